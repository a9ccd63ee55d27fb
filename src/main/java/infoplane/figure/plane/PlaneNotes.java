package infoplane.figure.plane;

import infoplane.figure.EdgeMarks;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.Formula;
import infoplane.figure.Marker;
import infoplane.figure.Pen;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.measuring.Ceilings;
import infoplane.measuring.Layer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Paints what concerns single points of a plane: the highlighted epoch, warnings, and the names of the layers. */
final class PlaneNotes {
    /** Greatest number of points per series that names avoid, about; of larger clouds, an even selection. */
    private static final int MOST_OBSTACLES = 40_000;
    /** Greatest number of series whose layers are named. More names would cover the points. */
    private static final int MOST_NAMED = 4;

    /** Points of layers count as together if they are nearer than this many letters. */
    private static final double TOGETHER = 1.2;

    /** Layers whose points lie together, ascending. */
    record NameGroup(double x, double y, List<Integer> layers) {
        /** The name of the group, such as {@code T1–T3, T5}. */
        String text() {
            List<String> names = new ArrayList<>();
            int first = 0;
            for (int index = 1; index <= layers.size(); index++) {
                if (index == layers.size() || layers.get(index) != layers.get(index - 1) + 1) {
                    String from = Layer.symbol(layers.get(first));
                    names.add(index - first == 1 ? from : from + "–" + Layer.symbol(layers.get(index - 1)));
                    first = index;
                }
            }
            return Formula.of(String.join(", ", names));
        }
    }

    private final Pen pen;
    private final PlaneLayout layout;
    private final PlaneCloud cloud;
    private final PlaneView view;
    private final FigureColours colours;
    private final double letter;

    PlaneNotes(Pen pen, PlaneLayout layout, PlaneCloud cloud) {
        this.pen = pen;
        this.layout = layout;
        this.cloud = cloud;
        view = layout.figure.view();
        colours = pen.colours();
        letter = pen.style().fontSize();
    }

    void paint() {
        Graphics2D graphics = pen.graphics();
        Shape clip = graphics.getClip();
        graphics.clip(layout.plot);
        if (view.shows(PlaneMark.WARNINGS)) {
            paintWarnings();
        }
        if (view.limits() == null) {
            paintBeyond();
        }
        paintHighlight();
        if (view.shows(PlaneMark.LABELS)) {
            paintNames();
        }
        graphics.setClip(clip);
    }

    /** Paints rings around doubtful points, at most one per cell of a grid, so that rings do not overlap much. */
    private void paintWarnings() {
        double cell = letter * 1.2;
        double diameter = Math.max(letter * 0.75, cloud.diameter() * 1.7);
        int columns = (int) (layout.plot.getWidth() / cell) + 1;
        BitSet ringed = new BitSet();
        for (PlaneSeries series : layout.figure.series()) {
            int from = series.firstFrom(view.epochs().from());
            for (int index = series.endOf(view.epochs()) - 1; index >= from && series.hasDoubtful(); index--) {
                double x = layout.x(series.input[index]);
                double y = layout.y(series.label[index]);
                if (series.doubtful[index] && cloud.visible(series, index) && layout.plot.contains(x, y)) {
                    int place =
                            (int) ((y - layout.plot.getY()) / cell) * columns + (int) ((x - layout.plot.getX()) / cell);
                    if (!ringed.get(place)) {
                        ringed.set(place);
                        pen.stroke(
                                Marker.CIRCLE.at(x, y, diameter),
                                colours.warning(),
                                pen.style().lineWidth() * 1.4);
                    }
                }
            }
        }
    }

    /** Marks the points that the axes do not follow at the edges, with their values. */
    private void paintBeyond() {
        EdgeMarks beyond = new EdgeMarks(pen, layout.plot);
        List<PlaneSeries> all = layout.figure.series();
        for (int number = 0; number < all.size(); number++) {
            PlaneSeries series = all.get(number);
            int end = series.endOf(view.epochs());
            for (int index = series.firstFrom(view.epochs().from()); index < end; index++) {
                if (cloud.visible(series, index) && !within(series, index)) {
                    mark(beyond, series, index, new Color(cloud.argb(series, index, number)));
                }
            }
        }
        beyond.paint();
    }

