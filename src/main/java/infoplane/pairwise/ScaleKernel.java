package infoplane.pairwise;

/** Gaussian kernels of a {@link ScaleChains} between leaves of rows, in whatever way this machine does them best. */
interface ScaleKernel {
    /**
     * Adds the kernels of some leaves with some later leaves, or with themselves, to the sums of both. A pair is met once;
     * where both leaves are one, each row is met with all its rows.
     *
     * @param fromRow first leaf of the rows
     * @param toRow the leaf after their last
     * @param fromColumn first leaf of the columns
     * @param toColumn the leaf after their last; columns before a row's own leaf are left out
     */
    void addTile(int fromRow, int toRow, int fromColumn, int toColumn);

    /** The sums by place and position. @param own whether over leaves of a position's own group, or over all others */
    double[][] sums(boolean own);
}
