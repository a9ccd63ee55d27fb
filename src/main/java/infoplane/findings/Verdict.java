package infoplane.findings;

/** The verdict of one run or of several on a claim. */
public enum Verdict {
    SUPPORTED("supported"),
    NOT_SUPPORTED("not supported"),
    /** Estimators with a vote contradict each other. */
    DEPENDS_ON_ESTIMATOR("depends on the estimator"),
    /** The threshold lies within the interval over repeats. */
    UNDECIDED("undecided"),
    /** The measurements cannot decide; the reasons say why. */
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
