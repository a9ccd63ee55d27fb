package infoplane.scales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.QuantisedSettings;
import infoplane.estimation.RangeRule;
import infoplane.measuring.Ceilings;
import infoplane.measuring.EpochRows;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasuredSet;
import infoplane.network.Activation;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import infoplane.network.ParameterLayout;
import infoplane.scales.GaugeAudit.Fall;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an audit of coordinates must say of layers whose units only change their size. */
class GaugeMeterTest {
    private static final int INPUTS = 64;
    private static final int WIDTH = 3;
    private static final EstimatorSettings EXACT = QuantisedSettings.defaults();
    private static final EstimatorSettings RUN =
            new BinningSettings(Rule.EQUAL_WIDTH, 8, RangeRule.RUN, null, null, 0.07, Correction.NONE);
    private static final EstimatorSettings KDE = KdeSettings.defaults();

    /** The same rows at every epoch, times a size; the last unit is dead. */
    private record Sized(Activation activation, int count, IntToDoubleFunction size) implements LayerSource {
        @Override
        public List<Layer> layers() {
            return List.of(Layer.of(1, activation.label(), WIDTH, null), Layer.of(2, "softmax", 2, null));
        }

        @Override
        public List<Integer> epochs() {
            return IntStream.range(0, count).boxed().toList();
        }

