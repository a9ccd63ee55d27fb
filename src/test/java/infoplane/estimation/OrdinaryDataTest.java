package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every estimator with its defaults, critics with fewer steps, on data as people have them: a finite number, none where it has no
 * such quantity, or a refusal in one sentence. Nothing else may come, or the estimator would end a command or cost a run its points.
 */
class OrdinaryDataTest {
    private static final int ROWS = 500;

    /** Rows, and what was observed with them. */
    private record Data(String name, Samples a, Samples b, Labels labels) {}

    static Stream<EstimatorSettings> quick() {
        return EveryEstimatorTest.quick().stream();
    }

    /** Of the usual size and rate, with which one may diverge. With these 60 steps both take 38 seconds of CPU time in all. */
    static Stream<EstimatorSettings> critics() {
        InfoNceSettings infoNce = InfoNceSettings.defaults();
        MineSettings mine = MineSettings.defaults();
        return Stream.of(
                new InfoNceSettings(infoNce.hidden(), infoNce.embedding(), 256, 60, infoNce.learningRate(), 1),
                new MineSettings(mine.hidden(), mine.embedding(), 256, 60, mine.learningRate(), 1));
    }

    @ParameterizedTest
    @MethodSource("quick")
    void givesANumberOrAReason(EstimatorSettings settings) {
        data(300).forEach(data -> check(settings, data));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("critics")
    void criticsGiveANumberOrAReason(EstimatorSettings settings) {
        data(300).forEach(data -> check(settings, data));
    }

    /** Two continuous samples of moderate size are what these estimators are for; ross alone wants classes on one side. */
    @ParameterizedTest
    @MethodSource("quick")
    void refusesNoOrdinaryPair(EstimatorSettings settings) {
        if (!(settings instanceof RossSettings)) {
            for (Data data : List.of(normal(ROWS, 1), normal(ROWS, 3), normal(40, 1))) {
                assertFinite(
                        settings,
                        data,
                        settings.estimator().pair(data.a(), data.b()).information());
            }
        }
    }

    private static void check(EstimatorSettings settings, Data data) {
        Estimator estimator = settings.estimator();
        try {
            assertFinite(settings, data, estimator.pair(data.a(), data.b()).information());
        } catch (EstimationRefusedException refusal) {
            assertSentence(refusal);
        }
        try {
            PlaneEstimate point = estimator.layer(LayerSample.of(data.a(), data.labels()));
            assertFinite(settings, data, point.inputInformation());
            assertFinite(settings, data, point.labelInformation());
        } catch (EstimationRefusedException refusal) {
            assertSentence(refusal);
        }
    }

    private static void assertFinite(EstimatorSettings settings, Data data, @Nullable Information amount) {
        assertTrue(
                amount == null || Double.isFinite(amount.nats()), settings.id() + " on " + data.name() + ": " + amount);
    }

    private static void assertSentence(EstimationRefusedException refusal) {
        String message = String.valueOf(refusal.getMessage());
        assertFalse(message.isBlank() || message.contains("\n") || message.contains("Exception"), message);
    }

    private static List<Data> data(int wide) {
        List<Data> data = new ArrayList<>();
        data.add(normal(ROWS, 1));
        data.add(normal(20, 1));
        data.add(normal(200, wide));
        data.add(relu());
        Data plain = normal(ROWS, 3);
        Samples constant = Samples.copyOf(new double[ROWS][2]);
        data.add(new Data("a constant column", constant.beside(plain.a()), plain.b(), plain.labels()));
        data.add(new Data("constant", constant, plain.b(), plain.labels()));
        int[] twice = new int[ROWS];
        Arrays.setAll(twice, row -> row / 2);
        data.add(new Data("every row twice", plain.a().select(twice), plain.b().select(twice), plain.labels()));
        int[] few = new int[ROWS];
        Arrays.setAll(few, row -> row % 5);
        data.add(
                new Data("five different rows", plain.a().select(few), plain.b().select(few), plain.labels()));
        data.add(new Data("one class", plain.a(), plain.b(), Labels.hard(new int[ROWS], 1)));
        int[] each = new int[ROWS];
        Arrays.setAll(each, row -> row);
        data.add(new Data("a class a row", plain.a(), plain.b(), Labels.hard(each, ROWS)));
        data.add(new Data("the same twice", plain.a(), plain.a(), plain.labels()));
        return data;
    }

    private static Data normal(int rows, int columns) {
        RandomGenerator random = new Seed(7).stream("ordinary");
        double[][] a = new double[rows][columns];
        double[][] b = new double[rows][1];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            Arrays.setAll(a[row], column -> random.nextGaussian());
            b[row][0] = a[row][0] + random.nextGaussian();
            labels[row] = a[row][0] > 0 ? 1 : 0;
        }
        return new Data(
                "normal, " + rows + " × " + columns, Samples.copyOf(a), Samples.copyOf(b), Labels.hard(labels, 2));
    }

    /** Eight ReLU columns against one, in float32, as the sample on which infonce once diverged. */
    private static Data relu() {
        RandomGenerator random = new Seed(8).stream("ordinary");
        float[] a = new float[ROWS * 8];
        double[][] b = new double[ROWS][1];
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            b[row][0] = random.nextGaussian();
            labels[row] = b[row][0] > 0 ? 1 : 0;
            for (int column = 0; column < 8; column++) {
                a[row * 8 + column] = (float) Math.max(0, (column - 3.5) * b[row][0] + 0.1 * random.nextGaussian());
            }
        }
        return new Data("ReLU", Samples.ofOwnedFloats(a, ROWS, 8), Samples.copyOf(b), Labels.hard(labels, 2));
    }
}
