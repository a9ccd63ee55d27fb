package infoplane.figure.chart;

import infoplane.calibration.CalibrationResult;
import infoplane.calibration.CalibrationResult.Judgement;
import infoplane.core.Information;
import infoplane.estimation.EstimatorName;
import infoplane.figure.AxisPainter;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.Marker;
import infoplane.figure.Pen;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Paints a calibration figure. */
final class CalibrationPainter {
    private static final int BAND_OPACITY = 90;

    private final Pen pen;
    private final CalibrationFigure figure;
    private final CalibrationLayout layout;
    private final FigureColours colours;
    private final double letter;
    private final double thin;

    CalibrationPainter(Pen pen, CalibrationFigure figure, CalibrationLayout layout) {
        this.pen = pen;
        this.figure = figure;
        this.layout = layout;
        colours = pen.colours();
        letter = pen.style().fontSize();
        thin = pen.style().lineWidth();
    }

    void paint() {
        if (pen.style().title()) {
            pen.text(figure.title(), letter, letter * 0.9, 0, 1, FigureFont.MEDIUM, letter * 1.25, colours.ink());
        }
        lines();
        List<String> estimators = figure.estimators();
        for (int column = 0; column < estimators.size(); column++) {
            Rectangle2D plot = layout.columns.get(column);
            heading(estimators.get(column), plot);
            for (int task = 0; task < layout.tasks.size(); task++) {
                int line = task;
                figure.result(estimators.get(column), layout.tasks.get(task))
                        .ifPresent(result -> result(result, plot, layout.y(line)));
            }
            AxisPainter axes = new AxisPainter(pen, plot);
            axes.across(layout.across, layout.ticks, "");
            axes.frame();
        }
        legend();
    }

    /**
     * Paints the names of the problems, a hairline for each, separators between the kinds of problem, and the line at zero.
     */
    private void lines() {
        double from = layout.columns.get(0).getX();
        for (int task = 0; task < layout.tasks.size(); task++) {
            double y = layout.y(task);
            pen.text(
                    layout.tasks.get(task).id(),
                    from - letter * 0.6,
                    y,
                    1,
                    0.5,
                    FigureFont.REGULAR,
                    letter,
                    colours.ink());
            boolean begins = task > 0
                    && layout.tasks.get(task).kind()
                            != layout.tasks.get(task - 1).kind();
            for (Rectangle2D plot : layout.columns) {
                pen.line(plot.getX(), y, plot.getMaxX(), y, colours.grid(), thin);
                if (begins) {
                    double between = y - layout.line / 2;
                    pen.line(plot.getX(), between, plot.getMaxX(), between, colours.axis(), thin * 0.6);
                }
            }
        }
        for (Rectangle2D plot : layout.columns) {
            double zero = layout.x(plot, 0);
            pen.line(zero, plot.getY(), zero, plot.getMaxY(), colours.axis(), thin * 0.6);
        }
    }

    /** Paints the estimator's type, its settings, and the number of problems with a good estimate. */
    private void heading(String estimator, Rectangle2D plot) {
        EstimatorName name = figure.name(estimator);
        List<CalibrationResult> all = figure.results().stream()
                .filter(result -> result.estimator().equals(estimator))
                .toList();
        long good = all.stream()
                .filter(result -> result.verdict() == Judgement.GOOD)
                .count();
        double x = plot.getX();
        double y = plot.getY();
        pen.text(name.kind(), x, y - letter * 2.9, 0, 0, FigureFont.MEDIUM, letter * 1.08, colours.ink());
        pen.text(name.settings(), x, y - letter * 1.75, 0, 0, FigureFont.REGULAR, letter * 0.92, colours.muted());
        pen.text(
                "good on " + good + " of " + all.size(),
                x,
                y - letter * 0.6,
                0,
                0,
                FigureFont.REGULAR,
                letter * 0.92,
                colours.muted());
    }

