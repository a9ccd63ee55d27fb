package infoplane.ui.work;

import impl.org.controlsfx.skin.PopOverSkin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.ContextMenuSkin;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;

/**
 * Prepares slow first uses invisibly in idle moments: controls whose first use loads classes and reads style sheets, and
 * parts that are shown later as a whole. The first pop-over blocked the window's thread for 65 ms without this and 30 ms
 * with it; no step of the preparation took more than 30 ms.
 */
public final class FirstUses {
    private static final Duration REST = Duration.millis(200);

    private final Unseen unseen = new Unseen();
    private final Iterator<Supplier<Node>> kinds;
    private final Deque<InPieces> parts;
    private final Executor later;

    /**
     * @param kinds make sample controls, which are thrown away
     * @param parts parts of the window, which are kept
     * @param later runs a task on the window's thread after other tasks
     */
    FirstUses(List<Supplier<Node>> kinds, List<InPieces> parts, Executor later) {
        this.kinds = kinds.iterator();
        this.parts = new ArrayDeque<>(parts);
        this.later = later;
    }

    /** The controls that a user meets first. @param parts parts of the window */
    public static FirstUses usual(List<InPieces> parts) {
        return new FirstUses(List.of(FirstUses::popOver, FirstUses::menu, TextArea::new), parts, FirstUses::afterRest);
    }

    /** Prepares all kinds and parts, one step at a time. */
    public void prepare() {
        if (kinds.hasNext()) {
            later.execute(() -> {
                unseen.style(kinds.next().get());
                prepare();
            });
        } else if (!parts.isEmpty()) {
            later.execute(() -> {
                if (!parts.element().next()) {
                    parts.remove();
                }
                prepare();
            });
        }
    }

    private static Node popOver() {
        PopOver popOver = PopOvers.of(PopOver.ArrowLocation.LEFT_TOP, 100, new Label());
        popOver.setSkin(new PopOverSkin(popOver));
        return popOver.getSkin().getNode();
    }

    private static Node menu() {
        ContextMenu menu = new ContextMenu(
                new MenuItem("item"), new CheckMenuItem("check"), new RadioMenuItem("radio"), new SeparatorMenuItem());
        menu.setSkin(new ContextMenuSkin(menu));
        return menu.getSkin().getNode();
    }

    /**
     * Runs a step after a rest. Uses a separate turn, because within a pulse the step would add to the time of the layout.
     */
    private static void afterRest(Runnable step) {
        PauseTransition rest = new PauseTransition(REST);
        rest.setOnFinished(over -> WindowThread.later(step));
        rest.play();
    }
}
