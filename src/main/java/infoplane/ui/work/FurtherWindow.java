package infoplane.ui.work;

import infoplane.ui.theme.ThemedWindows;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * A secondary window: fits the screen, has the theme of the main window, and closes with Esc. It can be shown repeatedly.
 */
public final class FurtherWindow {
    private static final double LEAST_ROOM = 60;

    private final Stage stage = new Stage();

    public FurtherWindow(Stage owner, String title, Parent content, double width, double height) {
        stage.initOwner(owner);
        stage.setTitle(title);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(
                content, Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight() - LEAST_ROOM));
        scene.getStylesheets().setAll(ThemedWindows.STYLE_SHEETS);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        AltKey.settle(scene);
        stage.setScene(scene);
    }

    public Stage stage() {
        return stage;
    }

    /** Extends each piece to style and lay out what it makes, so that showing the window does not have to. */
    public List<Runnable> styled(List<Runnable> pieces) {
        return pieces.stream()
                .<Runnable>map(piece -> () -> {
                    piece.run();
                    ThemedWindows.colour(stage.getScene(), stage.getOwner().getScene());
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                })
                .toList();
    }

    /** Shows the window or brings it to the front. */
    public void show() {
        Sized.show(stage);
        stage.toFront();
    }
}
