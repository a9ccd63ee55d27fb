package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.QuantisedSettings;
import infoplane.estimation.RangeRule;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Known answers of mixtures of weights (definitions: I(X;T) = H(T) − H(T|X), H(T|X) the mean over inputs). */
class MixtureMeterTest {
    private static final int INPUTS = 64;
    private static final Layer LAYER = Layer.of(1, "made up", 1, null);
    private static final EstimatorSettings EXACT = QuantisedSettings.defaults();
    private static final EstimatorSettings RUN =
            new BinningSettings(Rule.EQUAL_WIDTH, 8, RangeRule.RUN, null, null, 0.07, Correction.NONE);

    /** Input i has the value {@code value(100 · epoch + i)}. */
    private record Made(int count, IntUnaryOperator value) implements LayerSource {
        @Override
        public List<Layer> layers() {
            return List.of(LAYER);
        }

        @Override
        public List<Integer> epochs() {
            return IntStream.range(0, count).boxed().toList();
        }

        @Override
        public EpochRows at(int epoch) {
            double[] rows = IntStream.range(0, INPUTS)
                    .mapToDouble(input -> value.applyAsInt(100 * epoch + input))
                    .toArray();
            return new EpochRows() {
                @Override
                public Samples of(Layer layer) {
                    return Samples.column(rows);
                }

                @Override
                public String fingerprint() {
                    return "epoch " + epoch;
                }
            };
        }
    }

    private static MeasuredSet set() {
        Labels labels =
                Labels.hard(IntStream.range(0, INPUTS).map(input -> input % 2).toArray(), 2);
        Information all = Information.ofNats(Math.log(INPUTS));
        return new MeasuredSet(
                Samples.column(IntStream.range(0, INPUTS).asDoubleStream().toArray()),
                labels,
                true,
                INPUTS,
                new Ceilings(all, labels.entropy(), labels.entropy()));
    }

    private static MixtureMeter meter(MixtureKind kind, List<LayerSource> sources, EstimatorSettings... estimators) {
        return new MixtureMeter(kind, sources, set(), List.of(estimators), new Seed(1));
    }

    /** Two epochs, as a window, or as two repeats at epoch 1. */
    private static MixturePoint two(MixtureKind kind, EstimatorSettings estimator, IntUnaryOperator value) {
        LayerSource window = new Made(2, value);
        LayerSource earlier = new Made(2, at -> value.applyAsInt(at % 100));
        List<LayerSource> sources = kind == MixtureKind.WINDOW ? List.of(window) : List.of(earlier, window);
        return meter(kind, sources, estimator)
                .measure(1, List.of(2), List.of(), 2, RunMonitor.SILENT)
                .get(0)
                .get(0);
    }

