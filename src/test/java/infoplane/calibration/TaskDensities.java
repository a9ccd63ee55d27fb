package infoplane.calibration;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import infoplane.calibration.CalibrationTask.Drawn;
import infoplane.core.Samples;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The pointwise information of calibration tasks, each by its own density. */
final class TaskDensities {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final Map<String, Pointwise> FAMILIES = pointwise();

    private TaskDensities() {}

    /** ln(p(a,b) / p(a)p(b)) of a row, in nats. */
    interface Pointwise {
        double of(CalibrationTask task, Drawn drawn, int row);
    }

    /** The id of a task without its numbers. */
    private static String family(String id) {
        return id.replaceAll("-?[0-9].*$", "");
    }

    /** The density of the family that the task belongs to. */
    static Pointwise of(CalibrationTask task) {
        Pointwise pointwise = FAMILIES.get(family(task.id()));
        assertNotNull(pointwise, "no density for " + task.id());
        return pointwise;
    }

    private static Map<String, Pointwise> pointwise() {
        Map<String, Pointwise> map = new HashMap<>();
        DoubleUnaryOperator same = t -> t;
        DoubleUnaryOperator quantile = NORMAL::inverseCumulativeProbability;
        map.put("normal", normal(same, same));
        map.put("normal-cdf", normal(quantile, quantile));
        DoubleUnaryOperator cubeRoot = u -> Math.signum(u) * Math.pow(Math.abs(u), 2 / 3.0);
        map.put("half-cube", normal(cubeRoot, cubeRoot));
        map.put("wiggly", normal(inverse(Bend.WIGGLY_X), inverse(Bend.WIGGLY_Y)));
        map.put(
                "bimodal",
                normal(
                        u -> quantile.applyAsDouble(0.3 * phi(u) + 0.7 * phi(u - 5)),
                        u -> quantile.applyAsDouble(0.5 * phi(u + 1) + 0.5 * phi(u - 3))));
        map.put("swiss-roll", (task, drawn, row) -> {
            double t = 21 * Math.hypot(drawn.a().at(row, 0), drawn.a().at(row, 1));
            double x = quantile.applyAsDouble((t / (1.5 * Math.PI) - 1) / 2);
            return normalRatio(x, quantile.applyAsDouble(drawn.b().at(row, 0)), 0.75);
        });
        map.put("additive", TaskDensities::additive);
        map.put("student", (task, drawn, row) -> student(task, drawn, row, same));
        map.put("asinh-student", (task, drawn, row) -> student(task, drawn, row, Math::sinh));
        map.put("dense", TaskDensities::dense);
        map.put("two-pairs", (task, drawn, row) -> normalColumns(drawn, row, 0.8, 2));
        map.put(
                "gaussian",
                (task, drawn, row) -> normalColumns(
                        drawn,
                        row,
                        Double.parseDouble(task.id().replaceAll(".*-", "")),
                        drawn.a().columns()));
        map.put("independent", (task, drawn, row) -> 0);
        map.put(
                "binary-channel",
                (task, drawn, row) ->
                        Math.log(2 * (drawn.a().at(row, 0) == drawn.b().at(row, 0) ? 0.9 : 0.1)));
        map.put("mixed", (task, drawn, row) -> shifted(drawn.b().at(row, 0)));
        map.put("label-of", (task, drawn, row) -> shifted(drawn.a().at(row, 0)));
        map.put("classes", TaskDensities::classes);
        map.put("one-pair", (task, drawn, row) -> normalColumns(drawn, row, 0.9, 1));
        map.put("spiral", (task, drawn, row) -> dense(task, untwisted(drawn, row), 0));
        map.put("spread", TaskDensities::spread);
        map.put("ten-classes", TaskDensities::tenClasses);
        return map;
    }

    private static double phi(double t) {
        return NORMAL.cumulativeProbability(t);
    }

    private static Pointwise normal(DoubleUnaryOperator inverseX, DoubleUnaryOperator inverseY) {
        return (task, drawn, row) -> normalRatio(
                inverseX.applyAsDouble(drawn.a().at(row, 0)),
                inverseY.applyAsDouble(drawn.b().at(row, 0)),
                0.75);
    }

