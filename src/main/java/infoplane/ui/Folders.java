package infoplane.ui;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;

/** Shows folders in the desktop's own program for files. Takes its time: not for the window's thread. */
final class Folders {
    private Folders() {}

    /** @throws IllegalArgumentException where there is no such program; the message says where the folder or file is */
    static Path show(Path folder) throws IOException {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            throw new IllegalArgumentException("This desktop shows no files to programs; look into " + folder);
        }
        Desktop.getDesktop().open(folder.toFile());
        return folder;
    }
}
