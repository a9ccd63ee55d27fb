package infoplane.ui;

import infoplane.core.ShippedFiles;
import infoplane.core.TemporaryFolder;
import infoplane.ui.memory.WindowView;
import java.nio.file.Path;
import java.util.Optional;

/** A small finished run that comes with the program, so that the first start shows a plane with points. */
final class ExampleRun {
    private static final String FOLDER = "/infoplane/assets/example-run";

    private ExampleRun() {}

    /**
     * Lists the runs of the user's folder, the remembered runs elsewhere, and the example. Copies the example to a temporary
     * folder first; if that fails, reports the failure and lists the runs without the example.
     *
     * @param left the view that the window remembers from its last use
     * @param then called when the runs are listed
     */
    static void listRuns(Session session, WindowView left, Runnable then) {
        session.remembered().expect();
        session.background()
                .run(
                        () -> ShippedFiles.copy(
                                FOLDER, TemporaryFolder.create("example").path().resolve("example-run")),
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
