package infoplane.ui;

import infoplane.backend.LogFolder;
import infoplane.core.OwnFiles;
import infoplane.core.RunFailedException;
import javafx.application.Application;

/** Starts the window. Does not extend Application, because JavaFX refuses such a main class on the class path. */
public final class Workbench {
    private Workbench() {}

    /**
     * Opens the window and returns when the user closes it.
     *
     * @throws infoplane.core.InvalidInputException if {@code INFOPLANE_FILES} names what can be no folder
     * @throws RunFailedException if the window cannot be opened, for instance without a display; the message says what to do
     */
    public static void open(String... args) {
        if (OwnFiles.isNamed()) { // without a home that can be written to, the window can still show runs
            OwnFiles.requireFolder();
        }
        try {
            Application.launch(WorkbenchApplication.class, args);
        } catch (RuntimeException | LinkageError e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new RunFailedException(remedy(reason), reason);
        }
    }

    /** Says why the window cannot be opened and what the user can do about it. */
    static String remedy(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("DISPLAY")) {
            return "infoplane: there is no display to open the window on; start it on a desktop or as"
                    + " \"xvfb-run -a ./infoplane\", or use the command line (./infoplane --help).";
        }
        if (message.contains("GTK") || message.contains("gtk")) {
            return "infoplane: the window needs GTK 3, which is not installed (on Debian: apt-get install libgtk-3-0);"
                    + " the command line works without it (./infoplane --help).";
        }
        return "infoplane: the window could not be opened, and the log in " + LogFolder.path()
                + " has the details; the command line works without it (./infoplane --help).";
    }
}
