package infoplane.figure.file;

import infoplane.figure.Figure;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG with the metadata in an iTXt chunk (PNG specification, 11.3.3.4) and the density in a pHYs chunk. */
final class PngFile {
    private static final String TREE = "javax_imageio_png_1.0";
    private static final String KEYWORD = "infoplane";
    /** Keyword, uncompressed, no language, no translated keyword (PNG specification, 11.3.3.4). */
    private static final String BEFORE_TEXT = KEYWORD + "\0\0\0\0\0";

    private static final int SIGNATURE_BYTES = 8;
    /** Length, type and checksum of a chunk, without its content. */
    private static final int CHUNK_BYTES = 12;

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

    /** Walks over the chunks: their lengths are held against the file's, and the settings' own against its checksum. */
    static Optional<String> metadata(byte[] file) throws IOException {
        ByteBuffer chunks = ByteBuffer.wrap(file, SIGNATURE_BYTES, Math.max(0, file.length - SIGNATURE_BYTES));
        while (chunks.remaining() >= CHUNK_BYTES) {
            int length = chunks.getInt();
            if (length < 0 || length > chunks.remaining() - 2 * Integer.BYTES) {
                throw new DamagedFigureException("it ends too early, or is damaged");
            }
            CRC32 checksum = new CRC32();
            checksum.update(file, chunks.position(), Integer.BYTES + length);
            String type = new String(file, chunks.position(), Integer.BYTES, StandardCharsets.ISO_8859_1);
            String content = new String(file, chunks.position() + Integer.BYTES, length, StandardCharsets.UTF_8);
            chunks.position(chunks.position() + Integer.BYTES + length);
            boolean whole = chunks.getInt() == (int) checksum.getValue();
            if (type.equals("iTXt") && content.startsWith(BEFORE_TEXT)) {
                if (!whole) {
                    throw new DamagedFigureException("the settings in it are damaged");
                }
                return Optional.of(content.substring(BEFORE_TEXT.length()));
            }
            if (type.equals("IEND")) {
                return Optional.empty();
            }
        }
        throw new DamagedFigureException("it ends too early, or is damaged");
    }
}
