package infoplane;

import infoplane.backend.Logging;
import infoplane.cli.CommandLineMain;
import infoplane.ui.Workbench;

/**
 * No arguments, or a file or folder to look at, open the window; all others are a command. Not an Application, because JavaFX refuses such a main class
 * on the class path.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Logging.use();
        if (CommandLineMain.wantsWindow(args)) {
            CommandLineMain.window(() -> Workbench.open(args));
        } else {
            System.exit(CommandLineMain.run(args));
        }
    }
}
