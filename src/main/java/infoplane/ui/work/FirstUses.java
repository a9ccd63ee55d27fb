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
 * Makes, in idle moments and where nobody sees it, what takes long at its first time only, because classes are loaded and style
 * sheets read, and what is shown later as a whole: the first pop-over held the window's thread 65 ms, after this 30, and no step
 * of this took more than 30.
 */
public final class FirstUses {
    private static final Duration REST = Duration.millis(200);

    private final Unseen unseen = new Unseen();
    private final Iterator<Supplier<Node>> kinds;
    private final Deque<InPieces> parts;
    private final Executor later;

    /**
     * @param kinds what is made, and thrown away
     * @param parts what is made for good
     * @param later does something on the window's thread, when others have had their turn
     */
    FirstUses(List<Supplier<Node>> kinds, List<InPieces> parts, Executor later) {
        this.kinds = kinds.iterator();
        this.parts = new ArrayDeque<>(parts);
        this.later = later;
    }

    /**
     * What a user of the window meets first.
     *
     * @param parts of the window
     */
    public static FirstUses usual(List<InPieces> parts) {
        return new FirstUses(List.of(FirstUses::popOver, FirstUses::menu, TextArea::new), parts, FirstUses::afterRest);
    }

    /** Goes through them, one at a time. */
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

    /** In a turn of its own, because within a pulse it would come on top of the layout. */
    private static void afterRest(Runnable step) {
        PauseTransition rest = new PauseTransition(REST);
        rest.setOnFinished(over -> WindowThread.later(step));
        rest.play();
    }
}
