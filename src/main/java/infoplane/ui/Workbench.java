package infoplane.ui;

import javafx.application.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the window. Not an Application itself, because JavaFX refuses such a main class on the class path. */
public final class Workbench {
    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

    private Workbench() {}

    /** Opens the window and returns when it is closed; without a display it says so in one sentence and exits with 1. */
    public static void main(String[] args) {
        try {
            Application.launch(WorkbenchApplication.class, args);
        } catch (RuntimeException | LinkageError e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            LOG.debug("the window could not be opened", reason);
            System.err.println(remedy(reason));
            System.exit(1);
        }
    }

    /** What keeps the window from opening, and what to do about it. */
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
        return "infoplane: the window could not be opened (" + failure + "); the command line works without it"
                + " (./infoplane --help).";
    }
}
