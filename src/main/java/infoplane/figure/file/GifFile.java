package infoplane.figure.file;

import infoplane.core.RunMonitor;
import infoplane.figure.Figure;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/**
 * Writes the film of a figure: it says the epoch of each frame, loops without end and pauses on the last frame. The metadata is
 * in a comment block, as UTF-8.
 */
final class GifFile {
    private static final String TREE = "javax_imageio_gif_image_1.0";
    private static final int FRAMES = 80;
    private static final int DELAY_HUNDREDTHS = 7;
    private static final int LAST_DELAY_HUNDREDTHS = 250;
    private static final String MARK = "infoplane ";

    private GifFile() {}

    static void write(
            Figure figure, FigureSize size, FigureStyle style, String metadata, OutputStream out, RunMonitor monitor)
            throws IOException {
        List<Figure> film = figure.film(FRAMES);
        FilmFrame frame = new FilmFrame(size, style);
        int lastEpoch = film.get(film.size() - 1).reachedEpoch().orElse(0);
        Palette palette = new Palette(frame.paint(film.get(film.size() - 1), lastEpoch));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            BufferedImage before = null;
            for (int number = 0; number < film.size(); number++) {
                monitor.checkpoint(number, film.size(), "frames of the film");
                BufferedImage whole = palette.reduce(frame.paint(film.get(number), lastEpoch));
                Rectangle changed = before == null ? whole.getRaster().getBounds() : changed(before, whole);
                BufferedImage part = before == null ? whole : difference(before, whole, changed);
                boolean last = number == film.size() - 1;
                IIOMetadata tree = writer.getDefaultImageMetadata(new ImageTypeSpecifier(part), null);
                tree.setFromTree(TREE, blocks(tree, changed, number == 0, last, metadata));
                writer.writeToSequence(new IIOImage(part, null, tree), null);
                before = whole;
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static byte[] pixels(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /** The smallest rectangle that holds all changed pixels; a single pixel if nothing changed. */
    private static Rectangle changed(BufferedImage before, BufferedImage now) {
        byte[] old = pixels(before);
        byte[] pixels = pixels(now);
        Rectangle changed = new Rectangle(-1, -1);
        for (int index = 0; index < pixels.length; index++) {
            if (pixels[index] != old[index]) {
                changed.add(new Rectangle(index % now.getWidth(), index / now.getWidth(), 1, 1));
            }
        }
        return changed.isEmpty() ? new Rectangle(1, 1) : changed;
    }

    /** The changed rectangle with unchanged pixels transparent: long runs of one value compress well. */
    private static BufferedImage difference(BufferedImage before, BufferedImage now, Rectangle changed) {
        IndexColorModel model = (IndexColorModel) now.getColorModel();
        BufferedImage part = new BufferedImage(changed.width, changed.height, BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] old = pixels(before);
        byte[] pixels = pixels(now);
        byte[] to = pixels(part);
        for (int row = 0; row < changed.height; row++) {
            int from = (changed.y + row) * now.getWidth() + changed.x;
            for (int column = 0; column < changed.width; column++) {
                boolean same = pixels[from + column] == old[from + column];
                to[row * changed.width + column] = same ? (byte) Palette.TRANSPARENT : pixels[from + column];
            }
        }
        return part;
    }

    private static IIOMetadataNode blocks(
            IIOMetadata defaults, Rectangle place, boolean first, boolean last, String metadata) {
        IIOMetadataNode root = (IIOMetadataNode) defaults.getAsTree(TREE);
        IIOMetadataNode descriptor = child(root, "ImageDescriptor");
        descriptor.setAttribute("imageLeftPosition", Integer.toString(place.x));
        descriptor.setAttribute("imageTopPosition", Integer.toString(place.y));
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", Integer.toString(Palette.TRANSPARENT));
        control.setAttribute("delayTime", Integer.toString(last ? LAST_DELAY_HUNDREDTHS : DELAY_HUNDREDTHS));
        if (first) {
            endless(root);
            if (!metadata.isEmpty()) {
                IIOMetadataNode comment = new IIOMetadataNode("CommentExtension");
                byte[] utf8 = (MARK + metadata).getBytes(StandardCharsets.UTF_8);
                comment.setAttribute("value", new String(utf8, StandardCharsets.ISO_8859_1));
                child(root, "CommentExtensions").appendChild(comment);
            }
        }
        return root;
    }

    private static void endless(IIOMetadataNode root) {
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        child(root, "ApplicationExtensions").appendChild(loop);
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        NodeList found = root.getElementsByTagName(name);
        if (found.getLength() > 0) {
            return (IIOMetadataNode) found.item(0);
        }
        IIOMetadataNode made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }

    static Optional<String> metadata(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream);
            IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree(TREE);
            NodeList comments = root.getElementsByTagName("CommentExtension");
            for (int index = 0; index < comments.getLength(); index++) {
                String raw = ((IIOMetadataNode) comments.item(index)).getAttribute("value");
                String text = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                if (text.startsWith(MARK)) {
                    return Optional.of(text.substring(MARK.length()));
                }
            }
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }
}
