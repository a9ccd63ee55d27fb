package infoplane.scales;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.pairwise.KernelSums;
import infoplane.pairwise.ScaleSums;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Bounds on what a layer keeps at every scale, from one pass over the pairs of its distinct rows; for soft labels one more
 * pass a class.
 */
final class ScaleMeter {
    /** Products of sums up to here have one logarithm together. */
    private static final double LARGE = 1e100;

    private ScaleMeter() {}

    /**
     * @param rows N × width, finite
     * @param labels N
     * @param grid of σ
     */
    static ScaleBounds bounds(int epoch, Samples rows, Labels labels, ScaleGrid grid) {
        return bounds(
                epoch, rows, grid, scales -> labels.isSoft() ? soft(rows, labels, scales) : hard(rows, labels, scales));
    }

    /** The same from a few rows, for labels that {@link RoughMeter} takes. */
    static ScaleBounds rough(int epoch, Samples rows, Labels labels, ScaleGrid grid) {
        return bounds(epoch, rows, grid, scales -> RoughMeter.of(rows, labels, scales));
    }

    /** @param sums by scale: I(X;T), and I(T;Y), from scales of the squared distance in the exponent */
    private static ScaleBounds bounds(int epoch, Samples rows, ScaleGrid grid, Function<double[], double[][]> sums) {
        double spread = Spread.of(rows);
        double[] sigmas = absolute(grid, spread);
        int count = sigmas.length;
        if (!Double.isFinite(spread)
                || !(sigmas[0] > 0)) { // the caller refuses the one; a constant layer keeps nothing
            double[] zero = new double[count];
            return new ScaleBounds(epoch, spread, zero, zero, zero, zero);
        }
        double[] scales = new double[2 * count]; // σ, then 2σ: the lower bound is the upper one of twice the noise
        for (int scale = 0; scale < count; scale++) {
            scales[scale] = 0.5 / (sigmas[scale] * sigmas[scale]);
            scales[count + scale] = scales[scale] / 4;
        }
        double[][] both = sums.apply(scales);
        return new ScaleBounds(
                epoch,
                spread,
                Arrays.copyOf(both[0], count),
                Arrays.copyOfRange(both[0], count, 2 * count),
                Arrays.copyOf(both[1], count),
                Arrays.copyOfRange(both[1], count, 2 * count));
    }

    /** Every σ in units of the activation; 0 for a layer without spread. */
    static double[] absolute(ScaleGrid grid, double spread) {
        double unit = grid.relative() ? spread : 1;
        return Arrays.stream(grid.sigmas()).map(sigma -> sigma * unit).toArray();
    }

    /** @return by scale: I(X;T), and I(T;Y) */
    private static double[][] hard(Samples rows, Labels labels, double[] scales) {
        int[] classes = labels.toClasses();
        int[] sizes = labels.classSizes();
        DistinctRows distinct = DistinctRows.of(rows, classes);
        ScaleSums sums = ScaleSums.of(distinct.rows(), distinct.counts(), distinct.groups(), scales);
        double[] one = new double[distinct.counts().length];
        Arrays.fill(one, rows.rows());
        double[] own = Arrays.stream(distinct.groups())
                .mapToDouble(group -> sizes[group])
                .toArray();
        double[][] both = new double[2][scales.length];
        for (int scale = 0; scale < scales.length; scale++) {
            both[0][scale] = -meanLog(sums.total(scale), one, distinct.counts(), rows.rows()) + 0.0;
            both[1][scale] = both[0][scale] + meanLog(sums.ownGroup(scale), own, distinct.counts(), rows.rows());
        }
        return both;
    }

    private static double[][] soft(Samples rows, Labels labels, double[] scales) {
        int n = rows.rows();
        int[] oneGroup = new int[n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] size = new double[n];
        Arrays.fill(size, n);
        ScaleSums all = ScaleSums.of(rows, ones, oneGroup, scales);
        double[][] both = new double[2][scales.length];
        for (int scale = 0; scale < scales.length; scale++) {
            both[0][scale] = -meanLog(all.total(scale), size, ones, n) + 0.0;
            both[1][scale] = both[0][scale];
        }
        for (int label = 0; label < labels.classCount(); label++) {
            double[] weights = KernelSums.classWeights(labels, label);
            int[] kept = Arrays.stream(row(n)).filter(row -> weights[row] > 0).toArray();
            if (kept.length == 0) {
                continue;
            }
            double[] own = Arrays.stream(kept).mapToDouble(row -> weights[row]).toArray();
            double[] whole = new double[kept.length];
            Arrays.fill(whole, Arrays.stream(own).sum());
            ScaleSums sums = ScaleSums.of(rows.select(kept), own, new int[kept.length], scales);
            for (int scale = 0; scale < scales.length; scale++) {
                both[1][scale] += meanLog(sums.total(scale), whole, own, n);
            }
        }
        return both;
    }

    private static int[] row(int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    /** The mean of ln(sums / sizes), weighted; few logarithms for many sums. */
    private static double meanLog(double[] sums, double[] sizes, double[] weights, int count) {
        double total = 0;
        double product = 1;
        for (int i = 0; i < sums.length; i++) {
            double ratio = sizes[i] / sums[i];
            if (weights[i] == 1 && ratio < LARGE) {
                product *= ratio;
                if (product > LARGE) {
                    total -= Math.log(product);
                    product = 1;
                }
            } else {
                total -= weights[i] * Math.log(ratio);
            }
        }
        return (total - Math.log(product)) / count;
    }
}
