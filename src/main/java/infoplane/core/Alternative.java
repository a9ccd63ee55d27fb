package infoplane.core;

/** An estimator that a refusal may advise instead; with its default settings it accepts the very samples that were refused. */
public enum Alternative {
    ROSS("ross"),
    KSG("ksg"),
    MIXED_KSG("mixed-ksg"),
    QUANTISED("quantised"),
    KDE("kde"),
    BINNING("binning"),
    INFONCE("infonce");

    private final String label;

    Alternative(String label) {
        this.label = label;
    }

    /** What files and the command line call it. */
    public String label() {
        return label;
    }
}
