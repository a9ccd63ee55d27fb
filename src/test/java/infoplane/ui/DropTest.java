package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.tk.TKClipboard;
import infoplane.config.FigureSource;
import infoplane.config.FigureView;
import infoplane.config.Json;
import infoplane.config.LaterMeasures;
import infoplane.dataset.FileSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneView;
import infoplane.figure.file.FigureExport;
import infoplane.figure.plane.PlaneFigure;
import infoplane.measuring.MeasureSettings;
import infoplane.schedule.ScheduleSettings;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.run.NetworkFolder;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let go over the window is opened. No robot can drag from another program, so the events are made here. */
class DropTest extends WindowTestBase {
    private final ExperimentSettings wanted = SampleResults.settings("dropped").withSeed(77);

    @ParameterizedTest
    @EnumSource(
            value = FigureFormat.class,
            names = {"PNG", "SVG", "PDF", "GIF"})
    void aFigureBringsItsExperiment(FigureFormat format) {
        Path file = folder.resolve("figure." + format.name().toLowerCase(Locale.ROOT));
        PlaneFigure figure = PlaneFigure.of(List.of(SampleResults.finished("a", 3, "x")), PlaneView.defaults());
        FigureExport.write(figure, file, format, new FigureSize(300, 200, 1), FigureStyle.light(), Json.write(wanted));
        assertTrue(drop(file));
        assertEquals(wanted, session.form().settings().get().get());
        assertEquals("dropped", node("experimentName", TextField.class).getText());
    }

    /** A figure of a sweep brings the experiment without what varies, and a word on the sweep; so does the sweep's file. */
    @ParameterizedTest
    @ValueSource(strings = {"figure.png", "figure.svg", "figure.pdf", "sweep.json"})
    void aFigureOfASweepBringsItsExperiment(String name) throws IOException {
        String experiment = Json.write(wanted).strip();
        String sweep = experiment.substring(0, experiment.length() - 1) + ", \"sweep\": {\"seed\": [1, 2]}}";
        Path file = folder.resolve(name);
        if (name.endsWith("json")) {
            Files.writeString(file, sweep);
        } else {
            PlaneFigure figure = PlaneFigure.of(List.of(SampleResults.finished("a", 3, "x")), PlaneView.defaults());
            FigureFormat format = FigureFormat.valueOf(name.substring(7).toUpperCase(Locale.ROOT));
            FigureExport.write(figure, file, format, new FigureSize(300, 200, 1), FigureStyle.light(), sweep);
        }
        assertTrue(drop(file));
        assertEquals(wanted, session.form().settings().get().get());
        String said = node("notice", Label.class).getText();
        assertTrue(said.contains("infoplane sweep " + name + " --out DIR"), said);
    }

    /** Two runs that are here and one that is not: what the figure says is what the window's own export writes. */
    @Test
    void aFigureOfSeveralRunsSaysSoAndOffersThem() {
        Run one = addRun("one", 3, "x");
        Run two = addRun("two", 3, "x");
        Run gone = addRun("gone", 3, "x");
        onWindow(() -> plane().arrangement().set(PlaneModel.Arrangement.SIDE_BY_SIDE));
        Path file = folder.resolve("several.png");
        onWindow(() -> FigureExport.write(
                plane().picture().get().figure(),
                file,
                FigureFormat.PNG,
                new FigureSize(300, 200, 1),
                FigureStyle.light(),
                FigureSubject.carried(plane().shown().get(), shownApart())));
        onWindow(() -> {
            session.runs().remove(gone);
            one.visible().set(false);
            two.visible().set(false);
            plane().arrangement().set(PlaneModel.Arrangement.OVERLAY);
        });
        assertTrue(drop(file));
        assertEquals("gone", session.form().settings().get().get().name(), "the newest run is the first");
        Label notice = node("notice", Label.class);
        assertEquals(
                "This figure shows 3 runs: “gone”, “two”, “one”. The first is what is set up now.", notice.getText());
        click(middleOf("Show those here"));
        assertEquals(List.of(two, one), session.runs().visible());
        assertEquals(PlaneModel.Arrangement.SIDE_BY_SIDE, plane().arrangement().get());
        assertEquals("Not among the runs here: “gone”.", notice.getText());
        click(middleOf("Run the missing one"));
        Run again = session.runs().runs().get(0);
        assertEquals(gone.settings(), again.settings());
        assertEquals(List.of(again, two, one), session.runs().visible());
    }

