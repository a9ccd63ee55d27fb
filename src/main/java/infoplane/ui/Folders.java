package infoplane.ui;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows folders in the desktop's own program for files. Takes its time: not for the window's thread. */
final class Folders {
    private Folders() {}

    /**
     * The walk through the window, which lies in a folder above the program's classes.
     *
     * @throws IllegalArgumentException where the program came without
     */
    static Path guide() throws IOException {
        try {
            Path classes = Path.of(Folders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path above = classes; above != null; above = above.getParent()) {
                Path guide = above.resolve("docs").resolve("guide.md");
                if (Files.exists(guide)) {
                    return guide;
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        throw new IllegalArgumentException(
                "This installation came without the guide: it is docs/guide.md of the source.");
    }

    /** @throws IllegalArgumentException where there is no such program; the message says where the folder or file is */
    static Path show(Path folder) throws IOException {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            throw new IllegalArgumentException("This desktop shows no files to programs; look into " + folder);
        }
        Desktop.getDesktop().open(folder.toFile());
        return folder;
    }
}
