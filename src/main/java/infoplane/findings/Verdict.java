package infoplane.findings;

/** What a run, or several, say about a claim. */
public enum Verdict {
    SUPPORTED("supported"),
    NOT_SUPPORTED("not supported"),
    /** Estimators that may vote contradict each other. */
    DEPENDS_ON_ESTIMATOR("depends on the estimator"),
    /** The interval over repeats holds the threshold. */
    UNDECIDED("undecided"),
    /** Nothing that was measured can say; the reasons say why. */
    NOT_JUDGED("not judged");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The name in result files. */
    public String label() {
        return label;
    }
}
