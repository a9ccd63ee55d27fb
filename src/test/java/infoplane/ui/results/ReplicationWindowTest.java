package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import infoplane.core.SafeFiles;
import infoplane.ui.WindowTestBase;
import infoplane.ui.work.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window that tries the claims of the literature. */
class ReplicationWindowTest extends WindowTestBase {
    @TempDir
    private Path folder;

    private final List<Throwable> failed = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private final Background now = new Background(Runnable::run, Runnable::run, failed::add);

    @AfterEach
    void close() {
        onWindow(() -> Window.getWindows().stream()
                .filter(window -> window != stage())
                .toList()
                .forEach(Window::hide));
    }

    /** What is wrong is said in the window, in the sentence of the command line; nothing was begun. */
    @Test
    void aFolderWithOtherContentIsRefusedInTheWindow() {
        Path full = folder.resolve("full");
        SafeFiles.write(full.resolve("notes.txt"), "mine");
        onWindow(() -> new ReplicationWindow(
                        stage(), now, 1, Optional::empty, folder.resolve("new"), opened::add, COPIES)
                .show());
        assertEquals(
                folder.resolve("new").toString(),
                node("replicationFolder", TextField.class).getText());
        onWindow(() -> {
            node("replicationFolder", TextField.class).setText(full.toString());
            node("replicationStart", Button.class).fire();
        });
        assertEquals(
                full + " is not empty; choose a new folder for the replication",
                node("replicationState", Label.class).getText());
        assertFalse(node("replicationStart", Button.class).isDisabled());
        assertFalse(Files.exists(full.resolve("replication.json")));
        assertEquals(List.of(), failed);
        assertEquals(List.of(), opened);
    }
}
