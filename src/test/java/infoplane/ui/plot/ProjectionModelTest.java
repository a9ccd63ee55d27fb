package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.figure.chart.ProjectionFigure;
import infoplane.figure.chart.ProjectionView.RowColours;
import infoplane.runs.RunLook;
import infoplane.runs.RunService;
import infoplane.ui.plot.ProjectionModel.AskedInput;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.RunLooks;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projections in the window, on real runs of three epochs. */
class ProjectionModelTest {
    @TempDir
    Path folder;

    private final List<Throwable> failures = new ArrayList<>();
    private final RunList runs = new RunList();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final PlaneModel plane = new PlaneModel(runs, atOnce);
    private final TimeLine time = new TimeLine(plane);
    private final ObjectProperty<Optional<RunLook.Chosen>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ProjectionModel model = new ProjectionModel(
            plane, time, new RunLooks(), chosen, new Background(waiting::add, Runnable::run, failures::add));

    private Run trained(String name, String network, String keep) {
        var settings = Json.parseExperiment("""
                {"name": "%s", "network": %s, "training": {"epochs": 3, "batchSize": 512, "keep": "%s"},
                 "measure": {"schedule": "every", "draws": 2, "estimators": ["binning"]}}
                """.formatted(name, network, keep), "test");
        Path at = folder.resolve(name);
        Run run = new Run(settings, at);
        run.show(new RunService(1).start(settings, at, RunListener.NONE, new RunControl()));
        runs.add(run);
        work();
        return run;
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private ProjectionFigure figure() {
        work();
        return model.figure().get().orElseThrow();
    }

    /** One basis for all epochs; what is at hand is shown at once; of several wishes only the last is computed. */
    @Test
    void thePointsFollowTheTimeLine() {
        trained("a", "{\"hidden\": [3, 2]}", "all");
        assertTrue(waiting.isEmpty(), "nothing is computed while nobody looks");
        model.looking().set(true);
        ProjectionFigure last = figure();
        assertEquals(3, last.epoch());
        for (int cursor = 2; cursor >= 0; cursor--) {
            time.cursor().set(cursor);
        }
        assertEquals(1, waiting.size());
        ProjectionFigure first = figure();
        assertEquals(0, first.epoch());
        assertEquals(last.subject().basis(), first.subject().basis());
        assertNotEquals(last.rows().places()[0], first.rows().places()[0]);
        time.cursor().set(3);
        assertEquals(3, model.figure().get().orElseThrow().epoch(), "kept");
        model.layer().set(2);
        assertEquals(2, figure().subject().basis().layer().width());
        runs.remove(runs.runs().get(0));
        trained("b", "{\"hidden\": [3, 2]}", "all");
        assertEquals(2, figure().subject().basis().layer().width(), "the layer stays while no run is shown");
        assertEquals(List.of(), failures);
    }

    @Test
    void anInputIsAskedAboutAndItsCompanionsAreMarked() {
        Run run = trained("a", "{\"hidden\": [3]}", "all");
        List<AskedInput> asked = new ArrayList<>();
        model.onAsked(asked::add);
        model.looking().set(true);
        figure();
        model.ask(17);
        assertEquals(17, asked.get(0).input());
        assertEquals(1, asked.get(0).place().layer());
        assertEquals(run, asked.get(0).run());
        model.colouring().set(RowColours.CELL);
        RunLook look = RunLook.of(run.folder());
        chosen.set(Optional.of(new RunLook.Chosen(look, 17, new int[] {17, 20})));
        boolean[] marks = chosen.get().orElseThrow().marks();
        assertTrue(marks[17] && marks[20] && !marks[18]);
        assertTrue(figure().words(17).startsWith("input 18, class "), figure().words(17));
    }

    /** A noisy network has a point for each draw; weights that were not kept, or are gone, are a sentence. */
    @Test
    void drawsArePointsAndMissingWeightsAreSaid() {
        trained("noisy", "{\"hidden\": [2], \"noise\": {\"sigma\": 0.1}}", "all");
        model.looking().set(true);
        ProjectionFigure drawn = figure();
        assertEquals(2, drawn.rows().draws());
        assertEquals(2 * 4096, drawn.rows().rows());
        assertTrue(drawn.words(3).startsWith("input 2, draw 2, class "), drawn.words(3));
        trained("none", "{\"hidden\": [2]}", "none");
        work();
        assertEquals(Optional.empty(), model.figure().get());
        assertTrue(
                model.problem().get().contains("keeps no weights"),
                model.problem().get());
        assertArrayEquals(new Object[0], failures.toArray());
    }
}
