package infoplane.calibration;

import infoplane.cells.Cells;
import infoplane.cells.DiscreteColumn;
import infoplane.cells.RowKeys;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chooses the twin of two samples. */
final class PairTwins {
    /**
     * In nats. Sampling alone gives independent samples this much information in their correlations: da·db/(2n). Above this
     * limit the correlations are too uncertain for a twin.
     */
    private static final double MOST_FROM_SAMPLING = 0.05;

    /** If one value fills more than this share of the rows, the order of the column does not describe the column. */
    private static final double LARGEST_ATOM = 0.05;

    private static final double MOST_DISTINCT_OF_TABLE = 0.2;

    private PairTwins() {}

    /**
     * @param a without constant columns
     * @param b likewise
     * @throws EstimationRefusedException if the samples have no twin, with the reason
     */
    static DataTwin of(Samples a, Samples b) {
        if (!hasAtoms(a) && !hasAtoms(b)) {
            double fromSampling = (double) a.columns() * b.columns() / (2.0 * a.rows());
            if (fromSampling > MOST_FROM_SAMPLING) {
                throw new EstimationRefusedException("correlations of " + a.columns() + " with " + b.columns()
                        + " columns are not known from fewer than "
                        + (int) Math.ceil(a.columns() * b.columns() / (2 * MOST_FROM_SAMPLING))
                        + " rows, and there are " + a.rows());
            }
            return CopulaTwin.of(a, b);
        }
        int distinct = Cells.of(RowKeys.ofValues(a.beside(b))).count();
        if (distinct <= MOST_DISTINCT_OF_TABLE * a.rows()) {
            return new TableTwin(a, b);
        }
        return ofClasses(a, b);
    }

    private static DataTwin ofClasses(Samples a, Samples b) {
        int[] classes = DiscreteColumn.classes(b);
        if (classes.length > 0 && !hasAtoms(a)) {
            return new OneColumnOfClasses(ClassTwin.of(a, classes), false);
        }
        classes = DiscreteColumn.classes(a);
        if (classes.length > 0 && !hasAtoms(b)) {
            return new OneColumnOfClasses(ClassTwin.of(b, classes), true);
        }
        throw new EstimationRefusedException("some values occur in more than " + Math.round(100 * LARGEST_ATOM)
                + " % of the rows, so that no Gaussian is like the data");
    }

    /** Whether one value fills a large share of a column. */
    static boolean hasAtoms(Samples samples) {
        double[] values = new double[samples.rows()];
        return IntStream.range(0, samples.columns()).anyMatch(column -> {
            Arrays.setAll(values, row -> samples.at(row, column) + 0.0);
            Arrays.sort(values);
            int most = 0;
            for (int first = 0, i = 1; i <= values.length; i++) {
                if (i == values.length || values[i] != values[first]) {
                    most = Math.max(most, i - first);
                    first = i;
                }
            }
            return most > 1 && most > LARGEST_ATOM * values.length;
        });
    }

    /** A class twin for two samples of which one is a single column of classes. @param first whether A is that column */
    private record OneColumnOfClasses(ClassTwin layers, boolean first) implements DataTwin {
        @Override
        public Information truth() {
            return layers.truth();
        }

        @Override
        public @Nullable Information truthError() {
            return layers.truthError();
        }

        @Override
        public CalibrationTask.Drawn draw(RandomGenerator random) {
            CalibrationTask.Drawn drawn = layers.draw(random);
            Samples classes = Samples.column(
                    Arrays.stream(layers.classes()).asDoubleStream().toArray());
            return first
                    ? new CalibrationTask.Drawn(classes, drawn.a(), null)
                    : new CalibrationTask.Drawn(drawn.a(), classes, null);
        }
    }
}
