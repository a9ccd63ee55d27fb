package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.Setting;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a table of text is read. What is not set here is decided by the whole file, and said.
 *
 * @param headings whether the first row holds headings
 * @param separator what stands between two values
 * @param encoding name of the encoding of the text; null for what the file's first bytes say, else UTF-8
 * @param decimalMark what stands before the decimals
 * @param labelColumn heading of the label column, or its number from 1; null if the file decides
 * @param labelsAs whether labels are numbers or texts
 * @param leaveOut headings or numbers of the columns that are no inputs, separated by commas; {@code none} for none; null
 *     if the file decides
 * @param missing words that stand for a missing value, separated by commas; null for the usual ones
 */
public record TableSettings(
        Headings headings,
        Separator separator,
        @Nullable String encoding,
        DecimalMark decimalMark,
        @Nullable String labelColumn,
        LabelKind labelsAs,
        @Nullable String leaveOut,
        @Nullable String missing) {
    /** Everything is decided by the file. */
    static final TableSettings AUTO =
            new TableSettings(Headings.AUTO, Separator.AUTO, null, DecimalMark.AUTO, null, LabelKind.AUTO, null, null);

    /** The word for {@code leaveOut} that keeps every column. */
    static final String NONE = "none";

    /** What Excel writes in the place of a value. */
    static final List<String> EXCEL_ERRORS =
            List.of("#n/a", "#na", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!");

    private static final List<String> USUAL_MISSING = List.of(
            "na",
            "n/a",
            "n.a.",
            "#n/a n/a",
            "<na>",
            "nan",
            "-nan",
            "+nan",
            "null",
            "none",
            "nil",
            "missing",
            "undefined",
            "(null)",
            "<null>",
            "\\n",
            "?",
            "-",
            "--",
            "\u2013",
            "\u2014",
            "\u2212",
            ".",
            "inf",
            "+inf",
            "-inf",
            "infinity",
            "+infinity",
            "-infinity",
            "1.#inf",
            "-1.#inf",
            "1.#qnan",
            "-1.#qnan",
            "1.#ind",
            "-1.#ind");

    /** Whether the first row holds headings. */
    public enum Headings {
        @Setting(label = "the file decides")
        AUTO,
        @Setting(label = "in the first row")
        YES,
        @Setting(label = "none")
        NO
    }

    /** What stands between two values. */
    public enum Separator {
        @Setting(label = "the file decides")
        AUTO('\0', ""),
        @Setting(label = "comma")
        @JsonProperty(",")
        COMMA(',', "','"),
        @Setting(label = "semicolon")
        @JsonProperty(";")
        SEMICOLON(';', "';'"),
        @Setting(label = "tab")
        TAB('\t', "a tab"),
        @Setting(label = "bar |")
        @JsonProperty("|")
        BAR('|', "'|'"),
        @Setting(label = "blanks")
        BLANKS(' ', "blanks");

        final char character;
        final String words;

        Separator(char character, String words) {
            this.character = character;
            this.words = words;
        }

        static Optional<Separator> of(char character) {
            return Arrays.stream(values())
                    .filter(one -> one != AUTO && one.character == character)
                    .findFirst();
        }
    }

    /** What stands before the decimals. */
    public enum DecimalMark {
        @Setting(label = "the file decides")
        AUTO,
        @Setting(label = "point")
        @JsonProperty(".")
        POINT,
        @Setting(label = "comma")
        @JsonProperty(",")
        COMMA
    }

    /** What labels are. */
    public enum LabelKind {
        @Setting(label = "the file decides")
        AUTO,
        @Setting(label = "whole numbers")
        NUMBERS,
        @Setting(label = "texts")
        TEXT
    }

    /** The encoding that is set; empty if the file decides. @throws InvalidInputException if it is unknown */
    Optional<Charset> charset() {
        if (encoding == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(encoding.strip()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "encoding is \"" + PlainText.quoted(encoding)
                            + "\" but must be an encoding such as UTF-8, UTF-16, windows-1252 or GBK",
                    e);
        }
    }

    /** Whether a value that is not empty stands for a missing one. */
    boolean isMissing(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        return missing == null
                ? USUAL_MISSING.contains(small) || EXCEL_ERRORS.contains(small)
                : list(missing).contains(value);
    }

    /** The parts of a list separated by commas, stripped. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** These settings for a file of labels: the columns that are left out are those of the inputs' file. */
    TableSettings ofLabelFile() {
        return new TableSettings(Headings.AUTO, separator, encoding, decimalMark, labelColumn, labelsAs, null, missing);
    }

    /** These settings for a file of inputs alone: the label column is that of the labels' file. */
    TableSettings ofInputFile() {
        return new TableSettings(headings, separator, encoding, decimalMark, null, LabelKind.AUTO, leaveOut, missing);
    }
}
