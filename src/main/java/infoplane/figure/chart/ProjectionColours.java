package infoplane.figure.chart;

import infoplane.cells.Cells;
import infoplane.figure.FigureColours;
import infoplane.figure.Legend;
import infoplane.figure.Marker;
import infoplane.figure.chart.ProjectionView.RowColours;
import infoplane.measuring.ProjectedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The colours of projected rows. The colour of a cell follows from the first input in it, so that it stays while the epoch
 * changes; the largest cells get colours that can be told apart, and cells of a single row are grey.
 */
final class ProjectionColours {
    /** Beyond, class names would fill the picture. */
    private static final int MOST_NAMED = 12;
    /** Cells that get a colour of their own. */
    private static final int LARGE = 16;

    private final ProjectionFigure figure;
    private final FigureColours colours;
    private final ProjectedRows rows;
    private final int[] ofCell;

    ProjectionColours(ProjectionFigure figure, FigureColours colours, ProjectedRows rows) {
        this.figure = figure;
        this.colours = colours;
        this.rows = rows;
        Cells cells = rows.cells();
        ofCell = cells == null || figure.view().colouring() != RowColours.CELL ? new int[0] : byCell(cells);
    }

    /** The colour of a row, opaque. */
    int of(int row) {
        Cells cells = rows.cells();
        return cells != null && ofCell.length > 0
                ? ofCell[cells.ofRow()[row]]
                : colours.category(figure.subject().labels().classOf(row / rows.draws()))
                        .getRGB();
    }

    private int[] byCell(Cells cells) {
        int[] first = new int[cells.count()];
        for (int row = cells.ofRow().length - 1; row >= 0; row--) {
            first[cells.ofRow()[row]] = row / rows.draws();
        }
        int[] argb = new int[cells.count()];
        for (int cell = 0; cell < argb.length; cell++) {
            argb[cell] = cells.sizes()[cell] == 1
                    ? colours.axis().getRGB()
                    : colours.category(
                                    place(first[cell], 3 * colours.categories().size()))
                            .getRGB();
        }
        List<Integer> largest = IntStream.range(0, argb.length)
                .filter(cell -> cells.sizes()[cell] > 1)
                .boxed()
                .sorted((one, other) -> cells.sizes()[other] - cells.sizes()[one])
                .limit(LARGE)
                .toList();
        Map<Integer, Integer> taken = new HashMap<>();
        for (int cell : largest) {
            int place = place(first[cell], LARGE);
            while (taken.containsKey(place)) {
                place = (place + 1) % LARGE;
            }
            taken.put(place, cell);
            argb[cell] = colours.category(place).getRGB();
        }
        return argb;
    }

    /** A number below {@code count} that does not follow the order of the inputs. */
    private static int place(int input, int count) {
        return (int) ((input * 0x9E3779B97F4A7C15L >>> 33) % count);
    }

    /** @param titled whether a heading says the epoch */
    static List<Legend.Item> legend(ProjectionFigure figure, double letter, boolean titled) {
        List<Legend.Item> items = new ArrayList<>();
        if (!titled) {
            items.add(note("Epoch " + figure.epoch()));
        }
        List<String> names = figure.subject().classNames();
        boolean cells = figure.view().colouring() == RowColours.CELL;
        if (!cells && names.size() <= MOST_NAMED) {
            items.add(note("Class"));
            for (int label = 0; label < names.size(); label++) {
                int number = label;
                items.add(new Legend.Item(
                        0,
                        names.get(label),
                        0.7,
                        (pen, x, y, shown) -> pen.fill(
                                Marker.CIRCLE.at(x + letter * 0.35, y, letter * 0.62),
                                pen.colours().category(number))));
            }
        } else {
            items.add(note(
                    cells
                            ? "Colours are cells of " + figure.subject().cells()
                            : "Colours are the " + names.size() + " classes"));
        }
        if (figure.view().count() > 0) {
            items.add(new Legend.Item(
                    0,
                    figure.view().count() + " chosen",
                    0.7,
                    (pen, x, y, shown) -> pen.stroke(
                            Marker.CIRCLE.at(x + letter * 0.35, y, letter * 0.62),
                            pen.colours().ink(),
                            letter * 0.13)));
        }
        items.add(note(figure.spread()));
        return items;
    }

    private static Legend.Item note(String words) {
        return new Legend.Item(0, words, 0, (pen, x, y, shown) -> {});
    }
}