    private void result(CalibrationResult result, Rectangle2D plot, double y) {
        double truth = layout.x(plot, figure.unit().of(result.task().truth()));
        Information mean = result.mean();
        if (mean == null) {
            truth(truth, y);
            double x = truth < plot.getCenterX() ? plot.getMaxX() - letter * 0.4 : plot.getX() + letter * 0.4;
            double side = truth < plot.getCenterX() ? 1 : 0;
            pen.haloed("refuses", x, y, side, 0.5, FigureFont.REGULAR, letter * 0.85, colours.muted());
            return;
        }
        Color colour = colour(result.verdict());
        double exact = layout.x(plot, figure.unit().of(mean));
        double x = Math.min(plot.getMaxX(), Math.max(plot.getX(), Double.isNaN(exact) ? plot.getMaxX() : exact));
        pen.line(truth, y, x, y, colour, thin * 1.6);
        Information deviation = result.deviation();
        if (deviation != null) {
            double half =
                    plot.getWidth() * (layout.across.position(figure.unit().of(deviation)) - layout.across.position(0));
            band(exact - half, exact + half, plot, y, colour);
        }
        truth(truth, y);
        pen.fill(marker(result.verdict(), x != exact, x >= plot.getMaxX(), x, y), colour);
    }

    private void truth(double x, double y) {
        double half = Math.min(letter * 0.55, layout.line * 0.42);
        pen.line(x, y - half, x, y + half, colours.ink(), thin * 1.8);
    }

    private void band(double from, double to, Rectangle2D plot, double y, Color colour) {
        double left = Math.max(plot.getX(), from);
        double right = Math.min(plot.getMaxX(), to);
        if (right > left) {
            double tall = Math.min(letter * 0.5, layout.line * 0.4);
            Color pale = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY);
            pen.fill(new Rectangle2D.Double(left, y - tall / 2, right - left, tall), pale);
        }
    }

    /**
     * Verdicts differ in shape, so they can be told apart without colours. An estimate beyond the axis is a triangle that
     * points outwards.
     */
    private Shape marker(Judgement verdict, boolean beyond, boolean right, double x, double y) {
        double size = Math.min(letter * 0.66, layout.line * 0.62);
        if (beyond) {
            return right ? Marker.TRIANGLE_RIGHT.at(x - size, y, size) : Marker.TRIANGLE_LEFT.at(x + size, y, size);
        }
        return shape(verdict).at(x, y, size);
    }

    private static Marker shape(Judgement verdict) {
        return switch (verdict) {
            case GOOD -> Marker.CIRCLE;
            case BIASED -> Marker.DIAMOND;
            case UNDECIDED -> Marker.PLUS;
            case UNUSABLE, REFUSED -> Marker.SQUARE;
        };
    }

    private Color colour(Judgement verdict) {
        return switch (verdict) {
            case GOOD -> colours.category(2);
            case BIASED -> colours.category(4);
            case UNDECIDED -> colours.muted();
            case UNUSABLE -> colours.warning();
            case REFUSED -> colours.muted();
        };
    }

    private void legend() {
        Rectangle2D first = layout.columns.get(0);
        double y = first.getMaxY() + letter * 2.7;
        double half = letter * 0.5;
        double middle = y + half * 0.72;
        String title = "Information [" + figure.unit().label() + "]";
        pen.text(title, first.getX(), y, 0, 1, FigureFont.MEDIUM, letter * 1.08, colours.ink());
        double x = first.getX() + FigureFont.MEDIUM.width(title, letter * 1.08) + letter * 2;
        pen.line(x + half / 2, middle - half, x + half / 2, middle + half, colours.ink(), thin * 1.8);
        x = named("truth", x + half * 2, y);
        for (Judgement verdict : List.of(Judgement.GOOD, Judgement.BIASED, Judgement.UNDECIDED, Judgement.UNUSABLE)) {
            pen.fill(shape(verdict).at(x + half, middle, letter * 0.66), colour(verdict));
            x = named(verdict.label(), x + half * 2.6, y);
        }
        Rectangle2D band = new Rectangle2D.Double(x, middle - half / 2, letter * 1.6, half);
        Color good = colours.category(2);
        pen.fill(band, new Color(good.getRed(), good.getGreen(), good.getBlue(), BAND_OPACITY));
        named("spread", x + letter * 2.1, y);
    }

    /** @return x of the next symbol of the legend */
    private double named(String text, double x, double y) {
        pen.text(text, x, y, 0, 1, FigureFont.REGULAR, letter, colours.muted());
        return x + FigureFont.REGULAR.width(text, letter) + letter * 1.5;
    }
}
