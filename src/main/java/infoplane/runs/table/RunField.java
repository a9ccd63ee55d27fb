package infoplane.runs.table;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of the table of runs, which is a column and a word of queries.
 *
 * @param key how queries call it, such as {@code learningRate}
 * @param title heading of the column, such as {@code Learning rate}
 * @param family what fields it belongs to
 * @param number whether values are numbers; else they are texts
 * @param value a Double or a text; null where a run has none
 */
public record RunField(
        String key, String title, Family family, boolean number, Function<RunFacts, @Nullable Object> value) {
    /** What fields belong together in the menu of columns. */
    public enum Family {
        RUN("Run"),
        RESULT("Results"),
        LAYER("Layers"),
        SETTING("Settings");

        private final String label;

        Family(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The value of a run: a finite Double or a text; null where the run has none. */
    public @Nullable Object of(RunFacts run) {
        Object found = value.apply(run);
        return found instanceof Double amount && !Double.isFinite(amount) ? null : found;
    }

    /** The value of a run in words; empty where the run has none. */
    public String shown(RunFacts run) {
        return shown(of(run));
    }

    /** A value in words. @param value a Double or a text; null for none */
    public String shown(@Nullable Object value) {
        if (!(value instanceof Double amount)) {
            return value == null ? "" : value.toString();
        }
        if (family == Family.SETTING || amount == Math.rint(amount) && family == Family.RUN) {
            return plain(amount);
        }
        return String.format(Locale.ROOT, "%.3f", amount);
    }

    /** A number as experiment files write it: {@code 0.0004}, {@code 8000}. */
    static String plain(double amount) {
        return amount == Math.rint(amount) && Math.abs(amount) < 1e15
                ? String.valueOf((long) amount)
                : Math.abs(amount) < 1e-4
                        ? String.valueOf(amount)
                        : new BigDecimal(String.valueOf(amount))
                                .stripTrailingZeros()
                                .toPlainString();
    }
}
