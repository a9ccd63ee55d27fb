package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import infoplane.config.WindowPreferences;
import infoplane.config.WindowView;
import infoplane.figure.ColourMap;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneView;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.run.FakeEngine;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown, and how, is the same after a restart. */
class WindowStateTest {
    @TempDir
    private Path folder = Path.of("");

    /** What one start of the program works with. */
    private final class Start {
        private final Background atOnce = new Background(Runnable::run, Runnable::run, failure -> {
            throw new AssertionError(failure);
        });
        private final Session session =
                new Session(atOnce, atOnce, atOnce, new FakeEngine(), () -> folder.resolve("runs"));
        private final PlaneModel plane = new PlaneModel(session.runs(), atOnce);
        private final TimeLine time = new TimeLine(plane);
        private final StringProperty chart = new SimpleStringProperty("");
        private final WindowState state = new WindowState(session.runs(), session.remembered(), plane, time, chart);
    }

    private final Start first = new Start();
    private int heard;

    /** The state of another start that is given what the file of this one says. */
    private Start restarted() throws IOException {
        Path file = folder.resolve("window.json");
        WindowPreferences.defaults().withView(first.state.now()).write(file);
        WindowPreferences.Loaded loaded = WindowPreferences.read(file);
        assertEquals("", loaded.notice());
        Start other = new Start();
        other.state.restore(loaded.preferences().view());
        return other;
    }

    @Test
    void nothingRememberedIsTheUsual() {
        first.state.restore(WindowView.defaults());
        assertEquals(PlaneView.defaults(), first.plane.view().get());
        assertEquals(PlaneModel.Arrangement.OVERLAY, first.plane.arrangement().get());
        assertEquals("", first.chart.get());
    }

    @Test
    void everyChangeIsHeardOfAndComesBack() throws IOException {
        first.state.onChange(() -> heard++);
        change(() -> first.plane.arrangement().set(PlaneModel.Arrangement.SIDE_BY_SIDE));
        change(() -> first.plane.means().set(false));
        change(() -> first.chart.set("loss"));
        change(() -> first.time.single().set(true));
        PlaneView view = first.plane
                .view()
                .get()
                .withEstimators(List.of("kde:upper:0.1"))
                .withUnit(InformationUnit.NATS)
                .withColouring(PlaneView.Colouring.RUN)
                .withMap(ColourMap.CIVIDIS)
                .withLogarithmic(false)
                .with(PlaneMark.DIAGONAL, true)
                .with(PlaneMark.LABELS, false);
        change(() -> first.plane.view().set(view));
        Start other = restarted();
        assertEquals(first.state.now(), other.state.now());
        assertEquals(view, other.plane.view().get());
        assertEquals(true, other.time.single().get());
    }

    @Test
    void whichRunsAreShownIsHeardOf() {
        first.session.remembered().list(Optional.empty(), List.of(), "", () -> {});
        Run run = new Run(SampleResults.settings("a"), folder.resolve("runs").resolve("a"));
        first.state.onChange(() -> heard++);
        change(() -> first.session.runs().add(run));
        assertEquals(List.of(run.folder().toString()), first.state.now().shownRuns());
        assertEquals(run.folder().toString(), first.state.now().selectedRun());
        change(() -> run.visible().set(false));
        assertEquals(List.of(), first.state.now().shownRuns());
        change(() -> run.visible().set(true));
    }

    /** A program that is closed before its runs are listed forgets none of them. */
    @Test
    void runsThatAreNotListedYetStayRemembered() {
        WindowView left =
                new WindowView(List.of("/x"), "/x", false, true, "", List.of(), "", "", "", true, null, false);
        first.state.restore(left);
        assertEquals(List.of("/x"), first.state.now().shownRuns());
        assertEquals("/x", first.state.now().selectedRun());
    }

    @Test
    void namesThatNobodyKnowsAreTheUsual() {
        first.state.restore(new WindowView(
                List.of(), "", false, true, "x", List.of(), "trits", "x", "x", true, List.of("x"), false));
        assertEquals(InformationUnit.BITS, first.plane.view().get().unit());
        assertEquals(ColourMap.VIRIDIS, first.plane.view().get().map());
    }

    private void change(Runnable change) {
        int before = heard;
        change.run();
        assertNotEquals(before, heard, "a change was not heard of");
        first.state.now(); // somebody looks, or the next change would not be told
    }
}
