package infoplane.findings;

/** What an estimator, or one of its layers, says about a claim. */
public enum Vote {
    YES("yes"),
    NO("no"),
    /** It cannot tell; the reason says why. */
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
