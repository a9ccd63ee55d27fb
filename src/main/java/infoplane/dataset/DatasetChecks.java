package infoplane.dataset;

/** The limits that the settings of every data set share. */
final class DatasetChecks {
    private DatasetChecks() {}

    static void trainFraction(double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "trainFraction is " + value + " but must be greater than 0 and at most 1");
        }
    }
}
