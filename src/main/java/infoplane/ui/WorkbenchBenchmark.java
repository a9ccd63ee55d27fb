package infoplane.ui;

import infoplane.core.CpuTimer;
import infoplane.core.Failures;
import infoplane.core.TemporaryFolder;
import infoplane.runs.RunService;
import infoplane.ui.memory.WindowMemory;
import infoplane.ui.memory.WindowView;
import infoplane.ui.work.Background;
import infoplane.ui.work.StallWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.stage.Stage;

/**
 * Opens the window and simulates its use, some seconds for each kind of action, while {@link StallWatch} measures how long
 * the window's thread does not respond; the user sees such a stall as a jerk. Works in a temporary folder and does not touch
 * the user's runs and preferences.
 */
public final class WorkbenchBenchmark {
    /** Property with all stalls, one a line. */
    private static final String STALLS = "stalls";
    /** Property that says why the window could not be timed. */
    private static final String FAILURE = "failure";

    private WorkbenchBenchmark() {}

    /**
     * Runs the benchmark and then ends the program, with exit code 1 if the window could not be timed.
     *
     * @param args the properties file to write: each figure in milliseconds or as a count; {@value #STALLS} and
     *     {@value #FAILURE} are texts
     */
    public static void main(String[] args) throws IOException {
        try {
            Application.launch(WorkbenchUser.class, args);
        } catch (RuntimeException | LinkageError e) {
            write(Path.of(args[0]), Map.of(FAILURE, Workbench.remedy(e.getCause() == null ? e : e.getCause())));
            System.exit(1);
        }
    }

    private static void write(Path file, Map<String, String> said) throws IOException {
        Properties properties = new Properties();
        properties.putAll(said);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    /** Opens the window and starts the simulated user. */
    public static final class WorkbenchUser extends Application {
        private final ExecutorService pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "infoplane-benchmark");
            thread.setDaemon(true);
            return thread;
        });
        private final FailureReports reports = new FailureReports();
        private final Map<String, Double> figures = Collections.synchronizedMap(new LinkedHashMap<>());

        @Override
        public void start(Stage stage) throws IOException {
            long began = System.nanoTime();
            Path folder = TemporaryFolder.create("benchmark").path();
            Background background = Background.besideWindow(pool, reports);
            Session session = new Session(
                    background, background, background, RunService.remembering(1), () -> folder.resolve("runs"));
            WorkbenchWindow window = new WorkbenchWindow(
                    stage, session, new WindowMemory(folder.resolve("window.json"), background), reports);
            window.show();
            ExampleRun.listRuns(session, WindowView.defaults(), () -> {});
            figures.put("window_open_ms", (System.nanoTime() - began) * 1e-6);
            new FirstPaint().start();
            Path result = Path.of(getParameters().getRaw().get(0));
            long watched = Thread.currentThread().getId();
            pool.execute(() -> useAndEnd(stage, session, window, watched, began, result));
        }

        private void useAndEnd(
                Stage stage, Session session, WorkbenchWindow window, long watched, long began, Path result) {
            Map<String, String> said = new TreeMap<>();
            try {
                WindowUse use;
                try (StallWatch watch = new StallWatch(watched)) {
                    use = new WindowUse(stage, session, window, watch);
                    use.await(() -> session.runs().visible().stream()
                            .anyMatch(run -> run.displayed().get().isPresent()));
                    figures.put("window_plane_ms", (System.nanoTime() - began) * 1e-6);
                    Map<String, Double> stalls = use.simulate();
                    figures.putAll(stalls);
                    figures.put("window_longest_stall_ms", Collections.max(stalls.values()));
                    figures.put(
                            "window_stalls_over_50_ms", (double) watch.stalls().size());
                    said.put(
                            STALLS,
                            watch.stalls().stream().map(Object::toString).collect(Collectors.joining("\n")));
                } // the watch asks the window's thread all the time: only without it the window can be idle
                figures.put("window_idle_cpu_ms_per_s", use.idleCpuMillis() / WindowUse.IDLE_SECONDS);
                figures.forEach((name, value) -> said.put(name, String.format(Locale.ROOT, "%.1f", value)));
            } catch (IOException | RuntimeException | Error e) { // also out of memory: the program must end
                said.put(
                        FAILURE,
                        "infoplane: the window could not be timed: "
                                + (Failures.isOutOfMemory(e) ? "there is not enough memory" : e.getMessage()));
            }
            int code = said.containsKey(FAILURE) ? 1 : 0;
            try {
                write(result, said);
            } catch (IOException e) {
                code = 1; // the exit code is the only way left to report the failure
            }
            System.exit(code);
        }

        /** Notes when the first picture stands, and what the process spent until then; the next frame begins after it. */
        private final class FirstPaint extends AnimationTimer {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == 3) {
                    figures.put("window_first_paint_ms", (double)
                            CpuTimer.sinceStart().toMillis());
                    figures.put("window_first_paint_cpu_ms", (double)
                            CpuTimer.ofProcess().toMillis());
                    stop();
                }
            }
        }
    }
}
