package infoplane.ui;

import infoplane.ui.run.Run;
import java.awt.Desktop;
import java.nio.file.Path;
import javafx.scene.control.TextInputDialog;

/** Does what the menu of a run offers. */
final class WindowRunActions implements RunActions {
    private final Session session;
    private final WorkbenchWindow window;

    WindowRunActions(Session session, WorkbenchWindow window) {
        this.session = session;
        this.window = window;
    }

    @Override
    public void delete(Run run) {
        session.shelf()
                .delete(run, back -> window.offer("Deleted “" + run.name().get() + "”.", "Undo", back));
    }

    @Override
    public void rename(Run run) {
        TextInputDialog dialog = new TextInputDialog(run.name().get());
        dialog.setTitle("Rename run");
        dialog.setHeaderText(null);
        dialog.setContentText("Name");
        dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty()).ifPresent(run.name()::set);
    }

    @Override
    public void reuse(Run run) {
        session.form().show(run.settings());
    }

    @Override
    public void showOnly(Run run) {
        session.runs().showOnly(run);
    }

    @Override
    public void goOn(Run run) {
        session.runner().goOn(run);
    }

    @Override
    public void openFolder(Run run) {
        session.background().run(() -> browse(run.folder()), done -> {});
    }

    private static Path browse(Path folder) throws java.io.IOException {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            throw new IllegalArgumentException("The run lies in " + folder);
        }
        Desktop.getDesktop().open(folder.toFile());
        return folder;
    }
}
