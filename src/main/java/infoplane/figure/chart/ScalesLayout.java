package infoplane.figure.chart;

import infoplane.figure.AxisScale;
import infoplane.figure.FigureStyle;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleGrid;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layout of a figure of scales: maps side by side with the same axes, and a colour bar. */
final class ScalesLayout {
    /** How wide a map should be for its height; what a map is larger in than that counts nothing. */
    private static final double SHAPE = 1.5;

    final List<Rectangle2D> maps = new ArrayList<>();
    final List<LayerScales> layers;
    final Rectangle2D bar;
    final AxisScale across;
    final AxisScale up;
    final int columns;
    final double band;
    private final ScaleGrid grid;

    ScalesLayout(ScalesFigure figure, double width, double height, FigureStyle style) {
        layers = figure.layers();
        grid = figure.space().grid();
        double letter = style.fontSize();
        List<Integer> epochs = figure.space().epochs();
        ChartView view = figure.view();
        int last = epochs.isEmpty() ? 1 : Math.max(1, epochs.get(epochs.size() - 1));
        int from = Math.min(Math.max(view.epochs().from(), epochs.isEmpty() ? 0 : epochs.get(0)), last - 1);
        across = new AxisScale(
                view.logarithmic() ? AxisScale.Spacing.LOG_FROM_ZERO : AxisScale.Spacing.LINEAR,
                from,
                Math.max(from + 1, Math.min(view.epochs().to(), last)));
        double half = grid.points() == 1 ? 1.5 : Math.exp(Math.log(grid.from() / grid.to()) / (grid.points() - 1) / 2);
        up = new AxisScale(AxisScale.Spacing.LOG, grid.to() / half, grid.from() * half);
        double top = letter * (style.title() ? 5.2 : 3.3);
        double right = letter * 6.8;
        double left = letter * 6.4;
        double bottom = letter * 3.9;
        double gapAcross = letter * 2.2;
        double gapUp = letter * 2.9;
        band = letter * 0.6;
        int count = Math.max(1, layers.size());
        int best = 1;
        double largest = Double.NEGATIVE_INFINITY;
        for (int tried = 1; tried <= count; tried++) {
            int rows = (count + tried - 1) / tried;
            double wide = (width - left - right - gapAcross * (tried - 1)) / tried;
            double tall = (height - top - bottom - (gapUp + letter) * (rows - 1)) / rows;
            double fits = Math.min(wide, tall * SHAPE); // width of the largest map of that shape
            if (fits > largest) {
                largest = fits;
                best = tried;
            }
        }
        columns = best;
        int rows = (count + columns - 1) / columns;
        double wide = Math.max(2, (width - left - right - gapAcross * (columns - 1)) / columns - band);
        double tall = Math.max(2, (height - top - bottom - gapUp * (rows - 1)) / rows);
        for (int place = 0; place < layers.size(); place++) {
            maps.add(new Rectangle2D.Double(
                    left + place % columns * (wide + band + gapAcross),
                    top + place / columns * (tall + gapUp),
                    wide,
                    tall));
        }
        bar = new Rectangle2D.Double(
                width - right + letter * 1.4, top, letter * 0.85, Math.max(2, height - top - bottom));
    }

    /** Whether no map stands below. */
    boolean lowest(int place) {
        return place + columns >= layers.size();
    }

    double x(Rectangle2D map, double epoch) {
        return map.getX() + map.getWidth() * across.position(epoch);
    }

    double y(Rectangle2D map, double sigma) {
        return map.getMaxY() - map.getHeight() * up.position(sigma);
    }

    Optional<ScalesFigure.Place> at(double x, double y) {
        for (int place = 0; place < maps.size(); place++) {
            Rectangle2D map = maps.get(place);
            if (map.contains(x, y)) {
                double sigma = up.value((map.getMaxY() - y) / map.getHeight());
                double epoch = across.value((x - map.getX()) / map.getWidth());
                return Optional.of(new ScalesFigure.Place(layers.get(place).layer(), epoch, grid.nearest(sigma)));
            }
        }
        return Optional.empty();
    }
}
