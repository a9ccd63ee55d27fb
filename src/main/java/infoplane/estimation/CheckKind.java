package infoplane.estimation;

/** What an estimator can be checked by. */
public enum CheckKind {
    /** Twins of the data and halves of the rows: of estimators that stand on neighbours. */
    TWIN,
    /** The same for two samples only: of a layer, cells and kernels say what their bins or noise leave of it. */
    TWIN_OF_PAIRS,
    /** Values moved by one unit in the last place: of estimators that count cells. */
    ROUNDING
}
