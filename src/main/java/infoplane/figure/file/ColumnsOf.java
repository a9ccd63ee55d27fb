package infoplane.figure.file;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import java.awt.Graphics2D;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A figure whose tables hold some of their columns only. The picture is that of the figure. */
public final class ColumnsOf implements Figure {
    private final Figure figure;
    private final List<String> wanted;

    /**
     * @param wanted names of columns, with or without their unit; a name without the number of a layer, such as
     *     {@code I(X;T)}, stands for the columns of all layers. Empty for all columns
     */
    public ColumnsOf(Figure figure, List<String> wanted) {
        this.figure = figure;
        this.wanted = List.copyOf(wanted);
    }

    private FigureTable chosen(FigureTable table) {
        if (wanted.isEmpty()) {
            return table;
        }
        List<Integer> columns = wanted.stream()
                .flatMap(name -> matching(table.columns(), name).stream())
                .distinct()
                .toList();
        return new FigureTable(
                columns.stream().map(table.columns()::get).toList(),
                table.rows().stream()
                        .map(row -> columns.stream().map(row::get).toList())
                        .toList());
    }

    /** @throws InvalidInputException if no column has the name */
    private static List<Integer> matching(List<String> columns, String name) {
        List<Integer> matching = IntStream.range(0, columns.size())
                .filter(index -> means(columns.get(index), name.strip()))
                .boxed()
                .toList();
        if (matching.isEmpty()) {
            throw new InvalidInputException("columns has \"" + PlainText.quoted(name.strip())
                    + "\" but this table has the columns " + String.join(", ", columns));
        }
        return matching;
    }

    private static boolean means(String column, String name) {
        String bare = column.replaceFirst(" \\[.*", "");
        return column.equals(name)
                || bare.equals(name)
                || bare.replaceAll("T\\d+", "T").equals(name);
    }

    @Override
    public FigureTable table() {
        return chosen(figure.table());
    }

    @Override
    public FigureTable summary() {
        return chosen(figure.summary());
    }

    @Override
    public String title() {
        return figure.title();
    }

    @Override
    public String caption() {
        return figure.caption();
    }

    @Override
    public String explanation() {
        return figure.explanation();
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        figure.paint(graphics, width, height, style);
    }

    @Override
    public List<String> remarks(FigureFormat format, double width, double height, FigureStyle style) {
        return figure.remarks(format, width, height, style);
    }

    @Override
    public OptionalInt reachedEpoch() {
        return figure.reachedEpoch();
    }

    @Override
    public List<Figure> film(int frames) {
        return figure.film(frames);
    }
}
