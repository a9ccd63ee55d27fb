package infoplane.figure.plane;

import infoplane.figure.EpochColours;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureStyle;
import infoplane.figure.Marker;
import infoplane.figure.Marks;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.IntStream;

/** Paints the points of a plane and the lines through the layers of an epoch. */
final class PlaneCloud {
    /**
     * The greatest number of lines of one run, about, and below of all runs together. More lines would look like a solid
     * area.
     */
    private static final double MOST_LINES_OF_A_RUN = 250;

    private static final double MOST_LINES = 800;

    /** The opacity is the same for all lines; many lines lie on top of each other. */
    private static final int LINE_ALPHA = 0x48000000;

    private static final int EDGE_ALPHA = 0xc0000000;
    private static final int SPREAD_ALPHA = 0xa0000000;
    /** Contours of the spread of one run and layer. More would hide the means. */
    private static final int MOST_CONTOURS = 8;

    private static final int CONTOUR_STEPS = 48;

    private final PlaneLayout layout;
    private final PlaneView view;
    private final FigureStyle style;
    private final EpochColours epochColours;
    private final int shown;
    private final double diameter;
    /** Index is the layer, from 1. */
    private final boolean[] shownLayers;

    PlaneCloud(PlaneLayout layout, EpochColours epochColours) {
        this.layout = layout;
        this.epochColours = epochColours;
        view = layout.figure.view();
        style = layout.style;
        shown = count(layout.figure);
        int layers = layout.figure.series().stream()
                .mapToInt(PlaneSeries::layerCount)
                .max()
                .orElse(0);
        shownLayers = new boolean[layers + 1];
        for (int layer = 1; layer <= layers; layer++) {
            shownLayers[layer] = view.showsLayer(layer);
        }
        diameter = style.pointSize() > 0 ? style.pointSize() : style.fontSize() * Cloud.share(shown);
    }

    private static int count(PlaneFigure figure) {
        EpochRange epochs = figure.view().epochs();
        return figure.series().stream()
                .mapToInt(series -> series.endOf(epochs) - series.firstFrom(epochs.from()))
                .sum();
    }

    /** How a file of this plane differs from a pure drawing; empty if it does not. */
    static Optional<String> remark(PlaneLayout layout, FigureFormat format) {
        return Cloud.remark(count(layout.figure), format);
    }

    double diameter() {
        return diameter;
    }

    void paint(Graphics2D graphics) {
        Cloud.paint(graphics, layout.plot, shown, this::draw);
    }

    /** Lines lie below all points, later epochs above earlier ones, and later series above earlier ones. */
    private void draw(Marks marks) {
        if (marks.fromTop()) {
            drawPoints(marks);
            drawLines(marks);
            drawSpreads(marks);
        } else {
            drawSpreads(marks);
            drawLines(marks);
            drawPoints(marks);
        }
    }

    private void drawLines(Marks marks) {
        int count = layout.figure.series().size();
        for (int step = 0; step < count && view.shows(PlaneMark.LINES); step++) {
            int number = marks.fromTop() ? count - 1 - step : step;
            PlaneSeries series = layout.figure.series().get(number);
            int[] starts = lineStarts(series);
            for (int line = 0; line < starts.length; line++) {
                int from = starts[marks.fromTop() ? starts.length - 1 - line : line];
                drawLine(marks, series, number, from, series.firstFrom(series.epochs[from] + 1));
            }
        }
    }

    /** The first index of each epoch for which a line is drawn. */
    private int[] lineStarts(PlaneSeries series) {
        // The next line is drawn when the colour has moved by this share of the colour bar since the last line.
        return starts(
                series, Math.max(1 / MOST_LINES_OF_A_RUN, layout.figure.series().size() / MOST_LINES));
    }

    /** The first index of some epochs, at least this share of the colour bar apart, with the last epoch. */
    private int[] starts(PlaneSeries series, double stride) {
        IntStream.Builder starts = IntStream.builder();
        int end = series.endOf(view.epochs());
        double lastPosition = Double.NEGATIVE_INFINITY;
        for (int index = series.firstFrom(view.epochs().from()); index < end; ) {
            int next = series.firstFrom(series.epochs[index] + 1);
            double position = epochColours.position(series.epochs[index]);
            if (position - lastPosition >= stride || next >= end) {
                lastPosition = position;
                starts.add(index);
            }
            index = next;
        }
        return starts.build().toArray();
    }

    private void drawLine(Marks marks, PlaneSeries series, int number, int from, int to) {
        double[] xy = new double[2 * (to - from)];
        int points = 0;
        for (int index = from; index < to; index++) {
            if (visible(series, index)) {
                xy[2 * points] = x(series, index);
                xy[2 * points + 1] = y(series, index);
                points++;
            }
        }
        if (points > 1) {
            int argb = tellsRuns() ? runColour(number) : style.colours().legible(argb(series, from, number), 0.4);
            marks.line(xy, points, lineWidth(), argb & 0xffffff | LINE_ALPHA);
        }
    }

