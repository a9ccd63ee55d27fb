package infoplane.ui.plot;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.PlaneEstimate;
import infoplane.figure.PlaneSeries;
import infoplane.figure.chart.ScalesView;
import infoplane.measuring.PlanePoint;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleSpace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The points that a map of scales lends the plane: kernel bounds at one σ. */
final class LentScale {
    private LentScale() {}

    /**
     * @param scale the number of the σ
     * @param shown the upper bound, or the lower one
     */
    static PlaneSeries series(ShownRun run, ScaleSpace space, int scale, ScalesView shown) {
        boolean lower = shown == ScalesView.LOWER;
        double sigma = space.grid().sigmas()[scale];
        KdeSettings kernels = new KdeSettings(
                lower ? KdeSettings.Bound.LOWER : KdeSettings.Bound.UPPER,
                Double.parseDouble(String.format(Locale.ROOT, "%.2e", sigma * sigma)), // for its name
                space.grid().relative());
        Information ceiling = Information.ofNats(Math.log(space.inputs()));
        List<PlanePoint> points = new ArrayList<>();
        for (LayerScales layer : space.layers()) {
            for (ScaleBounds one : layer.epochs()) {
                double input = (lower ? one.inputLower() : one.inputUpper())[scale];
                double label = (lower ? one.labelLower() : one.labelUpper())[scale];
                points.add(new PlanePoint(
                        kernels.id(),
                        one.epoch(),
                        layer.layer(),
                        new PlaneEstimate(
                                Information.ofNats(input),
                                Information.ofNats(label),
                                null,
                                null,
                                null,
                                ceiling,
                                null,
                                null,
                                EnumSet.noneOf(EstimateFlag.class))));
            }
        }
        var results = run.results()
                .withPoints(points)
                .withFurther(Stream.concat(run.results().further().stream(), Stream.of(kernels))
                        .toList());
        return PlaneSeries.of(results, run.name(), kernels.id()).withColour(run.colour());
    }
}