    private boolean within(PlaneSeries series, int index) {
        return layout.limits.input().contains(series.input[index])
                && layout.limits.label().contains(series.label[index]);
    }

    private void mark(EdgeMarks beyond, PlaneSeries series, int index, Color colour) {
        double input = series.input[index];
        double label = series.label[index];
        if (layout.limits.input().contains(input)) {
            EdgeMarks.Edge edge = label < layout.limits.labelLower() ? EdgeMarks.Edge.BOTTOM : EdgeMarks.Edge.TOP;
            beyond.add(edge, layout.x(input), view.unit().fromNats(label), colour);
        } else {
            Rectangle2D plot = layout.plot;
            EdgeMarks.Edge edge = input < layout.limits.inputLower() ? EdgeMarks.Edge.LEFT : EdgeMarks.Edge.RIGHT;
            double y = Math.max(plot.getY(), Math.min(plot.getMaxY(), layout.y(label)));
            beyond.add(edge, y, view.unit().fromNats(input), colour);
        }
    }

    private void paintHighlight() {
        Integer epoch = view.highlighted();
        if (epoch == null) {
            return;
        }
        List<PlaneSeries> all = layout.figure.series();
        for (int number = 0; number < all.size(); number++) {
            PlaneSeries series = all.get(number);
            int from = series.firstFrom(epoch);
            int to = series.firstFrom(epoch + 1);
            Path2D line = new Path2D.Double();
            for (int index = from; index < to; index++) {
                if (cloud.visible(series, index)) {
                    extend(line, layout.x(series.input[index]), layout.y(series.label[index]));
                }
            }
            pen.stroke(line, colours.backgroundAt(200), pen.style().lineWidth() * 4.5);
            pen.stroke(line, colours.ink(), pen.style().lineWidth() * 1.8);
            for (int index = from; index < to; index++) {
                paintLarge(series, index, number);
            }
        }
    }

    private static void extend(Path2D line, double x, double y) {
        if (line.getCurrentPoint() == null) {
            line.moveTo(x, y);
        } else {
            line.lineTo(x, y);
        }
    }

    private void paintLarge(PlaneSeries series, int index, int number) {
        if (cloud.visible(series, index)) {
            double diameter = Math.max(letter * 0.7, cloud.diameter() * 1.5);
            Shape marker = Marker.ofLayer(series.layers[index])
                    .at(layout.x(series.input[index]), layout.y(series.label[index]), diameter);
            pen.stroke(marker, colours.backgroundAt(200), pen.style().lineWidth() * 4.5);
            pen.fill(marker, new Color(cloud.argb(series, index, number)));
            pen.stroke(marker, colours.ink(), pen.style().lineWidth() * 1.6);
        }
    }

    private void paintNames() {
        LabelPlacer placer = new LabelPlacer(layout.plot, letter);
        List<PlaneSeries> all = layout.figure.series();
        all.forEach(series -> obstacles(series, placer));
        if (view.shows(PlaneMark.CEILINGS)) {
            all.forEach(series -> ceilingObstacles(series.ceilings(), placer));
        }
        for (int number = 0; number < Math.min(MOST_NAMED, all.size()); number++) {
            paintNames(all.get(number), placer, cloud.tellsRuns() ? new Color(cloud.runColour(number)) : colours.ink());
        }
    }

    private void ceilingObstacles(Ceilings ceilings, LabelPlacer placer) {
        double x = layout.x(ceilings.inputEntropy().nats());
        double y = layout.y(ceilings.labelEntropy().nats());
        if (Double.isFinite(x + y)) {
            placer.occupy(x, layout.plot.getY(), x, layout.plot.getMaxY());
            placer.occupy(layout.plot.getX(), y, layout.plot.getMaxX(), y);
        }
    }

