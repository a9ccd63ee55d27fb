package infoplane.sweep;

import infoplane.config.Sweep;
import infoplane.config.SweepPoint;
import infoplane.core.InvalidInputException;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.network.TrainingSettings.Keep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What a sweep computes. Combinations that differ only in what is measured share one training. Of these, combinations that
 * differ only in estimators share one run, which measures with all of them; the others have runs of their own, measured from
 * the same weights.
 *
 * @param jobs one for each training, in the order of the combinations
 * @param runs for each combination, the name of the run with its points
 */
record SweepPlan(Sweep sweep, List<SweepJob> jobs, List<String> runs) {
    /** The part of an experiment that only measuring needs. */
    private static final String MEASURE = "measure";

    private static final String ESTIMATORS = "measure.estimators";

    /** The experiments of one training, and those of one way of measuring within it. */
    private record Group(ExperimentSettings training, Map<MeasureSettings, List<Integer>> ways) {}

    /** @throws InvalidInputException if runs would have to be measured again whose weights are not kept */
    static SweepPlan of(Sweep sweep) {
        Map<ExperimentSettings, Group> groups = new LinkedHashMap<>();
        for (int place = 0; place < sweep.points().size(); place++) {
            ExperimentSettings settings = sweep.points().get(place).settings();
            groups.computeIfAbsent(training(settings), key -> new Group(settings, new LinkedHashMap<>()))
                    .ways()
                    .computeIfAbsent(way(settings.measure()), key -> new ArrayList<>())
                    .add(place);
        }
        return named(sweep, List.copyOf(groups.values()));
    }

    /** What decides the weights of a run. */
    static ExperimentSettings training(ExperimentSettings settings) {
        return settings.withMeasure(MeasureSettings.defaults());
    }

    /** What decides the points of a run besides its estimators. Adaptive schedules look at the points of all estimators. */
    private static MeasureSettings way(MeasureSettings measure) {
        return measure.schedule().schedule().adaptive()
                ? measure
                : measure.with(MeasureSettings.defaults().estimators());
    }

    private static SweepPlan named(Sweep sweep, List<Group> groups) {
        boolean oneWay = groups.stream().allMatch(group -> group.ways().size() == 1);
        boolean adaptive = sweep.points().stream()
                .anyMatch(point ->
                        point.settings().measure().schedule().schedule().adaptive());
        List<Integer> naming = IntStream.range(0, sweep.fields().size())
                .filter(field -> names(sweep.fields().get(field), oneWay, adaptive))
                .boxed()
                .toList();
        List<List<Integer>> ways =
                groups.stream().flatMap(group -> group.ways().values().stream()).toList();
        List<String> names = SweepNames.of(
                naming.stream().map(sweep.fields()::get).toList(),
                ways.stream()
                        .map(way -> values(sweep.points().get(way.get(0)), naming))
                        .toList());
        String[] runs = new String[sweep.points().size()];
        List<SweepJob> jobs = new ArrayList<>();
        int next = 0;
        for (Group group : groups) {
            List<SweepJob.Way> own = new ArrayList<>();
            for (Map.Entry<MeasureSettings, List<Integer>> way : group.ways().entrySet()) {
                String name = names.get(next++);
                way.getValue().forEach(place -> runs[place] = name);
                own.add(new SweepJob.Way(name, way.getKey().with(estimators(sweep, way.getValue()))));
            }
            requireWeights(group.training(), own.size());
            jobs.add(new SweepJob(group.training().withMeasure(own.get(0).measure()), own));
        }
        return new SweepPlan(sweep, jobs, List.of(runs));
    }

    /** Whether runs are named by a field: what only measuring needs names them where one training is measured in several ways. */
    private static boolean names(String field, boolean oneWay, boolean adaptive) {
        boolean measures = field.equals(MEASURE) || field.startsWith(MEASURE + ".");
        return !measures || !oneWay && (adaptive || !field.startsWith(ESTIMATORS));
    }

    private static List<String> values(SweepPoint point, List<Integer> fields) {
        return fields.stream().map(point.values()::get).toList();
    }

    /** All estimators of these combinations, each once: the id of an estimator tells its settings apart. */
    private static List<EstimatorSettings> estimators(Sweep sweep, List<Integer> places) {
        Map<String, EstimatorSettings> estimators = new LinkedHashMap<>();
        for (int place : places) {
            for (EstimatorSettings estimator :
                    sweep.points().get(place).settings().measure().estimators()) {
                estimators.putIfAbsent(estimator.id(), estimator);
            }
        }
        return List.copyOf(estimators.values());
    }

    private static void requireWeights(ExperimentSettings settings, int ways) {
        if (ways > 1 && settings.training().keep() == Keep.NONE) {
            throw new InvalidInputException(
                    "training.keep is none but must be all or budget where measure.schedule or other"
                            + " settings of measuring vary, because each training is measured again from its weights");
        }
    }

    /** The same plan with other names for some runs. */
    SweepPlan renamed(UnaryOperator<String> names) {
        List<SweepJob> renamed = jobs.stream()
                .map(job -> new SweepJob(
                        job.settings(),
                        job.ways().stream()
                                .map(way -> new SweepJob.Way(names.apply(way.run()), way.measure()))
                                .toList()))
                .toList();
        return new SweepPlan(sweep, renamed, runs.stream().map(names).toList());
    }

    /** The names of all jobs. */
    List<String> names() {
        return jobs.stream().map(SweepJob::name).toList();
    }
}
