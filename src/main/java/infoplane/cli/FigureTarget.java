package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.Replacement;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.core.SafeFiles;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.file.FigureExport;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a command writes a figure: a file, whose ending says its format, or standard output, for which {@code -} stands.
 */
public final class FigureTarget {
    private final Path out;
    private final FigureFormat format;
    /** Null for standard output. */
    private final @Nullable Replacement file;

    /**
     * Checks the place before the long work, during which others may write the file.
     *
     * @param format the value of {@code --format}; null if it was not given
     * @throws InvalidInputException if nothing can be written there, or the format is missing or said twice
     */
    FigureTarget(Path out, @Nullable String format) {
        this.out = out;
        boolean standardOutput = StandardInput.isMeant(out);
        if (standardOutput && format == null) {
            throw new InvalidInputException("--format is missing: --out is -, which has no ending that says what is"
                    + " written; one of " + FigureFormat.names());
        }
        if (!standardOutput && format != null) {
            throw new InvalidInputException("--format is " + PlainText.quoted(format)
                    + " but the ending of --out says what is written; --format goes with --out -");
        }
        this.format = format == null ? FigureFormat.of(out) : FigureFormat.named("--format", format);
        file = standardOutput ? null : checked(out);
    }

    /** The options of a command that prints tables, and draws them if it is asked to. */
    public static final class OrTables {
        @Option(
                names = "--out",
                paramLabel = "FILE",
                description =
                        "A figure (.png, .svg, .pdf) or its numbers (.csv, .tex); - is standard output, in place of the"
                                + " tables.")
        private @Nullable Path out;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "What --out - writes: png, svg, pdf, csv or tex.")
        private @Nullable String format;

        @Option(names = "--json", description = "Prints one JSON object.")
        private boolean json;

        public boolean json() {
            return json;
        }

        /** @param what is drawn, such as {@code a calibration}, which is no film @return null if no figure was asked for */
        public @Nullable FigureTarget target(String what) {
            if (out == null) {
                if (format != null) {
                    throw new InvalidInputException(
                            "--format is " + PlainText.quoted(format) + " but there is no --out -, which it goes with");
                }
                return null;
            }
            FigureTarget target = new FigureTarget(out, format);
            if (target.format() == FigureFormat.GIF) {
                throw new InvalidInputException(
                        (target.standardOutput() ? "--format is gif" : "--out is " + PlainText.path(out)) + " but "
                                + what + " is no film; allowed are .png, .svg, .pdf, .csv, .tex");
            }
            if (json && target.standardOutput()) {
                throw new InvalidInputException("--json and --out - both write to standard output; give --out a file");
            }
            return target;
        }
    }

    private static Replacement checked(Path file) {
        SafeFiles.checkRegular(file);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new InvalidInputException(
                    "--out is " + PlainText.path(file) + " but there is no folder " + PlainText.path(parent));
        }
        return Replacement.of(file);
    }

    FigureFormat format() {
        return format;
    }

    public boolean standardOutput() {
        return file == null;
    }

    /** Writes the figure whole or, on failure, nothing. Standard output gets no file with the experiment beside a table. */
    public void write(
            Figure figure, FigureSize size, FigureStyle style, String metadata, Console console, RunMonitor monitor) {
        if (file != null) {
            FigureExport.write(figure, file, format, size, style, metadata, monitor);
            return;
        }
        byte[] bytes = FigureExport.bytes(figure, format, size, style, metadata, monitor);
        PrintStream stream = console.out();
        stream.write(bytes, 0, bytes.length);
        if (stream.checkError()) {
            throw new RunFailedException("the figure could not be written to standard output");
        }
    }

    /** What the user is told once the figure is written. */
    public void say(Console console) {
        if (file != null) {
            console.say("wrote " + out);
        }
    }
}