    /** By halving: the bends increase. */
    private static DoubleUnaryOperator inverse(Bend bend) {
        return u -> {
            double low = -12;
            double high = 12;
            for (int i = 0; i < 60; i++) {
                double middle = (low + high) / 2;
                if (bend.of(middle) < u) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        };
    }

    private static double normalRatio(double x, double y, double rho) {
        double rest = 1 - rho * rho;
        return -0.5 * Math.log(rest) - (rho * rho * (x * x + y * y) - 2 * rho * x * y) / (2 * rest);
    }

    private static double normalColumns(Drawn drawn, int row, double rho, int pairs) {
        double sum = 0;
        for (int column = 0; column < pairs; column++) {
            sum += normalRatio(drawn.a().at(row, column), drawn.b().at(row, column), rho);
        }
        return sum;
    }

    /** p(y|x) = 1/2ε; p(y) is the overlap of (y − ε, y + ε) with (0, 1), over 2ε. */
    private static double additive(CalibrationTask task, Drawn drawn, int row) {
        double reach = Double.parseDouble(task.id().replaceAll(".*-", ""));
        double y = drawn.b().at(row, 0);
        return -Math.log(Math.min(1, y + reach) - Math.max(0, y - reach));
    }

    private static double student(CalibrationTask task, Drawn drawn, int row, DoubleUnaryOperator inverse) {
        double freedom = Set.of("student-3x3", "student-5x5").contains(task.id()) ? 2 : 1;
        int d = drawn.a().columns();
        double ofA = 0;
        double ofB = 0;
        for (int column = 0; column < d; column++) {
            ofA += Math.pow(inverse.applyAsDouble(drawn.a().at(row, column)), 2);
            ofB += Math.pow(inverse.applyAsDouble(drawn.b().at(row, column)), 2);
        }
        return logStudent(ofA + ofB, 2 * d, freedom) - logStudent(ofA, d, freedom) - logStudent(ofB, d, freedom);
    }

    private static double logStudent(double squared, int d, double freedom) {
        return LogGamma.value((freedom + d) / 2)
                - LogGamma.value(freedom / 2)
                - d / 2.0 * Math.log(freedom * Math.PI)
                - (freedom + d) / 2 * Math.log1p(squared / freedom);
    }

    /** With all correlations ρ, Σ⁻¹ = (I − ρ/(1 + (d−1)ρ) 11ᵀ) / (1 − ρ). */
    private static double dense(CalibrationTask task, Drawn drawn, int row) {
        int d = drawn.a().columns();
        double[] sums = new double[4];
        for (int column = 0; column < d; column++) {
            sums[0] += drawn.a().at(row, column);
            sums[1] += Math.pow(drawn.a().at(row, column), 2);
            sums[2] += drawn.b().at(row, column);
            sums[3] += Math.pow(drawn.b().at(row, column), 2);
        }
        return logDense(2 * d, sums[0] + sums[2], sums[1] + sums[3])
                - logDense(d, sums[0], sums[1])
                - logDense(d, sums[2], sums[3]);
    }

    private static double logDense(int d, double sum, double squares) {
        double rho = 0.5;
        double logDeterminant = (d - 1) * Math.log(1 - rho) + Math.log(1 + (d - 1) * rho);
        double form = (squares - rho / (1 + (d - 1) * rho) * sum * sum) / (1 - rho);
        return -0.5 * (d * Math.log(2 * Math.PI) + logDeterminant + form);
    }

    /** p(y) of a uniform in (X, X + 2), X one of 0 … 4, is 1/10 at the ends and 2/10 between; p(y|x) = 1/2. */
    private static double shifted(double y) {
        return Math.log(0.5 / (y < 1 || y > 5 ? 0.1 : 0.2));
    }

    private static double classes(CalibrationTask task, Drawn drawn, int row) {
        double apart = Double.parseDouble(task.id().replaceAll(".*-", ""));
        int d = drawn.a().columns();
        double along = 0;
        for (int column = 0; column < d; column++) {
            along += drawn.a().at(row, column) / Math.sqrt(d);
        }
        double log = apart * (along - apart / 2); // ln p(t|1) − ln p(t|0)
        int label = Objects.requireNonNull(drawn.labels()).classOf(row);
        return Math.log(2) - Math.log1p(Math.exp(label == 1 ? -log : log));
    }

    /** The twist keeps the length of a row, so that turning back by it undoes it. */
    private static Drawn untwisted(Drawn drawn, int row) {
        int[] only = {row};
        return new Drawn(untwisted(drawn.a().select(only)), untwisted(drawn.b().select(only)), null);
    }

    private static Samples untwisted(Samples samples) {
        double[] values = samples.toDoubles();
        for (int at = 0; at < values.length; at += 3) {
            double x = values[at];
            double y = values[at + 1];
            double angle = x * x + y * y + values[at + 2] * values[at + 2];
            values[at] = x * Math.cos(angle) + y * Math.sin(angle);
            values[at + 1] = y * Math.cos(angle) - x * Math.sin(angle);
        }
        return Samples.ofDoubles(values, samples.rows(), 3);
    }

    /** ln p(t|y)/p(t) of N(0, 1) and N(0, 9) in every column. */
    private static double spread(CalibrationTask task, Drawn drawn, int row) {
        int d = drawn.a().columns();
        double squares = 0;
        for (int column = 0; column < d; column++) {
            squares += Math.pow(drawn.a().at(row, column), 2);
        }
        double log = -d * Math.log(3) + squares / 2 * (1 - 1 / 9.0); // ln p(t|1) − ln p(t|0)
        int label = Objects.requireNonNull(drawn.labels()).classOf(row);
        return Math.log(2) - Math.log1p(Math.exp(label == 1 ? -log : log));
    }

    private static double tenClasses(CalibrationTask task, Drawn drawn, int row) {
        double t = drawn.a().at(row, 0);
        double all = 0;
        for (int label = 0; label < 10; label++) {
            all += NORMAL.density(t - 2 * label) / 10;
        }
        return Math.log(
                NORMAL.density(t - 2 * Objects.requireNonNull(drawn.labels()).classOf(row)) / all);
    }
}
