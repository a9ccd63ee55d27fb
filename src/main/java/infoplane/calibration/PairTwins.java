package infoplane.calibration;

import infoplane.cells.Cells;
import infoplane.cells.RowKeys;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.estimation.DiscreteColumn;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which twin two samples have. */
final class PairTwins {
    /** What the correlations of a sample without dependence would make of it, in nats; from here on they tell nothing. */
    private static final double MOST_FROM_SAMPLING = 0.05;

    /** Share of the rows with one value from which on the order of a column is not all that it says. */
    private static final double LARGEST_ATOM = 0.05;

    private static final double MOST_DISTINCT_OF_TABLE = 0.2;

    private PairTwins() {}

    /**
     * @param a without constant columns, as is {@code b}
     * @throws EstimationRefusedException if there is none, with the reason
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

    /** Whether one value fills much of a column. */
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

    /** @param first whether A is the column of classes */
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
