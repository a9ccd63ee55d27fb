package infoplane.ui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Parts of the window that show a list of items, one each. A part stays and shows another item when the items change,
 * because to make, style and lay out a new one takes the window's thread a hundred times as long as another text does: a
 * page of findings 40 ms instead of 1.
 *
 * @param <T> items
 * @param <N> parts
 */
public final class Reused<T, N> {
    private static final int AT_ONCE = 8;

    private final Supplier<N> make;
    private final BiConsumer<N, T> show;
    private final Consumer<N> add;
    private final Consumer<N> remove;
    private final Executor later;
    private final List<N> made = new ArrayList<>();
    private List<? extends T> wanted = List.of();
    private int used;

    /**
     * @param show has a part show an item
     * @param add puts a part behind those that are seen already
     * @param remove takes the last part away, which may come back
     * @param later does something on the window's thread, after what else is to be done there: so many parts are made in turns
     */
    public Reused(Supplier<N> make, BiConsumer<N, T> show, Consumer<N> add, Consumer<N> remove, Executor later) {
        this.make = make;
        this.show = show;
        this.add = add;
        this.remove = remove;
        this.later = later;
    }

    /** Makes these the children of a pane; what stays in its place is not taken out, because it would be styled again. */
    public static void put(Pane pane, List<? extends Node> children) {
        int kept = keep(pane, children);
        pane.getChildren().addAll(children.subList(kept, children.size()));
    }

    /** Takes out of a pane what is not in its place among these. @return how many of them, from the first, are there */
    public static int keep(Pane pane, List<? extends Node> children) {
        List<Node> present = pane.getChildren();
        int same = 0;
        while (same < Math.min(present.size(), children.size()) && present.get(same) == children.get(same)) {
            same++;
        }
        present.subList(same, present.size()).clear();
        return same;
    }

    /** Parts that are the last children of a pane. */
    public static <T, N extends Node> Reused<T, N> in(
            Pane pane, Supplier<N> make, BiConsumer<N, T> show, Executor later) {
        return new Reused<>(
                make, show, pane.getChildren()::add, node -> pane.getChildren().remove(node), turn -> {
                    pane.applyCss(); // or this would be left for all turns together
                    later.execute(turn);
                });
    }

    public void show(List<? extends T> items) {
        wanted = items;
        int most = Math.min(items.size(), made.size() + AT_ONCE);
        for (int i = 0; i < most; i++) {
            if (i == made.size()) {
                made.add(make.get());
            }
            show.accept(made.get(i), items.get(i));
            if (i >= used) {
                add.accept(made.get(i));
            }
        }
        for (int i = used - 1; i >= most; i--) {
            remove.accept(made.get(i));
        }
        used = most;
        if (most < items.size()) {
            later.execute(() -> {
                if (wanted == items) { // or newer ones are being shown
                    show(items);
                }
            });
        }
    }
}
