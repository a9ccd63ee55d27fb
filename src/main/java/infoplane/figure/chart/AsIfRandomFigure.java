package infoplane.figure.chart;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.figure.Figure;
import infoplane.figure.FigureReading;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.InformationUnit;
import infoplane.figure.Pen;
import infoplane.figure.Readings;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.AsIfRandom.Mixture;
import infoplane.measuring.Layer;
import infoplane.measuring.MixtureKind;
import infoplane.measuring.MixturePoint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Layers whose weights are one of K sets: I(X;T) and H(T|X) against K, and I(X;T) of windows over training beside that of
 * single epochs. Several runs or estimators stand side by side with the same axes.
 */
public final class AsIfRandomFigure implements Figure {
    /** How far from a value the pointer may be, in user units. */
    private static final double NEAR = 12;

    private final List<Series> series;
    private final ChartView view;

    /**
     * What one estimator says about one run, or about repeats.
     *
     * @param run name of the run
     * @param result may hold other estimators, too
     */
    public record Series(String run, String estimator, AsIfRandom result) {
        public String estimatorName() {
            return result.nameOf(estimator);
        }

        List<MixturePoint> points() {
            return result.points().stream()
                    .filter(point -> point.estimator().equals(estimator))
                    .toList();
        }

        List<MixturePoint> training() {
            return result.training().stream()
                    .filter(point -> point.estimator().equals(estimator))
                    .toList();
        }

        int layers() {
            return points().stream().mapToInt(MixturePoint::layer).max().orElse(0);
        }
    }

    /** @param view unit, hidden layers and whether there is a legend */
    public AsIfRandomFigure(List<Series> series, ChartView view) {
        this.series = List.copyOf(series);
        this.view = view;
    }

    public List<Series> series() {
        return series;
    }

    public ChartView view() {
        return view;
    }

    public AsIfRandomFigure with(ChartView newView) {
        return new AsIfRandomFigure(series, newView);
    }

    /** The number of layers of the deepest network. */
    public int layers() {
        return series.stream().mapToInt(Series::layers).max().orElse(0);
    }

    @Override
    public String title() {
        List<String> kinds = series.stream()
                .map(one -> one.result().kind() == MixtureKind.WINDOW
                        ? "windows that end at epoch " + one.result().epoch()
                        : "restarts at epoch " + one.result().epoch())
                .distinct()
                .toList();
        return "As if the weights were random: " + String.join(", ", kinds);
    }

    @Override
    public String explanation() {
        return "I(X;T) of layers whose weights are one of K sets (lines), beside the mean of the sets alone (dashed)."
                + " Mixing costs up to log2 K bits whatever the network does; only a fall over training is compression.";
    }

    /** The layer whose entry in the legend is there, in a figure of that width; empty if there is none. */
    public OptionalInt legendLayerAt(double x, double y, double width, FigureStyle style) {
        Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        try {
            return view.legend()
                    ? new AsIfRandomPainter(this, new Pen(scratch, style), width, width)
                            .placedLegend()
                            .layerAt(x, y)
                    : OptionalInt.empty();
        } finally {
            scratch.dispose();
        }
    }

    /**
     * The value nearest to a place, in a figure of that size, in words: whose it is, the value, the mean of the sets alone,
     * and what makes T random.
     *
     * @return empty if no value is near
     */
    public Optional<String> wordsAt(double x, double y, double width, double height, FigureStyle style) {
        return Readings.of(this, width, height, style).stream()
                .filter(one -> Math.hypot(one.x() - x, one.y() - y) <= NEAR)
                .min(Comparator.comparingDouble(one -> Math.hypot(one.x() - x, one.y() - y)))
                .map(FigureReading::words);
    }

