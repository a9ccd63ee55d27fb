package infoplane.calibration;

import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.density.NormalScores;
import infoplane.estimation.ZScores;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two samples whose columns hold the data's own values, in the order of draws from a normal distribution with the
 * correlations of the data's normal scores. Increasing functions of single columns change no information, so the twin has
 * the information of the normal distribution, ½ ln(|Rxx| |Ryy| / |R|).
 */
final class CopulaTwin implements DataTwin {
    private final double[][] sorted;
    private final int rows;
    private final int columnsOfA;
    private final CorrelatedNormals normals;
    private final Information truth;

    private CopulaTwin(double[][] sorted, int rows, int columnsOfA, double[][] correlations) {
        this.sorted = sorted;
        this.rows = rows;
        this.columnsOfA = columnsOfA;
        this.normals = CorrelatedNormals.of(correlations);
        double first = CorrelatedNormals.of(block(correlations, 0, columnsOfA)).logDeterminant();
        double second = CorrelatedNormals.of(block(correlations, columnsOfA, correlations.length))
                .logDeterminant();
        this.truth = Information.ofNats(Math.max(0, (first + second - normals.logDeterminant()) / 2));
    }

    /**
     * @param a without constant columns
     * @param b likewise
     */
    static CopulaTwin of(Samples a, Samples b) {
        Samples joint = a.beside(b);
        double[][] correlations =
                LedoitWolf.covariance(ZScores.of(NormalScores.quantiles(joint)).samples());
        normalise(correlations);
        double[][] sorted = new double[joint.columns()][joint.rows()];
        for (int column = 0; column < sorted.length; column++) {
            for (int row = 0; row < joint.rows(); row++) {
                sorted[column][row] = joint.at(row, column);
            }
            Arrays.sort(sorted[column]);
        }
        return new CopulaTwin(sorted, joint.rows(), a.columns(), correlations);
    }

    private static void normalise(double[][] covariance) {
        double[] deviations = IntStream.range(0, covariance.length)
                .mapToDouble(i -> Math.sqrt(covariance[i][i]))
                .toArray();
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] = i == j ? 1 : covariance[i][j] / (deviations[i] * deviations[j]);
            }
        }
    }

    private static double[][] block(double[][] matrix, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(row -> Arrays.copyOfRange(matrix[row], from, to))
                .toArray(double[][]::new);
    }

    @Override
    public Information truth() {
        return truth;
    }

    @Override
    public @Nullable Information truthError() {
        return null;
    }

    @Override
    public CalibrationTask.Drawn draw(RandomGenerator random) {
        int columns = sorted.length;
        double[] values = new double[rows * columns];
        double[] normal = new double[columns];
        for (int row = 0; row < rows; row++) {
            normals.draw(random, normal);
            System.arraycopy(normal, 0, values, row * columns, columns);
        }
        Samples joint = NormalScores.replaced(Samples.ofDoubles(values, rows, columns), column -> sorted[column]);
        return new CalibrationTask.Drawn(joint.columns(0, columnsOfA), joint.columns(columnsOfA, columns), null);
    }
}
