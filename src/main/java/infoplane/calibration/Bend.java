package infoplane.calibration;

import infoplane.calibration.CalibrationTask.Drawn;
import infoplane.core.Samples;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Increasing functions of a standard normal variable. They change its distribution but no information. */
enum Bend {
    NONE(t -> t),
    CDF(Bend::phi),
    HALF_CUBE(t -> t * Math.sqrt(Math.abs(t))),
    WIGGLY_X(t -> t + 0.4 * Math.sin(t) + 0.2 * Math.sin(1.7 * t + 1) + 0.03 * Math.sin(3.3 * t - 2.5)),
    WIGGLY_Y(t -> t - 0.4 * Math.sin(0.4 * t) + 0.17 * Math.sin(1.3 * t + 3.5) + 0.02 * Math.sin(4.3 * t - 2.5)),
    BIMODAL_X(t -> quantileOfTwo(phi(t), 0.3, 0, 5)),
    BIMODAL_Y(t -> quantileOfTwo(phi(t), 0.5, -1, 3));

    private static final double ROLL_SIZE = 21;
    private static final int HALVINGS = 60;

    private final DoubleUnaryOperator function;

    Bend(DoubleUnaryOperator function) {
        this.function = function;
    }

    double of(double t) {
        return function.applyAsDouble(t);
    }

    static Drawn bent(Drawn drawn, Bend x, Bend y) {
        return new Drawn(x.ofEach(drawn.a()), y.ofEach(drawn.b()), null);
    }

    private Samples ofEach(Samples column) {
        double[] values = column.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = of(values[i]);
        }
        return Samples.column(values);
    }

    /** Puts X on a spiral in the plane: with t = 1.5 π (1 + 2Φ(x)), (t cos t, t sin t) / 21. Y becomes Φ(y). */
    static Drawn rolled(Drawn drawn) {
        int n = drawn.a().rows();
        double[] roll = new double[2 * n];
        for (int row = 0; row < n; row++) {
            double t = 1.5 * Math.PI * (1 + 2 * phi(drawn.a().at(row, 0)));
            roll[2 * row] = t * Math.cos(t) / ROLL_SIZE;
            roll[2 * row + 1] = t * Math.sin(t) / ROLL_SIZE;
        }
        return new Drawn(Samples.ofDoubles(roll, n, 2), CDF.ofEach(drawn.b()), null);
    }

    /**
     * Rotates every row in its first two columns by the squared length of the row. The rotation keeps the length, so it can
     * be undone and changes no information (the spiral of Czyż et al. 2023).
     */
    static Drawn twisted(Drawn drawn) {
        return new Drawn(twisted(drawn.a()), twisted(drawn.b()), null);
    }

    private static Samples twisted(Samples samples) {
        double[] values = samples.toDoubles();
        int columns = samples.columns();
        for (int at = 0; at < values.length; at += columns) {
            double angle = 0;
            for (int column = 0; column < columns; column++) {
                angle += values[at + column] * values[at + column];
            }
            double first = values[at];
            double second = values[at + 1];
            values[at] = first * Math.cos(angle) - second * Math.sin(angle);
            values[at + 1] = first * Math.sin(angle) + second * Math.cos(angle);
        }
        return Samples.ofDoubles(values, samples.rows(), columns);
    }

    static double phi(double t) {
        return NormalDistribution.of(0, 1).cumulativeProbability(t);
    }

    /** The quantile of a mixture of two normals of variance 1, by bisection. */
    private static double quantileOfTwo(double probability, double weight, double first, double second) {
        double low = Math.min(first, second) - 40;
        double high = Math.max(first, second) + 40;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double below = weight * phi(middle - first) + (1 - weight) * phi(middle - second);
            if (below < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
