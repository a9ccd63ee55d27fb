package infoplane.ui;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;

/** Opens folders in the desktop's file manager. Slow: do not call on the window's thread. */
final class Folders {
    private Folders() {}

    /** @throws IllegalArgumentException if the desktop offers no file manager; the message names the folder or file */
    static Path show(Path folder) {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            throw new IllegalArgumentException("This desktop shows no files to programs; look into " + folder);
        }
        try {
            Desktop.getDesktop().open(folder.toFile());
        } catch (IOException e) { // no program is set up for folders
            throw new IllegalArgumentException("No program of this desktop opens folders; look into " + folder, e);
        }
        return folder;
    }
}
