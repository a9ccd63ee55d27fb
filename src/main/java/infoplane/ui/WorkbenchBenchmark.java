package infoplane.ui;

import infoplane.runs.RunService;
import infoplane.ui.memory.WindowMemory;
import infoplane.ui.memory.WindowView;
import infoplane.ui.work.Background;
import infoplane.ui.work.StallWatch;
import infoplane.ui.work.WindowThread;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.stage.Stage;

/**
 * Opens the window and uses it as somebody would, some seconds for each thing, while {@link StallWatch} looks how long the
 * window's thread is at work without an answer: what a user feels as a jerk. Keeps to a folder of its own, and leaves the
 * user's runs and preferences alone.
 */
public final class WorkbenchBenchmark {
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
            System.err.println(Workbench.remedy(e.getCause() == null ? e : e.getCause()));
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
            Background background = new Background(pool, WindowThread::later, reports);
            Session session = new Session(
                    background, background, background, RunService.remembering(1), () -> folder.resolve("runs"));
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
            try (StallWatch watch = new StallWatch(watched)) {
                WindowUse use = new WindowUse(stage, session, window, watch);
                use.await(() -> session.runs().visible().stream()
                        .anyMatch(run -> run.displayed().get().isPresent()));
                figures.put("window_plane_ms", (System.nanoTime() - began) * 1e-6);
                Map<String, Double> stalls = use.all();
                figures.putAll(stalls);
                figures.put("window_longest_stall_ms", Collections.max(stalls.values()));
                figures.put("window_stalls_over_50_ms", (double) watch.stalls().size());
                watch.stalls().forEach(stall -> System.err.println("infoplane: no answer for " + stall));
                write(result);
            } catch (IOException | RuntimeException e) {
                System.err.println("infoplane: the window could not be timed: " + e.getMessage());
                code = 1;
            }
            System.exit(code);
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
