package infoplane.scales;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.measuring.LayerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScaleSpaceMeterTest {
    private static final int INPUTS = 64;
    private static final Labels LABELS =
            Labels.hard(IntStream.range(0, INPUTS).map(input -> input % 2).toArray(), 2);

    private static ScaleSpaceMeter meter(LayerSource source, ScaleGrid grid) {
        return new ScaleSpaceMeter(source, LABELS, grid, source.layers(), new Seed(1));
    }

    private static MadeLayers layers(int epochs, IntFunction<Samples> rows) {
        return new MadeLayers(IntStream.range(0, epochs).boxed().toList(), 1, rows);
    }

    /** Numbers 0 to 63, which from the middle on are those of eight, in steps of 8. */
    private static Samples melting(int epoch) {
        return Samples.column(IntStream.range(0, INPUTS)
                .mapToDouble(input -> epoch < 5 ? input : input / 8 * 8)
                .toArray());
    }

    /** At σ = 1 log2(64/√(2πe)) = 3.95 bits become 3; at σ = 2 2.95 become 2.7. */
    @Test
    void mergedRowsCompressOnlyWhereTheNoiseIsFiner() {
        ScaleGrid grid = new ScaleGrid(64, 0.015625, 13, false);
        ScaleSpace space =
                meter(layers(10, ScaleSpaceMeterTest::melting), grid).measure(2, false, RunMonitor.SILENT, null);
        LayerScales layer = space.layers().get(0);
        assertEquals(
                "T1 compresses at σ from 0.016 to 1 and nowhere else",
                ScaleWords.sentences(ScaleSets.of(space)).get(0));
        assertTrue(layer.answers().stream().anyMatch(answer -> answer.draws() > 0), "the bounds leave some open");
        assertEquals(3 * Math.log(2), layer.answers().get(12).leastFall(), 1e-6);
    }

    @Test
    void exactValuesLieBetweenTheBounds() {
        LayerScales layer = meter(layers(3, ScaleSpaceMeterTest::melting), new ScaleGrid(8, 0.1, 7, false))
                .measure(1, true, RunMonitor.SILENT, null)
                .layers()
                .get(0);
        for (ScaleBounds one : layer.epochs()) {
            for (int scale = 0; scale < 7; scale++) {
                double error = 4 * one.exactError()[scale] + 1e-6;
                assertTrue(one.exact()[scale] <= one.inputUpper()[scale] + error);
                assertTrue(one.exact()[scale] >= one.inputLower()[scale] - error);
            }
        }
    }

    @Test
    void roughMapsComeFirstAndBecomeFiner() {
        List<Integer> sizes = new ArrayList<>();
        meter(layers(100, ScaleSpaceMeterTest::melting), new ScaleGrid(4, 1, 3, true))
                .measure(
                        2,
                        false,
                        RunMonitor.SILENT,
                        rough -> sizes.add(rough.epochs().size()));
        assertEquals(List.of(5, 9, 16, 31, 60), sizes);
    }

    @Test
    void theVeryFirstMapOfManyRowsIsFromSomeOfThem() {
        int inputs = 8 * RoughMeter.SAMPLED;
        Labels labels =
                Labels.hard(IntStream.range(0, inputs).map(input -> input % 2).toArray(), 2);
        MadeLayers layers = layers(
                3,
                epoch -> Samples.column(
                        IntStream.range(0, inputs).mapToDouble(input -> input).toArray()));
        List<ScaleSpace> seen = new ArrayList<>();
        ScaleSpace last = new ScaleSpaceMeter(
                        layers, labels, new ScaleGrid(4, 1, 3, true), layers.layers(), new Seed(1))
                .measure(2, false, RunMonitor.SILENT, seen::add);
        assertEquals(
                List.of(2, 2, 3),
                seen.stream().map(space -> space.epochs().size()).toList());
        double[] exact = last.layers().get(0).epochs().get(0).inputUpper();
        assertArrayEquals(exact, seen.get(0).layers().get(0).epochs().get(0).inputUpper(), 0.05);
        assertArrayEquals(exact, seen.get(1).layers().get(0).epochs().get(0).inputUpper(), 0);
    }

    @Test
    void oneEpochLeavesEverythingOpen() {
        ScaleSpace space = meter(layers(1, ScaleSpaceMeterTest::melting), ScaleGrid.usual(false))
                .measure(1, false, RunMonitor.SILENT, null);
        assertTrue(space.layers().get(0).answers().stream()
                .allMatch(answer -> answer.verdict() == ScaleVerdict.UNDECIDED));
    }

    @Test
    void stopsWhenAsked() {
        RunMonitor impatient = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        ScaleSpaceMeter meter = meter(layers(9, ScaleSpaceMeterTest::melting), ScaleGrid.usual(false));
        assertThrows(CancellationException.class, () -> meter.measure(1, false, impatient, null));
    }

    @Test
    void noiseAndNumbersWithoutEndAreRefused() {
        LayerSource noisy = new MadeLayers(List.of(1), 2, ScaleSpaceMeterTest::melting);
        assertThrows(InvalidInputException.class, () -> meter(noisy, ScaleGrid.usual(false)));
        ScaleSpaceMeter broken = meter(
                layers(
                        2,
                        epoch -> epoch == 0
                                ? melting(0)
                                : Samples.column(IntStream.range(0, INPUTS)
                                        .mapToDouble(input -> Double.NaN)
                                        .toArray())),
                ScaleGrid.usual(true));
        String sentence = assertThrows(
                        InvalidInputException.class, () -> broken.measure(1, false, RunMonitor.SILENT, null))
                .getMessage();
        assertEquals(
                "layer T1 holds values at epoch 1 that are not finite or too large, so it has no scales", sentence);
    }

    @Test
    void gridsOutOfRangeAreRefused() {
        for (double[] wrong : new double[][] {{0, 1}, {1, -1}, {Double.NaN, 1}, {1, 1e300}}) {
            assertThrows(InvalidInputException.class, () -> new ScaleGrid(wrong[0], wrong[1], 5, false));
        }
        assertThrows(InvalidInputException.class, () -> new ScaleGrid(1, 2, 0, false));
        assertEquals(new ScaleGrid(4, 1, 3, false), new ScaleGrid(1, 4, 3, false));
        assertEquals(6, ScaleGrid.usual(false).nearest(0.5));
    }
}
