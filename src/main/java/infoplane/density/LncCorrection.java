package infoplane.density;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.pairwise.Neighbourhoods;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * How much smaller the neighbourhood of a row is along its principal axes than along the coordinates (Gao et al. 2015,
 * section 3): ln U − ln V. V is the product over the principal axes of the largest projection of a neighbour, with the row
 * as origin; U is the same product over the coordinates. The correction is 0 unless V is below αU.
 */
public final class LncCorrection {
    private static final int MOST_CALIBRATIONS = 100_000;
    private static final int FEWEST_CALIBRATIONS = 2_000;
    /** Greatest number of multiplications of a calibration: a few seconds. */
    private static final double MOST_WORK = 5e9;

    /** Share of uniform neighbourhoods that count as non-uniform (ibid., section 4). */
    private static final double FALSE_ALARMS = 0.005;

    private static final int MOST_EXPONENT = 100;

    private static final Map<Long, Double> CALIBRATED = new ConcurrentHashMap<>();

    private final int k;
    private final int dimensions;
    private final double[][] offsets;
    private final double[][] scatter;
    private final SymmetricEigen eigen;

    private LncCorrection(int k, int dimensions) {
        this.k = k;
        this.dimensions = dimensions;
        this.offsets = new double[k][dimensions];
        this.scatter = new double[dimensions][dimensions];
        this.eigen = new SymmetricEigen(dimensions);
    }

    /** The mean correction in nats, not negative. */
    public static double mean(Samples rows, Neighbourhoods.Nearest nearest, double alpha) {
        if (rows.columns() == 1 || alpha == 0) {
            return 0; // with one column, axis and coordinate are the same
        }
        LncCorrection correction = new LncCorrection(nearest.k(), rows.columns());
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while correcting volumes");
            }
            for (int rank = 0; rank < nearest.k(); rank++) {
                for (int column = 0; column < rows.columns(); column++) {
                    correction.offsets[rank][column] =
                            rows.at(nearest.neighbour(row, rank), column) - rows.at(row, column);
                }
            }
            double logRatio = correction.logRatio();
            sum += logRatio < Math.log(alpha) ? -logRatio : 0;
        }
        return sum / rows.rows();
    }

    /**
     * The ratio V/U below which 0.5 % of uniform neighbourhoods lie, from random neighbourhoods.
     *
     * @param k above the number of dimensions
     */
    public static double calibratedAlpha(int k, int dimensions) {
        return CALIBRATED.computeIfAbsent((long) k << Integer.SIZE | dimensions, key -> calibrate(k, dimensions));
    }

    /** Computes the ratio without a cache. */
    static double calibrate(int k, int dimensions) {
        RandomGenerator random = new Seed(0).stream("calibration of alpha");
        LncCorrection correction = new LncCorrection(k, dimensions);
        double work = 50.0 * dimensions * dimensions * dimensions; // about eight sweeps of rotations
        double[] ratios =
                new double[(int) Math.max(FEWEST_CALIBRATIONS, Math.min(MOST_CALIBRATIONS, MOST_WORK / work))];
        for (int trial = 0; trial < ratios.length; trial++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while calibrating the alpha of lnc");
            }
            for (double[] offset : correction.offsets) {
                Arrays.setAll(offset, column -> 2 * random.nextDouble() - 1);
            }
            ratios[trial] = correction.logRatio();
        }
        Arrays.sort(ratios);
        return Math.exp(ratios[(int) (FALSE_ALARMS * ratios.length)]);
    }

    /**
     * Scales the offsets by a power of two to values near 1, because the principal axes need fourth powers of offsets. The
     * scaling changes no ratio and rounds nothing.
     */
    private void rescale() {
        double largest = 0;
        for (double[] offset : offsets) {
            for (double value : offset) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        int exponent = Math.getExponent(largest);
        if (largest == 0 || Math.abs(exponent) <= MOST_EXPONENT) {
            return;
        }
        for (double[] offset : offsets) {
            for (int i = 0; i < dimensions; i++) {
                offset[i] = Math.scalb(offset[i], -exponent);
            }
        }
    }

    /**
     * ln V − ln U of {@link #offsets}; 0 if a projection vanishes for all neighbours, for example because they share a
     * coordinate with the row.
     */
    private double logRatio() {
        rescale();
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                scatter[i][j] = 0;
                for (double[] offset : offsets) {
                    scatter[i][j] += offset[i] * offset[j] / k;
                }
            }
        }
        eigen.decompose(scatter);
        double logRatio = 0;
        for (int axis = 0; axis < dimensions; axis++) {
            double alongAxis = 0;
            double alongCoordinate = 0;
            for (double[] offset : offsets) {
                double projection = 0;
                for (int i = 0; i < dimensions; i++) {
                    projection += offset[i] * eigen.vector(i, axis);
                }
                alongAxis = Math.max(alongAxis, Math.abs(projection));
                alongCoordinate = Math.max(alongCoordinate, Math.abs(offset[axis]));
            }
            if (alongAxis == 0 || alongCoordinate == 0) {
                return 0;
            }
            logRatio += Math.log(alongAxis) - Math.log(alongCoordinate);
        }
        return logRatio;
    }
}
