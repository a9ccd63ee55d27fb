package infoplane.figure.file;

import infoplane.figure.Figure;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
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

/** Writes PNG with the metadata in an iTXt chunk (PNG specification, 11.3.3.4) and the density in a pHYs chunk. */
final class PngFile {
    private static final String TREE = "javax_imageio_png_1.0";
    private static final String KEYWORD = "infoplane";
    private static final double POINTS_PER_METRE = 72 / 0.0254;

    private PngFile() {}

    static void write(Figure figure, FigureSize size, FigureStyle style, String metadata, OutputStream out)
            throws IOException {
        BufferedImage image = opaque(FigureImages.render(figure, size.width(), size.height(), size.scale(), style));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            IIOMetadata tree = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            tree.mergeTree(TREE, chunks(metadata, size.scale()));
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, tree));
        } finally {
            writer.dispose();
        }
    }

    /** A copy without the alpha channel: every pixel is opaque anyway. */
    static BufferedImage opaque(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    private static IIOMetadataNode chunks(String metadata, double scale) {
        IIOMetadataNode root = new IIOMetadataNode(TREE);
        IIOMetadataNode density = new IIOMetadataNode("pHYs");
        String perMetre = Long.toString(Math.round(POINTS_PER_METRE * scale));
        density.setAttribute("pixelsPerUnitXAxis", perMetre);
        density.setAttribute("pixelsPerUnitYAxis", perMetre);
        density.setAttribute("unitSpecifier", "meter");
        root.appendChild(density);
        if (!metadata.isEmpty()) {
            IIOMetadataNode text = new IIOMetadataNode("iTXt");
            text.appendChild(entry(metadata));
            root.appendChild(text);
        }
        return root;
    }

    private static IIOMetadataNode entry(String metadata) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", KEYWORD);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", metadata);
        return entry;
    }

    static Optional<String> metadata(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true);
            IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree(TREE);
            NodeList entries = root.getElementsByTagName("iTXtEntry");
            for (int index = 0; index < entries.getLength(); index++) {
                IIOMetadataNode entry = (IIOMetadataNode) entries.item(index);
                if (entry.getAttribute("keyword").equals(KEYWORD)) {
                    return Optional.of(entry.getAttribute("text"));
                }
            }
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }
}
