package infoplane.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** The legend above a figure: samples with their names, in lines from left to right. */
public final class Legend {
    public static final Legend NONE = new Legend(List.of(), 0, 0, 1, 12);

    /** Draws the sample of an entry; {@code y} is the middle of its line. */
    public interface Sample {
        public void paint(Pen pen, double x, double y, boolean shown);
    }

    /**
     * An entry before it has a position.
     *
     * @param layer counted from 1; 0 for an entry that is not a layer
     * @param letters width of the sample, in letters
     */
    public record Item(int layer, String text, double letters, Sample sample) {}

    /** An item with its position; {@code y} is the middle of its line. */
    public record PlacedItem(Item item, double x, double y, double width) {}

    private static final double GAP = 0.4;
    private static final double BETWEEN = 1.1;
    private static final double LINE = 1.6;

    private final List<PlacedItem> entries = new ArrayList<>();
    private final double letter;
    private final double height;

    /** @param top of the first line */
    public Legend(List<Item> items, double left, double top, double right, double letter) {
        this.letter = letter;
        double x = left;
        double y = top + letter * LINE / 2;
        for (Item item : items) {
            double width = letter * (item.letters() + GAP) + FigureFont.REGULAR.width(item.text(), letter);
            if (x + width > right && x > left) {
                x = left;
                y += letter * LINE;
            }
            entries.add(new PlacedItem(item, x, y, width));
            x += width + letter * BETWEEN;
        }
        height = entries.isEmpty() ? 0 : y - top + letter * LINE / 2;
    }

    public List<PlacedItem> entries() {
        return List.copyOf(entries);
    }

    public double height() {
        return height;
    }

    /** The items that this style lists: all of them, or without those of hidden layers. */
    public static List<Item> listed(List<Item> items, IntPredicate shows, FigureStyle style) {
        return items.stream()
                .filter(item -> style.listsHidden() || item.layer() == 0 || shows.test(item.layer()))
                .toList();
    }

    /** The layer whose entry is at ({@code x}, {@code y}). */
    public OptionalInt layerAt(double x, double y) {
        return entries.stream()
                .filter(entry -> entry.item().layer() > 0)
                .filter(entry -> x >= entry.x() && x <= entry.x() + entry.width())
                .filter(entry -> Math.abs(y - entry.y()) <= letter * LINE / 2)
                .mapToInt(entry -> entry.item().layer())
                .findFirst();
    }

    /** Paints the legend; entries of hidden layers are paler. */
    public void paint(Pen pen, IntPredicate shows) {
        for (PlacedItem entry : entries) {
            Item item = entry.item();
            boolean shown = item.layer() == 0 || shows.test(item.layer());
            item.sample().paint(pen, entry.x(), entry.y(), shown);
            pen.text(
                    item.text(),
                    entry.x() + letter * (item.letters() + GAP),
                    entry.y(),
                    0,
                    0.5,
                    FigureFont.REGULAR,
                    letter,
                    shown ? pen.colours().ink() : pen.colours().axis());
        }
    }
}
