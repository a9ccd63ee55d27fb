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

/** Takes files and folders that are dropped on a window. */
final class FileDrop {
    /** Over the window while files are dragged over it; an effect, because another style would be asked of every control. */
    private static final InnerShadow TAKES_FILES =
            new InnerShadow(BlurType.ONE_PASS_BOX, Color.DODGERBLUE, 14, 0.7, 0, 0);

    private FileDrop() {}

    /**
     * @param content shows that files can be dropped
     * @param open opens each
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
