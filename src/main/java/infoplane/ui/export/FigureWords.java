package infoplane.ui.export;

import infoplane.experiment.RunResults;
import infoplane.figure.Figure;
import infoplane.figure.Formula;
import infoplane.figure.chart.ActivationsFigure;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.plane.PlaneFigure;
import infoplane.figure.plane.PlaneGrid;
import infoplane.ui.form.ExportForm;
import infoplane.ui.plot.ShownRun;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts about a figure that are not part of it.
 *
 * @param fileName proposed file name, without extension
 * @param caption the runs shown, how they were measured, and the meaning of red circles, because a figure without a heading
 *     says none of this
 * @param note further uses of the file
 */
public record FigureWords(String fileName, String caption, String note) {
    /** @param estimators estimators that the plane shows; a run without any of them shows its first estimator */
    public static FigureWords of(Figure figure, List<ShownRun> shown, List<String> estimators) {
        List<String> names = shown.stream().map(ShownRun::name).toList();
        return new FigureWords(ExportForm.fileName(names), caption(figure, shown, estimators), note(shown));
    }

    private static String note(List<ShownRun> shown) {
        boolean several =
                shown.stream().map(one -> one.results().settings()).distinct().count() > 1;
        return several
                ? "The file carries the experiments of all its runs; drop it on the window to get them back."
                : "The file carries the experiment; drop it on the window to get it back.";
    }

    private static String caption(Figure figure, List<ShownRun> shown, List<String> estimators) {
        if (shown.isEmpty()) {
            return "";
        }
        String runs = shown.stream().map(one -> "“" + one.name() + "”").collect(Collectors.joining(", ")) + ": ";
        String measured = shown.stream()
                .flatMap(one -> measured(one.results(), estimators))
                .distinct()
                .collect(Collectors.joining("; "));
        if (figure instanceof PlaneFigure || figure instanceof PlaneGrid) {
            return runs + "I(X;T) and I(T;Y) by " + measured
                    + ". Red circles mark estimates that are flagged, such as those near their ceiling.";
        }
        if (figure instanceof CurvesFigure) {
            return runs + "I(X;T) and I(T;Y) against the epoch, by " + measured + ".";
        }
        return (figure instanceof ActivationsFigure ? Formula.upright(figure.title()) + ". " : runs)
                + figure.explanation();
    }

    private static Stream<String> measured(RunResults results, List<String> estimators) {
        List<String> chosen =
                results.estimators().stream().filter(estimators::contains).toList();
        return (chosen.isEmpty() ? results.estimators().stream().limit(1) : chosen.stream())
                .map(id -> results.estimatorName(id).whole());
    }
}
