package infoplane.dataset;

import infoplane.core.Checks;

/** The limits that the settings of every data set share. */
final class DatasetChecks {
    private DatasetChecks() {}

    static void trainFraction(double value) {
        Checks.positiveAtMost("trainFraction", value, 1);
    }
}
