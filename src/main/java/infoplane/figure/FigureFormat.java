package infoplane.figure;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file formats of figures. */
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

    /** Whether the format keeps shapes as shapes instead of pixels. */
    public boolean drawing() {
        return this == SVG || this == PDF;
    }

    /** A few words for menus. */
    public String description() {
        return description;
    }

    /**
     * The format of the file's ending.
     *
     * @throws InvalidInputException if the ending belongs to no format
     */
    public static FigureFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.extension))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        PlainText.path(file) + " has no ending that names a kind of figure: allowed are " + allowed()));
    }

    /**
     * The format that an option names by its ending.
     *
     * @throws InvalidInputException if there is none of this name
     */
    public static FigureFormat named(String option, String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        option + " is \"" + PlainText.quoted(name) + "\" but must be one of " + names()));
    }

    /** The names of all formats, such as {@code png, svg}. */
    public static String names() {
        return Arrays.stream(values()).map(FigureFormat::extension).collect(Collectors.joining(", "));
    }

    /** Whether the file's ending is that of a figure format. */
    public static boolean isFigure(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).anyMatch(format -> name.endsWith("." + format.extension));
    }

    private static String allowed() {
        return Arrays.stream(values()).map(format -> "." + format.extension).collect(Collectors.joining(", "));
    }
}
