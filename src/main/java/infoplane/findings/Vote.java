package infoplane.findings;

/** The vote of an estimator, or of one of its layers, on a claim. */
public enum Vote {
    YES("yes"),
    NO("no"),
    /** The estimator cannot decide; the reason says why. */
    NONE("none");

    private final String label;

    Vote(String label) {
        this.label = label;
    }

    static Vote of(boolean yes) {
        return yes ? YES : NO;
    }

    /** The name in result files. */
    public String label() {
        return label;
    }
}