    /** Draws the contour of one standard deviation around the means of some epochs. */
    private void drawSpreads(Marks marks) {
        for (int number = 0; number < layout.figure.series().size(); number++) {
            PlaneSeries series = layout.figure.series().get(number);
            if (series.runs() > 1) {
                int[] starts = starts(series, 1.0 / MOST_CONTOURS);
                for (int line = 0; line < starts.length; line++) {
                    int from = starts[marks.fromTop() ? starts.length - 1 - line : line];
                    drawSpread(marks, series, number, from, series.firstFrom(series.epochs[from] + 1));
                }
            }
        }
    }

    private void drawSpread(Marks marks, PlaneSeries series, int number, int from, int to) {
        for (int index = from; index < to; index++) {
            double halfWidth = layout.width(series.inputSpread[index]);
            double halfHeight = layout.height(series.labelSpread[index]);
            if (visible(series, index) && Double.isFinite(halfWidth + halfHeight)) {
                int argb = style.colours().legible(argb(series, index, number), 0.4);
                double[] contour = contour(x(series, index), y(series, index), halfWidth, halfHeight);
                marks.line(contour, contour.length / 2, lineWidth() * 1.2, argb & 0xffffff | SPREAD_ALPHA);
            }
        }
    }

    private static double[] contour(double x, double y, double halfWidth, double halfHeight) {
        double[] xy = new double[2 * (CONTOUR_STEPS + 1)];
        for (int step = 0; step <= CONTOUR_STEPS; step++) {
            double angle = 2 * Math.PI * step / CONTOUR_STEPS;
            xy[2 * step] = x + halfWidth * Math.cos(angle);
            xy[2 * step + 1] = y + halfHeight * Math.sin(angle);
        }
        return xy;
    }

    private double lineWidth() {
        return style.lineWidth() * 0.9;
    }

    private void drawPoints(Marks marks) {
        int count = layout.figure.series().size();
        for (int step = 0; step < count; step++) {
            int number = marks.fromTop() ? count - 1 - step : step;
            drawPoints(marks, layout.figure.series().get(number), number);
        }
    }

    private void drawPoints(Marks marks, PlaneSeries series, int number) {
        Rectangle2D near = new Rectangle2D.Double(
                layout.plot.getX() - diameter,
                layout.plot.getY() - diameter,
                layout.plot.getWidth() + 2 * diameter,
                layout.plot.getHeight() + 2 * diameter);
        boolean edges = diameter >= style.fontSize() * 0.3;
        int from = series.firstFrom(view.epochs().from());
        int count = series.endOf(view.epochs()) - from;
        int colouredAt = -1;
        int argb = 0;
        for (int step = 0; step < count; step++) {
            int index = from + (marks.fromTop() ? count - 1 - step : step);
            double x = x(series, index);
            double y = y(series, index);
            if (visible(series, index) && near.contains(x, y)) {
                if (colouredAt < 0 || !sameColour(series, colouredAt, index)) {
                    argb = argb(series, index, number);
                    colouredAt = index;
                }
                marks.marker(
                        Marker.ofLayer(series.layers[index]), x, y, diameter, argb, edges ? edge(argb, number) : 0);
            }
        }
    }

    private boolean sameColour(PlaneSeries series, int index, int other) {
        return switch (view.colouring()) {
            case EPOCH -> series.epochs[index] == series.epochs[other];
            case LAYER -> series.layers[index] == series.layers[other];
            case RUN -> true;
        };
    }

    boolean visible(PlaneSeries series, int index) {
        return shownLayers[series.layers[index]] && series.placed(index);
    }

    private double x(PlaneSeries series, int index) {
        return layout.x(series.input[index]);
    }

    private double y(PlaneSeries series, int index) {
        return layout.y(series.label[index]);
    }

    int argb(PlaneSeries series, int index, int number) {
        return switch (view.colouring()) {
            case EPOCH -> epochColours.argb(series.epochs[index]);
            case LAYER ->
                style.colours()
                        .layer(series.layers[index], shownLayers.length - 1)
                        .getRGB();
            case RUN -> style.colours().category(series.colour(number)).getRGB();
        };
    }

    /**
     * Whether lines and names have the colour of their run. They do if there are several series and the points have the
     * colour of their epoch or layer.
     */
    boolean tellsRuns() {
        return layout.figure.series().size() > 1 && view.colouring() != PlaneView.Colouring.RUN;
    }

    int runColour(int number) {
        return style.colours()
                .category(layout.figure.series().get(number).colour(number))
                .getRGB();
    }

    /**
     * The colour of a point's outline: the point's colour mixed with ink, so that pale points stand out on paper too. If no
     * lines are there to tell the runs apart, the outline has the colour of the run.
     */
    private int edge(int argb, int number) {
        if (tellsRuns() && !view.shows(PlaneMark.LINES)) {
            return runColour(number);
        }
        return style.colours().legible(argb, 1) & 0xffffff | EDGE_ALPHA;
    }
}
