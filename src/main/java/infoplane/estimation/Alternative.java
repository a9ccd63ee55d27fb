package infoplane.estimation;

/** An estimator that a refusal may advise instead; with its default settings it accepts the very samples that were refused. */
public enum Alternative {
    ROSS("ross", RossSettings.defaults()),
    KSG("ksg", KsgSettings.defaults()),
    MIXED_KSG("mixed-ksg", MixedKsgSettings.defaults()),
    QUANTISED("quantised", QuantisedSettings.defaults()),
    KDE("kde", KdeSettings.defaults()),
    BINNING("binning", BinningSettings.defaults()),
    INFONCE("infonce", InfoNceSettings.defaults());

    private final String label;
    private final EstimatorSettings settings;

    Alternative(String label, EstimatorSettings settings) {
        this.label = label;
        this.settings = settings;
    }

    /** What the command line calls it. */
    public String label() {
        return label;
    }

    public EstimatorSettings settings() {
        return settings;
    }
}
