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
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.GaugeFigure;
import infoplane.figure.chart.ProjectionFigure;
import infoplane.figure.chart.ProjectionView;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.chart.ScalesView;
import infoplane.measuring.AsIfRandom;
import infoplane.runs.AsIfRandomRuns;
import infoplane.runs.GaugeRuns;
import infoplane.runs.GaugeRuns.AuditedRun;
import infoplane.runs.JointAudit;
import infoplane.runs.JointMap;
import infoplane.runs.LayerProjection;
import infoplane.runs.NamedRun;
import infoplane.runs.RunLook;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.runs.ScaleSpaceRuns.MappedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    static List<AuditedRun> audits(NamedRun run) {
        List<AuditedRun> kept = GaugeRuns.kept(run.folder());
        if (kept.isEmpty()) {
            throw new InvalidInputException(PlainText.path(run.folder())
                    + " was not measured in other coordinates; measure it with infoplane gauge");
        }
        return kept;
    }

    /** The parts of a figure of coordinates: runs that differ in the seed only together. @param audits of each repeat of each run */
    public static List<GaugeFigure.Audited> coordinates(List<NamedRun> runs, List<List<AuditedRun>> audits) {
        List<JointAudit> joint =
                GaugeRuns.joint(audits.stream().flatMap(List::stream).toList());
        Map<Object, GaugeFigure.Audited> series = new LinkedHashMap<>();
        for (int place = 0; place < runs.size(); place++) {
            NamedRun run = runs.get(place);
            List<String> layers = run.first().layers();
            for (AuditedRun one : audits.get(place)) {
                joint.stream()
                        .filter(group -> group.runs().folders().contains(one.folder()))
                        .findFirst()
                        .ifPresentOrElse(
                                group -> series.put(
                                        group,
                                        GaugeFigure.Audited.of(group.runs().name(), layers, group.gauge())),
                                () -> series.put(one, GaugeFigure.Audited.of(run.name(), layers, one.audit())));
            }
        }
        return List.copyOf(series.values());
    }

    /** What was measured of a run, or of repeats together, at every scale: at absolute ones, else at relative ones. */
    static ScalesFigure scales(List<NamedRun> runs, ChartView view) {
        List<MappedRun> kept = kept(runs, false);
        List<MappedRun> shown = kept.isEmpty() ? kept(runs, true) : kept;
        if (shown.isEmpty()) {
            throw new InvalidInputException(PlainText.path(runs.get(0).folder())
                    + " was not measured at every scale; measure it with infoplane scale-space");
        }
        return scales(runs.get(0), shown, view);
    }

    /** Nothing if one of the runs was not measured. */
    private static List<MappedRun> kept(List<NamedRun> runs, boolean relative) {
        List<List<MappedRun>> kept = runs.stream()
                .map(run -> ScaleSpaceRuns.keptIn(run.folder(), relative))
                .toList();
        return kept.stream().anyMatch(List::isEmpty)
                ? List.of()
                : kept.stream().flatMap(List::stream).toList();
    }

    /** @param maps of one run, or of runs that differ in the seed only */
    public static ScalesFigure scales(NamedRun run, List<MappedRun> maps, ChartView view) {
        if (maps.size() == 1) {
            return new ScalesFigure(run.name(), maps.get(0).space(), ScalesView.UPPER, view);
        }
        JointMap joint = ScaleSpaceRuns.joint(maps).stream()
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException(
                                PlainText.path(run.folder())
                                        + " and its repeats were measured at different scales; measure all with infoplane scale-space"));
        return new ScalesFigure(joint.runs().name(), joint.space(), ScalesView.UPPER, view);
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
