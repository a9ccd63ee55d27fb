package infoplane.ui;

import impl.org.controlsfx.skin.PopOverSkin;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;

/**
 * Makes, where nobody sees it, what takes long at its first time only, because classes are loaded and style sheets read: the
 * first pop-over held the window's thread 65 ms, after this 30, and no step of this took more than 30.
 */
final class FirstUses {
    private static final Duration REST = Duration.millis(200);

    private final StackPane unseen = new StackPane();
    private final Scene scene = new Scene(unseen);
    private final Iterator<Supplier<Node>> kinds;
    private final Executor later;

    /**
     * @param kinds what is made
     * @param later does something on the window's thread, when others have had their turn
     */
    FirstUses(List<Supplier<Node>> kinds, Executor later) {
        this.kinds = kinds.iterator();
        this.later = later;
        scene.getStylesheets().setAll(ThemedWindows.STYLE_SHEETS);
    }

    /** What a user of the window meets first. */
    static FirstUses usual() {
        return new FirstUses(List.of(FirstUses::popOver, TextArea::new), FirstUses::afterRest);
    }

    /** Goes through them, one at a time. */
    void prepare() {
        if (kinds.hasNext()) {
            later.execute(() -> {
                unseen.getChildren().setAll(kinds.next().get());
                unseen.applyCss();
                unseen.layout();
                prepare();
            });
        } else {
            unseen.getChildren().clear();
        }
    }

    private static Node popOver() {
        PopOver popOver = PopOvers.of(PopOver.ArrowLocation.LEFT_TOP, 100, new Label());
        popOver.setSkin(new PopOverSkin(popOver));
        return popOver.getSkin().getNode();
    }

    private static void afterRest(Runnable step) {
        PauseTransition rest = new PauseTransition(REST);
        rest.setOnFinished(over -> step.run());
        rest.play();
    }
}
