package infoplane.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.effect.BlurType;
import javafx.scene.effect.InnerShadow;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;

/** Opens files and folders that the user drops on a window. */
final class FileDrop {
    /**
     * Marks the window while the user drags files over it. An effect and not a style class: changing a style class would
     * make JavaFX restyle every control of the window.
     */
    private static final InnerShadow TAKES_FILES =
            new InnerShadow(BlurType.ONE_PASS_BOX, Color.DODGERBLUE, 14, 0.7, 0, 0);

    private FileDrop() {}

    /**
     * @param content node that gets the effect while files are over the window
     * @param open called with each dropped file or folder
     */
    static void into(Scene scene, Node content, Consumer<Path> open) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragEntered(event -> content.setEffect(event.getDragboard().hasFiles() ? TAKES_FILES : null));
        scene.setOnDragExited(event -> content.setEffect(null));
        scene.setOnDragDropped(event -> {
            content.setEffect(null);
            drop(event, open);
        });
    }

    private static void drop(DragEvent event, Consumer<Path> open) {
        List<File> dropped = event.getDragboard().getFiles();
        dropped.forEach(file -> open.accept(file.toPath()));
        event.setDropCompleted(!dropped.isEmpty());
        event.consume();
    }
}
