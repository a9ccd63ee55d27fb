package infoplane.ui;

import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the window together: threads, session, view. */
public final class WorkbenchApplication extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApplication.class);

    private final ExecutorService workers = Executors.newFixedThreadPool(2, daemon("work"));
    private final ExecutorService computers = Executors.newSingleThreadExecutor(daemon("run"));
    private final FailureReports reports = new FailureReports();

    @Override
    public void start(Stage stage) {
        Background background = new Background(workers, Platform::runLater, reports);
        Background computing = new Background(computers, Platform::runLater, reports);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        Session session = new Session(background, computing, new StoredRunEngine(threads), () -> runsFolder());
        new WorkbenchWindow(stage, session, reports).show();
        LOG.info("window open");
    }

    @Override
    public void stop() {
        workers.shutdownNow();
        computers.shutdownNow();
    }

    private static Path runsFolder() {
        return Path.of(System.getProperty("user.home"), "Infoplane", "runs");
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, "infoplane-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
