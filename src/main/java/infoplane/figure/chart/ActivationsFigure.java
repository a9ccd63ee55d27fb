package infoplane.figure.chart;

import infoplane.figure.ColourMap;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.Pen;
import infoplane.measuring.ActivationHistograms;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The distribution of a layer's activations: a heat map over the epochs, to its right the histogram of the epoch at the
 * cursor (without a cursor, of the last epoch), and below the share of activations in saturation.
 */
public final class ActivationsFigure implements Figure {
    private final String run;
    private final ActivationHistograms data;
    private final ChartView view;
    private final ColourMap map;

    public ActivationsFigure(String run, ActivationHistograms data, ChartView view, ColourMap map) {
        this.run = run;
        this.data = data;
        this.view = view;
        this.map = map;
    }

    public ActivationsFigure with(ChartView newView) {
        return new ActivationsFigure(run, data, newView, map);
    }

    /** The layer that is shown, from 1. */
    public int layer() {
        return data.layer();
    }

    public ChartView view() {
        return view;
    }

    ActivationHistograms data() {
        return data;
    }

    public ColourMap map() {
        return map;
    }

    @Override
    public String title() {
        return run + " · activations of " + Formula.of("T" + data.layer());
    }

    @Override
    public String explanation() {
        return "Where the activations of the layer lie in the course of training: a bright band at the ends of the range"
                + " is saturation, which is what binning estimators see as compression.";
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            Pen pen = new Pen(own, style);
            pen.background(width, height);
            new ActivationsPainter(pen, this, new ActivationsLayout(this, width, height, style)).paint();
        } finally {
            own.dispose();
        }
    }

    /** The epoch at {@code x} of the heat map, for the cursor; not rounded. */
    public double epoch(double x, double width, double height, FigureStyle style) {
        return new ActivationsLayout(this, width, height, style).epoch(x);
    }

    /**
     * The view with the epoch axis zoomed about {@code x}.
     *
     * @param factor above 1 zooms in, below 1 zooms out
     */
    public ChartView zoomed(double x, double factor, double width, double height, FigureStyle style) {
        ActivationsLayout layout = new ActivationsLayout(this, width, height, style);
        double share = (x - layout.map.getX()) / layout.map.getWidth();
        return view.withEpochs(ChartGeometry.range(
                layout.across.value(share - share / factor), layout.across.value(share + (1 - share) / factor)));
    }

    @Override
    public FigureTable table() {
        List<List<String>> rows = new ArrayList<>();
        double cell = data.values().width() / Math.max(1, data.cells());
        for (int index = 0; index < data.epochs().size(); index++) {
            for (int at = 0; at < data.cells(); at++) {
                rows.add(List.of(
                        Integer.toString(data.epochs().get(index)),
                        FigureTable.cell(data.values().lower() + at * cell),
                        FigureTable.cell(data.values().lower() + (at + 1) * cell),
                        FigureTable.cell(data.shares().get(index)[at]),
                        FigureTable.cell(data.saturated().get(index))));
            }
        }
        return new FigureTable(List.of("epoch", "lower", "upper", "share", "saturated"), rows);
    }

    @Override
    public OptionalInt reachedEpoch() {
        Integer cursor = view.cursor();
        List<Integer> epochs = data.epochs();
        return cursor != null
                ? OptionalInt.of(cursor)
                : epochs.isEmpty() ? OptionalInt.empty() : OptionalInt.of(epochs.get(epochs.size() - 1));
    }

    /** In the film the cursor moves along the epochs. */
    @Override
    public List<Figure> film(int frames) {
        int count = Math.min(frames, data.epochs().size());
        if (count < 2) {
            return List.of(this);
        }
        return IntStream.rangeClosed(1, count)
                .<Figure>mapToObj(frame -> with(
                        view.withCursor(data.epochs().get(frame * data.epochs().size() / count - 1))))
                .toList();
    }
}
