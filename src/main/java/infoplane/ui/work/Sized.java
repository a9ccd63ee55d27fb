package infoplane.ui.work;

import javafx.stage.Stage;

/**
 * Shows windows at the size that they ask for. Under some window managers, such as openbox, JavaFX 21 shows a window at
 * 200 × 200 pixels whatever size was set before; it accepts a size that is set once the window is shown.
 */
public final class Sized {
    private Sized() {}

    /** Shows a window at its size. A window without a size has the size of its content. */
    public static void show(Stage stage) {
        boolean fresh = !stage.isShowing();
        stage.show();
        if (fresh && !stage.isMaximized()) {
            double width = stage.getWidth();
            double height = stage.getHeight();
            set(stage, width, height);
            WindowThread.soon(() -> set(stage, width, height)); // the window manager may answer only now
        }
    }

    private static void set(Stage stage, double width, double height) {
        if (stage.isShowing() && !stage.isMaximized()) {
            stage.setWidth(width);
            stage.setHeight(height);
        }
    }
}
