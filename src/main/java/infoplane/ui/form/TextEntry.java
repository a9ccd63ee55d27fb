package infoplane.ui.form;

import infoplane.core.NotAllowedException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** An entry whose value the user types. */
public final class TextEntry extends Entry {
    /**
     * The range of a slider.
     *
     * @param lower lower end
     * @param upper upper end
     * @param logarithmic whether equal distances are equal factors
     */
    public record Span(double lower, double upper, boolean logarithmic) {}

    /** What the user can browse for with buttons beside the text. */
    public enum Browsing {
        NOTHING,
        FILE,
        FOLDER,
        FILE_OR_FOLDER
    }

    /**
     * Values that the user can choose instead of typing them.
     *
     * @param values the values
     * @param chosen the values that count while the text is empty, because the program decides; shown in grey in the field
     * @param several whether several may be chosen, separated by commas
     */
    public record Offer(List<String> values, List<String> chosen, boolean several) {
        public static final Offer NONE = new Offer(List.of(), List.of(), false);

        public Offer {
            values = List.copyOf(values);
            chosen = List.copyOf(chosen);
        }
    }

    private final ObjectProperty<Offer> offer = new SimpleObjectProperty<>(Offer.NONE);
    private boolean prominent;
    private Browsing browsing = Browsing.NOTHING;
    private final StringProperty text = new SimpleStringProperty("");
    private final Consumer<String> parser;
    private final boolean wholeNumber;
    private @Nullable Span span;
    private String lastSet = "";
    /** Last text with which the whole form was valid. */
    private String lastValid = "";

    private boolean suspended;
    private String range = "";

    private TextEntry(String name, String label, boolean wholeNumber, Consumer<String> parser) {
        super(name, label);
        this.wholeNumber = wholeNumber;
        this.parser = parser;
    }

    /** An entry for an {@code int}. */
    public static TextEntry whole(String name, String label) {
        return new TextEntry(name, label, true, TextEntry::parseWhole);
    }

    /** An entry for a {@code long}, such as a seed. */
    public static TextEntry large(String name, String label) {
        return new TextEntry(name, label, true, TextEntry::parseLarge);
    }

    public static TextEntry decimal(String name, String label) {
        return new TextEntry(name, label, false, TextEntry::parseDecimal);
    }

    /** An entry for a decimal number, or for no number. */
    public static TextEntry optionalDecimal(String name, String label) {
        return new TextEntry(name, label, false, TextEntry::parseOptional);
    }

    /** An entry for a whole number that may be left empty. */
    public static TextEntry optionalWhole(String name, String label) {
        return new TextEntry(name, label, false, text -> {
            if (!text.isEmpty()) {
                parseWhole(text);
            }
        });
    }

    /** An entry for any text, empty included. */
    public static TextEntry text(String name, String label) {
        return new TextEntry(name, label, false, text -> {});
    }

    /** @param parser throws an {@link IllegalArgumentException} for an invalid text */
    public static TextEntry parsed(String name, String label, Consumer<String> parser) {
        return new TextEntry(name, label, false, parser);
    }

    public TextEntry with(String unit, String help) {
        describe(unit, help);
        return this;
    }

    /** @param allowed the range in words, such as {@code at least 0 and below 1}; follows "must be a number, " */
    public TextEntry range(String allowed) {
        range = allowed;
        return this;
    }

    public TextEntry browsing(Browsing wanted) {
        browsing = wanted;
        return this;
    }

    /** Never folds the entry away while it is at its default. */
    TextEntry prominent() {
        prominent = true;
        return this;
    }

    boolean isProminent() {
        return prominent;
    }

    /** The values to choose from; none at first. */
    public ObjectProperty<Offer> offer() {
        return offer;
    }

    /** The values in the text, or those that count while it is empty. */
    List<String> chosen() {
        String typed = text.get().strip();
        if (typed.isEmpty()) {
            return offer.get().chosen();
        }
        return offer.get().several()
                ? Arrays.stream(typed.split(",")).map(String::strip).toList()
                : List.of(typed);
    }

