package infoplane.figure;

import java.awt.image.BufferedImage;
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
import org.w3c.dom.NodeList;

/** The film of a figure: endless, with a pause at the end; metadata in a comment block, as UTF-8. */
final class GifFile {
    private static final String TREE = "javax_imageio_gif_image_1.0";
    private static final int FRAMES = 80;
    private static final int DELAY_HUNDREDTHS = 7;
    private static final int LAST_DELAY_HUNDREDTHS = 250;
    private static final String MARK = "infoplane ";

    private GifFile() {}

    static void write(Figure figure, FigureSize size, FigureStyle style, String metadata, OutputStream out)
            throws IOException {
        List<Figure> film = figure.film(FRAMES);
        Palette palette = new Palette(frame(film.get(film.size() - 1), size, style));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int number = 0; number < film.size(); number++) {
                BufferedImage image = palette.reduce(frame(film.get(number), size, style));
                boolean last = number == film.size() - 1;
                IIOMetadata tree = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
                tree.setFromTree(TREE, blocks(tree, number == 0, last, metadata));
                writer.writeToSequence(new IIOImage(image, null, tree), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage frame(Figure figure, FigureSize size, FigureStyle style) {
        return PngFile.opaque(FigureImages.render(figure, size.width(), size.height(), 1, style));
    }

    private static IIOMetadataNode blocks(IIOMetadata defaults, boolean first, boolean last, String metadata) {
        IIOMetadataNode root = (IIOMetadataNode) defaults.getAsTree(TREE);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
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
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
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