    private static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }

    @ParameterizedTest
    @EnumSource(MixtureKind.class)
    void equalCopiesGiveTheSingleValue(MixtureKind kind) {
        for (EstimatorSettings estimator : List.of(EXACT, RUN, KdeSettings.defaults())) {
            MixturePoint point = two(kind, estimator, at -> at % 100 / 3);
            assertEquals(bits(point.single()), bits(point.estimate().inputInformation()), 1e-9, estimator.id());
            assertEquals(0, bits(point.compression()), 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(MixtureKind.class)
    void disjointEpochsCostNothingAndHaveOneBitGivenTheInput(MixtureKind kind) {
        MixturePoint point = two(kind, EXACT, at -> at);
        assertEquals(7, bits(point.estimate().entropy()), 1e-12);
        assertEquals(1, bits(point.estimate().conditionalEntropy()), 1e-12);
        assertEquals(6, bits(point.estimate().inputInformation()), 1e-12);
        assertEquals(Information.ZERO, point.compression());
    }

    @ParameterizedTest
    @EnumSource(MixtureKind.class)
    void aConstantLayerSaysNothing(MixtureKind kind) {
        MixturePoint point = two(kind, EXACT, at -> 3);
        assertEquals(0, bits(point.estimate().inputInformation()));
        assertTrue(point.estimate().flags().contains(EstimateFlag.CONSTANT_LAYER));
    }

    /** H(T) stays log2 N, and two of the N inputs have two rows. */
    @ParameterizedTest
    @EnumSource(MixtureKind.class)
    void swappingTwoInputsLosesTwoOfNBits(MixtureKind kind) {
        MixturePoint point = two(kind, EXACT, at -> at == 104 ? 9 : at == 109 ? 4 : at % 100);
        assertEquals(6 - 2.0 / INPUTS, bits(point.estimate().inputInformation()), 1e-12);
        assertEquals(2.0 / INPUTS, bits(point.compression()), 1e-12);
    }

    /** The range of the run is that of all its epochs; a single epoch is counted in the same cells. */
    @Test
    void aWindowOfOneIsThePlanesPoint() {
        Made run = new Made(5, at -> at * at % 977);
        MixturePoint point = meter(MixtureKind.WINDOW, List.of(run), RUN)
                .measure(3, List.of(1), List.of(), 1, RunMonitor.SILENT)
                .get(0)
                .get(0);
        LayerRanges ranges = new LayerRanges();
        run.epochs().forEach(epoch -> ranges.add(epoch, run.ranges(epoch)));
        MeasuredSet set = set();
        assertEquals(
                RUN.estimator()
                        .layer(new LayerSample(
                                run.rows(3, LAYER), set.labels(), LAYER.binned(RUN, ranges.soFar()), true, INPUTS)),
                point.estimate());
        assertEquals(point.estimate().inputInformation(), point.single());
    }

    /** A correction breaks the law of counts where cells are few; that is flagged. */
    @Test
    void aCostThatNoNetworkCanHaveIsFlagged() {
        EstimatorSettings corrected =
                new BinningSettings(Rule.EQUAL_WIDTH, 64, RangeRule.RUN, null, null, 0.07, Correction.MILLER_MADOW);
        MixturePoint point = two(MixtureKind.WINDOW, corrected, at -> at % 64);
        double cost = bits(point.compression());
        assertEquals(
                cost < 0 || cost > 1,
                point.estimate().flags().contains(EstimateFlag.MIXING_LAW_BROKEN),
                "cost " + cost);
        assertTrue(cost < 0 || cost > 1, "cost " + cost);
    }

    /** From 6 bits, where every input has its value, to 5 in windows of two epochs with every other pair swapped. */
    @Test
    void theFallOverTrainingIsThatOfWindows() {
        IntUnaryOperator value = at -> at < 500 ? at % 100 : at / 100 % 2 == 0 ? at % 100 : at % 100 ^ 1;
        MixtureMeter meter = meter(MixtureKind.WINDOW, List.of(new Made(10, value)), EXACT);
        List<List<MixturePoint>> points = meter.measure(9, List.of(1, 2), List.of(1, 2), 2, RunMonitor.SILENT);
        AsIfRandom result = new AsIfRandom(
                MixtureKind.WINDOW,
                INPUTS,
                false,
                9,
                List.of(EXACT),
                List.of(new AsIfRandom.Mixture(2, List.of(8, 9), Double.NaN, Double.NaN)),
                points.get(0),
                points.get(1));
        assertEquals(List.of(8, 9), meter.epochsOf(2, 9));
        List<MixtureFall> falls = result.falls();
        assertEquals(0, falls.get(0).fall().bits(), 1e-12);
        assertEquals(1, falls.get(1).fall().bits(), 1e-12);
        assertEquals(1, falls.get(1).maximumEpoch());
    }

    @Test
    void cancellingEndsIt() {
        RunMonitor cancelled = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        MixtureMeter meter = meter(MixtureKind.WINDOW, List.of(new Made(30, at -> at)), EXACT);
        assertThrows(
                CancellationException.class, () -> meter.measure(29, List.of(1, 2, 16), List.of(1, 2), 2, cancelled));
    }
}
