package infoplane.calibration;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.ClassRows;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A labelled layer whose classes are Gaussians with the means and covariances of the data's classes. Its I(T;Y) is the mean
 * of ln p(t|y)/p(t), computed by Monte Carlo.
 */
final class ClassTwin implements DataTwin {
    private static final int MOST_DRAWS = 20_000;
    private static final int FEWEST_DRAWS = 2_000;
    /** Greatest number of multiplications for the Monte Carlo mean: some seconds. */
    private static final double MOST_WORK = 1e10;

    /** Added to the scaled variances, because a class whose rows are all equal would have none. */
    private static final double LEAST_VARIANCE = 1e-10;

    /** Share of the column's largest absolute value; smaller deviations are rounding errors. */
    private static final double LEAST_DEVIATION = 1e-10;

    private final Samples rows;
    private final int[] classes;
    private final double[] units;
    private final double[][] means;
    private final @Nullable CorrelatedNormals[] normals;
    private final int[] sizes;
    private final Information truth;
    private final Information truthError;

    private ClassTwin(Samples rows, int[] classes, double[] units) {
        this.rows = rows;
        this.classes = classes;
        this.units = units;
        this.sizes = ClassRows.sizes(classes);
        this.means = new double[sizes.length][];
        this.normals = new CorrelatedNormals[sizes.length];
        for (int label = 0; label < sizes.length; label++) {
            if (sizes[label] > 0) {
                fit(label);
            }
        }
        double[] meanAndError = truth(new Seed(0).stream("the truth of a twin"));
        truth = Information.ofNats(Math.max(0, meanAndError[0]));
        truthError = Information.ofNats(meanAndError[1]);
    }

    /**
     * @param rows without constant columns
     * @param classes of each row; rows that are alone in their class are left out, as in the estimators
     */
    static ClassTwin of(Samples rows, int[] classes) {
        ClassRows kept = ClassRows.of(rows, classes);
        double[] units = units(kept);
        double[] values = kept.rows().toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] /= units[i % units.length];
        }
        Samples scaled = Samples.ofDoubles(values, kept.rows().rows(), units.length);
        return new ClassTwin(scaled, kept.classes(), units);
    }

    /**
     * The standard deviation of every column within the classes. In these units, no column is so narrow that the shrinkage
     * of the covariance would widen it. A column that does not vary within the classes gets its largest absolute value as
     * unit.
     */
    private static double[] units(ClassRows kept) {
        double[] units = new double[kept.rows().columns()];
        int[] sizes = ClassRows.sizes(kept.classes());
        for (int column = 0; column < units.length; column++) {
            double[] sums = new double[sizes.length];
            for (int row = 0; row < kept.classes().length; row++) {
                sums[kept.classes()[row]] += kept.rows().at(row, column);
            }
            double within = 0;
            double greatest = 0;
            for (int row = 0; row < kept.classes().length; row++) {
                int label = kept.classes()[row];
                within = Math.hypot(within, kept.rows().at(row, column) - sums[label] / sizes[label]);
                greatest = Math.max(greatest, Math.abs(kept.rows().at(row, column)));
            }
            units[column] = within > LEAST_DEVIATION * greatest ? within / Math.sqrt(kept.classes().length) : greatest;
            if (!(units[column] > 0) || Double.isInfinite(units[column])) {
                throw new EstimationRefusedException("column " + column + " has no deviation that float64 holds");
            }
        }
        return units;
    }

    private void fit(int label) {
        Samples members = rows.select(ClassRows.members(classes, label));
        means[label] = LedoitWolf.means(members);
        double[][] covariance = LedoitWolf.covariance(members);
        for (int i = 0; i < covariance.length; i++) {
            covariance[i][i] += LEAST_VARIANCE;
        }
        normals[label] = CorrelatedNormals.of(covariance);
    }

    /** Draws from every class in proportion to its share of the rows. @return the mean in nats, and its standard error */
    private double[] truth(RandomGenerator random) {
        double work = (double) sizes.length * rows.columns() * rows.columns();
        double draws = Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, MOST_WORK / work));
        double[] point = new double[rows.columns()];
        double[] logs = new double[sizes.length];
        double mean = 0;
        double variance = 0;
        for (int label = 0; label < sizes.length; label++) {
            double share = (double) sizes[label] / classes.length;
            int count = sizes[label] == 0 ? 0 : (int) Math.max(2, Math.round(share * draws));
            double sum = 0;
            double squares = 0;
            for (int draw = 0; draw < count; draw++) {
                drawOf(label, random, point);
                double term = pointwise(label, point, logs);
                sum += term;
                squares += term * term;
            }
            if (count > 0) {
                mean += share * sum / count;
                variance += share * share * Math.max(0, squares / count - sum / count * sum / count) / count;
            }
        }
        return new double[] {mean, Math.sqrt(variance)};
    }

    private void drawOf(int label, RandomGenerator random, double[] point) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while drawing a twin of the data");
        }
        fitted(label).draw(random, point);
        for (int column = 0; column < point.length; column++) {
            point[column] += means[label][column];
        }
    }

    /** ln p(t|y) − ln p(t). */
    private double pointwise(int label, double[] point, double[] logs) {
        double[] offset = new double[point.length];
        for (int other = 0; other < sizes.length; other++) {
            if (sizes[other] == 0) {
                logs[other] = Double.NEGATIVE_INFINITY;
                continue;
            }
            for (int column = 0; column < offset.length; column++) {
                offset[column] = point[column] - means[other][column];
            }
            logs[other] = Math.log((double) sizes[other] / classes.length)
                    + fitted(other).logDensity(offset);
        }
        double own = logs[label] - Math.log((double) sizes[label] / classes.length);
        double greatest = Arrays.stream(logs).max().orElseThrow();
        return own
                - greatest
                - Math.log(
                        Arrays.stream(logs).map(log -> Math.exp(log - greatest)).sum());
    }

    private CorrelatedNormals fitted(int label) {
        CorrelatedNormals found = normals[label];
        if (found == null) {
            throw new IllegalStateException("class " + label + " has no rows");
        }
        return found;
    }

    int[] classes() {
        return classes.clone();
    }

    @Override
    public Information truth() {
        return truth;
    }

    @Override
    public Information truthError() {
        return truthError;
    }

    @Override
    public CalibrationTask.Drawn draw(RandomGenerator random) {
        int columns = rows.columns();
        double[] values = new double[classes.length * columns];
        double[] point = new double[columns];
        for (int row = 0; row < classes.length; row++) {
            drawOf(classes[row], random, point);
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = point[column] * units[column];
            }
        }
        Samples drawn = Samples.ofDoubles(values, classes.length, columns);
        return new CalibrationTask.Drawn(drawn, drawn, Labels.hard(classes, sizes.length));
    }
}
