package infoplane.figure.plane;

import infoplane.estimation.EstimateFlag;
import infoplane.figure.FigureTable;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.measuring.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The points of a plane as a table. */
public final class PlaneTable {
    private static final int SUMMARY_EPOCHS = 10;

    private PlaneTable() {}

    /** The points that the view shows, in the view's unit. */
    public static FigureTable of(List<PlaneSeries> all, PlaneView view) {
        String unit = view.unit().label();
        List<List<String>> rows = new ArrayList<>();
        for (PlaneSeries series : all) {
            int end = series.endOf(view.epochs());
            for (int index = series.firstFrom(view.epochs().from()); index < end; index++) {
                if (view.showsLayer(series.layers[index])) {
                    rows.add(row(series, index, view.unit()));
                }
            }
        }
        return new FigureTable(
                List.of(
                        "run",
                        "estimator",
                        "epoch",
                        "layer",
                        "i_xt_" + unit,
                        "i_ty_" + unit,
                        "i_xt_se_" + unit,
                        "i_ty_se_" + unit,
                        "flags"),
                rows);
    }

    /** About ten epochs of each series, among them the first and the last. */
    static FigureTable summary(List<PlaneSeries> all, PlaneView view, int lastEpoch) {
        List<Integer> layers = IntStream.rangeClosed(
                        1, all.stream().mapToInt(PlaneSeries::layerCount).max().orElse(0))
                .filter(view::showsLayer)
                .boxed()
                .toList();
        List<String> columns = new ArrayList<>();
        boolean several = all.size() > 1;
        if (several) {
            columns.add("run");
        }
        columns.add("epoch");
        String unit = " [" + view.unit().label() + "]";
        layers.forEach(layer -> columns.add("I(X;T" + layer + ")" + unit));
        layers.forEach(layer -> columns.add("I(T" + layer + ";Y)" + unit));
        List<List<String>> rows = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            PlaneSeries series = all.get(number);
            for (int epoch : chosenEpochs(series, view, lastEpoch)) {
                List<String> row = new ArrayList<>();
                if (several) {
                    row.add(PlaneFigure.keysOf(all).get(number));
                }
                row.add(Integer.toString(epoch));
                layers.forEach(layer -> row.add(rounded(series, series.input, epoch, layer, view.unit())));
                layers.forEach(layer -> row.add(rounded(series, series.label, epoch, layer, view.unit())));
                rows.add(List.copyOf(row));
            }
        }
        return new FigureTable(columns, rows);
    }

    private static Set<Integer> chosenEpochs(PlaneSeries series, PlaneView view, int lastEpoch) {
        Set<Integer> chosen = new TreeSet<>();
        int from = series.firstFrom(view.epochs().from());
        int end = series.endOf(view.epochs());
        for (int step = 0; step < SUMMARY_EPOCHS && from < end; step++) {
            double wanted = Math.expm1(Math.log1p(lastEpoch) * step / (SUMMARY_EPOCHS - 1.0));
            int index = Math.min(end - 1, Math.max(from, series.firstFrom((int) Math.round(wanted))));
            chosen.add(series.epochs[index]);
        }
        return chosen;
    }

    private static String rounded(PlaneSeries series, double[] nats, int epoch, int layer, InformationUnit unit) {
        for (int index = series.firstFrom(epoch); index < series.firstFrom(epoch + 1); index++) {
            if (series.layers[index] == layer && Double.isFinite(nats[index])) {
                return String.format(Locale.ROOT, "%.2f", unit.fromNats(nats[index]));
            }
        }
        return "";
    }

    private static List<String> row(PlaneSeries series, int index, InformationUnit unit) {
        PlanePoint point = series.points().get(index);
        return List.of(
                series.name(),
                series.estimator(),
                Integer.toString(point.epoch()),
                Integer.toString(point.layer()),
                FigureTable.cell(unit.fromNats(series.input[index])),
                FigureTable.cell(unit.fromNats(series.label[index])),
                FigureTable.cell(
                        unit.fromNats(PlaneSeries.natsOf(point.estimate().inputStandardError()))),
                FigureTable.cell(
                        unit.fromNats(PlaneSeries.natsOf(point.estimate().labelStandardError()))),
                point.estimate().flags().stream().map(EstimateFlag::label).collect(Collectors.joining(" ")));
    }
}