        @Override
        public EpochRows at(int epoch) {
            RandomGenerator random = new Seed(1).stream("rows");
            float[] rows = new float[INPUTS * WIDTH];
            for (int place = 0; place < rows.length; place++) {
                double value = Math.abs(random.nextGaussian()) * size.applyAsDouble(epoch);
                rows[place] = place % WIDTH == WIDTH - 1 ? 0 : (float) value;
            }
            return new EpochRows() {
                @Override
                public Samples of(Layer layer) {
                    return layer.number() == 1
                            ? Samples.ofFloats(rows, INPUTS, WIDTH)
                            : Samples.ofFloats(new float[INPUTS * 2], INPUTS, 2);
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

    private static GaugeAudit audit(Sized source, RunMonitor monitor, EstimatorSettings... estimators) {
        return new GaugeMeter(source, set(), gauges(source, 20), List.of(estimators)).measure(List.of(), 2, monitor);
    }

    private static Gauges gauges(Sized source, int orbits) {
        NetworkSettings network =
                new NetworkSettings(List.of(WIDTH), source.activation(), List.of(), Initialisation.HE);
        ParameterLayout layout = ParameterLayout.of(network, 2, 2);
        float[] ones = new float[layout.size()];
        java.util.Arrays.fill(ones, 1);
        return new Gauges(network, layout, epoch -> ones, orbits, new Seed(4));
    }

    private static Fall first(Sized source, EstimatorSettings estimator) {
        return audit(source, RunMonitor.SILENT, estimator).of(estimator.id()).get(0);
    }

    private static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }

    /** Kernels of fixed width see a shrinking layer forget; at unit size it is the same layer at every epoch. */
    @Test
    void aLayerThatOnlyShrinksIsAnArtefactOfCoordinates() {
        Fall fall = first(new Sized(Activation.RELU, 9, epoch -> Math.scalb(4.0, -epoch)), KDE);
        assertTrue(bits(fall.asTrained()) > 2, "as trained " + fall);
        assertEquals(0, bits(fall.unitRms()), 1e-6);
        assertEquals(GaugeVerdict.ARTEFACT, fall.verdict());
    }

    @Test
    void aLayerThatOnlyGrowsNeverFalls() {
        Fall fall = first(new Sized(Activation.RELU, 9, epoch -> Math.scalb(0.01, epoch)), KDE);
        assertEquals(0, bits(fall.asTrained()), 1e-9);
        assertEquals(0, fall.most(), 1e-6);
        assertEquals(GaugeVerdict.DOES_NOT, fall.verdict());
    }

    /** Bins over the run follow each of the coordinates: a factor for the whole layer changes nothing. */
    @Test
    void binsOverTheRunSeeOnlyHowTheLayerChanges() {
        Sized shrinking = new Sized(Activation.LEAKY_RELU, 6, epoch -> Math.scalb(1.0, -epoch));
        Sized larger = new Sized(Activation.LEAKY_RELU, 6, epoch -> Math.scalb(1024.0, -epoch));
        Fall one = first(shrinking, RUN);
        Fall other = first(larger, RUN);
        assertEquals(one, other);
        assertTrue(bits(one.asTrained()) > 1);
        assertEquals(0, bits(one.unitRms()), 1e-9);
    }

    /** One orbit by hand: its rows at every epoch, in bins over the values that they take over all epochs. */
    @Test
    void binsOverTheRunAreThoseOfTheOrbit() {
        Sized source = new Sized(Activation.RELU, 6, epoch -> Math.scalb(1.0, -epoch));
        Layer layer = source.layers().get(0);
        Gauges gauges = gauges(source, 1);
        double[] factors = gauges.orbit(Gauges.FIXED, layer);
        List<Samples> rows = source.epochs().stream()
                .map(epoch -> Gauges.scaled(source.at(epoch).of(layer), factors))
                .toList();
        double most = rows.stream()
                .flatMapToDouble(one -> java.util.Arrays.stream(one.toDoubles()))
                .max()
                .orElseThrow();
        double[] bits = rows.stream()
                .mapToDouble(one -> bits(RUN.estimator()
                        .layer(new LayerSample(one, set().labels(), new Range(0, most), true, INPUTS))
                        .inputInformation()))
                .toArray();
        double greatest = java.util.Arrays.stream(bits).max().orElseThrow();
        Fall fall = new GaugeMeter(source, set(), gauges, List.of(RUN))
                .measure(List.of(), 1, RunMonitor.SILENT)
                .of(RUN.id())
                .get(0);
        assertEquals(greatest - bits[bits.length - 1], bits(fall.orbitMin()), 1e-12);
        assertEquals(fall.orbitMin(), fall.orbitMax());
    }

    /** Distinct rows stay distinct, and equal rows equal, whatever the size of a unit (science of counts: no bins, no scale). */
    @Test
    void exactCountsHaveNoScale() {
        Fall fall = first(new Sized(Activation.LINEAR, 5, epoch -> epoch == 4 ? 0 : 1), EXACT);
        for (Information each : List.of(
                Objects.requireNonNull(fall.asTrained()),
                Objects.requireNonNull(fall.unitRms()),
                Objects.requireNonNull(fall.balanced()),
                Objects.requireNonNull(fall.orbitMin()),
                Objects.requireNonNull(fall.orbitMax()))) {
            assertEquals(Math.log(INPUTS) / Math.log(2), each.bits(), 1e-9);
        }
        assertEquals(GaugeVerdict.COMPRESSES, fall.verdict());
    }

    @Test
    void anEstimatorAtItsCeilingSeesNothing() {
        Fall fall = first(new Sized(Activation.RELU, 5, epoch -> 1 + epoch), EXACT);
        assertEquals(GaugeVerdict.SATURATED, fall.verdict());
    }

    @Test
    void tanhAndTheOutputHaveNothingToAudit() {
        GaugeAudit audit = audit(new Sized(Activation.TANH, 5, epoch -> 1), RunMonitor.SILENT, KDE);
        for (Fall fall : audit.falls()) {
            assertEquals(GaugeVerdict.NOTHING_TO_AUDIT, fall.verdict());
            assertNull(fall.orbitMin());
        }
        assertEquals(2, audit.falls().size());
    }

    @Test
    void theSeedDecidesTheOrbits() {
        Sized source = new Sized(Activation.RELU, 9, epoch -> Math.scalb(4.0, -epoch));
        assertEquals(first(source, KDE), first(source, KDE));
    }

    @Test
    void itIsCancelled() {
        Sized source = new Sized(Activation.RELU, 9, epoch -> 1);
        RunMonitor cancelling = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> audit(source, cancelling, KDE));
    }

    /** The verdict by science: an artefact where the threshold of half a bit lies between coordinates. */
    @Test
    void theThresholdDecides() {
        assertEquals(GaugeVerdict.COMPRESSES, GaugeAudit.verdict(new double[] {0.6, 2}, true));
        assertEquals(GaugeVerdict.DOES_NOT, GaugeAudit.verdict(new double[] {0.5, 0.1}, false));
        assertEquals(GaugeVerdict.ARTEFACT, GaugeAudit.verdict(new double[] {0.4, 0.6}, false));
        assertEquals(GaugeVerdict.SATURATED, GaugeAudit.verdict(new double[] {0.4, 0}, true));
        assertEquals(GaugeVerdict.NOT_JUDGED, GaugeAudit.verdict(new double[] {0.4, Double.NaN}, false));
    }
}
