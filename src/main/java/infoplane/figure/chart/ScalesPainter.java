package infoplane.figure.chart;

import infoplane.figure.AxisPainter;
import infoplane.figure.AxisScale;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.Formula;
import infoplane.figure.Legend;
import infoplane.figure.Marks;
import infoplane.figure.Pen;
import infoplane.figure.Readings;
import infoplane.figure.Ticks;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleVerdict;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Paints a figure of scales. */
final class ScalesPainter {
    private static final double FILE_DENSITY = 3;
    private static final int STRIPES = 128;
    /** Columns of a map that are told, in user units. */
    private static final double APART = 5;

    private final Pen pen;
    private final ScalesFigure figure;
    private final ScalesLayout layout;
    private final FigureColours colours;
    private final double letter;
    private final double line;
    private final double most;
    private final double[] sigmas;

    ScalesPainter(Pen pen, ScalesFigure figure, ScalesLayout layout) {
        this.pen = pen;
        this.figure = figure;
        this.layout = layout;
        colours = pen.colours();
        letter = pen.style().fontSize();
        line = pen.style().lineWidth();
        most = figure.shown().most(figure.space());
        sigmas = figure.space().grid().sigmas();
    }

    void paint() {
        double left = letter * 0.9;
        double top = letter * 0.5;
        if (pen.style().title()) {
            pen.text(figure.title(), left, letter * 0.9, 0, 1, FigureFont.MEDIUM, letter * 1.2, colours.ink());
            top = letter * 2.5;
        }
        if (layout.layers.isEmpty()) {
            return;
        }
        new Legend(legend(), layout.maps.get(0).getX(), top - letter * 0.2, layout.bar.getMaxX(), letter * 0.92)
                .paint(pen, layer -> true);
        for (int place = 0; place < layout.maps.size(); place++) {
            paintMap(place);
        }
        paintSigmaTitle();
        paintBar();
    }

    /** Once for all rows of maps, and shorter where they are low. */
    private void paintSigmaTitle() {
        double top = layout.maps.get(0).getY();
        double room = layout.maps.get(layout.maps.size() - 1).getMaxY() - top;
        double size = letter * 1.08;
        String whole = figure.space().grid().relative() ? "σ / spread of the layer" : "σ";
        String title = FigureFont.MEDIUM.width(whole, size) <= room ? whole : "σ / spread";
        pen.upwards(title, letter, top + room / 2, FigureFont.MEDIUM, size, colours.ink());
    }

    private List<Legend.Item> legend() {
        List<Legend.Item> items = new ArrayList<>();
        boolean few = figure.layers().stream()
                .flatMap(layer -> layer.answers().stream())
                .anyMatch(answer -> answer.verdict() == ScaleVerdict.TOO_FEW);
        List<ScaleVerdict> verdicts = few
                ? List.of(ScaleVerdict.TOO_FEW)
                : List.of(ScaleVerdict.COMPRESSES, ScaleVerdict.DOES_NOT, ScaleVerdict.UNDECIDED);
        for (ScaleVerdict verdict : verdicts) {
            items.add(new Legend.Item(0, words(verdict), 0.8, (own, x, y, shown) -> {
                Rectangle2D box = new Rectangle2D.Double(x, y - letter * 0.35, letter * 0.7, letter * 0.7);
                own.fill(box, colour(verdict));
                own.stroke(box, colours.axis(), line);
            }));
        }
        return items;
    }

    private static String words(ScaleVerdict verdict) {
        return switch (verdict) {
            case COMPRESSES -> "compresses";
            case DOES_NOT -> "does not compress";
            case UNDECIDED -> "cannot be told";
            case TOO_FEW -> "too few repeats for a verdict";
        };
    }

    private Color colour(ScaleVerdict verdict) {
        return switch (verdict) {
            case COMPRESSES -> colours.category(1);
            case DOES_NOT -> colours.background();
            case UNDECIDED, TOO_FEW -> colours.axis();
        };
    }

    private void paintMap(int place) {
        LayerScales layer = layout.layers.get(place);
        Rectangle2D map = layout.maps.get(place);
        paintImage(layer, map);
        paintBand(layer, map);
        pen.text(
                Formula.lowered(layer.name()),
                map.getX(),
                map.getY() - letter * 0.45,
                0,
                0,
                FigureFont.MEDIUM,
                letter,
                colours.ink());
        AxisPainter axes = new AxisPainter(pen, map);
        axes.frame();
        Ticks epochs = layout.across.ticks((int) Math.max(2, map.getWidth() / (letter * 3.2)));
        axes.across(layout.across, epochs, layout.lowest(place) ? "Epoch" : "");
        if (place % layout.columns == 0) {
            axes.up(layout.up, upTicks(map), "", letter);
        }
        paintCursors(map);
        if (pen.isRead()) {
            tell(layer, map);
        }
    }

