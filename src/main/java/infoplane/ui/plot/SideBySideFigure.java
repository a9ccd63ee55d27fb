package infoplane.ui.plot;

import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Several figures in a grid, as the window shows them. */
public final class SideBySideFigure implements Figure {
    private final List<Figure> figures;

    public SideBySideFigure(List<? extends Figure> figures) {
        this.figures = List.copyOf(figures);
    }

    /** Columns of a grid for so many pictures: three at most in one row, else about square. */
    public static int columns(int count) {
        return count <= 3 ? count : (int) Math.ceil(Math.sqrt(count));
    }

    @Override
    public String title() {
        return figures.get(0).title();
    }

    @Override
    public String explanation() {
        return figures.get(0).explanation();
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        int columns = columns(figures.size());
        int rows = (figures.size() + columns - 1) / columns;
        double cellWidth = width / columns;
        double cellHeight = height / rows;
        for (int index = 0; index < figures.size(); index++) {
            Graphics2D cell = (Graphics2D) graphics.create();
            cell.translate(index % columns * cellWidth, index / columns * cellHeight);
            figures.get(index).paint(cell, cellWidth, cellHeight, style);
            cell.dispose();
        }
    }

    @Override
    public FigureTable table() {
        List<List<String>> rows = new ArrayList<>();
        figures.forEach(figure -> rows.addAll(figure.table().rows()));
        return new FigureTable(figures.get(0).table().columns(), rows);
    }

    @Override
    public List<Figure> film(int frames) {
        List<List<Figure>> films =
                figures.stream().map(figure -> figure.film(frames)).toList();
        int length = films.stream().mapToInt(List::size).max().orElse(1);
        List<Figure> together = new ArrayList<>();
        for (int frame = 0; frame < length; frame++) {
            int now = frame;
            together.add(new SideBySideFigure(films.stream()
                    .map(film -> film.get(Math.min(film.size() - 1, now * film.size() / length)))
                    .toList()));
        }
        return together;
    }
}
