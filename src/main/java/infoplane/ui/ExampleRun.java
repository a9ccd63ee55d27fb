package infoplane.ui;

import infoplane.ui.memory.WindowView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A small finished run that comes with the program: at the first start the first thing seen is a plane. */
final class ExampleRun {
    private static final String FOLDER = "/infoplane/assets/example-run";

    private ExampleRun() {}

    /**
     * Lists the runs of the user's folder, and the example where there are none.
     *
     * @param left how the window was left
     * @param then when they are listed
     */
    static void listWithIt(Session session, WindowView left, Runnable then) {
        session.background()
                .run(
                        () -> ShippedFiles.copy(
                                FOLDER, Files.createTempDirectory("infoplane-").resolve("example-run")),
                        copied -> list(session, copied, left, then),
                        failure -> {
                            session.background().report(failure);
                            list(session, Optional.empty(), left, then);
                        });
    }

    private static void list(Session session, Optional<Path> example, WindowView left, Runnable then) {
        session.remembered().list(example, left.shownRuns(), left.selectedRun(), then);
    }
}
