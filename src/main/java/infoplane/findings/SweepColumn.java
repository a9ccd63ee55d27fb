package infoplane.findings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The outcomes of a run in {@code sweep.csv} that are numbers. */
public enum SweepColumn {
    ACCURACY_TRAIN("Training accuracy", ""),
    ACCURACY_TEST("Test accuracy", ""),
    I_XT_MAX_BITS("Largest I(X;T)", "bits"),
    EPOCH_OF_MAX("Epoch of the largest I(X;T)", ""),
    I_XT_END_BITS("I(X;T) at the end", "bits"),
    I_TY_END_BITS("I(T;Y) at the end", "bits"),
    FALL_BITS("Fall of I(X;T)", "bits");

    private final String label;
    private final String unit;

    SweepColumn(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    /** The name of the column in the file. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the column holds, for people. */
    public String label() {
        return label;
    }

    /** The label with its unit, for an axis. */
    public String axis() {
        return unit.isEmpty() ? label : label + " [" + unit + "]";
    }

    /** Whether the outcome is the same for every estimator and layer. */
    public boolean ofWholeRun() {
        return this == ACCURACY_TRAIN || this == ACCURACY_TEST;
    }

    /** The names of all columns. */
    public static List<String> columns() {
        return Arrays.stream(values()).map(SweepColumn::column).toList();
    }
}
