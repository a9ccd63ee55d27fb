package infoplane.figure;

import infoplane.estimation.EstimateFlag;
import infoplane.experiment.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The points of a plane as a table. */
final class PlaneTable {
    private PlaneTable() {}

    /** What the view shows, in its unit. */
    static FigureTable of(List<PlaneSeries> all, PlaneView view) {
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
                List.of("run", "estimator", "epoch", "layer", "i_xt_" + unit, "i_ty_" + unit, "flags"), rows);
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
                point.estimate().flags().stream().map(EstimateFlag::label).collect(Collectors.joining(" ")));
    }
}
