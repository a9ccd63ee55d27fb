package infoplane.findings;

/** A law that true information obeys. The labels are in result files: add labels, never rename them. */
public enum LawKind {
    INPUT_ORDER("I(X;T) falls from layer to layer", true),
    LABEL_ORDER("I(T;Y) falls from layer to layer", true),
    INPUT_BOUND("I(X;T) ≤ H(X)", false),
    LABEL_BOUND("I(T;Y) ≤ I(X;Y)", false),
    LABEL_BELOW_INPUT("I(T;Y) ≤ I(X;T)", false);

    private final String label;
    private final boolean order;

    LawKind(String label, boolean order) {
        this.label = label;
        this.order = order;
    }

    public String label() {
        return label;
    }

    /** Whether the law is the data processing inequality, which compares a layer with the one before. */
    public boolean isOrder() {
        return order;
    }
}
