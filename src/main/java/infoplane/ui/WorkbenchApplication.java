package infoplane.ui;

import infoplane.core.OwnFiles;
import infoplane.runs.RunFolders;
import infoplane.runs.RunService;
import infoplane.ui.memory.WindowMemory;
import infoplane.ui.memory.WindowPreferences;
import infoplane.ui.work.Background;
import infoplane.ui.work.WindowThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the threads, the session and the main window. */
public final class WorkbenchApplication extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApplication.class);
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final ExecutorService workers = Executors.newFixedThreadPool(2, daemon("work"));
    private final ExecutorService computers = Executors.newCachedThreadPool(daemon("run"));
    private final ExecutorService meters = Executors.newSingleThreadExecutor(daemon("measure"));
    private final FailureReports reports = new FailureReports();
    private Path runsFolder = OwnFiles.runs();

    @Override
    public void start(Stage stage) {
        // of the window's thread, and of threads that nobody waits for
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> WindowThread.later(() -> report(failure)));
        Background background = Background.besideWindow(workers, reports);
        WindowMemory memory = new WindowMemory(WindowPreferences.usualFile(), background);
        runsFolder = runsFolder(memory);
        Session session = new Session(
                background,
                Background.besideWindow(computers, reports),
                Background.besideWindow(meters, reports),
                RunService.remembering(CORES),
                () -> runsFolder);
        session.runner().atOnce().set(Math.max(1, CORES / 2));
        WorkbenchWindow window = new WorkbenchWindow(stage, session, memory, reports);
        window.show();
        List<String> given = getParameters().getRaw();
        ExampleRun.listRuns(session, memory.preferences().get().view(), () -> window.resume(given));
    }

    private void report(Throwable failure) {
        try {
            reports.accept(failure);
        } catch (RuntimeException | Error e) { // must not be reported again, without end
            LOG.error("a failure could not be shown", e);
        }
    }

    /** Waits up to 5 s for files that are being written, and removes deleted runs from the disk. */
    @Override
    public void stop() throws IOException, InterruptedException {
        computers.shutdownNow();
        meters.shutdownNow();
        workers.shutdown();
        if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("background work did not end in time");
        }
        RunFolders.emptyTrash(runsFolder);
    }

    private static Path runsFolder(WindowMemory memory) {
        String remembered = memory.preferences().get().runsFolder();
        return remembered.isEmpty() || OwnFiles.isNamed() ? OwnFiles.runs() : Path.of(remembered);
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, "infoplane-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
