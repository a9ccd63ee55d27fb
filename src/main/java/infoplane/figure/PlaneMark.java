package infoplane.figure;

/** What a plane can show besides the points. */
public enum PlaneMark {
    /** A thin line through the layers of one epoch. */
    LINES("Lines through an epoch"),
    /** H(X) and H(Y). */
    CEILINGS("Ceilings H(X), H(Y)"),
    /** I(T;Y) = I(X;T). */
    DIAGONAL("Diagonal"),
    /** The region where no point can lie. */
    IMPOSSIBLE("Impossible region"),
    /** The information bottleneck limit, if it is known. */
    IB_LIMIT("Information bottleneck limit"),
    /** Rings around points that have a warning. */
    WARNINGS("Warning marks"),
    /** Names beside the last points of each layer. */
    LABELS("Layer names"),
    /** The legend of the layers above the plot. */
    LEGEND("Legend"),
    /** The bar that maps colours to epochs. */
    COLOUR_BAR("Colour bar");

    private final String label;

    PlaneMark(String label) {
        this.label = label;
    }

    /** The name in menus. */
    public String label() {
        return label;
    }
}