    /** Says what a painted point is. */
    void tell(Pen pen, Series one, MixturePoint point, double x, double y) {
        String alone = point.single() == null ? "" : ", each alone " + amount(point.single());
        String sets = point.draws() == 1 ? "" : "K = " + point.draws() + ", ";
        String random = one.result().randomBy(point.estimator(), point.draws());
        pen.tell(
                (one.run().isEmpty() ? "" : one.run() + ", ") + one.estimatorName() + ", "
                        + Formula.lowered(Layer.symbol(point.layer())),
                sets + "epoch " + point.epoch() + ": I(X;T) "
                        + amount(point.estimate().inputInformation()) + alone
                        + (random.isEmpty() ? "" : ". Random by " + random),
                x,
                y);
    }

    private String amount(@Nullable Information amount) {
        return amount == null
                ? "not measured"
                : String.format(
                        Locale.ROOT, "%.4f %s", shown(amount), view.unit().label());
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            new AsIfRandomPainter(this, new Pen(own, style), width, height).paint();
        } finally {
            own.dispose();
        }
    }

    @Override
    public FigureTable table() {
        String in = "_" + view.unit().label();
        List<String> columns = Stream.concat(
                        Stream.of("run", "kind", "estimator", "layer", "draws", "epoch"),
                        Stream.concat(
                                Stream.of(
                                                "i_xt",
                                                "single_i_xt",
                                                "compression",
                                                "most_compression",
                                                "i_ty",
                                                "h_t",
                                                "h_t_given_x",
                                                "i_xt_se",
                                                "i_ty_se")
                                        .map(name -> name + in),
                                Stream.of("weights_moved", "accuracy_spread", "flags", "random_by")))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (Series one : series) {
            Stream.concat(one.points().stream(), one.training().stream())
                    .filter(point -> view.showsLayer(point.layer()))
                    .forEach(point -> rows.add(row(one, point)));
        }
        return new FigureTable(columns, rows);
    }

    private List<String> row(Series one, MixturePoint point) {
        var estimate = point.estimate();
        boolean atEnd = point.epoch() == one.result().epoch();
        Mixture mixture = one.result().mixtures().stream()
                .filter(each -> atEnd && each.draws() == point.draws())
                .findFirst()
                .orElse(null);
        return List.of(
                one.run(),
                one.result().kind().label(),
                point.estimator(),
                Integer.toString(point.layer()),
                Integer.toString(point.draws()),
                Integer.toString(point.epoch()),
                cell(estimate.inputInformation()),
                cell(point.single()),
                cell(point.compression()),
                FigureTable.cell(view.unit().fromNats(Math.log(point.draws()))),
                cell(estimate.labelInformation()),
                cell(estimate.entropy()),
                cell(estimate.conditionalEntropy()),
                cell(estimate.inputStandardError()),
                cell(estimate.labelStandardError()),
                mixture == null ? "" : FigureTable.cell(mixture.weightsMoved()),
                mixture == null ? "" : FigureTable.cell(mixture.accuracySpread()),
                estimate.flags().stream().map(EstimateFlag::label).collect(Collectors.joining(" ")),
                one.result().randomBy(point.estimator(), point.draws()));
    }

    /** The points of the end, without the curves over training. */
    @Override
    public FigureTable summary() {
        List<Series> ends = series.stream()
                .map(one -> new Series(
                        one.run(),
                        one.estimator(),
                        new AsIfRandom(
                                one.result().kind(),
                                one.result().inputs(),
                                one.result().onGrids(),
                                one.result().epoch(),
                                one.result().settings(),
                                one.result().mixtures(),
                                one.points(),
                                List.of())))
                .toList();
        return new AsIfRandomFigure(ends, view).table();
    }

    private String cell(@Nullable Information amount) {
        return amount == null ? "" : FigureTable.cell(view.unit().of(amount));
    }

    /** In the unit of the view; NaN for nothing. */
    double shown(@Nullable Information amount) {
        InformationUnit unit = view.unit();
        return amount == null ? Double.NaN : unit.of(amount);
    }
}
