package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentData;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.network.EpochRecord;
import infoplane.network.Trajectory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bins over the range of a run that still goes on. The truth: what measuring the weights up to some epoch gives. */
class ProvisionalPlaneTest {
    /** ReLU: bins over the activation's range are bins over the range of the run. */
    private static final ExperimentSettings SETTINGS = Json.parseExperiment("""
            { "network": { "hidden": [4, 3], "activation": "relu" }, "training": { "epochs": 30, "batchSize": 512, "learningRate": 0.02 },
              "measure": { "on": "test", "schedule": "every" } }
            """, "test");

    private static PlanePoint plain(PlanePoint point) {
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        flags.addAll(point.estimate().flags());
        flags.remove(EstimateFlag.PROVISIONAL);
        PlaneEstimate all = point.estimate();
        PlaneEstimate without = new PlaneEstimate(
                all.inputInformation(),
                all.labelInformation(),
                all.entropy(),
                all.inputStandardError(),
                all.labelStandardError(),
                all.ceiling(),
                all.cells(),
                all.singletons(),
                flags);
        return new PlanePoint(point.estimator(), point.epoch(), point.layer(), without);
    }

    private static RunResults stoppedAt(int epoch, MemoryRecorder recorder) {
        RunControl control = new RunControl();
        RunListener stopping = new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                if (record.epoch() == epoch) {
                    control.stop();
                }
            }
        };
        return new Experiment(SETTINGS, 0, 2).run(recorder, stopping, control);
    }

    /** Points that each have the range of their own moment would differ from this at almost every epoch. */
    @Test
    void aStoppedRunShowsWhatMeasuringItsWeightsGives() {
        MemoryRecorder recorder = new MemoryRecorder();
        RunResults stopped = stoppedAt(20, recorder);
        Trajectory kept = recorder.trajectory();
        List<PlanePoint> again = Measurement.measure(
                        SETTINGS, kept, SETTINGS.measure(), 1, points -> {}, RunMonitor.SILENT)
                .points();
        assertEquals(RunStatus.STOPPED, stopped.status());
        assertEquals(21 * 3, again.size());
        assertEquals(
                again,
                stopped.points().stream().map(ProvisionalPlaneTest::plain).toList());
        assertTrue(stopped.points().get(0).estimate().flags().contains(EstimateFlag.PROVISIONAL));
    }

    /** All that is shown at one time has one range, that of the epochs up to some earlier moment or to now. */
    @Test
    void atNoMomentAreRangesMixed() {
        MemoryRecorder recorder = new MemoryRecorder();
        new Experiment(SETTINGS, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        Trajectory trajectory = recorder.trajectory();
        EpochMeter meter = meter(trajectory);
        List<List<Range>> spans = new ArrayList<>();
        LayerRanges growing = new LayerRanges();
        for (int epoch : trajectory.epochs()) {
            growing.add(epoch, meter.ranges(epoch));
            spans.add(growing.soFar());
        }
        assertTrue(spans.stream().distinct().count() > 10, "a range that grows, else this shows nothing");

        TreeMap<PlanePoint, PlanePoint> shown = new TreeMap<>();
        List<Integer> changes = new ArrayList<>();
        PointBoard board = new PointBoard(3, List.of(), points -> {}, points -> {
            points.forEach(point -> shown.put(point, point));
            changes.add(points.size());
        });
        long[] clock = {0};
        ProvisionalPlane plane = new ProvisionalPlane(
                meter, board, new LayerRanges(), trajectory.epochs(), points -> {}, () -> clock[0]++);
        for (int epoch : trajectory.epochs()) {
            plane.kept(epoch, Runnable::run);
            int now = epoch;
            assertTrue(
                    spans.subList(0, now + 1).stream()
                            .anyMatch(span -> shown.values().stream()
                                    .allMatch(point ->
                                            measured(meter, point.epoch(), span).contains(point))),
                    "at epoch " + epoch);
        }
        assertTrue(changes.size() > 5, "it goes on changing: " + changes);
        plane.settle(trajectory.epochs(), Long.MAX_VALUE / 2);
        List<Range> whole = spans.get(spans.size() - 1);
        for (int epoch : trajectory.epochs()) {
            assertTrue(shown.values().containsAll(measured(meter, epoch, whole)), "epoch " + epoch);
        }
    }

    private static EpochMeter meter(Trajectory trajectory) {
        MeasuredSet set =
                ExperimentData.of(SETTINGS).measured(SETTINGS.measure().on());
        return ExperimentData.meter(SETTINGS, set, SETTINGS.measure(), trajectory, new EstimateCache());
    }

    private static List<PlanePoint> measured(EpochMeter meter, int epoch, List<Range> span) {
        return meter.measure(epoch, meter.estimators(), span, true);
    }

    /** A schedule by distances has nothing to go by before the range is known; with tanh it has. */
    @Test
    void aScheduleByDistancesWaitsForTheRange() {
        assertTrue(waits("relu", "{ \"type\": \"delta-exact\", \"delta\": 0.02 }"));
        assertFalse(waits("tanh", "{ \"type\": \"delta-exact\", \"delta\": 0.02 }"));
        assertFalse(waits("relu", "\"every\""));
    }

    private static boolean waits(String activation, String schedule) {
        ExperimentSettings settings = Json.parseExperiment(
                "{ \"network\": { \"hidden\": [3], \"activation\": \"" + activation + "\" },"
                        + " \"training\": { \"epochs\": 20, \"batchSize\": 512 },"
                        + " \"measure\": { \"on\": \"test\", \"schedule\": " + schedule + " } }",
                "test");
        RunResults ended = new Experiment(settings, 0, 2).run(new MemoryRecorder(), RunListener.NONE, new RunControl());
        assertFalse(ended.waitsForRange(), "it has ended");
        RunResults running = new RunResults(
                settings, RunStatus.RUNNING, "", ended.layers(), ended.ceilings(), ended.training(), List.of());
        return running.waitsForRange();
    }

    /** The ranges of tanh and of the cells of the published code are known: nothing there is provisional. */
    @Test
    void whatNeedsNoRangeIsNotProvisional() {
        ExperimentSettings tanh = Json.parseExperiment("""
                { "network": { "hidden": [3], "activation": "tanh" }, "training": { "epochs": 4, "batchSize": 512 },
                  "measure": { "on": "test", "schedule": "every" } }
                """, "test");
        List<PlanePoint> all = new ArrayList<>();
        RunListener hearing = new RunListener() {
            @Override
            public void measured(List<PlanePoint> points) {
                all.addAll(points);
            }
        };
        new Experiment(tanh, 0, 2).run(new MemoryRecorder(), hearing, new RunControl());
        assertFalse(all.isEmpty());
        assertTrue(all.stream().noneMatch(point -> point.estimate().flags().contains(EstimateFlag.PROVISIONAL)));
    }
}
