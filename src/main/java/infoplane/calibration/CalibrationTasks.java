package infoplane.calibration;

import infoplane.calibration.CalibrationTask.Drawn;
import infoplane.calibration.CalibrationTask.TaskKind;
import infoplane.core.Checks;
import infoplane.core.Labels;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The problems with known information: those of the benchmark of Czyż et al. (2023, "Beyond normal: on the evaluation of
 * mutual information estimators", program bmi), and others in the requested number of dimensions.
 */
final class CalibrationTasks {
    /** Prefix of the ids of the problems that differ only in their correlation. */
    static final String CORRELATED = "gaussian-";

    private static final double[] CORRELATIONS = {0.1, 0.5, 0.9, 0.99};

    private CalibrationTasks() {}

    static List<CalibrationTask> all(int d) {
        Checks.between("d", d, 1, 1000);
        List<CalibrationTask> tasks = new ArrayList<>(benchmark(d));
        for (double correlation : CORRELATIONS) {
            tasks.add(correlated(d, correlation));
        }
        tasks.add(new CalibrationTask(
                "one-pair-" + d + "x" + d,
                "one pair of columns with ρ = 0.9, all others independent",
                TaskKind.CONTINUOUS_PAIR,
                2 * d,
                Truths.normal(0.9, 1),
                (n, random) -> Normals.pairs(n, d, 0.9, 1, random)));
        tasks.add(new CalibrationTask(
                "spiral-3x3",
                "dense-3x3 with both samples twisted about an axis, the more the farther out",
                TaskKind.CONTINUOUS_PAIR,
                6,
                Truths.denseNormal(3, 3, 0.5),
                (n, random) -> Bend.twisted(Normals.dense(n, 3, 0.5, random))));
        tasks.add(new CalibrationTask(
                "independent-" + d + "x" + d,
                "two independent standard normal samples of " + d + " columns",
                TaskKind.CONTINUOUS_PAIR,
                2 * d,
                0,
                (n, random) -> Normals.pairs(n, d, 0, 0, random)));
        tasks.addAll(discrete());
        tasks.addAll(labelled(d));
        return List.copyOf(tasks);
    }

    /**
     * The 17 tasks of the benchmark. The high-dimensional tasks have the published dimensions, except the sparse task, which
     * has {@code max(2, d)} columns per sample.
     */
    private static List<CalibrationTask> benchmark(int d) {
        int sparse = Math.max(2, d);
        return List.of(
                bent("normal-1x1", "normal pair, ρ = 0.75", Bend.NONE, Bend.NONE),
                bent("normal-cdf", "the same through the normal distribution function", Bend.CDF, Bend.CDF),
                bent("half-cube", "the same through t √|t|", Bend.HALF_CUBE, Bend.HALF_CUBE),
                bent("wiggly", "the same through two wavy lines", Bend.WIGGLY_X, Bend.WIGGLY_Y),
                additive("additive-0.1", 0.1),
                additive("additive-0.75", 0.75),
                student("student-1x1", 1, 1, false),
                student("asinh-student-1x1", 1, 1, true),
                student("student-2x2", 2, 1, false),
                student("student-3x3", 3, 2, false),
                student("student-5x5", 5, 2, false),
                dense(2),
                dense(3),
                dense(5),
                dense(25),
                new CalibrationTask(
                        "two-pairs-" + sparse + "x" + sparse,
                        "two pairs of columns with ρ = 0.8, the rest independent",
                        TaskKind.CONTINUOUS_PAIR,
                        2 * sparse,
                        Truths.normal(0.8, 2),
                        (n, random) -> Normals.pairs(n, sparse, 0.8, 2, random)),
                bent("bimodal", "the normal pair with both margins made bimodal", Bend.BIMODAL_X, Bend.BIMODAL_Y),
                new CalibrationTask(
                        "swiss-roll",
                        "the normal pair with X rolled up in a plane",
                        TaskKind.CONTINUOUS_PAIR,
                        3,
                        Truths.normal(0.75, 1),
                        (n, random) -> Bend.rolled(Normals.pairs(n, 1, 0.75, 1, random))));
    }

    private static CalibrationTask correlated(int d, double correlation) {
        return new CalibrationTask(
                CORRELATED + d + "x" + d + "-" + correlation,
                d + " independent pairs of columns, each with ρ = " + correlation,
                TaskKind.CONTINUOUS_PAIR,
                2 * d,
                Truths.normal(correlation, d),
                (n, random) -> Normals.pairs(n, d, correlation, d, random));
    }

    private static CalibrationTask bent(String id, String description, Bend x, Bend y) {
        return new CalibrationTask(
                id,
                description,
                TaskKind.CONTINUOUS_PAIR,
                2,
                Truths.normal(0.75, 1),
                (n, random) -> Bend.bent(Normals.pairs(n, 1, 0.75, 1, random), x, y));
    }

    private static CalibrationTask additive(String id, double reach) {
        return new CalibrationTask(
                id,
                "X uniform in (0, 1), Y = X + uniform noise in ±" + reach,
                TaskKind.CONTINUOUS_PAIR,
                2,
                Truths.additiveUniform(reach),
                (n, random) -> {
                    double[] x = new double[n];
                    double[] y = new double[n];
                    for (int row = 0; row < n; row++) {
                        x[row] = random.nextDouble();
                        y[row] = x[row] + reach * (2 * random.nextDouble() - 1);
                    }
                    return new Drawn(Samples.column(x), Samples.column(y), null);
                });
    }

    private static CalibrationTask student(String id, int d, int freedom, boolean asinh) {
        return new CalibrationTask(
                id,
                "Student pair of " + d + " and " + d + " columns, ν = " + freedom + (asinh ? ", through asinh" : ""),
                TaskKind.CONTINUOUS_PAIR,
                2 * d,
                Truths.student(d, d, freedom),
                (n, random) -> Normals.student(n, d, freedom, asinh, random));
    }

    private static CalibrationTask dense(int d) {
        return new CalibrationTask(
                "dense-" + d + "x" + d,
                "normal, all " + 2 * d + " columns correlated with 0.5",
                TaskKind.CONTINUOUS_PAIR,
                2 * d,
                Truths.denseNormal(d, d, 0.5),
                (n, random) -> Normals.dense(n, d, 0.5, random));
    }

    /** Problems with a sample that repeats its values. */
    private static List<CalibrationTask> discrete() {
        return List.of(
                new CalibrationTask(
                        "binary-channel",
                        "a fair bit and its copy, flipped with probability 0.1",
                        TaskKind.DISCRETE_PAIR,
                        2,
                        Truths.binaryChannel(0.1),
                        (n, random) -> {
                            double[] sent = new double[n];
                            double[] received = new double[n];
                            for (int row = 0; row < n; row++) {
                                sent[row] = random.nextInt(2);
                                received[row] = random.nextDouble() < 0.1 ? 1 - sent[row] : sent[row];
                            }
                            return new Drawn(Samples.column(sent), Samples.column(received), null);
                        }),
                new CalibrationTask(
                        "mixed-5",
                        "X one of 0, …, 4, Y uniform in (X, X + 2)",
                        TaskKind.DISCRETE_PAIR,
                        2,
                        Truths.shiftedUniform(5),
                        (n, random) -> {
                            int[] x = random.ints(n, 0, 5).toArray();
                            return new Drawn(Samples.column(asDoubles(x)), shiftedUniform(x, random), null);
                        }));
    }

    static List<CalibrationTask> labelled(int d) {
        return List.of(
                classes(d, 0, "equal"),
                classes(d, 1, "1 apart"),
                classes(d, 2, "2 apart"),
                classes(d, 4, "4 apart"),
                spread(d),
                tenClasses(d),
                new CalibrationTask(
                        "label-of-5",
                        "Y one of 5 classes, T uniform in (Y, Y + 2)",
                        TaskKind.LABELLED_LAYER,
                        1,
                        Truths.shiftedUniform(5),
                        (n, random) -> {
                            int[] labels = random.ints(n, 0, 5).toArray();
                            return labelled(shiftedUniform(labels, random), labels, 5);
                        }));
    }

    /** Two classes with standard normal columns; the class means have the Euclidean distance {@code apart}. */
    private static CalibrationTask classes(int d, double apart, String how) {
        return new CalibrationTask(
                "classes-" + d + "-" + (int) apart,
                "two classes of standard normal rows of " + d + " columns, means " + how,
                TaskKind.LABELLED_LAYER,
                d,
                Truths.twoNormals(apart),
                (n, random) -> {
                    double shift = apart / Math.sqrt(d);
                    double[] rows = new double[n * d];
                    int[] labels = new int[n];
                    for (int row = 0; row < n; row++) {
                        labels[row] = random.nextInt(2);
                        for (int column = 0; column < d; column++) {
                            rows[row * d + column] = random.nextGaussian() + labels[row] * shift;
                        }
                    }
                    return labelled(Samples.ofDoubles(rows, n, d), labels, 2);
                });
    }

    /** Two classes with equal means; the second class has three times the standard deviation. */
    private static CalibrationTask spread(int d) {
        return new CalibrationTask(
                "spread-" + d,
                "two classes of " + d + " normal columns about one mean, with deviations 1 and 3",
                TaskKind.LABELLED_LAYER,
                d,
                Truths.twoSpreads(d, 3),
                (n, random) -> {
                    int[] labels = random.ints(n, 0, 2).toArray();
                    double[] rows = new double[n * d];
                    Arrays.setAll(rows, i -> random.nextGaussian() * (1 + 2 * labels[i / d]));
                    return labelled(Samples.ofDoubles(rows, n, d), labels, 2);
                });
    }

    /** Ten classes that differ only in the first column. */
    private static CalibrationTask tenClasses(int d) {
        return new CalibrationTask(
                "ten-classes-" + d,
                "ten classes with means 2 apart in one column; " + (d - 1) + " columns of noise",
                TaskKind.LABELLED_LAYER,
                d,
                Truths.normalsInARow(10, 2),
                (n, random) -> {
                    int[] labels = random.ints(n, 0, 10).toArray();
                    double[] rows = new double[n * d];
                    Arrays.setAll(rows, i -> random.nextGaussian() + (i % d == 0 ? 2 * labels[i / d] : 0));
                    return labelled(Samples.ofDoubles(rows, n, d), labels, 10);
                });
    }

    private static Samples shiftedUniform(int[] from, RandomGenerator random) {
        double[] values = asDoubles(from);
        for (int row = 0; row < values.length; row++) {
            values[row] += 2 * random.nextDouble();
        }
        return Samples.column(values);
    }

    private static double[] asDoubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    private static Drawn labelled(Samples rows, int[] labels, int classes) {
        return new Drawn(rows, rows, Labels.hard(labels, classes));
    }
}
