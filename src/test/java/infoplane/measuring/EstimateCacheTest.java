package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import infoplane.config.Json;
import infoplane.core.RunMonitor;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.network.ParameterLayout;
import infoplane.network.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateCacheTest {
    /** ReLU: bins over the activation's range are bins over the range of the run. */
    private static final ExperimentSettings SETTINGS = Json.parseExperiment("""
            { "network": { "hidden": [4, 3], "activation": "relu" }, "training": { "epochs": 5, "batchSize": 512 },
              "measure": { "on": "test", "schedule": "every" } }
            """, "test");

    private static Trajectory trained(ExperimentSettings settings) {
        MemoryRecorder recorder = new MemoryRecorder();
        new Experiment(settings, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        return recorder.trajectory();
    }

    private static List<PlanePoint> measured(Trajectory trajectory, MeasureSettings measure, EstimateCache cache) {
        return Measurement.measure(SETTINGS, trajectory, measure, 2, points -> {}, RunMonitor.SILENT, cache)
                .points();
    }

    @Test
    void whatWasEstimatedBeforeIsTheSameAgainAndNotEstimatedAgain() {
        Trajectory trajectory = trained(SETTINGS);
        EstimateCache cache = new EstimateCache();
        List<PlanePoint> first = measured(trajectory, SETTINGS.measure(), cache);
        assertEquals(6 * 3, cache.size());
        assertEquals(measured(trajectory, SETTINGS.measure(), new EstimateCache()), first);
        assertEquals(first, measured(trajectory, SETTINGS.measure(), cache));
        assertEquals(6 * 3, cache.size());
    }

    /** The same epochs and layers, of other weights. */
    @Test
    void otherWeightsAreNeverTakenForTheSame() {
        EstimateCache cache = new EstimateCache();
        List<PlanePoint> first = measured(trained(SETTINGS), SETTINGS.measure(), cache);
        Trajectory other = trained(SETTINGS.withSeed(2));
        List<PlanePoint> second = measured(other, SETTINGS.measure(), cache);
        assertNotEquals(first, second);
        assertEquals(measured(other, SETTINGS.measure(), new EstimateCache()), second);
    }

    /** Without the first epochs the range over the run is another, and so are all cells that are cut over it. */
    @Test
    void theRangeOfTheRunDecidesToo() {
        Trajectory whole = trained(SETTINGS);
        EstimateCache cache = new EstimateCache();
        List<PlanePoint> all = new ArrayList<>(measured(whole, SETTINGS.measure(), cache));
        Trajectory later = new Later(whole, 3);
        List<PlanePoint> part = measured(later, SETTINGS.measure(), cache);
        assertEquals(measured(later, SETTINGS.measure(), new EstimateCache()), part);
        all.removeIf(point -> point.epoch() < 3);
        assertNotEquals(all, part);
    }

    /** Another without its first epochs. */
    private record Later(Trajectory whole, int first) implements Trajectory {
        @Override
        public ParameterLayout layout() {
            return whole.layout();
        }

        @Override
        public List<Integer> epochs() {
            return whole.epochs().subList(first, whole.epochs().size());
        }

        @Override
        public float[] parameters(int epoch) {
            return whole.parameters(epoch);
        }
    }
}