    /** Says what the map shows at each scale, at epochs that can be told apart. */
    private void tell(LayerScales layer, Rectangle2D map) {
        for (int scale = 0; scale < sigmas.length; scale++) {
            String of = figure.title() + ", " + Formula.lowered(layer.name()) + " "
                    + words(layer.answers().get(scale).verdict()) + ", "
                    + figure.shown().words() + " at σ = "
                    + Readings.number(sigmas[scale]);
            double last = Double.NEGATIVE_INFINITY;
            for (ScaleBounds one : layer.epochs()) {
                double x = layout.x(map, one.epoch());
                if (Readings.inside(map, x, map.getCenterY()) && x - last >= APART) {
                    last = x;
                    double shown = figure.view().unit().fromNats(figure.shown().of(one)[scale]);
                    pen.tell(
                            of,
                            "epoch " + one.epoch() + ": " + Readings.number(shown) + " "
                                    + figure.view().unit().label(),
                            x,
                            layout.y(map, sigmas[scale]));
                }
            }
        }
    }

    private Ticks upTicks(Rectangle2D map) {
        return layout.up.ticks((int) Math.max(2, map.getHeight() / (letter * 2.6)));
    }

    /** Each pixel shows the nearest measured epoch and scale. */
    private void paintImage(LayerScales layer, Rectangle2D map) {
        Graphics2D graphics = pen.graphics();
        double density =
                Marks.vector(graphics) ? FILE_DENSITY : graphics.getTransform().getScaleX();
        int columns = (int) Math.max(1, Math.round(map.getWidth() * density));
        int rows = (int) Math.max(1, Math.round(map.getHeight() * density));
        int[] scaleOf = new int[rows];
        for (int row = 0; row < rows; row++) {
            scaleOf[row] = figure.space().grid().nearest(layout.up.value(1 - (row + 0.5) / rows));
        }
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int column = 0; column < columns; column++) {
            double[] values = figure.shown().of(nearest(layer, layout.across.value((column + 0.5) / columns)));
            for (int row = 0; row < rows; row++) {
                image.setRGB(column, row, figure.map().argb(values[scaleOf[row]] / most));
            }
        }
        AffineTransform place = AffineTransform.getTranslateInstance(map.getX(), map.getY());
        place.scale(map.getWidth() / columns, map.getHeight() / rows);
        graphics.drawImage(image, place, null);
    }

    private ScaleBounds nearest(LayerScales layer, double epoch) {
        ScaleBounds nearest = layer.epochs().get(0);
        double at = layout.across.position(epoch);
        for (ScaleBounds one : layer.epochs()) {
            if (Math.abs(layout.across.position(one.epoch()) - at)
                    < Math.abs(layout.across.position(nearest.epoch()) - at)) {
                nearest = one;
            }
        }
        return nearest;
    }

    /** Runs of scales with one verdict, right of the map. */
    private void paintBand(LayerScales layer, Rectangle2D map) {
        double x = map.getMaxX() + letter * 0.25;
        double step = map.getHeight() / sigmas.length;
        int from = 0;
        for (int scale = 1; scale <= sigmas.length; scale++) {
            ScaleVerdict verdict = layer.answers().get(from).verdict();
            if (scale == sigmas.length || layer.answers().get(scale).verdict() != verdict) {
                Rectangle2D box =
                        new Rectangle2D.Double(x, map.getY() + from * step, layout.band, (scale - from) * step);
                pen.fill(box, colour(verdict));
                from = scale;
            }
        }
        pen.stroke(new Rectangle2D.Double(x, map.getY(), layout.band, map.getHeight()), colours.axis(), line);
    }

    private void paintCursors(Rectangle2D map) {
        Integer epoch = figure.view().cursor();
        if (epoch != null && epoch >= layout.across.lower() && epoch <= layout.across.upper()) {
            double x = layout.x(map, epoch);
            cursor(x, map.getY(), x, map.getMaxY());
        }
        Integer scale = figure.scale();
        if (scale != null && scale < sigmas.length) {
            double y = layout.y(map, sigmas[scale]);
            cursor(map.getX(), y, map.getMaxX() + letter * 0.25 + layout.band, y);
        }
    }

    private void cursor(double x0, double y0, double x1, double y1) {
        pen.line(x0, y0, x1, y1, colours.backgroundAt(180), line * 3.4);
        pen.line(x0, y0, x1, y1, colours.ink(), line * 1.4);
    }

    private void paintBar() {
        Rectangle2D bar = layout.bar;
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            double height = bar.getHeight() * (STRIPES - stripe) / STRIPES;
            pen.fill(
                    new Rectangle2D.Double(bar.getX(), bar.getY(), bar.getWidth(), height),
                    figure.map().colour((stripe + 0.5) / STRIPES));
        }
        AxisScale scale = AxisScale.linear(0, figure.view().unit().fromNats(most));
        AxisPainter axes = new AxisPainter(pen, bar);
        axes.frame();
        axes.rightOf(scale, scale.ticks((int) Math.max(2, bar.getHeight() / (letter * 3))));
        String title =
                Formula.of(figure.shown().words()) + " [" + figure.view().unit().label() + "]";
        pen.text(
                title,
                bar.getMaxX() + letter * 3,
                bar.getY() - letter * 1.9,
                1,
                0.5,
                FigureFont.MEDIUM,
                letter * 0.92,
                colours.ink());
    }
}
