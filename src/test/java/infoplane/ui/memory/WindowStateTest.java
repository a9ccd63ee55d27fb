package infoplane.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.FigureView;
import infoplane.config.KeptFile;
import infoplane.estimation.KdeSettings;
import infoplane.figure.ColourMap;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneView;
import infoplane.schedule.ScheduleSettings;
import infoplane.ui.Session;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.run.FakeEngine;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunView;
import infoplane.ui.run.SampleResults;
import infoplane.ui.run.TableLook;
import infoplane.ui.run.Tried;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        private final RunView list =
                new RunView(session.runs(), new Background(Runnable::run, Runnable::run, failure -> {}));
        private final WindowState state = new WindowState(session.runs(), session.remembered(), plane, time, list);
    }

    private final Start first = new Start();
    private int heard;

    /** The state of another start that is given what the file of this one says. */
    private Start restarted() throws IOException {
        Path file = folder.resolve("window.json");
        KeptFile.write(file, WindowPreferences.defaults().withView(first.state.now()));
        Start other = new Start();
        other.state.restore(read(file).view());
        return other;
    }

    private static WindowPreferences read(Path file) {
        KeptFile.Found<WindowPreferences> found = KeptFile.read(file, "The preferences", WindowPreferences.class);
        assertEquals("", found.notice());
        return found.content().orElseThrow();
    }

    @Test
    void nothingRememberedIsTheUsual() {
        first.state.restore(WindowView.defaults());
        assertEquals(PlaneView.defaults(), first.plane.view().get());
        assertEquals(PlaneModel.Arrangement.OVERLAY, first.plane.arrangement().get());
        assertEquals("", first.state.chart().get());
    }

    @Test
    void everyChangeIsHeardOfAndComesBack() throws IOException {
        first.state.onChange(() -> heard++);
        change(() -> first.plane.arrangement().set(PlaneModel.Arrangement.SIDE_BY_SIDE));
        change(() -> first.plane.means().set(false));
        change(() -> first.state.chart().set("loss"));
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
                .with(PlaneMark.LABELS, false)
                .toggledLayer(3)
                .toggledLayer(5)
                .withLimits(PlaneLimits.of(InformationUnit.BITS, 0.1, 12, -0.05, 1));
        change(() -> first.plane.view().set(view));
        change(() -> first.state.rightTab().set("findings"));
        change(() -> first.list.order().set(RunView.Order.EPOCHS));
        change(() -> first.list.words().set("tanh stopped"));
        TableLook look = new TableLook(
                List.of("notes"), List.of("fall"), List.of("-accuracy", "name"), "network.activation", "kde:upper:0.1");
        change(() -> first.list.look().set(look));
        change(() -> first.list.table().set(true));
        Start other = restarted();
        assertEquals(first.state.now(), other.state.now());
        assertEquals(look, other.list.look().get());
        assertEquals("kde:upper:0.1", other.list.knowledge().estimator(), "queries follow it, also without the table");
        assertTrue(other.list.table().get());
        assertEquals("findings", other.state.rightTab().get());
        assertEquals(RunView.Order.EPOCHS, other.list.order().get());
        assertEquals("tanh stopped", other.list.words().get());
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

    /** Points that were only looked at are measured anew at the next start, by the same estimator at the same epochs. */
    @Test
    void whatIsTriedOutIsHeardOfAndComesBack() throws IOException {
        first.session.remembered().list(Optional.empty(), List.of(), "", () -> {});
        first.state.onChange(() -> heard++);
        Tried tried = new Tried(KdeSettings.defaults(), new ScheduleSettings.Every(3));
        change(() -> first.state.tried().set(tried));
        Start other = restarted();
        assertEquals(Optional.of(tried), other.state.restoredTrial());
        assertEquals(tried, other.state.now().tried(), "not forgotten before the runs are listed");
        change(() -> first.state.tried().set(null));
        assertEquals(Optional.empty(), restarted().state.restoredTrial());
    }

    /** A program that is closed before its runs are listed forgets none of them. */
    @Test
    void runsThatAreNotListedYetStayRemembered() {
        WindowView left = view(List.of("/x"), "/x", "", "", List.of());
        first.state.restore(left);
        assertEquals(List.of("/x"), first.state.now().shownRuns());
        assertEquals("/x", first.state.now().selectedRun());
    }

    @Test
    void namesThatNobodyKnowsAreTheUsual() {
        first.state.restore(view(List.of(), "", "trits", "x", List.of("x")));
        assertEquals(InformationUnit.BITS, first.plane.view().get().unit());
        assertEquals(ColourMap.VIRIDIS, first.plane.view().get().map());
    }

    /** A plane cannot be shown from right to left, nor with an end missing. */
    @ParameterizedTest
    @ValueSource(strings = {"2, 1, 0, 1", "0, 1, 1, 1", "0, 1, 0", ""})
    void limitsThatMakeNoSenseShowAll(String ends) {
        List<Double> limits = Stream.of(ends.split(", "))
                .filter(end -> !end.isEmpty())
                .map(Double::valueOf)
                .toList();
        first.state.apply(FigureView.defaults().withPlane(List.of(), limits));
        assertNull(first.plane.view().get().limits());
    }

    /** A file of an earlier version, which says nothing of what is remembered since. */
    @Test
    void anOlderFileIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("window.json"), """
                {"dark": true, "width": 1200, "height": 800, "maximised": false, "dividers": [0.2, 0.8], "recent": ["/e"],
                 "runsFolder": "",
                 "view": {"shownRuns": ["/x"], "selectedRun": "/x", "sideBySide": false, "means": true, "chart": "",
                          "estimators": [], "unit": "nats", "colouring": "", "colours": "plasma",
                          "logarithmic": true, "marks": ["legend"], "oneEpoch": false}}
                """);
        assertEquals(
                view(List.of("/x"), "/x", "nats", "plasma", List.of("legend")),
                read(file).view());
    }

    /** One record used to hold the look of figures and the state of the window, in a single object of the file. */
    @Test
    void aFileOfTheVersionBeforeIsReadAndWrittenWithTheSameNames() throws IOException {
        Path file = Files.writeString(folder.resolve("window.json"), BEFORE);
        WindowPreferences read = read(file);
        FigureView figure = new FigureView(
                true,
                false,
                List.of("kde:upper:0.1"),
                "nats",
                "run",
                "cividis",
                false,
                List.of("legend"),
                true,
                List.of(2),
                List.of(0.0, 1.5, -0.25, 0.5));
        Tried tried = new Tried(KdeSettings.defaults(), new ScheduleSettings.Every(2));
        assertEquals(
                new WindowView(
                        List.of("/x", "/y"),
                        "/y",
                        "loss",
                        figure,
                        new WindowView.RunsView(
                                "findings",
                                "name",
                                "tanh",
                                true,
                                new TableLook(List.of("notes"), List.of(), List.of("-fall"), "seed", "")),
                        tried),
                read.view());
        KeptFile.write(file, read);
        SortedSet<String> written = names(Files.readString(file)); // with newer ones among them
        assertTrue(written.containsAll(names(BEFORE)), written.toString());
    }

    /** The names of all fields of a JSON text, wherever they stand. */
    private static SortedSet<String> names(String json) {
        return Pattern.compile("\"(\\w+)\"\\s*:")
                .matcher(json)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final String BEFORE = """
            {"dark": false, "width": 1200, "height": 800, "maximised": false, "dividers": [], "recent": [],
             "runsFolder": "",
             "view": {"shownRuns": ["/x", "/y"], "selectedRun": "/y", "sideBySide": true, "means": false,
                      "chart": "loss", "estimators": ["kde:upper:0.1"], "unit": "nats", "colouring": "run",
                      "colours": "cividis", "logarithmic": false, "marks": ["legend"], "oneEpoch": true,
                      "hiddenLayers": [2], "limits": [0, 1.5, -0.25, 0.5],
                      "right": {"tab": "findings", "order": "name", "words": "tanh", "asTable": true,
                                "table": {"added": ["notes"], "removed": [], "sorted": ["-fall"], "grouping": "seed"}},
                      "tried": {"estimator": {"type": "kde", "bound": "upper", "noiseVariance": 0.05,
                                              "relativeToLayer": false},
                                "schedule": {"type": "every", "epochs": 2}}}}
            """;

    private static WindowView view(
            List<String> runs, String selected, String unit, String colours, List<String> marks) {
        WindowView usual = WindowView.defaults();
        FigureView figure =
                new FigureView(false, true, List.of(), unit, "", colours, true, marks, false, List.of(), null);
        return new WindowView(runs, selected, "", figure, usual.right(), null);
    }

    private void change(Runnable change) {
        int before = heard;
        change.run();
        assertNotEquals(before, heard, "a change was not heard of");
        first.state.now(); // somebody looks, or the next change would not be told
    }
}
