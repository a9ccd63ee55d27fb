package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.ui.WindowTestBase;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** A window has the size that it asks for under a window manager that shows it at another, as openbox does. */
class SizedTest extends WindowTestBase {
    @Test
    void aWindowHasItsSizeWhateverTheWindowManagerShows() {
        Stage[] shown = new Stage[1];
        onWindow(() -> {
            Stage stage = new Stage();
            shown[0] = stage;
            stage.setScene(new Scene(new Pane()));
            stage.setWidth(700);
            stage.setHeight(500);
            WindowThread.soon(() -> shrink(stage)); // before what is shown later asks again
            Sized.show(stage);
        });
        assertEquals(700, shown[0].getWidth());
        assertEquals(500, shown[0].getHeight());
        onWindow(shown[0]::close);
    }

    private static void shrink(Stage stage) {
        stage.setWidth(200);
        stage.setHeight(200);
    }
}