    Browsing browsing() {
        return browsing;
    }

    public TextEntry slider(double lower, double upper, boolean logarithmic) {
        span = new Span(lower, upper, logarithmic);
        return this;
    }

    /**
     * Shows a slider's value, rounded to three significant digits or to a whole number: a user cannot set a slider more
     * precisely.
     */
    public void slide(double value) {
        double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
        text.set(wholeNumber ? Long.toString(Math.round(value)) : plain(rounded));
    }

    /** The range of the slider beside the text; empty for no slider. */
    public Optional<Span> span() {
        return Optional.ofNullable(span);
    }

    public StringProperty text() {
        return text;
    }

    public String stripped() {
        return suspended ? lastValid : text.get().strip();
    }

    public int whole() {
        return parseWhole(effective());
    }

    public long large() {
        return parseLarge(effective());
    }

    public double decimal() {
        return parseDecimal(effective());
    }

    /** The number; null if the text is empty. */
    public @Nullable Double decimalOrNull() {
        return effective().isEmpty() ? null : Double.valueOf(parseDecimal(effective()));
    }

    public @Nullable Integer wholeOrNull() {
        return effective().isEmpty() ? null : Integer.valueOf(parseWhole(effective()));
    }

    /** The text; null if it is empty. */
    public @Nullable String textOrNull() {
        return effective().isEmpty() ? null : effective();
    }

    public void show(long value) {
        show(Long.toString(value));
    }

    public void show(@Nullable Double value) {
        show(value == null ? "" : plain(value));
    }

    public void show(String value) {
        lastSet = value;
        lastValid = value.strip();
        text.set(value);
    }

    /**
     * The text to read. For a hidden entry this is the text that was last set by the program, so that no invisible text is
     * invalid.
     */
    private String effective() {
        return relevant().get() ? stripped() : lastSet;
    }

    @Override
    boolean suspend() {
        suspended = true;
        return true;
    }

    @Override
    void resume() {
        suspended = false;
    }

    @Override
    void keepAsLastValid() {
        lastValid = stripped();
    }

    @Override
    Observable value() {
        return text;
    }

    @Override
    String displayText() {
        return stripped().isEmpty() || unit().isEmpty() ? stripped() : stripped() + " " + unit();
    }

    @Override
    String savedText() {
        return text.get();
    }

    @Override
    void restore(String saved) {
        text.set(saved);
    }

    @Override
    String ownProblem() {
        try {
            parser.accept(text.get().strip());
            return "";
        } catch (NumberFormatException e) {
            return "must be a " + (wholeNumber ? "whole number" : "number") + (range.isEmpty() ? "" : ", " + range)
                    + example();
        } catch (NotAllowedException e) {
            return e.allowed().words();
        } catch (IllegalArgumentException e) {
            return e.getMessage() == null ? "cannot be read" : e.getMessage();
        }
    }

    /** The last valid value as an example; undo restores the same value. */
    private String example() {
        return lastValid.isEmpty() ? "" : ", such as " + lastValid;
    }

    /**
     * The number without an exponent or trailing zeros where possible: {@code 0.05} and not {@code 5.0E-2}, {@code 12} and
     * not {@code 12.0}.
     */
    public static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e12) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e12
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value).toLowerCase(Locale.ROOT);
    }

    private static void parseOptional(String text) {
        if (!text.isEmpty()) {
            parseDecimal(text);
        }
    }

    private static int parseWhole(String text) {
        long value = parseLarge(text);
        if (value != (int) value) {
            throw new IllegalArgumentException("is too large");
        }
        return (int) value;
    }

    private static long parseLarge(String text) {
        return Long.parseLong(text);
    }

    private static double parseDecimal(String text) {
        return Double.parseDouble(text);
    }
}
