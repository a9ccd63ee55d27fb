package infoplane.figure;

import infoplane.core.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a figure can be written as. */
public enum FigureFormat {
    PNG("png", "image"),
    SVG("svg", "drawing, text stays text"),
    PDF("pdf", "drawing with embedded fonts"),
    GIF("gif", "film of the training"),
    CSV("csv", "the numbers"),
    LATEX("tex", "table for a paper");

    private final String extension;
    private final String description;

    FigureFormat(String extension, String description) {
        this.extension = extension;
        this.description = description;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    /** Whether shapes stay shapes in it. */
    public boolean drawing() {
        return this == SVG || this == PDF;
    }

    /** A few words for menus. */
    public String description() {
        return description;
    }

    /**
     * By the ending of the file's name.
     *
     * @throws InvalidInputException if there is no such format
     */
    public static FigureFormat of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.extension))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        file + " has no ending that names a kind of figure: allowed are " + allowed()));
    }

    /** Whether the ending of the file's name is that of a figure. */
    public static boolean isFigure(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).anyMatch(format -> name.endsWith("." + format.extension));
    }

    private static String allowed() {
        return Arrays.stream(values()).map(format -> "." + format.extension).collect(Collectors.joining(", "));
    }
}
