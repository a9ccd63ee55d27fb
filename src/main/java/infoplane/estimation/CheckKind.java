package infoplane.estimation;

/** The kinds of self-check of an estimator. */
public enum CheckKind {
    /** Twins of the data and halves of the rows, for estimators based on nearest neighbours. */
    TWIN,
    /**
     * Twins and halves for two samples only. For a layer, cells and kernels measure what their bins or noise leave of it,
     * which is not the information of a twin.
     */
    TWIN_OF_PAIRS,
    /** Values moved by one unit in the last place, for estimators that count cells. */
    ROUNDING
}
