package infoplane.cli;

import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.figure.EpochRange;
import infoplane.figure.PlaneSeries;
import infoplane.figure.TrainingSeries;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.figure.chart.GaugeFigure;
import infoplane.figure.chart.ProjectionFigure;
import infoplane.figure.chart.ProjectionView;
import infoplane.measuring.AsIfRandom;
import infoplane.runs.AsIfRandomRuns;
import infoplane.runs.GaugeRuns;
import infoplane.runs.LayerProjection;
import infoplane.runs.NamedRun;
import infoplane.runs.RunLook;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.scales.GaugeAudit;
import infoplane.scales.ScaleSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Extracts the series of figures from a run, or from the repeats of one experiment, which figures show as one. */
public final class FigureRun {
    private static final int MOST_NAMED = 12;

    private FigureRun() {}

    /** The trajectory of a run, or the mean trajectory of repeats. */
    static PlaneSeries series(NamedRun run, String estimator) {
        return run.repeats().size() == 1
                ? PlaneSeries.of(run.first(), run.name(), estimator)
                : PlaneSeries.mean(run.repeats(), run.name(), estimator);
    }

    /** The training series of each repeat. */
    static List<TrainingSeries> training(NamedRun run) {
        return IntStream.range(0, run.repeats().size())
                .mapToObj(repeat -> new TrainingSeries(
                        run.nameOf(repeat),
                        run.repeats().get(repeat).training(),
                        run.repeats().size() == 1 ? run.colour() : -1))
                .toList();
    }

    /** What was measured of a run as if its weights were random. */
    static AsIfRandom asIfRandom(NamedRun run) {
        return AsIfRandomRuns.kept(run.folder())
                .orElseThrow(() -> new InvalidInputException(PlainText.path(run.folder())
                        + " was not measured as if its weights were random; measure it with infoplane as-if-random"));
    }

    /** What was measured of each repeat in other coordinates. */
    static List<GaugeAudit> audits(NamedRun run) {
        List<GaugeAudit> kept = GaugeRuns.kept(run.folder());
        if (kept.isEmpty()) {
            throw new InvalidInputException(PlainText.path(run.folder())
                    + " was not measured in other coordinates; measure it with infoplane gauge");
        }
        return kept;
    }

    /** The parts of a figure of coordinates. @param audits one for each repeat */
    public static List<GaugeFigure.Audited> coordinates(NamedRun run, List<GaugeAudit> audits) {
        List<GaugeFigure.Audited> series = new ArrayList<>();
        for (int repeat = 0; repeat < audits.size(); repeat++) {
            series.add(new GaugeFigure.Audited(run.nameOf(repeat), run.first().layers(), audits.get(repeat)));
        }
        return series;
    }

    /** What was measured of a run at every scale: at absolute ones, else at relative ones. */
    static ScaleSpace scales(NamedRun run) {
        return ScaleSpaceRuns.kept(run.folder(), false)
                .or(() -> ScaleSpaceRuns.kept(run.folder(), true))
                .orElseThrow(() -> new InvalidInputException(PlainText.path(run.folder())
                        + " was not measured at every scale; measure it with infoplane scale-space"));
    }

    /** The rows of a layer at an epoch. @param number of the layer, from 1 */
    static ProjectionFigure projection(NamedRun run, int number, FigureChoice choice) {
        RunLook look = RunLook.of(run.folder());
        EpochRange range = choice.look().chart().epochs();
        List<Integer> shown = look.epochs().stream()
                .filter(epoch -> epoch >= range.from() && epoch <= range.to())
                .toList();
        if (shown.isEmpty()) {
            throw new InvalidInputException("--epochs is " + range.from() + "," + range.to()
                    + " but the measured epochs are " + several(look.epochs()));
        }
        int epoch = choice.epoch().orElse(shown.get(shown.size() - 1));
        if (!shown.contains(epoch)) {
            throw new InvalidInputException(
                    "--epoch is " + epoch + " but the epochs that can be shown are " + several(shown));
        }
        EstimatorSettings cells = look.cells(choice.estimators());
        LayerProjection projection = look.projection(number, shown, cells, RunMonitor.SILENT);
        return new ProjectionFigure(
                new ProjectionFigure.ProjectedLayer(
                        run.name(),
                        projection.basis(),
                        projection.labels(),
                        projection.classNames(),
                        cells.name().brief(),
                        projection.epochs(),
                        projection::at),
                epoch,
                ProjectionView.by(choice.colouring()));
    }

    /** All of a few numbers, or the ends of many. */
    private static String several(List<Integer> numbers) {
        int count = numbers.size();
        return count <= MOST_NAMED
                ? numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : numbers.get(0) + ", " + numbers.get(1) + ", " + numbers.get(2) + " … " + numbers.get(count - 1) + ", "
                        + count + " of them";
    }

    /** The columns of an as-if-random figure. @param estimators ids; empty for the first */
    static List<AsIfRandomFigure.Series> asIfRandom(NamedRun run, List<String> estimators) {
        AsIfRandom result = asIfRandom(run);
        List<String> own = result.estimators();
        List<String> shown = estimators.isEmpty() ? own.subList(0, Math.min(1, own.size())) : estimators;
        return shown.stream()
                .filter(own::contains)
                .map(id -> new AsIfRandomFigure.Series(run.name(), id, result))
                .toList();
    }

    /** Resolves estimator ids or the beginnings of ids. @param known ids that the plot can show */
    static List<String> resolve(List<String> wanted, List<String> known) {
        return wanted.stream().map(id -> resolve(id, known)).distinct().toList();
    }

    private static String resolve(String wanted, List<String> known) {
        if (known.contains(wanted)) {
            return wanted;
        }
        List<String> meant =
                known.stream().filter(id -> id.startsWith(wanted + ":")).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String problem = meant.isEmpty() ? " but must be one of " : " and may mean any of ";
        throw new InvalidInputException("--estimator is \"" + PlainText.quoted(wanted) + "\"" + problem
                + String.join(", ", meant.isEmpty() ? known : meant)
                + (meant.isEmpty() ? Suggestion.clause(wanted, known) : ""));
    }
}
