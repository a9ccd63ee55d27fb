package infoplane.ui;

import infoplane.runs.ImportPreview;
import infoplane.ui.form.ImportForm.ImportChoice;
import infoplane.ui.run.Run;
import infoplane.ui.setup.ImportWindow;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.InPieces;
import java.nio.file.Path;
import javafx.stage.Stage;

/** Imports networks of other programs: asks in a window of its own, and lists the runs. */
final class Importing {
    private final Session session;
    private final Notices notices;
    private final ImportWindow window;

    Importing(Stage owner, Session session, Notices notices, CommandCopy copies) {
        this.session = session;
        this.notices = notices;
        this.window = new ImportWindow(
                owner,
                session.imports(),
                session.engine(),
                session.computing(),
                session.runner()::newFolder,
                this::begin,
                copies);
    }

    InPieces content() {
        return window.content();
    }

    void show() {
        window.show();
    }

    /** @param source folder or file that the user dropped */
    void show(Path source) {
        window.show(source);
    }

    private void begin(ImportChoice choice, ImportPreview found) {
        Run run = session.startImport(choice, found);
        String name = "“" + run.name().get() + "”";
        if (run.computing()) {
            notices.say(
                    choice.watch()
                            ? name + " measures each epoch as it comes, until its program ends or Stop."
                            : name + " is being imported and measured.");
        }
    }
}