    private void obstacles(PlaneSeries series, LabelPlacer placer) {
        int from = series.firstFrom(view.epochs().from());
        int to = series.endOf(view.epochs());
        int stride = 1 + (to - from) / MOST_OBSTACLES;
        for (int index = from; index < to; index += stride) {
            if (cloud.visible(series, index)) {
                placer.occupy(layout.x(series.input[index]), layout.y(series.label[index]));
            }
        }
        if (view.highlighted() != null) {
            chainObstacle(series, view.highlighted(), placer);
        }
    }

    /** Keeps names off the line through the highlighted epoch. */
    private void chainObstacle(PlaneSeries series, int epoch, LabelPlacer placer) {
        double x = Double.NaN;
        double y = Double.NaN;
        for (int index = series.firstFrom(epoch); index < series.firstFrom(epoch + 1); index++) {
            if (cloud.visible(series, index)) {
                double nextX = layout.x(series.input[index]);
                double nextY = layout.y(series.label[index]);
                if (Double.isFinite(x)) {
                    placer.occupy(x, y, nextX, nextY);
                }
                x = nextX;
                y = nextY;
            }
        }
    }

    /** Paints the names of a series' layers; layers whose points lie together share one name. */
    private void paintNames(PlaneSeries series, LabelPlacer placer, Color colour) {
        List<NameGroup> groups = new ArrayList<>();
        for (Map.Entry<Integer, Integer> named : namedPoints(series).entrySet()) {
            double x = layout.x(series.input[named.getValue()]);
            double y = layout.y(series.label[named.getValue()]);
            if (layout.plot.contains(x, y)) {
                NameGroup own = groups.stream()
                        .filter(group -> Math.hypot(group.x() - x, group.y() - y) < TOGETHER * letter)
                        .findFirst()
                        .orElseGet(() -> {
                            groups.add(new NameGroup(x, y, new ArrayList<>()));
                            return groups.get(groups.size() - 1);
                        });
                own.layers().add(named.getKey());
            }
        }
        groups.forEach(
                group -> placer.place(group.text(), group.x(), group.y()).ifPresent(name -> paintName(name, colour)));
    }

    /**
     * For each layer, the index of the point that is named: the last visible point, up to the highlighted epoch if there is
     * one.
     */
    private Map<Integer, Integer> namedPoints(PlaneSeries series) {
        Map<Integer, Integer> named = new TreeMap<>();
        Integer highlighted = view.highlighted();
        int end = highlighted == null ? series.endOf(view.epochs()) : series.firstFrom(highlighted + 1);
        int from = series.firstFrom(view.epochs().from());
        for (int index = end - 1; index >= from && named.size() < series.layerCount(); index--) {
            if (cloud.visible(series, index)
                    && layout.plot.contains(layout.x(series.input[index]), layout.y(series.label[index]))) {
                named.putIfAbsent(series.layers[index], index);
            }
        }
        return named;
    }

    private void paintName(LabelPlacer.PlacedLabel name, Color colour) {
        Rectangle2D box = name.box();
        double x = name.anchor().getX();
        double y = name.anchor().getY();
        double nearX = Math.max(box.getX() - letter * 0.15, Math.min(box.getMaxX() + letter * 0.15, x));
        double nearY = Math.max(box.getY() - letter * 0.2, Math.min(box.getMaxY() + letter * 0.2, y));
        if (Math.hypot(nearX - x, nearY - y) > letter * 0.9) {
            pen.line(nearX, nearY, x, y, colours.backgroundAt(200), pen.style().lineWidth() * 3);
            pen.line(nearX, nearY, x, y, colours.ink(), pen.style().lineWidth());
        }
        pen.haloed(name.text(), box.getX(), box.getMaxY(), 0, 0, FigureFont.MEDIUM, letter, colour);
    }
}
