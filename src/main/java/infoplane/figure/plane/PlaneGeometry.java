package infoplane.figure.plane;

import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Maps between positions and values in a painted plane, so that the window needs no mathematics of its own. Coordinates are
 * user units of the picture, y downwards. Every method is a pure function.
 */
public final class PlaneGeometry {
    /** Least length of an axis, in nats: below it, the tick labels would lack digits. */
    private static final double CLOSEST = 1e-6;
    /** Greatest length of an axis, in nats. */
    private static final double FARTHEST = 1e4;

    /** Share of the plot that may lie beyond everything that is measured, on each side. */
    private static final double BEYOND = 0.15;

    private final PlaneFigure figure;
    private final PlaneLayout layout;
    private final Function<PlaneView, PlaneLayout> relayout;

    /** @param relayout gives the layout for another view */
    PlaneGeometry(PlaneLayout layout, Function<PlaneView, PlaneLayout> relayout) {
        figure = layout.figure;
        this.layout = layout;
        this.relayout = relayout;
    }

    /** The rectangle that holds the data. */
    public Rectangle2D plot() {
        return layout.plot.getBounds2D();
    }

    /** The limits of the axes, typed by the user or automatic. */
    public PlaneLimits limits() {
        return layout.limits;
    }

    public double x(Information input) {
        return layout.x(input.nats());
    }

    public double y(Information label) {
        return layout.y(label.nats());
    }

    /** I(X;T) at {@code x}. For {@code x} outside the plot the value lies outside the limits. */
    public Information input(double x) {
        PlaneLimits limits = layout.limits;
        double share = (x - layout.plot.getX()) / layout.plot.getWidth();
        return new Information(limits.inputLower() + share * (limits.inputUpper() - limits.inputLower()));
    }

    /** I(T;Y) at {@code y}. For {@code y} outside the plot the value lies outside the limits. */
    public Information label(double y) {
        PlaneLimits limits = layout.limits;
        double share = (layout.plot.getMaxY() - y) / layout.plot.getHeight();
        return new Information(limits.labelLower() + share * (limits.labelUpper() - limits.labelLower()));
    }

    public boolean inPlot(double x, double y) {
        return layout.plot.contains(x, y);
    }

    /**
     * The shown point nearest to ({@code x}, {@code y}), at most {@code radius} away; of equally near points, the later
     * epoch.
     */
    public Optional<PlaneHit> nearest(double x, double y, double radius) {
        return inPlot(x, y) ? search(x, y, radius) : Optional.empty();
    }

    private Optional<PlaneHit> search(double x, double y, double radius) {
        double least = radius * radius;
        int bestSeries = -1;
        int bestIndex = -1;
        for (int number = 0; number < figure.series().size(); number++) {
            PlaneSeries series = figure.series().get(number);
            int end = series.endOf(figure.view().epochs());
            for (int index = series.firstFrom(figure.view().epochs().from()); index < end; index++) {
                double dx = layout.x(series.input[index]) - x;
                double dy = layout.y(series.label[index]) - y;
                double distance = dx * dx + dy * dy;
                if (distance <= least && figure.view().showsLayer(series.layers[index])) {
                    least = distance;
                    bestSeries = number;
                    bestIndex = index;
                }
            }
        }
        return bestSeries < 0 ? Optional.empty() : Optional.of(hit(bestSeries, bestIndex));
    }

    private PlaneHit hit(int number, int index) {
        PlaneSeries series = figure.series().get(number);
        return new PlaneHit(
                number, series.points().get(index), layout.x(series.input[index]), layout.y(series.label[index]));
    }

    /** The layer whose legend entry is at ({@code x}, {@code y}), counted from 1. */
    public OptionalInt legendLayer(double x, double y) {
        return layout.frame.legend().layerAt(x, y);
    }

    /**
     * The view zoomed about a point, which stays in place.
     *
     * @param factor above 1 zooms in, below 1 zooms out; applies to both axes
     */
    public PlaneView zoomed(double x, double y, double factor) {
        double input = length(limits().inputUpper() - limits().inputLower(), factor);
        double label = length(limits().labelUpper() - limits().labelLower(), factor);
        return anchored(input(x), label(y), x, y, input, label);
    }

    private static double length(double length, double factor) {
        return Math.min(FARTHEST, Math.max(CLOSEST, length / factor));
    }

    /** The view panned by dragging ({@code dx}, {@code dy}). */
    public PlaneView panned(double dx, double dy) {
        double x = layout.plot.getCenterX();
        double y = layout.plot.getCenterY();
        PlaneLimits all = figure.automaticLimits();
        double input = limits().inputUpper() - limits().inputLower();
        double label = limits().labelUpper() - limits().labelLower();
        double across = reach(-dx / layout.width(1), limits().inputLower(), input, all.input());
        double up = reach(dy / layout.height(1), limits().labelLower(), label, all.label());
        return anchored(input(x), label(y), x - layout.width(across), y + layout.height(up), input, label);
    }

    /** Limits a shift, so that at most a share of {@link #BEYOND} of the plot lies beyond all data. */
    private static double reach(double shift, double lower, double length, Range all) {
        double most = Math.max(all.upper() + BEYOND * length - length, all.lower() - BEYOND * length);
        double least = Math.min(all.lower() - BEYOND * length, all.upper() + BEYOND * length - length);
        return Math.max(Math.min(0, least - lower), Math.min(Math.max(0, most - lower), shift));
    }

    /**
     * The view with the given axis lengths and with the given point of the plane at ({@code x}, {@code y}). The vertical
     * axis is set first, because the width of its numbers decides where the plot starts.
     */
    private PlaneView anchored(
            Information input, Information label, double x, double y, double inputLength, double labelLength) {
        double labelLower = label.nats() - (layout.plot.getMaxY() - y) / layout.plot.getHeight() * labelLength;
        PlaneView upright = figure.view()
                .withLimits(new PlaneLimits(
                        limits().inputLower(), limits().inputUpper(), labelLower, labelLower + labelLength));
        Rectangle2D plot = relayout.apply(upright).plot;
        double inputLower = input.nats() - (x - plot.getX()) / plot.getWidth() * inputLength;
        return upright.withLimits(
                new PlaneLimits(inputLower, inputLower + inputLength, labelLower, labelLower + labelLength));
    }

    /** The view of the box between two corners; the unchanged view if the box has almost no area. */
    public PlaneView boxed(double x0, double y0, double x1, double y1) {
        double inputLower = input(Math.min(x0, x1)).nats();
        double inputUpper = input(Math.max(x0, x1)).nats();
        double labelLower = label(Math.max(y0, y1)).nats();
        double labelUpper = label(Math.min(y0, y1)).nats();
        if (inputUpper - inputLower < CLOSEST || labelUpper - labelLower < CLOSEST) {
            return figure.view();
        }
        return figure.view().withLimits(new PlaneLimits(inputLower, inputUpper, labelLower, labelUpper));
    }
}
