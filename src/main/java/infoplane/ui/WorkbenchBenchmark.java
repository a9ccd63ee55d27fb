package infoplane.ui;

import infoplane.config.Json;
import infoplane.config.WindowView;
import infoplane.core.RunFailedException;
import infoplane.estimation.BinningSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.controlsfx.control.RangeSlider;

/**
 * Opens the window and uses it as somebody would, some seconds for each thing, while {@link StallWatch} looks how long the
 * window's thread is at work without an answer: what a user feels as a jerk. Keeps to a folder of its own, and leaves the
 * user's runs and preferences alone.
 */
public final class WorkbenchBenchmark {
    private static final int FRAME = 16;
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);

    private WorkbenchBenchmark() {}

    /**
     * Ends the program when done.
     *
     * @param args a file, for properties: by figure, milliseconds or a count
     */
    public static void main(String[] args) {
        try {
            Application.launch(WorkbenchUser.class, args);
        } catch (RuntimeException | LinkageError e) {
            System.err.println(Workbench.wayOut(e.getCause() == null ? e : e.getCause()));
            System.exit(1);
        }
    }

    /** The window and its user. */
    public static final class WorkbenchUser extends Application {
        private final ExecutorService pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "infoplane-benchmark");
            thread.setDaemon(true);
            return thread;
        });
        private final FailureReports reports = new FailureReports();
        private final Map<String, Double> figures = new LinkedHashMap<>();

        @Override
        public void start(Stage stage) throws IOException {
            long began = System.nanoTime();
            Path folder = Files.createTempDirectory("infoplane-benchmark");
            Background background = new Background(pool, Platform::runLater, reports);
            Session session = new Session(
                    background, background, background, new StoredRunEngine(1), () -> folder.resolve("runs"));
            WorkbenchWindow window = new WorkbenchWindow(
                    stage, session, new WindowMemory(folder.resolve("window.json"), background), reports);
            window.show();
            ExampleRun.listWithIt(session, WindowView.defaults(), () -> {});
            figures.put("window_open_ms", (System.nanoTime() - began) * 1e-6);
            Path result = Path.of(getParameters().getRaw().get(0));
            long watched = Thread.currentThread().getId();
            pool.execute(() -> useAndEnd(stage, session, window, watched, began, result));
        }

        private void useAndEnd(
                Stage stage, Session session, WorkbenchWindow window, long watched, long began, Path result) {
            int code = 0;
            try {
                await(() -> session.runs().visible().stream()
                        .anyMatch(run -> run.displayed().get().isPresent()));
                figures.put("window_plane_ms", (System.nanoTime() - began) * 1e-6);
                settle();
                Map<String, Double> stalls = new LinkedHashMap<>();
                try (StallWatch watch = new StallWatch(watched, Platform::runLater)) {
                    use(stage, session, window, watch, stalls);
                    figures.putAll(stalls);
                    figures.put("window_longest_stall_ms", Collections.max(stalls.values()));
                    figures.put(
                            "window_stalls_over_50_ms", (double) watch.stalls().size());
                }
                write(result);
            } catch (IOException | RuntimeException e) {
                System.err.println("infoplane: the window could not be timed: " + e.getMessage());
                code = 1;
            }
            System.exit(code);
        }

        private static void use(
                Stage stage, Session session, WorkbenchWindow window, StallWatch watch, Map<String, Double> stalls) {
            PlanePane plane = (PlanePane) node(stage, "plane");
            phase(watch, stalls, "set_up", 1, i -> session.form().show(experiment()));
            phase(watch, stalls, "live_run", 1, i -> session.run());
            await(() -> session.runner().active().get().isEmpty());
            stalls.merge("window_live_run_ms", watch.takeLongest(), Math::max);
            phase(watch, stalls, "hover", 120, i -> fire(plane, pointer(plane, i)));
            phase(watch, stalls, "zoom", 120, i -> fire(plane, wheel(plane, i % 60 < 30 ? 1 : -1)));
            RangeSlider time = (RangeSlider) node(stage, "timeLine");
            phase(watch, stalls, "scrub", 60, i -> time.setHighValue(time.getMax() * (i % 30) / 30));
            TabPane charts = (TabPane) node(stage, "charts");
            phase(
                    watch,
                    stalls,
                    "charts",
                    15,
                    i -> charts.getSelectionModel().select(i % charts.getTabs().size()));
            phase(watch, stalls, "bins", 40, i -> session.trial().measure(bins(10 + 2 * i)));
            phase(watch, stalls, "resize", 30, i -> {
                stage.setWidth(1000 + 10 * (i % 15));
                stage.setHeight(700 + 5 * (i % 15)); // of the two one alone is not obeyed where nothing manages windows
            });
            phase(watch, stalls, "theme", 2, i -> window.switchTheme());
        }

        /** Does something a number of times, once a frame, and notes the longest that the window did not answer. */
        private static void phase(
                StallWatch watch, Map<String, Double> stalls, String name, int times, IntConsumer action) {
            for (int i = 0; i < times; i++) {
                int time = i;
                onWindow(() -> action.accept(time));
                pause(FRAME);
            }
            settle();
            stalls.put("window_" + name + "_ms", watch.takeLongest());
        }

        /** The published network, long enough to be seen growing. */
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

        private static Node node(Stage stage, String id) {
            return stage.getScene().lookup("#" + id);
        }

        /** Until nothing has been asked of the window or its helpers for some frames. */
        private static void settle() {
            for (int i = 0; i < 30; i++) {
                onWindow(() -> {});
                pause(FRAME);
            }
        }

        private static void await(BooleanSupplier over) {
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

        private static void onWindow(Runnable action) {
            CountDownLatch done = new CountDownLatch(1);
            Platform.runLater(() -> {
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

        private void write(Path file) throws IOException {
            Properties properties = new Properties();
            figures.forEach((name, value) -> properties.setProperty(name, String.format(Locale.ROOT, "%.1f", value)));
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
        }
    }
}
