package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.network.Trajectory;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several epochs, or repeats, as one layer. */
class MixtureLayersTest {
    private static final ExperimentSettings SETTINGS = Json.parseExperiment("""
            { "network": { "hidden": [4, 3], "activations": ["relu", "tanh"] }, "training": { "epochs": 5, "batchSize": 512 },
              "measure": { "on": "test", "schedule": "every", "estimators": [
                "quantised",
                { "type": "binning", "rule": "idnns" },
                { "type": "binning", "range": "run" },
                { "type": "binning", "range": "activation" },
                { "type": "binning", "range": "layer" },
                { "type": "binning", "range": "neuron" },
                { "type": "binning", "rule": "size" },
                { "type": "binning", "rule": "equal-mass" },
                { "type": "kde", "bound": "upper", "noiseVariance": 0.1 },
                { "type": "kde", "bound": "lower", "noiseVariance": 0.1 },
                { "type": "kde", "noiseVariance": 0.1, "relativeToLayer": true } ] } }
            """, "test");

    private static final Layer LAYER = Layer.of(1, "made up", 2, null);

    /** Two inputs; every value tells its epoch, input and column. */
    private record Numbered(int first, int last) implements LayerSource {
        @Override
        public List<Layer> layers() {
            return List.of(LAYER);
        }

        @Override
        public List<Integer> epochs() {
            return IntStream.rangeClosed(first, last).boxed().toList();
        }

        @Override
        public EpochRows at(int epoch) {
            double[] rows = {100 * epoch, 100 * epoch + 1, 100 * epoch + 10, 100 * epoch + 11};
            return new EpochRows() {
                @Override
                public Samples of(Layer layer) {
                    return Samples.ofDoubles(rows, 2, 2);
                }

                @Override
                public String fingerprint() {
                    return "epoch " + epoch;
                }
            };
        }
    }

    private static Trajectory trained() {
        MemoryRecorder recorder = new MemoryRecorder();
        new Experiment(SETTINGS, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        return recorder.trajectory();
    }

    private static List<PlanePoint> measured(LayerSource source) {
        return Measurement.measure(
                        SETTINGS, source, SETTINGS.measure(), 2, points -> {}, RunMonitor.SILENT, EstimateCache.none())
                .points();
    }

    /** One epoch mixed is that epoch, to the last bit. */
    @Test
    void aMixtureOfOneIsTheTrajectory() {
        Trajectory trajectory = trained();
        LayerSource source =
                Measurement.layers(SETTINGS, trajectory, SETTINGS.measure().on());
        List<PlanePoint> plain = Measurement.measure(
                        SETTINGS, trajectory, SETTINGS.measure(), 1, points -> {}, RunMonitor.SILENT)
                .points();
        assertEquals(11 * 6 * 3, plain.size());
        assertEquals(plain, measured(MixtureLayers.window(source, 1)));
        assertEquals(plain, measured(MixtureLayers.restarts(List.of(source))));
    }

    /** Three repeats that are one are that one, but for the 1e-6 bits that sums of float32 kernels may be off. */
    @Test
    void equalRepeatsAreOne() {
        LayerSource source =
                Measurement.layers(SETTINGS, trained(), SETTINGS.measure().on());
        List<PlanePoint> plain = measured(source);
        List<PlanePoint> mixed = measured(MixtureLayers.restarts(List.of(source, source, source)));
        assertEquals(plain.size(), mixed.size());
        for (int i = 0; i < plain.size(); i++) {
            PlanePoint one = plain.get(i);
            assertEquals(input(one), input(mixed.get(i)), 1e-6, one.estimator() + " T" + one.layer());
        }
    }

    private static double input(PlanePoint point) {
        return Objects.requireNonNull(point.estimate().inputInformation()).bits();
    }

    /** Rows i·K to i·K + K − 1 belong to input i, in the order of the epochs. */
    @Test
    void rowsOfAnInputStandTogether() {
        MixtureLayers window = MixtureLayers.window(new Numbered(0, 4), 2);
        assertEquals(2, window.draws());
        double[] rows = {200, 201, 300, 301, 210, 211, 310, 311};
        assertArrayEquals(rows, window.at(3).of(LAYER).toDoubles());
        assertArrayEquals(rows, window.rows(3, LAYER).toDoubles());
    }

    /** A window needs its K epochs; repeats need the epoch in each. */
    @Test
    void epochsAreThoseThatHaveAllMembers() {
        assertEquals(
                List.of(2, 3, 4), MixtureLayers.window(new Numbered(0, 4), 3).epochs());
        assertEquals(List.of(), MixtureLayers.window(new Numbered(0, 4), 6).epochs());
        assertThrows(
                IllegalArgumentException.class,
                () -> MixtureLayers.window(new Numbered(0, 4), 3).at(1));
        assertEquals(
                List.of(2, 3),
                MixtureLayers.restarts(List.of(new Numbered(0, 3), new Numbered(2, 5)))
                        .epochs());
    }

    /** So that the range of a run is that of all its epochs, those before the first window too. */
    @Test
    void rangesAreOfAllMembers() {
        assertEquals(
                List.of(new Range(100, 311)),
                MixtureLayers.window(new Numbered(0, 4), 3).ranges(3));
    }

    /** What was estimated of one window is not taken for another's, nor for a single epoch's. */
    @Test
    void fingerprintsTellMembersApart() {
        Numbered source = new Numbered(0, 4);
        String one = MixtureLayers.window(source, 2).at(3).fingerprint();
        assertNotEquals(one, MixtureLayers.window(source, 2).at(2).fingerprint());
        assertNotEquals(one, MixtureLayers.window(source, 3).at(3).fingerprint());
        assertNotEquals(one, source.at(3).fingerprint());
        assertEquals(
                source.at(3).fingerprint(),
                MixtureLayers.window(source, 1).at(3).fingerprint());
    }

    @Test
    void aLayerKnowsItsNameAndRange() {
        List<Layer> layers = TrajectoryLayers.layers(SETTINGS.network(), 2);
        assertEquals(List.of("T1 relu 4", "T2 tanh 3", "T3 softmax 2"), Layer.names(layers));
        assertTrue(layers.get(0).range().isEmpty());
        assertEquals(new Range(-1, 1), layers.get(1).range().orElseThrow());
        assertEquals(new Range(0, 1), layers.get(2).range().orElseThrow());
    }
}
