package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.PlaneView;
import infoplane.ui.memory.WindowMemory;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PlanePane;
import infoplane.ui.run.FakeEngine;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.SampleResults;
import infoplane.ui.theme.ThemeRule;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.WindowThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A real window on a fake engine, one for all tests of a class, emptied before each. Work is done at once, on the window's
 * own thread, and what the window does in turns is waited for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WindowTestBase {
    private static final Logger LOG = Logger.getLogger("");
    /** Classes of the theme's library that the theme here says nothing about. */
    private static final Set<String> LEFT_OUT = Pattern.compile("\\.([A-Za-z][\\w-]*)")
            .matcher(ThemeRule.read(new PrimerLight().getUserAgentStylesheet()))
            .results()
            .map(found -> found.group(1))
            .filter(ThemeRule::unused)
            .collect(Collectors.toSet());

    /** More turns than ever ask for each other. */
    private static final int CHAIN = 40;

    static {
        System.setProperty("testfx.setup.timeout", "180000"); // a busy machine may take a minute to open a window
    }

    /** Where the window keeps its preferences; static, because those of an instance come only after the window opens. */
    @TempDir
    protected static Path preferences = Path.of("");

    /** An empty folder for runs. */
    @TempDir
    protected Path folder = Path.of("");

    final FailureReports reports = new FailureReports();
    /** Copies commands at once, and says nothing. */
    protected static final CommandCopy COPIES =
            new CommandCopy(new Background(Runnable::run, Runnable::run, failure -> {}), sentence -> {});

    protected final FakeEngine engine = new FakeEngine();
    protected final List<Throwable> failures = new CopyOnWriteArrayList<>();
    protected final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    protected final FxRobot lookups = new FxRobot();
    public Session session = new Session(atOnce, atOnce, atOnce, engine, () -> folder);
    private Optional<Stage> stage = Optional.empty();
    Optional<WorkbenchWindow> window = Optional.empty();
    private Optional<WindowMemory> memory = Optional.empty();
    private Optional<Robot> robot = Optional.empty();

    /** Menus, tooltips and questions are gone before a test ends. */
    private final ListChangeListener<Window> closed = change -> {
        while (change.next()) {
            change.getRemoved().stream()
                    .filter(window -> window.getScene() != null)
                    .flatMap(window -> unstyled(window.getScene().getRoot()))
                    .map(node -> new IllegalStateException("the theme's rules for " + node + " are left out"))
                    .forEach(failures::add);
        }
    };

    private final Handler complaints = new Handler() {
        @Override
        public void publish(LogRecord told) {
            if (told.getLevel().intValue() >= Level.WARNING.intValue()
                    && !told.getMessage().startsWith("Unsupported JavaFX configuration")) {
                failures.add(new IllegalStateException(told.getLoggerName() + ": " + told.getMessage()));
            }
        }

        @Override
        public void flush() {} // nothing is kept back

        @Override
        public void close() {} // nothing is open
    };

    @BeforeAll
    protected void openWindow() throws TimeoutException {
        LOG.addHandler(
                complaints); // what JavaFX finds wrong, such as a style that cannot be worked out, is told only there
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(shown -> {
            stage = Optional.of(shown);
            robot = Optional.of(new Robot());
            session = makeSession();
            WindowMemory kept = new WindowMemory(preferences.resolve("window.json"), atOnce);
            memory = Optional.of(kept);
            Window.getWindows().addListener(closed);
            window = Optional.of(new WorkbenchWindow(shown, session, kept, reports));
            window.get().show();
            shown.setX(0);
            shown.setY(0);
            shown.setWidth(1280);
            shown.setHeight(800);
        });
        settle();
    }

    /** What the window works with. */
    Session makeSession() {
        return new Session(atOnce, atOnce, atOnce, engine, () -> folder.resolve("runs"));
    }

    @BeforeEach
    protected void empty() {
        onWindow(() -> {
            List.copyOf(session.runs().runs()).forEach(session.runs()::remove);
            session.form().show(ExperimentSettings.defaults());
            plane().view().set(PlaneView.defaults());
            plane().arrangement().set(PlaneModel.Arrangement.OVERLAY);
            plane().pin(Optional.empty());
            engine.course = (listener, control) -> {};
        });
    }

    @AfterEach
    protected void nothingFailedUnseen() {
        assertTrue(failures.isEmpty(), () -> "work failed in the background: " + failures);
        onWindow(() -> Window.getWindows()
                .forEach(window -> assertEquals(
                        List.of(),
                        unstyled(window.getScene().getRoot()).toList(),
                        "the theme's rules for these are left out")));
    }

    /** What is of a kind that the theme has no rules for here, which must not be in a window. */
    private static Stream<Node> unstyled(Node node) {
        Stream<Node> inside = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(WindowTestBase::unstyled)
                : Stream.of();
        return node.getStyleClass().stream().anyMatch(LEFT_OUT::contains)
                ? Stream.concat(Stream.of(node), inside)
                : inside;
    }

    /** JUnit keeps the instances of all test classes to its end, and a window has some 50 MB. */
    private void letGoOfTheWindow() {
        session = new Session(atOnce, atOnce, atOnce, new FakeEngine(), () -> folder);
        reports.showOn(sentence -> {}, sentence -> {});
        stage = Optional.empty();
        memory = Optional.empty();
        robot = Optional.empty();
    }

    @AfterAll
    protected void closeWindow() throws TimeoutException {
        Window.getWindows().removeListener(closed);
        FxToolkit.cleanupStages();
        onWindow(() -> memory.orElseThrow().rememberLayout(stage())); // nothing is written after the folder is gone
        letGoOfTheWindow();
        LOG.removeHandler(complaints);
    }

    protected Stage stage() {
        return stage.orElseThrow();
    }

    protected PlaneModel plane() {
        return node("plane", PlanePane.class).model();
    }

    /** Does something on the window's thread and waits for what follows from it. */
    protected void onWindow(Runnable action) {
        lookups.interact(action);
        settle();
    }

    protected void settle() {
        CountDownLatch done = new CountDownLatch(1);
        afterTurns(CHAIN, done::countDown);
        try {
            assertTrue(done.await(60, TimeUnit.SECONDS), "the window did not answer for a minute");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    /** Turns may ask for further turns, as each column of the network's drawing does for the next one. */
    private static void afterTurns(int left, Runnable done) {
        WindowThread.later(left == 0 ? done : () -> afterTurns(left - 1, done));
    }

    private void withRobot(Consumer<Robot> action) {
        onWindow(() -> action.accept(robot.orElseThrow()));
    }

    protected void pointAt(Point2D place) {
        withRobot(hand -> hand.mouseMove(place));
    }

    protected void click(Point2D place) {
        pointAt(place);
        withRobot(hand -> hand.mouseClick(MouseButton.PRIMARY));
    }

    protected void click(String id) {
        click(middle(node(id, Node.class)));
    }

    protected void doubleClick(Point2D place) {
        pointAt(place);
        withRobot(hand -> {
            hand.mouseClick(MouseButton.PRIMARY);
            hand.mouseClick(MouseButton.PRIMARY);
        });
    }

    protected void drag(Point2D from, Point2D to) {
        pointAt(from);
        withRobot(hand -> hand.mousePress(MouseButton.PRIMARY));
        pointAt(from.midpoint(to));
        pointAt(to);
        withRobot(hand -> hand.mouseRelease(MouseButton.PRIMARY));
    }

    /** Presses all keys in order, the last one shortly, and lets go of them. */
    protected void keys(KeyCode... codes) {
        withRobot(hand -> {
            for (KeyCode code : codes) {
                hand.keyPress(code);
            }
        });
        withRobot(hand -> {
            for (KeyCode code : codes) {
                hand.keyRelease(code);
            }
        });
    }

    protected void hold(KeyCode code, Runnable meanwhile) {
        withRobot(hand -> hand.keyPress(code));
        meanwhile.run();
        withRobot(hand -> hand.keyRelease(code));
    }

    /** Opens what is folded because it is at its default. */
    protected void unfold() {
        onWindow(() -> lookups.lookup(".fold-line").<Button>queryAll().stream()
                .filter(line -> line.isVisible() && !line.getText().startsWith("Fold "))
                .forEach(Button::fire));
    }

    /** Replaces the text of a field, as somebody would who selects all and types. */
    protected void type(String id, String text) {
        onWindow(() -> {
            TextField field = node(id, TextField.class);
            field.requestFocus();
            field.selectAll();
            field.replaceSelection(text);
        });
    }

    /** The list of runs of the window. */
    protected RunList runs() {
        return session.runs();
    }

    /** Puts a finished run into the list. */
    protected Run addRun(String name, int lastEpoch, String... estimators) {
        Run run = new Run(SampleResults.settings(name), folder.resolve(name));
        onWindow(() -> {
            run.show(SampleResults.finished(name, lastEpoch, estimators));
            session.runs().add(run);
        });
        return run;
    }

    protected <N extends Node> N node(String id, Class<N> type) {
        return lookups.lookup("#" + id).queryAs(type);
    }

    /** Turns the wheel over a part of the window; TestFX does so by other amounts on other platforms. */
    protected void wheel(Node node, Point2D place, double delta) {
        Point2D local = node.localToScene(node.screenToLocal(place)); // events start with places in the scene
        onWindow(() -> node.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                local.getX(),
                local.getY(),
                place.getX(),
                place.getY(),
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null)));
    }

    /** The middle of what shows a text, such as an item of an open menu. */
    protected Point2D middleOf(String text) {
        return middle(lookups.lookup(text).query());
    }

    protected static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    protected WritableImage picture(Node node) {
        WritableImage[] taken = new WritableImage[1];
        onWindow(() -> taken[0] = node.snapshot(null, null));
        return taken[0];
    }

    /** How many pixels of two pictures differ. */
    protected static int differingPixels(WritableImage before, WritableImage after) {
        PixelReader one = before.getPixelReader();
        PixelReader other = after.getPixelReader();
        int different = 0;
        for (int y = 0; y < Math.min(before.getHeight(), after.getHeight()); y++) {
            for (int x = 0; x < Math.min(before.getWidth(), after.getWidth()); x++) {
                if (one.getArgb(x, y) != other.getArgb(x, y)) {
                    different++;
                }
            }
        }
        return different;
    }
}
