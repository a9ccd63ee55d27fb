package infoplane.pairwise;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link GramSpectrum}'s shares of all t: the same operations in the same order, four vectors of t at a time in registers. */
final class VectorShares {
    private static final VectorSpecies<Double> SPECIES = VectorDoubleTiles.SPECIES;
    private static final int LANES = SPECIES.length();
    /** Vectors of t that are met together, because each waits for its divisions. */
    private static final int TOGETHER = 4;

    private VectorShares() {}

    /**
     * @param diagonal of the sum 1
     * @param squares of the numbers beside the diagonal; the last is 0
     * @param t over 0
     * @param shares to be written, one a t
     */
    static void of(double[] diagonal, double[] squares, double[] t, double[] shares) {
        int width = TOGETHER * LANES;
        double[] some = new double[width];
        double[] sums = new double[width];
        for (int from = 0; from < t.length; from += width) {
            for (int k = 0; k < width; k++) {
                some[k] = t[Math.min(from + k, t.length - 1)];
            }
            sum(diagonal, squares, some, sums);
            System.arraycopy(sums, 0, shares, from, Math.min(width, t.length - from));
        }
    }

    private static void sum(double[] diagonal, double[] squares, double[] t, double[] sums) {
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, t, 0);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, t, LANES);
        DoubleVector t2 = DoubleVector.fromArray(SPECIES, t, 2 * LANES);
        DoubleVector t3 = DoubleVector.fromArray(SPECIES, t, 3 * LANES);
        DoubleVector pivot0 = DoubleVector.broadcast(SPECIES, diagonal[0]);
        DoubleVector pivot1 = pivot0;
        DoubleVector pivot2 = pivot0;
        DoubleVector pivot3 = pivot0;
        DoubleVector slope0 = zero;
        DoubleVector slope1 = zero;
        DoubleVector slope2 = zero;
        DoubleVector slope3 = zero;
        DoubleVector sum0 = zero;
        DoubleVector sum1 = zero;
        DoubleVector sum2 = zero;
        DoubleVector sum3 = zero;
        for (int row = 0; row < diagonal.length; row++) {
            double square = squares[row];
            double next = row + 1 < diagonal.length ? diagonal[row + 1] : 0;
            DoubleVector inverse0 = one.div(t0.add(pivot0));
            DoubleVector inverse1 = one.div(t1.add(pivot1));
            DoubleVector inverse2 = one.div(t2.add(pivot2));
            DoubleVector inverse3 = one.div(t3.add(pivot3));
            sum0 = sum0.add(share(t0, pivot0, slope0, inverse0, one, zero));
            sum1 = sum1.add(share(t1, pivot1, slope1, inverse1, one, zero));
            sum2 = sum2.add(share(t2, pivot2, slope2, inverse2, one, zero));
            sum3 = sum3.add(share(t3, pivot3, slope3, inverse3, one, zero));
            DoubleVector change0 = inverse0.mul(square);
            DoubleVector change1 = inverse1.mul(square);
            DoubleVector change2 = inverse2.mul(square);
            DoubleVector change3 = inverse3.mul(square);
            slope0 = slope0.add(one).mul(change0).mul(inverse0).min(Double.MAX_VALUE);
            slope1 = slope1.add(one).mul(change1).mul(inverse1).min(Double.MAX_VALUE);
            slope2 = slope2.add(one).mul(change2).mul(inverse2).min(Double.MAX_VALUE);
            slope3 = slope3.add(one).mul(change3).mul(inverse3).min(Double.MAX_VALUE);
            DoubleVector after = DoubleVector.broadcast(SPECIES, next);
            pivot0 = after.sub(change0).max(zero);
            pivot1 = after.sub(change1).max(zero);
            pivot2 = after.sub(change2).max(zero);
            pivot3 = after.sub(change3).max(zero);
        }
        sum0.intoArray(sums, 0);
        sum1.intoArray(sums, LANES);
        sum2.intoArray(sums, 2 * LANES);
        sum3.intoArray(sums, 3 * LANES);
    }

    private static DoubleVector share(
            DoubleVector t,
            DoubleVector pivot,
            DoubleVector slope,
            DoubleVector inverse,
            DoubleVector one,
            DoubleVector zero) {
        return pivot.sub(t.mul(slope)).mul(inverse).min(one).max(zero);
    }
}
