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
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Paints the points of a plane and the lines through the layers of an epoch. */
final class PlaneCloud {
    /** More points than this go into a vector file as an image. */
    private static final int MOST_SHAPES = 3000;
    /** Pixels per point (1/72 inch) of such an image: 288 per inch. */
    private static final double FILE_DENSITY = 4;

    private static final double POINTS_AN_INCH = 72;
    /**
     * The greatest number of lines of one run, about, and below of all runs together. More lines would look like a solid
     * area.
     */
    private static final double MOST_LINES_OF_A_RUN = 250;

    private static final double MOST_LINES = 800;

    /** From this number of points on, many points coincide, and it pays to check for that. */
    private static final int CROWD = 200_000;

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
        diameter = style.pointSize() > 0 ? style.pointSize() : style.fontSize() * automaticShare(shown);
    }

    private static int count(PlaneFigure figure) {
        EpochRange epochs = figure.view().epochs();
        return figure.series().stream()
                .mapToInt(series -> series.endOf(epochs) - series.firstFrom(epochs.from()))
                .sum();
    }

    /** How a file of this plane differs from a pure drawing; empty if it does not. */
    static Optional<String> remark(PlaneLayout layout, FigureFormat format) {
        int points = count(layout.figure);
        return format.drawing() && points > MOST_SHAPES
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "The %d points and their lines are an image inside the file (%.0f dots an inch), so that it"
                                + " stays small; all else is drawn, and text stays text.",
                        points,
                        FILE_DENSITY * POINTS_AN_INCH))
                : Optional.empty();
    }

    /** The more points, the smaller: 0.6 of a letter for 60 points, 0.28 for 48 000, at least 0.14. */
    private static double automaticShare(int points) {
        double decades = Math.log10(Math.max(60, points) / 60.0);
        return Math.max(0.14, 0.6 - 0.11 * decades);
    }

    double diameter() {
        return diameter;
    }

    void paint(Graphics2D graphics) {
        if (shown == 0) {
            return;
        }
        if (Marks.vector(graphics) && shown <= MOST_SHAPES) {
            Graphics2D clipped = (Graphics2D) graphics.create();
            clipped.clip(layout.plot);
            draw(new VectorMarks(clipped));
            clipped.dispose();
        } else {
            paintPixels(graphics);
        }
    }

    private void paintPixels(Graphics2D graphics) {
        AffineTransform transform = graphics.getTransform();
        boolean vector = Marks.vector(graphics);
        double scale = vector ? FILE_DENSITY : transform.getScaleX();
        // Whole device pixels, so that the image is copied and not resampled.
        double shiftX = vector ? 0 : transform.getTranslateX();
        double shiftY = vector ? 0 : transform.getTranslateY();
        Rectangle2D plot = layout.plot;
        int left = (int) Math.floor(plot.getX() * scale + shiftX);
        int top = (int) Math.floor(plot.getY() * scale + shiftY);
        int right = (int) Math.ceil(plot.getMaxX() * scale + shiftX);
        int bottom = (int) Math.ceil(plot.getMaxY() * scale + shiftY);
        RasterMarks marks = new RasterMarks(
                right - left, bottom - top, (left - shiftX) / scale, (top - shiftY) / scale, scale, shown > CROWD);
        draw(marks);
        copy(graphics, marks.image(), left, top, scale, vector);
    }

    private void copy(Graphics2D graphics, BufferedImage image, int left, int top, double scale, boolean vector) {
        Graphics2D clipped = (Graphics2D) graphics.create();
        clipped.clip(layout.plot);
        if (vector) {
            AffineTransform place = AffineTransform.getTranslateInstance(left / scale, top / scale);
            place.scale(1 / scale, 1 / scale);
            clipped.drawImage(image, place, null);
        } else {
            clipped.setTransform(new AffineTransform());
            clipped.drawImage(image, left, top, null);
        }
        clipped.dispose();
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
