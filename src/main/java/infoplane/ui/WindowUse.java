package infoplane.ui;

import infoplane.config.Json;
import infoplane.config.Presets;
import infoplane.core.CpuTimer;
import infoplane.core.RunFailedException;
import infoplane.estimation.BinningSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.ui.plot.PlanePane;
import infoplane.ui.run.Run;
import infoplane.ui.work.StallWatch;
import infoplane.ui.work.WindowThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.RangeSlider;

/**
 * Simulates a user of the window for the benchmark, from a thread of its own, with one action in each frame. Records the
 * longest stall of the window's thread for each kind of action.
 */
final class WindowUse {
    /** Milliseconds between two actions. */
    private static final int FRAME = 16;
    /** The window has handled an action completely after this many frames. */
    private static final int REST = 30;

    static final int IDLE_SECONDS = 5;

    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);

    private final Stage stage;
    private final Session session;
    private final WorkbenchWindow window;
    private final StallWatch watch;
    private final Map<String, Double> stalls = new LinkedHashMap<>();

    WindowUse(Stage stage, Session session, WorkbenchWindow window, StallWatch watch) {
        this.stage = stage;
        this.session = session;
        this.window = window;
        this.watch = watch;
    }

    /** Simulates all kinds of use. @return longest stall in milliseconds, by kind of use */
    Map<String, Double> simulate() throws IOException {
        settle();
        watch.clear(); // stalls while the window opens are not part of its use
        phase("set_up", 1, i -> session.form().show(experiment()));
        phase("live_run", 1, i -> session.run());
        await(() -> session.runner().active().get().isEmpty());
        noteLongest("live_run");
        usePlots();
        compareRuns();
        useForms();
        openOtherWindows();
        phase("resize", 30, i -> {
            stage.setWidth(1000 + 10 * (i % 15));
            stage.setHeight(700 + 5 * (i % 15)); // without a window manager, a change of one side alone has no effect
        });
        phase("theme", 2, i -> window.switchTheme());
        return stalls;
    }

    /** Uses the plane and the charts of the run. */
    private void usePlots() {
        PlanePane plane = (PlanePane) node("plane");
        phase("hover", 120, i -> fire(plane, pointer(plane, i)));
        phase("zoom", 120, i -> fire(plane, wheel(plane, i % 60 < 30 ? 1 : -1)));
        RangeSlider time = (RangeSlider) node("timeLine");
        phase("scrub", 60, i -> time.setHighValue(time.getMax() * (i % 30) / 30));
        TabPane charts = (TabPane) node("charts");
        phase(
                "charts",
                15,
                i -> charts.getSelectionModel().select(i % charts.getTabs().size()));
        ToggleButton measureAgain = (ToggleButton) node("measureAgain");
        phase("measure_again", 1, i -> measureAgain.fire());
        phase("bins", 40, i -> session.trial().measure(bins(10 + 2 * i)));
    }

    /** Compares the run with the example, in the planes and on the right side. */
    private void compareRuns() {
        ToggleButton apart = (ToggleButton) node("sideBySide");
        phase("compare", 4, i -> {
            session.runs().runs().forEach(run -> run.visible().set(true));
            if (!apart.isDisabled()) {
                apart.fire();
            }
        });
        TabPane right = (TabPane) node("rightTabs");
        phase(
                "right_side",
                9,
                i -> right.getSelectionModel().select(i % right.getTabs().size()));
        phase("runs", 8, i -> {
            List<Run> runs = session.runs().runs();
            runs.get(i % runs.size()).visible().set(i % 4 < 2);
        });
    }

    /** Shows every preset in the forms, and opens and closes the sections of the forms. */
    private void useForms() throws IOException {
        List<ExperimentSettings> presets = Presets.settings();
        phaseOneByOne("presets", presets.size(), i -> session.setup().show(presets.get(i)));
        List<TitledPane> panes = all(TitledPane.class);
        phaseOneByOne("panes", 2 * panes.size(), i -> {
            TitledPane pane = panes.get(i % panes.size());
            pane.setExpanded(!pane.isExpanded());
        });
    }

    private void openOtherWindows() {
        List<MenuButton> menus = all(MenuButton.class);
        phaseOneByOne("menus", menus.size(), i -> menus.get(i).show());
        List<ButtonBase> questions =
                List.of((ButtonBase) node("limits"), (ButtonBase) node("cleanUp"), (ButtonBase) node("previewData"));
        phaseOneByOne("questions", questions.size(), i -> questions.get(i).fire());
        phaseOneByOne("export", 2, i -> window.exportPlane());
        phaseOneByOne("keys", 2, i -> window.showKeys());
        phaseOneByOne("guide", 2, i -> window.showGuide());
    }

    /** CPU of the whole program, in milliseconds, while nobody does anything for {@link #IDLE_SECONDS}. */
    double idleCpuMillis() {
        settle();
        long before = CpuTimer.ofProcess().toMillis();
        pause(1000 * IDLE_SECONDS);
        return CpuTimer.ofProcess().toMillis() - before;
    }

    /** Repeats an action, once a frame, and records the longest stall. */
    private void phase(String name, int times, IntConsumer action) {
        for (int i = 0; i < times; i++) {
            int time = i;
            onWindow(() -> action.accept(time));
            pause(FRAME);
        }
        settle();
        noteLongest(name);
    }

    /** Repeats an action; waits after each until the window is idle, and closes the windows that the action opened. */
    private void phaseOneByOne(String name, int times, IntConsumer action) {
        for (int i = 0; i < times; i++) {
            int time = i;
            phase(name, 1, once -> action.accept(time));
            onWindow(this::closeOthers);
        }
    }

    private void closeOthers() {
        List.copyOf(Window.getWindows()).stream()
                .filter(other -> other != stage)
                .forEach(Window::hide);
    }

    private void noteLongest(String name) {
        stalls.merge("window_" + name + "_ms", watch.takeLongest(), Math::max);
    }

    private <N extends Node> List<N> all(Class<N> kind) {
        List<N> found = new ArrayList<>();
        onWindow(() -> collect(stage.getScene().getRoot(), kind, found));
        return found;
    }

    private static <N extends Node> void collect(Parent parent, Class<N> kind, List<N> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && !child.isDisabled() && kind.isInstance(child)) {
                found.add(kind.cast(child));
            }
            if (child instanceof Parent inner && child.isVisible()) {
                collect(inner, kind, found);
            }
        }
    }

    /** Finds a node; not for the window's thread, which it asks. */
    private Node node(String id) {
        Node[] found = new Node[1];
        onWindow(() -> found[0] = stage.getScene().lookup("#" + id));
        return found[0];
    }

    /** The published network, trained long enough that the window shows the points of the live run. */
    private static ExperimentSettings experiment() {
        return Json.parseExperiment("""
                {"schemaVersion": 1, "name": "Benchmark", "training": {"epochs": 1500},
                 "measure": {"schedule": {"type": "log", "points": 400}}}
                """, "the benchmark's experiment");
    }

    private static BinningSettings bins(int bins) {
        BinningSettings usual = BinningSettings.defaults();
        return new BinningSettings(
                usual.rule(), bins, usual.range(), usual.lower(), usual.upper(), usual.size(), usual.correction());
    }

    private static Event pointer(Node node, int i) {
        double x = node.getLayoutBounds().getWidth() * (i % 40) / 40;
        double y = node.getLayoutBounds().getHeight() * (i % 30) / 30;
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                new PickResult(node, x, y));
    }

    private static Event wheel(Node node, int direction) {
        double x = node.getLayoutBounds().getWidth() * 0.6;
        double y = node.getLayoutBounds().getHeight() * 0.4;
        double delta = 40.0 * direction;
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
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
                new PickResult(node, x, y));
    }

    private static void fire(Node node, Event event) {
        Event.fireEvent(node, event);
    }

    /** Waits {@link #REST} frames, so that the window handles everything that the last actions caused. */
    private void settle() {
        for (int i = 0; i < REST; i++) {
            onWindow(() -> {});
            pause(FRAME);
        }
    }

    void await(BooleanSupplier over) {
        long end = System.currentTimeMillis() + PATIENCE;
        boolean[] seen = new boolean[1];
        while (!seen[0]) {
            onWindow(() -> seen[0] = over.getAsBoolean());
            pause(FRAME);
            if (System.currentTimeMillis() > end) {
                throw new RunFailedException("the window did not come to rest within a minute");
            }
        }
    }

    private void onWindow(Runnable action) {
        CountDownLatch done = new CountDownLatch(1);
        WindowThread.soon(() -> {
            try {
                action.run();
            } finally {
                done.countDown();
            }
        });
        try {
            if (!done.await(PATIENCE, TimeUnit.MILLISECONDS)) {
                throw new RunFailedException("the window did not answer for a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("interrupted");
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("interrupted");
        }
    }
}
