package infoplane.figure.file;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.Replacement;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.core.SafeFiles;
import infoplane.core.UserFiles;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes figures to files that carry the experiment they show. The same figure, size, style and metadata give the same
 * bytes.
 */
public final class FigureExport {
    private static final int MOST_MEBIBYTES = 256;

    private FigureExport() {}

    private interface Writer {
        void write(
                Figure figure,
                FigureSize size,
                FigureStyle style,
                String metadata,
                OutputStream out,
                RunMonitor monitor)
                throws IOException;
    }

    /** Like the other, without progress. */
    public static void write(
            Figure figure, Path file, FigureFormat format, FigureSize size, FigureStyle style, String metadata) {
        write(figure, Replacement.of(file), format, size, style, metadata, RunMonitor.SILENT);
    }

    /**
     * Writes the whole file or, on failure, nothing: an older file of that name stays until the new file is complete. Beside a
     * CSV file stands a file with the metadata.
     *
     * @param file asked for before the figure was computed
     * @param metadata JSON that describes the experiment, empty for none; {@link #readMetadata} returns it
     * @param monitor of films, which take a while
     * @throws RunFailedException if the file cannot be written, also because another program has written it since
     * @throws java.util.concurrent.CancellationException if the monitor cancels; no file was changed
     */
    public static void write(
            Figure figure,
            Replacement file,
            FigureFormat format,
            FigureSize size,
            FigureStyle style,
            String metadata,
            RunMonitor monitor) {
        if (format == FigureFormat.CSV) {
            SafeFiles.checkRegular(beside(file.file())); // before the table is written
        }
        byte[] content = bytes(figure, format, size, style, metadata, monitor); // so that only the disk can fail below
        try {
            file.write(content);
            if (format == FigureFormat.CSV) {
                Sidecar.write(file.file(), content, metadata);
            }
        } catch (IOException e) {
            throw new RunFailedException(
                    "cannot write " + PlainText.path(file.file()) + ": " + SafeFiles.reason(file.file(), e), e);
        }
    }

    /**
     * What {@link #write} writes into the file.
     *
     * @throws RunFailedException if the figure cannot be painted
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    public static byte[] bytes(
            Figure figure,
            FigureFormat format,
            FigureSize size,
            FigureStyle style,
            String metadata,
            RunMonitor monitor) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            writer(format).write(figure, size, style, metadata, bytes, monitor);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new RunFailedException(
                    "cannot make a ." + format.extension() + " file: " + SafeFiles.reason(Path.of(""), e), e);
        }
    }

    private static Writer writer(FigureFormat format) {
        return switch (format) {
            case PNG ->
                (figure, size, style, metadata, out, monitor) -> PngFile.write(figure, size, style, metadata, out);
            case SVG ->
                (figure, size, style, metadata, out, monitor) -> SvgFile.write(figure, size, style, metadata, out);
            case PDF ->
                (figure, size, style, metadata, out, monitor) -> PdfFile.write(figure, size, style, metadata, out);
            case GIF -> GifFile::write;
            case CSV -> (figure, size, style, metadata, out, monitor) -> text(TableText.csv(figure.table()), out);
            case LATEX -> (figure, size, style, metadata, out, monitor) -> text(TableText.latex(figure, metadata), out);
        };
    }

    /** The file beside a CSV file that holds its metadata. */
    public static Path beside(Path csv) {
        return Sidecar.of(csv);
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The JSON that {@link #write} put into the file, or beside a CSV file; empty if there is none. Detects the format by content, not by name.
     *
     * @throws InvalidInputException if the file cannot be read or is no figure
     */
    public static Optional<String> readMetadata(Path file) {
        byte[] bytes = read(file, "a figure");
        try {
            Optional<String> inside = metadata(file, bytes);
            return (inside.isPresent() ? inside : metadataBeside(file, bytes)).filter(json -> !json.isBlank());
        } catch (InvalidInputException e) {
            throw e;
        } catch (DamagedFigureException e) {
            throw new InvalidInputException("cannot read " + PlainText.path(file) + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // the readers throw anything where the bytes make no sense
            throw new InvalidInputException("cannot read " + PlainText.path(file) + ": it is damaged", e);
        }
    }

    private static Optional<String> metadataBeside(Path file, byte[] table) {
        Path beside = beside(file);
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv") || Files.notExists(beside)) {
            return Optional.empty();
        }
        return Sidecar.metadata(file, table, utf8(beside, read(beside, "the experiment of a figure")));
    }

    private static byte[] read(Path file, String what) {
        try {
            return UserFiles.bytes(file, MOST_MEBIBYTES, what);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot read " + PlainText.path(file) + ": " + SafeFiles.reason(file, e), e);
        }
    }

    private static String utf8(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("cannot read " + PlainText.path(file) + ": it is not UTF-8 text", e);
        }
    }

    private static Optional<String> metadata(Path file, byte[] bytes) throws IOException {
        String start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG")) {
            return PngFile.metadata(bytes);
        }
        if (start.startsWith("GIF8")) {
            return GifFile.metadata(bytes);
        }
        if (start.startsWith("%PDF")) {
            return PdfFile.metadata(bytes);
        }
        if (start.contains("<svg") || start.startsWith("<?xml")) {
            return SvgFile.metadata(bytes);
        }
        if (start.indexOf('\0') >= 0) {
            throw new InvalidInputException(
                    PlainText.path(file) + " is no figure: allowed are PNG, SVG, PDF, GIF, CSV and LaTeX files");
        }
        return TableText.metadata(utf8(file, bytes));
    }
}