    /** A plane that was zoomed and had a layer hidden comes back so, with the run that is here. */
    @Test
    void aFigureOfOneRunBringsItsHiddenLayersAndLimits() {
        Run one = addRun("one", 3, "x");
        Run other = addRun("other", 3, "x");
        onWindow(() -> other.visible().set(false));
        PlaneView looked = PlaneView.defaults().toggledLayer(2).withLimits(new PlaneLimits(0.5, 2, 0.1, 0.4));
        onWindow(() -> plane().view().set(looked));
        Path file = folder.resolve("looked.png");
        onWindow(() -> {
            FigureView view = FigureView.defaults().withPlane(List.of(2), List.of(0.5, 2.0, 0.1, 0.4));
            FigureExport.write(
                    plane().picture().get().figure(),
                    file,
                    FigureFormat.PNG,
                    new FigureSize(300, 200, 1),
                    FigureStyle.light(),
                    FigureSubject.carried(plane().shown().get(), view));
            plane().view().set(PlaneView.defaults());
            session.runs().showOnly(List.of(other));
        });
        assertTrue(drop(file));
        assertEquals("one", session.form().settings().get().get().name());
        assertEquals(
                "This figure shows “one”, which is set up now, in a way of its own.",
                node("notice", Label.class).getText());
        click(middleOf("Show it as in the figure"));
        assertEquals(List.of(one), session.runs().visible());
        assertEquals(looked, plane().view().get());
    }

    /** Points that were added to a run later come back with its figure, be the run here without them or not here at all. */
    @Test
    void aFigureBringsPointsBackThatWereAddedLater() {
        Run one = addRun("one", 3, "x");
        MeasureSettings own = one.settings().measure();
        MeasureSettings rarely = own.with(new ScheduleSettings.Every(3)).with(List.of(KdeSettings.defaults()));
        FigureSource.Shown shown = new FigureSource.Shown(
                "one", "one", one.settings(), "", LaterMeasures.defaults().with(rarely, own));
        Path file = folder.resolve("later.png");
        onWindow(() -> FigureExport.write(
                plane().picture().get().figure(),
                file,
                FigureFormat.PNG,
                new FigureSize(300, 200, 1),
                FigureStyle.light(),
                new FigureSource(List.of(shown), FigureView.defaults()).write()));
        engine.keptAs.clear();
        assertTrue(drop(file));
        click(middleOf("Show it as in the figure"));
        assertEquals(List.of(rarely), engine.keptAs);
        assertTrue(one.results().get().orElseThrow().estimators().contains("kde:upper:0.05"));
        onWindow(() -> session.runs().remove(one));
        engine.keptAs.clear();
        assertTrue(drop(file));
        click(middleOf("Run it again"));
        assertEquals(List.of(rarely), engine.keptAs);
        assertTrue(session.runs()
                .runs()
                .get(0)
                .results()
                .get()
                .orElseThrow()
                .estimators()
                .contains("kde:upper:0.05"));
    }

    private static FigureView shownApart() {
        return new FigureView(true, true, List.of(), "", "", "", true, null, false, List.of(), null);
    }

    @Test
    void anExperimentFileFillsTheForms() throws IOException {
        Path file = folder.resolve("experiment.json");
        Files.writeString(file, Json.write(wanted));
        assertTrue(drop(file));
        assertEquals(wanted, session.form().settings().get().get());
    }

