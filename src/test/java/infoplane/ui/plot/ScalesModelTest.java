package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.figure.PlaneSeries;
import infoplane.figure.chart.ScalesView;
import infoplane.measuring.PlanePoint;
import infoplane.runs.RunService;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleSpace;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map of scales in the window, on real runs of three epochs. */
class ScalesModelTest {
    @TempDir
    Path folder;

    private final List<Throwable> failures = new ArrayList<>();
    private final RunService service = new RunService(1);
    private final RunList runs = new RunList();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final PlaneModel plane = new PlaneModel(runs, atOnce);
    private final ScalesModel model =
            new ScalesModel(plane, service, new Background(waiting::add, Runnable::run, failures::add));

    private Run trained(String name, String network, String keep) {
        ExperimentSettings settings = Json.parseExperiment("""
                {"name": "%s", "network": %s, "training": {"epochs": 3, "batchSize": 512, "keep": "%s"},
                 "measure": {"schedule": "every", "draws": 2, "estimators": [{"type": "kde"}]}}
                """.formatted(name, network, keep), "test");
        Path at = folder.resolve(name);
        Run run = new Run(settings, at);
        run.show(service.start(settings, at, RunListener.NONE, new RunControl()));
        runs.add(run);
        work();
        return run;
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private PlaneSeries shown() {
        List<PlaneSeries> series = plane.picture().get().series();
        return series.get(series.size() - 1);
    }

    @Test
    void whatIsMeasuredIsShownKeptAndMovesThePlane() {
        Run run = trained("a", "{\"hidden\": [3]}", "all");
        model.looking().set(true);
        work();
        assertEquals(
                "Not measured at every scale yet. Measure takes some seconds.",
                model.computation().state().get());
        String own = shown().estimator();
        model.start();
        assertTrue(model.computation().running().get());
        work();
        assertEquals(List.of(), failures);
        assertFalse(model.computation().running().get());
        ScaleSpace space = model.space().get().orElseThrow();
        assertEquals(25, space.grid().points());
        assertEquals(
                space.layers().size(),
                ScaleSpaceRuns.kept(run.folder(), false).orElseThrow().layers().size());
        assertEquals(1, run.displayed().get().orElseThrow().scales().size(), "findings speak of it");

        model.scale().set(10); // the plane is the map at that σ
        for (PlanePoint point :
                List.of(shown().point(0, 1).orElseThrow(), shown().point(3, 2).orElseThrow())) {
            ScaleBounds bounds = space.layer(point.layer())
                    .flatMap(layer -> layer.at(point.epoch()))
                    .orElseThrow();
            Information input = Objects.requireNonNull(point.estimate().inputInformation());
            assertEquals(bounds.inputUpper()[10], input.nats());
        }
        assertEquals("KDE, noise 0.0156", shown().estimatorName());
        model.shown().set(ScalesView.LOWER);
        assertTrue(shown().estimatorName().contains("lower"), shown().estimatorName());
        model.scale().set(ScalesModel.NO_SCALE);
        assertEquals(own, shown().estimator());
        model.scale().set(3);
        model.looking().set(false);
        assertEquals(own, shown().estimator(), "another tab shows what was measured");
    }

    @Test
    void theKeptMapIsThereAgainAndRelativeOnesAreOthers() {
        trained("b", "{\"hidden\": [3]}", "all");
        model.looking().set(true);
        work();
        model.start();
        work();
        model.relative().set(true);
        work();
        assertTrue(model.space().get().isEmpty());
        model.relative().set(false);
        work();
        assertTrue(model.space().get().isPresent());
        assertFalse(model.words().get().isEmpty());
    }

    private Run trained(String name, int seed) {
        ExperimentSettings settings = Json.parseExperiment("""
                {"name": "%s", "seed": %d, "network": {"hidden": [3]}, "training": {"epochs": 1, "batchSize": 512},
                 "measure": {"schedule": "every", "estimators": [{"type": "kde"}]}}
                """.formatted(name, seed), "test");
        Path at = folder.resolve(name);
        Run run = new Run(settings, at);
        run.show(service.start(settings, at, RunListener.NONE, new RunControl()));
        runs.add(run);
        work();
        return run;
    }

    /** Runs of two seeds are one map, the mean of theirs, until one of them is chosen; each keeps its own. */
    @Test
    void runsThatDifferInTheSeedOnlyAreShownTogether() {
        Run one = trained("one", 1);
        Run two = trained("two", 2);
        model.looking().set(true);
        work();
        assertEquals(2, model.subjects().size());
        assertEquals(
                "0 of 2 runs are measured at every scale yet. Measure takes some seconds for each.",
                model.computation().state().get());
        model.start();
        work();
        assertEquals(List.of(), failures);
        double[] sum = new double[25];
        for (Run run : List.of(one, two)) {
            double[] own = upper(ScaleSpaceRuns.kept(run.folder(), false).orElseThrow());
            java.util.Arrays.setAll(sum, scale -> sum[scale] + own[scale] / 2);
        }
        assertArrayEquals(sum, upper(model.space().get().orElseThrow()), 1e-6);
        assertEquals("one, 2 runs together", model.figure().get().title().split(" · ")[0]);
        assertTrue(
                model.words().get().contains("too few repeats"), model.words().get());

        runs.selected().set(two);
        work();
        assertArrayEquals(sum, upper(model.space().get().orElseThrow()), 1e-6, "the same group");
        model.together().set(false);
        work();
        assertEquals(List.of(two), model.subjects().stream().map(ShownRun::run).toList());
        assertArrayEquals(
                upper(ScaleSpaceRuns.kept(two.folder(), false).orElseThrow()),
                upper(model.space().get().orElseThrow()),
                1e-12);
        model.scale().set(10);
        assertTrue(shown().name().startsWith("two"), shown().name());
    }

    private static double[] upper(ScaleSpace space) {
        return space.layers().get(0).at(1).orElseThrow().inputUpper();
    }

    @Test
    void cancelKeepsNothing() {
        Run run = trained("c", "{\"hidden\": [3]}", "all");
        model.looking().set(true);
        work();
        model.start();
        model.computation().cancel();
        work();
        assertEquals(
                "Cancelled; nothing of it was kept.",
                model.computation().state().get());
        assertTrue(ScaleSpaceRuns.kept(run.folder(), false).isEmpty());
        assertEquals(List.of(), failures);
    }

    @Test
    void whyThereIsNoMapIsSaidInPlace() {
        trained("d", "{\"hidden\": [3], \"noise\": {\"sigma\": 0.1}}", "all");
        model.looking().set(true);
        work();
        model.start();
        work();
        assertTrue(
                model.computation().state().get().startsWith("the units of this network have noise"),
                model.computation().state().get());
        assertEquals(List.of(), failures);
    }
}
