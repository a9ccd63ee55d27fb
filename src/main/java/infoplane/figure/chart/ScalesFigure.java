package infoplane.figure.chart;

import infoplane.figure.ColourMap;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Pen;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleSpace;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a run at every scale: for each layer a map of σ against the epoch, with a band of verdicts beside it. The
 * epoch and the σ of the cursors are lines through all maps.
 */
public final class ScalesFigure implements Figure {
    private final String run;
    private final ScaleSpace space;
    private final ScalesView shown;
    private final ChartView view;
    private final ColourMap map;
    private final @Nullable Integer scale;

    /** What lies under a point of the figure. @param scale number of the scale */
    public record Place(int layer, double epoch, int scale) {}

    public ScalesFigure(String run, ScaleSpace space, ScalesView shown, ChartView view) {
        this(run, space, shown, view, ColourMap.VIRIDIS, null);
    }

    /** @param scale number of the scale at the cursor; null for none */
    public ScalesFigure(
            String run, ScaleSpace space, ScalesView shown, ChartView view, ColourMap map, @Nullable Integer scale) {
        this.run = run;
        this.space = space;
        this.shown = shown;
        this.view = view;
        this.map = map;
        this.scale = scale;
    }

    public ScaleSpace space() {
        return space;
    }

    public ChartView view() {
        return view;
    }

    public ScalesFigure with(ChartView newView) {
        return new ScalesFigure(run, space, shown, newView, map, scale);
    }

    public ScalesView shown() {
        return shown;
    }

    ColourMap map() {
        return map;
    }

    @Nullable
    Integer scale() {
        return scale;
    }

    /** The layers that are not hidden. */
    List<LayerScales> layers() {
        return space.layers().stream()
                .filter(layer -> view.showsLayer(layer.layer()))
                .toList();
    }

    @Override
    public String title() {
        return run + " · at every scale, σ "
                + (space.grid().relative() ? "relative to the layer" : "of the activation");
    }

    @Override
    public String explanation() {
        return "What each layer keeps when noise of width σ is added to it, over training: I(X;T) falls from that of all"
                + " distinct rows (small σ, below) to nothing (above). The band at the right of a map says at which σ the"
                + " layer compresses, by more than half a bit.";
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            Pen pen = new Pen(own, style);
            pen.background(width, height);
            new ScalesPainter(pen, this, new ScalesLayout(this, width, height, style)).paint();
        } finally {
            own.dispose();
        }
    }

    /** What lies under a point; empty outside of all maps. */
    public Optional<Place> at(double x, double y, double width, double height, FigureStyle style) {
        return new ScalesLayout(this, width, height, style).at(x, y);
    }

    @Override
    public FigureTable table() {
        String in = "_" + view.unit().label();
        List<List<String>> rows = new ArrayList<>();
        double[] sigmas = space.grid().sigmas();
        boolean exact =
                layers().stream().flatMap(layer -> layer.epochs().stream()).allMatch(one -> one.exact().length > 0);
        for (LayerScales layer : layers()) {
            for (ScaleBounds one : layer.epochs()) {
                for (int at = 0; at < sigmas.length; at++) {
                    List<String> row = new ArrayList<>(List.of(
                            run,
                            Integer.toString(layer.layer()),
                            Integer.toString(one.epoch()),
                            FigureTable.cell(sigmas[at]),
                            space.grid().relative() ? "relative" : "absolute",
                            cell(one.inputUpper()[at]),
                            cell(one.inputLower()[at]),
                            cell(one.labelUpper()[at]),
                            cell(one.labelLower()[at])));
                    if (exact) {
                        row.add(cell(one.exact()[at]));
                        row.add(cell(one.exactError()[at]));
                    }
                    row.add(layer.answers().get(at).verdict().label());
                    rows.add(row);
                }
            }
        }
        List<String> columns = new ArrayList<>(List.of(
                "run",
                "layer",
                "epoch",
                "sigma",
                "unit",
                "i_xt_upper" + in,
                "i_xt_lower" + in,
                "i_ty_upper" + in,
                "i_ty_lower" + in));
        if (exact) {
            columns.add("i_xt_exact" + in);
            columns.add("i_xt_exact_se" + in);
        }
        columns.add("verdict");
        return new FigureTable(columns, rows);
    }

    private String cell(double nats) {
        return FigureTable.cell(view.unit().fromNats(nats));
    }

    @Override
    public OptionalInt reachedEpoch() {
        Integer cursor = view.cursor();
        List<Integer> epochs = space.epochs();
        return cursor != null
                ? OptionalInt.of(cursor)
                : epochs.isEmpty() ? OptionalInt.empty() : OptionalInt.of(epochs.get(epochs.size() - 1));
    }
}