    /** What was set up before is not lost, be it sound or not. */
    @Test
    void whatWasOpenedIsSaidAndUndoBringsBackWhatWasSetUp() throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, Json.write(wanted));
        type("experimentName", "mine");
        type("epochs", "many");
        assertTrue(drop(file));
        assertEquals(
                "Set up now: “dropped”, from other.json.",
                node("notice", Label.class).getText());
        assertEquals("dropped – Infoplane", stage().getTitle());
        onWindow(lookups.lookup("Undo").queryButton()::fire);
        assertEquals("mine", node("experimentName", TextField.class).getText());
        assertEquals("many", node("epochs", TextField.class).getText());
        assertEquals("mine – Infoplane", stage().getTitle());
    }

    @Test
    void severalRunFoldersAreListedAndShown() throws IOException {
        for (String name : List.of("one", "two")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve("experiment.json"), Json.write(wanted.withName(name)));
        }
        assertTrue(drop(folder.resolve("one"), folder.resolve("two")));
        assertEquals(2, session.runs().visible().size());
    }

    /** By what it is: a folder of epochs is asked about, a table is the data set, and a figure's table is the figure. */
    @Test
    void whatIsNoExperimentIsANetworkOrData() throws IOException {
        Path table = Files.writeString(folder.resolve("data.csv"), "a,b,kind\n1,2,x\n2,3,y\n");
        assertTrue(drop(table));
        assertEquals(
                FileSettings.of(table.toString()),
                session.form().settings().get().get().dataset());
        assertEquals(
                "The data set is now data.csv.", node("notice", Label.class).getText());
        click(middleOf("Undo"));
        assertEquals(
                ExperimentSettings.defaults().dataset(),
                session.form().settings().get().get().dataset());
        NetworkFolder.recorded(folder.resolve("acts"), 0);
        assertTrue(drop(folder.resolve("acts")));
        assertEquals(
                folder.resolve("acts").toString(),
                node("importSource", TextField.class).getText());
        type("importRows", "4");
        NetworkFolder.recorded(folder.resolve("others"), 0);
        assertTrue(drop(folder.resolve("others")));
        assertEquals("", node("importRows", TextField.class).getText(), "that was chosen for another source");
        assertTrue(drop(folder.resolve("others")));
        onWindow(() ->
                node("importSource", TextField.class).getScene().getWindow().hide());
        Path figure = folder.resolve("figure.csv");
        PlaneFigure plane = PlaneFigure.of(List.of(SampleResults.finished("a", 3, "x")), PlaneView.defaults());
        FigureExport.write(
                plane, figure, FigureFormat.CSV, new FigureSize(300, 200, 1), FigureStyle.light(), Json.write(wanted));
        assertTrue(drop(figure));
        assertEquals(wanted, session.form().settings().get().get());
    }

    /** Desktops hand files to a program that they start: it does with them what it does with files that are dropped on it. */
    @Test
    void whatTheProgramIsStartedWithIsAsIfDropped() throws IOException {
        Path table = Files.writeString(folder.resolve("data.csv"), "a,b,kind\n1,2,x\n2,3,y\n");
        Path run = Files.createDirectories(folder.resolve("given"));
        Files.writeString(run.resolve("experiment.json"), Json.write(wanted.withName("given")));
        addRun("other", 3, "x");
        onWindow(() -> window.orElseThrow().resume(List.of(table.toString(), run.toString())));
        assertEquals(
                FileSettings.of(table.toString()),
                session.form().settings().get().get().dataset());
        assertEquals(
                List.of("given"),
                session.runs().visible().stream()
                        .map(shown -> shown.name().get())
                        .toList());
    }

    /** Arrays are data on the panel of the data, and a network elsewhere. */
    @Test
    void aFileOnThePanelIsTheDataSet() {
        NetworkFolder source = NetworkFolder.recorded(folder.resolve("acts"), 0);
        Path array = source.path().resolve("X.npy");
        Node panel = lookups.lookup(".experiment .section").query();
        onWindow(() -> {
            DragEvent over = new DragEvent(
                    DragEvent.DRAG_OVER,
                    board(List.of(array.toFile())),
                    5,
                    5,
                    5,
                    5,
                    TransferMode.COPY,
                    null,
                    null,
                    null);
            Event.fireEvent(panel, over);
            assertTrue(over.isAccepted());
            Event.fireEvent(panel, over.copyFor(null, panel, DragEvent.DRAG_DROPPED));
        });
        assertEquals(
                FileSettings.of(array.toString()),
                session.form().settings().get().get().dataset());
    }

    @Test
    void theWindowShowsThatItTakesFiles() {
        Node root = stage().getScene().getRoot();
        onWindow(() -> fire(DragEvent.DRAG_ENTERED, board(List.of(folder.toFile()))));
        assertNotNull(root.getEffect());
        onWindow(() -> fire(DragEvent.DRAG_EXITED, board(List.of(folder.toFile()))));
        assertNull(root.getEffect());
        onWindow(() -> fire(DragEvent.DRAG_ENTERED, board(List.of())));
        assertNull(root.getEffect(), "there is nothing that it could open");
    }

    @Test
    void whatIsNoFileIsNotTaken() {
        assertFalse(drop());
    }

    /** @return whether the window said, while it was dragged over it and when it was let go, that it takes it */
    private boolean drop(Path... files) {
        boolean[] taken = new boolean[1];
        onWindow(() -> {
            Dragboard board = board(List.of(files).stream().map(Path::toFile).toList());
            DragEvent over = fire(DragEvent.DRAG_OVER, board);
            DragEvent dropped = fire(DragEvent.DRAG_DROPPED, board);
            assertEquals(over.isAccepted(), dropped.isDropCompleted());
            taken[0] = dropped.isDropCompleted();
        });
        return taken[0];
    }

    private DragEvent fire(EventType<DragEvent> type, Dragboard board) {
        DragEvent event = new DragEvent(type, board, 400, 300, 400, 300, TransferMode.COPY, null, null, null);
        Event.fireEvent(stage().getScene(), event);
        return event;
    }

    /** What another program drags; the system makes the like of it, and there is no public way to. */
    private static Dragboard board(List<File> files) {
        InvocationHandler held = (proxy, method, arguments) -> switch (method.getName()) {
            case "hasContent" -> !files.isEmpty() && arguments[0] == DataFormat.FILES;
            case "getContent" -> files;
            case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
            default -> null;
        };
        try {
            Object clipboard =
                    Proxy.newProxyInstance(DropTest.class.getClassLoader(), new Class<?>[] {TKClipboard.class}, held);
            Constructor<Dragboard> made = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
            made.setAccessible(true);
            return made.newInstance(clipboard);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
