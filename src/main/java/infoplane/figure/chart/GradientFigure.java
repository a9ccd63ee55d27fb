package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.InformationUnit;
import infoplane.figure.LineStyle;
import infoplane.figure.TrainingSeries;
import infoplane.findings.Findings;
import infoplane.findings.GradientPhases;
import infoplane.measuring.Layer;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Mean and standard deviation of the gradient over the minibatches of an epoch, each divided by the norm of the weights,
 * and their ratio (Shwartz-Ziv and Tishby 2017, figure 4).
 */
public final class GradientFigure extends ChartFigure {
    /** Share of an epoch to each side: the lines should show phases, which last for decades of epochs. */
    private static final double SMOOTHED_OVER = 0.15;
    /** The colour category: the figure shows only one run. */
    private static final int NO_RUN = -1;

    private final TrainingSeries run;

    public GradientFigure(TrainingSeries run, ChartView view) {
        super(view);
        this.run = run;
    }

    private GradientFigure(GradientFigure same, ChartView view) {
        super(view, same);
        run = same.run;
    }

    @Override
    public GradientFigure with(ChartView newView) {
        return new GradientFigure(this, newView);
    }

    @Override
    public String title() {
        return run.name();
    }

    @Override
    public String explanation() {
        return "While the mean gradient outweighs its spread over minibatches (ratio above 1) the weights drift towards a"
                + " solution; once its median over a tenth of log(epoch) stays below 1 they diffuse, and a circle marks that epoch."
                + " Thin lines are single epochs, thick ones their geometric mean over 15 % of the epoch to both sides.";
    }

    @Override
    String emptyMessage() {
        return run.records().size() > 1
                ? "No gradients of minibatches were recorded: it was trained on the full batch, or by another program."
                : run.name().isEmpty() ? super.emptyMessage() : "No epoch has been trained yet.";
    }

    @Override
    List<ChartPanel> makePanels(InformationUnit unit) {
        List<ChartPanel.DrawnCurve> norms = new ArrayList<>();
        List<ChartPanel.DrawnCurve> ratios = new ArrayList<>();
        List<ChartPanel.Mark> marks = new ArrayList<>();
        for (int layer = 1; layer <= run.layerCount(); layer++) {
            double[] ratio = values(layer, gradient -> gradient.meanNorm() / gradient.deviationNorm());
            double[] mean = values(layer, gradient -> gradient.meanNorm() / gradient.weightNorm());
            double[] deviation = values(layer, gradient -> gradient.deviationNorm() / gradient.weightNorm());
            norms.add(0, single(layer, mean)); // drawn first, below everything else
            norms.add(0, single(layer, deviation));
            norms.add(smooth("mean", layer, LineStyle.SOLID, mean));
            norms.add(smooth("standard deviation", layer, LineStyle.DASHED, deviation));
            ratios.add(0, single(layer, ratio));
            ratios.add(smooth("", layer, LineStyle.SOLID, ratio));
        }
        diffusionStarts(run.records()).forEach((layer, epoch) -> marks.add(new ChartPanel.Mark(epoch, 1, layer)));
        Range any = new Range(0, 0);
        return List.of(
                new ChartPanel(
                        "Gradient / " + Formula.of("‖W‖"), true, any, ChartPanel.ANY, norms, List.of(), List.of()),
                new ChartPanel(
                        "Mean / std", true, any, ChartPanel.ANY, ratios, List.of(new ChartPanel.Level(1, "")), marks));
    }

    private ChartPanel.DrawnCurve single(int layer, double[] values) {
        return new ChartPanel.DrawnCurve("single epochs", "", layer, NO_RUN, LineStyle.FAINT, run.epochs(), values);
    }

    private ChartPanel.DrawnCurve smooth(String name, int layer, LineStyle style, double[] values) {
        int[] epochs = run.epochs();
        return new ChartPanel.DrawnCurve(
                name,
                Formula.of(Layer.symbol(layer)),
                layer,
                NO_RUN,
                style,
                epochs,
                smoothed(epochs, values, SMOOTHED_OVER));
    }

    /**
     * Geometric means over the epochs within a share of each epoch, which is about the same width everywhere on a
     * logarithmic axis.
     *
     * @param values positive values count; others are left out
     */
    static double[] smoothed(int[] epochs, double[] values, double share) {
        double[] sums = new double[values.length + 1];
        int[] counts = new int[values.length + 1];
        for (int index = 0; index < values.length; index++) {
            boolean counted = Double.isFinite(values[index]) && values[index] > 0;
            sums[index + 1] = sums[index] + (counted ? Math.log(values[index]) : 0);
            counts[index + 1] = counts[index] + (counted ? 1 : 0);
        }
        double[] smoothed = new double[values.length];
        int from = 0;
        int to = 0;
        for (int index = 0; index < values.length; index++) {
            while (epochs[from] < epochs[index] / (1 + share)) {
                from++;
            }
            while (to < values.length && epochs[to] <= epochs[index] * (1 + share)) {
                to++;
            }
            int count = counts[to] - counts[from];
            smoothed[index] = count == 0 ? Double.NaN : Math.exp((sums[to] - sums[from]) / count);
        }
        return smoothed;
    }

    private double[] values(int layer, ToDoubleFunction<LayerGradient> quantity) {
        return run.values(record -> layer <= record.layers().size()
                ? quantity.applyAsDouble(record.layers().get(layer - 1))
                : Double.NaN);
    }

    /**
     * The epoch at which each layer starts to diffuse, as in the findings. Layers that never drifted or still drift have no
     * entry.
     */
    static Map<Integer, Integer> diffusionStarts(List<EpochRecord> records) {
        Map<Integer, Integer> starts = new TreeMap<>();
        for (Findings.Diffusion diffusion : GradientPhases.diffusion(records)) {
            Integer epoch = diffusion.epoch();
            if (epoch != null && !epoch.equals(diffusion.firstEpoch())) {
                starts.put(diffusion.layer(), epoch);
            }
        }
        return starts;
    }

    @Override
    public FigureTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (EpochRecord record : run.records()) {
            for (int layer = 1;
                    layer <= record.layers().size() && view().epochs().contains(record.epoch());
                    layer++) {
                LayerGradient gradient = record.layers().get(layer - 1);
                if (view().showsLayer(layer)) {
                    rows.add(List.of(
                            Integer.toString(record.epoch()),
                            Integer.toString(layer),
                            FigureTable.cell(gradient.meanNorm()),
                            FigureTable.cell(gradient.deviationNorm()),
                            FigureTable.cell(gradient.weightNorm()),
                            FigureTable.cell(gradient.meanNorm() / gradient.deviationNorm())));
                }
            }
        }
        return new FigureTable(
                List.of("epoch", "layer", "grad_mean_norm", "grad_std_norm", "weight_norm", "snr"), rows);
    }
}
