package infoplane.figure.chart;

import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.InformationUnit;
import infoplane.figure.LineStyle;
import infoplane.figure.PlaneReach;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.plane.PlaneFigure;
import infoplane.figure.plane.PlaneTable;
import infoplane.measuring.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** I(X;T) and I(T;Y) of every layer against the epoch. Several runs or estimators differ by line style. */
public final class CurvesFigure extends ChartFigure {
    /** Beyond all values, in nats, but finite in any unit. */
    private static final double MOST = 1e300;

    private final List<PlaneSeries> series;

    public CurvesFigure(List<PlaneSeries> series, ChartView view) {
        super(view);
        this.series = List.copyOf(series);
    }

    private CurvesFigure(CurvesFigure same, ChartView view) {
        super(view, same);
        series = same.series;
    }

    public List<PlaneSeries> series() {
        return series;
    }

    @Override
    public CurvesFigure with(ChartView newView) {
        return new CurvesFigure(this, newView);
    }

    @Override
    public String title() {
        return PlaneFigure.titleOf(series);
    }

    @Override
    public String explanation() {
        return "How much every layer knows about the input (above) and about the label (below) in the course of"
                + " training: a curve of I(X;T) that falls is compression."
                + (series.stream().anyMatch(one -> one.ceilings().hasSoftLimit())
                        ? " With soft labels also how far below the bottleneck limit every layer is."
                        : "");
    }

    @Override
    List<ChartPanel> makePanels(InformationUnit unit) {
        List<ChartPanel> panels = new ArrayList<>(List.of(
                panel(Formula.of("I(X;T) [" + unit.label() + "]"), true, Formula.of("H(X)")),
                panel(Formula.of("I(T;Y) [" + unit.label() + "]"), false, Formula.of("H(Y)"))));
        if (series.stream().anyMatch(one -> one.ceilings().hasSoftLimit())) {
            panels.add(distances("Below the limit [" + unit.label() + "]"));
        }
        return panels;
    }

    /** How far below the bottleneck limit the layers of runs with soft labels are. */
    private ChartPanel distances(String title) {
        List<ChartPanel.DrawnCurve> curves = new ArrayList<>();
        double most = 0;
        for (int number = 0; number < series.size(); number++) {
            PlaneSeries one = series.get(number);
            if (one.ceilings().hasSoftLimit()) {
                for (int layer = 1; layer <= one.layerCount(); layer++) {
                    curves.add(curve(
                            one,
                            number,
                            layer,
                            index -> one.ceilings()
                                    .distance(
                                            Information.ofNats(one.input[index]), Information.ofNats(one.label[index]))
                                    .nats(),
                            new double[0]));
                }
                most = Math.max(most, view().unit().of(one.ceilings().label()));
            }
        }
        return new ChartPanel(title, false, new Range(0, most), new Range(-most, most), curves, List.of(), List.of());
    }

    private ChartPanel panel(String title, boolean input, String ceilingName) {
        List<ChartPanel.DrawnCurve> curves = new ArrayList<>();
        List<ChartPanel.Level> levels = new ArrayList<>();
        double most = 0;
        for (int number = 0; number < series.size(); number++) {
            PlaneSeries one = series.get(number);
            for (int layer = 1; layer <= one.layerCount(); layer++) {
                curves.add(curve(
                        one,
                        number,
                        layer,
                        index -> input ? one.input[index] : one.label[index],
                        one.runs() > 1 ? input ? one.inputSpread : one.labelSpread : new double[0]));
            }
            Information ceiling =
                    input ? one.ceilings().inputEntropy() : one.ceilings().labelEntropy();
            double value = view().unit().of(ceiling);
            if (Double.isFinite(value) && levels.stream().noneMatch(level -> level.value() == value)) {
                levels.add(new ChartPanel.Level(value, ceilingName));
                most = Math.max(most, value);
            }
        }
        return new ChartPanel(title, false, new Range(0, most), credible(input), curves, levels, List.of());
    }

    /** The values, in the shown unit, that any of the series can have. */
    private Range credible(boolean input) {
        return series.stream()
                .map(one -> PlaneReach.credible(
                        input ? one.ceilings().inputEntropy() : one.ceilings().labelEntropy()))
                .reduce(Range::union)
                .map(nats -> new Range(
                        view().unit().fromNats(Math.max(nats.lower(), -MOST)),
                        view().unit().fromNats(Math.min(nats.upper(), MOST))))
                .orElse(ChartPanel.ANY);
    }

    /** @param nats the value of a point @param spreads of the points; empty for a single run */
    private ChartPanel.DrawnCurve curve(
            PlaneSeries one, int number, int layer, IntToDoubleFunction nats, double[] spreads) {
        int[] epochs = new int[one.size()];
        double[] values = new double[one.size()];
        double[] spread = new double[spreads.length];
        int count = 0;
        for (int index = 0; index < one.size(); index++) {
            if (one.layers[index] == layer) {
                epochs[count] = one.epochs[index];
                values[count] = view().unit().fromNats(nats.applyAsDouble(index));
                if (spread.length > 0) {
                    spread[count] = view().unit().fromNats(spreads[index]);
                }
                count++;
            }
        }
        return new ChartPanel.DrawnCurve(
                nameOf(number),
                Formula.of(Layer.symbol(layer)),
                layer,
                series.size() < 2 ? -1 : one.colour(number),
                LineStyle.of(number),
                Arrays.copyOf(epochs, count),
                Arrays.copyOf(values, count),
                Arrays.copyOf(spread, Math.min(spread.length, count)),
                LineStyle.markerOf(number).orElse(null));
    }

    private String nameOf(int number) {
        return series.size() < 2 ? "" : PlaneFigure.namesOf(series).get(number);
    }

    private PlaneView plane() {
        return PlaneView.defaults()
                .withUnit(view().unit())
                .withEpochs(view().epochs())
                .withHiddenLayers(view().hiddenLayers());
    }

    @Override
    public FigureTable table() {
        return PlaneTable.of(series, plane());
    }

    @Override
    public FigureTable summary() {
        return new PlaneFigure(series, plane()).summary();
    }
}
