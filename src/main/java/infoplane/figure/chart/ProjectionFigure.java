package infoplane.figure.chart;

import infoplane.cells.Cells;
import infoplane.core.Labels;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.Pen;
import infoplane.figure.plane.Cloud;
import infoplane.measuring.ProjectedRows;
import infoplane.measuring.Projection;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A layer's rows at one epoch on the two axes along which the rows of all epochs spread most. Axes and limits are those of all
 * epochs, so that only the points move.
 */
public final class ProjectionFigure implements Figure {
    /**
     * What is projected.
     *
     * @param run name of the run
     * @param labels of the inputs
     * @param classNames of the classes
     * @param cells name of the estimator whose cells colour the points
     * @param epochs that can be shown, ascending
     * @param rows gives the points of an epoch; equal points for equal epochs, on any thread
     */
    public record ProjectedLayer(
            String run,
            Projection basis,
            Labels labels,
            List<String> classNames,
            String cells,
            List<Integer> epochs,
            IntFunction<ProjectedRows> rows) {
        public ProjectedLayer {
            classNames = List.copyOf(classNames);
            epochs = List.copyOf(epochs);
        }
    }

    /** What the figure shows, also where there is none yet. */
    public static final String EXPLANATION =
            "Each point is a row of the layer, seen along the two directions in which the rows of all epochs spread"
                    + " most. The directions do not turn with the epoch, so that what moves are the rows. Points that"
                    + " fall together may still differ in other directions, by the share that the axes do not hold.";

    private final ProjectedLayer subject;
    private final int epoch;
    private final ProjectionView view;
    private final @Nullable ProjectedRows ready;

    /** @param epoch one of those that can be shown */
    public ProjectionFigure(ProjectedLayer subject, int epoch, ProjectionView view) {
        this(subject, epoch, view, null);
    }

    private ProjectionFigure(ProjectedLayer subject, int epoch, ProjectionView view, @Nullable ProjectedRows ready) {
        this.subject = subject;
        this.epoch = epoch;
        this.view = view;
        this.ready = ready;
    }

    /** The figure of points that are there already, so that nothing has to be computed for it. */
    public static ProjectionFigure of(ProjectedLayer subject, ProjectedRows rows, ProjectionView view) {
        return new ProjectionFigure(subject, rows.epoch(), view, rows);
    }

    public ProjectionFigure at(int newEpoch) {
        return new ProjectionFigure(subject, newEpoch, view);
    }

    public ProjectionFigure with(ProjectionView newView) {
        return new ProjectionFigure(subject, epoch, newView, ready);
    }

    public ProjectedLayer subject() {
        return subject;
    }

    public int epoch() {
        return epoch;
    }

    ProjectionView view() {
        return view;
    }

    /** The points of the epoch. */
    public ProjectedRows rows() {
        return ready != null ? ready : subject.rows().apply(epoch);
    }

    @Override
    public String title() {
        return subject.run() + " · " + Formula.lowered(subject.basis().layer().name()) + " at epoch " + epoch;
    }

    /** Such as {@code The two axes hold 83 % of the spread of all epochs}. */
    public String spread() {
        Projection basis = subject.basis();
        String share = percent(basis.share());
        return basis.axes() > 1
                ? "The two axes hold " + share + " of the spread of all epochs"
                : basis.layer().width() > 1
                        ? "One axis holds " + share + " of the spread; up and down only keeps points apart"
                        : "A layer of one unit has one axis; up and down only keeps points apart";
    }

    /** With as many digits as are needed to tell it from all. */
    static String percent(double share) {
        double value = 100 * share;
        return String.format(Locale.ROOT, value > 99.5 && value < 99.95 || value < 9.95 ? "%.1f" : "%.0f", value)
                + " %";
    }

    @Override
    public String explanation() {
        return EXPLANATION;
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            Pen pen = new Pen(own, style);
            pen.background(width, height);
            new ProjectionPainter(pen, this, new ProjectionLayout(this, width, height, style)).paint();
        } finally {
            own.dispose();
        }
    }

    /**
     * The row whose point is nearest to a place.
     *
     * @param reach greatest distance in user units
     * @return number of the row, from 0; empty if none is so near
     */
    public OptionalInt nearest(double x, double y, double reach, double width, double height, FigureStyle style) {
        return new ProjectionLayout(this, width, height, style).nearest(rows(), x, y, reach);
    }

    /** Where a row lies. @return x and y in user units */
    public double[] place(int row, double width, double height, FigureStyle style) {
        ProjectionLayout layout = new ProjectionLayout(this, width, height, style);
        float[] places = rows().places();
        return new double[] {layout.x(places[2 * row]), layout.y(places[2 * row + 1])};
    }

    /** What a row is, such as {@code input 17, class 3, cell of 212}. */
    public String words(int row) {
        ProjectedRows rows = rows();
        int input = row / rows.draws();
        String name = "input " + (input + 1) + (rows.draws() > 1 ? ", draw " + (row % rows.draws() + 1) : "")
                + ", class " + subject.classNames().get(subject.labels().classOf(input));
        Cells cells = rows.cells();
        if (cells == null) {
            return name;
        }
        int size = cells.sizes()[cells.ofRow()[row]];
        return name + (size == 1 ? ", alone in its cell" : ", one of " + size + " in its cell");
    }

    @Override
    public List<String> remarks(FigureFormat format, double width, double height, FigureStyle style) {
        return Cloud.remark(rows().rows(), format).stream().toList();
    }

    @Override
    public FigureTable table() {
        ProjectedRows rows = rows();
        Cells cells = rows.cells();
        List<List<String>> table = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            int input = row / rows.draws();
            table.add(List.of(
                    subject.run(),
                    Integer.toString(subject.basis().layer().number()),
                    Integer.toString(epoch),
                    Integer.toString(input + 1),
                    Integer.toString(row % rows.draws() + 1),
                    FigureTable.cell(rows.places()[2 * row]),
                    subject.basis().axes() > 1 ? FigureTable.cell(rows.places()[2 * row + 1]) : "",
                    subject.classNames().get(subject.labels().classOf(input)),
                    cells == null ? "" : Integer.toString(cells.ofRow()[row] + 1)));
        }
        return new FigureTable(
                List.of("run", "layer", "epoch", "input", "draw", "axis_1", "axis_2", "class", "cell"), table);
    }

    @Override
    public OptionalInt reachedEpoch() {
        return OptionalInt.of(epoch);
    }

    /** In the film the rows move. */
    @Override
    public List<Figure> film(int frames) {
        List<Integer> epochs = subject.epochs();
        int count = Math.min(frames, epochs.size());
        if (count < 2) {
            return List.of(this);
        }
        return IntStream.rangeClosed(1, count)
                .<Figure>mapToObj(frame -> at(epochs.get(frame * epochs.size() / count - 1)))
                .toList();
    }
}
