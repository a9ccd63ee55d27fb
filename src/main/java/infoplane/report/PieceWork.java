package infoplane.report;

import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.MixtureKind;
import infoplane.report.Piece.Study;
import infoplane.report.ReplicationPlan.Depth;
import infoplane.runs.AsIfRandomRequest;
import infoplane.runs.AsIfRandomRuns;
import infoplane.runs.GaugeRequest;
import infoplane.runs.GaugeRuns;
import infoplane.runs.RunFolders;
import infoplane.runs.RunService;
import infoplane.runs.RunSet;
import infoplane.runs.ScaleSpaceRequest;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.runs.ScaleSpaceRuns.MappedRun;
import infoplane.scales.ScaleGrid;
import infoplane.sweep.SweepEnd;
import infoplane.sweep.SweepListener;
import infoplane.sweep.SweepProcess;
import infoplane.sweep.SweepWork;
import infoplane.sweep.Sweeps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The steps of one piece. Each leaves whole folders of runs, which are not computed again. */
final class PieceWork {
    /** Rough seconds: to train an epoch, to study a run with estimators that count, and to map its scales. */
    private static final double SECONDS_AN_EPOCH = 0.001;

    private static final double SECONDS_A_STUDY = 4;
    private static final double SECONDS_A_MAP = 15;
    private static final double SECONDS_A_RUN = 1;
    private static final int FINE = 1000;
    /** A run reports its training and its measuring. */
    private static final int STAGES = 2;

    private final Piece piece;
    private final Path folder;
    private final Depth depth;
    private final int threads;
    private final RunControl control;
    private final RunService runs;

    /** @param control stops what trains */
    PieceWork(Piece piece, Path folder, Depth depth, int threads, RunControl control) {
        this.piece = piece;
        this.folder = folder;
        this.depth = depth;
        this.threads = threads;
        this.control = control;
        this.runs = new RunService(threads);
    }

    List<ReplicationStep> steps() {
        List<ReplicationStep> steps = new ArrayList<>();
        ExperimentSettings experiment = piece.experiment();
        if (experiment == null) {
            int trainings = Objects.requireNonNull(piece.sweep()).points().size();
            double epochs = Objects.requireNonNull(piece.sweep()).points().stream()
                    .mapToDouble(point -> point.settings().training().epochs())
                    .sum();
            steps.add(step("sweep", trainings * SECONDS_A_RUN + epochs * SECONDS_AN_EPOCH, () -> false, this::sweep));
            return steps;
        }
        double training = experiment.repeats()
                * (SECONDS_A_RUN
                        + experiment.training().epochs()
                                * SECONDS_AN_EPOCH
                                * experiment.measure().estimators().size()
                                / STAGES);
        steps.add(step("training", training, () -> runs.holdsRun(folder) && runs.finished(folder), this::train));
        for (Study study : piece.studies()) {
            addStudy(steps, study, experiment);
        }
        return steps;
    }

    private ReplicationStep step(String what, double weight, BooleanSupplier whole, Consumer<RunMonitor> work) {
        boolean map = what.startsWith(Study.SCALES.label()) || what.startsWith(Study.RELATIVE_SCALES.label());
        int turn = piece.studies().stream().noneMatch(study -> what.startsWith(study.label())) ? 0 : map ? 2 : 1;
        return new ReplicationStep(piece, piece.name() + ": " + what, turn, weight, whole, work);
    }

    private void addStudy(List<ReplicationStep> steps, Study study, ExperimentSettings experiment) {
        if (study == Study.RESTARTS) {
            if (experiment.repeats() > 1) {
                steps.add(step(
                        study.label(),
                        SECONDS_A_STUDY,
                        () -> AsIfRandomRuns.kept(folder, MixtureKind.RESTARTS).isPresent(),
                        monitor -> mix(folder, true, monitor)));
            }
            return;
        }
        for (int repeat = 0; repeat < experiment.repeats(); repeat++) {
            Path run = experiment.repeats() > 1 ? RunFolders.repeat(folder, repeat) : folder;
            String name = study.label() + (experiment.repeats() > 1 ? ", repeat " + repeat : "");
            steps.add(
                    switch (study) {
                        case WINDOWS, RESTARTS ->
                            step(
                                    name,
                                    SECONDS_A_STUDY,
                                    () -> AsIfRandomRuns.kept(run, MixtureKind.WINDOW)
                                            .isPresent(),
                                    monitor -> mix(run, false, monitor));
                        case SCALES, RELATIVE_SCALES -> {
                            boolean relative = study == Study.RELATIVE_SCALES;
                            boolean last = repeat + 1 == experiment.repeats();
                            yield step(
                                    name,
                                    SECONDS_A_MAP * depth.scales() / ScaleGrid.USUAL_POINTS,
                                    () -> ScaleSpaceRuns.kept(run, relative).isPresent(),
                                    monitor -> map(run, relative, last, monitor));
                        }
                        case COORDINATES ->
                            step(
                                    name,
                                    SECONDS_A_STUDY,
                                    () -> !GaugeRuns.kept(run).isEmpty(),
                                    monitor -> GaugeRuns.keep(
                                            new GaugeRuns(run, new GaugeRequest(depth.orbits(), estimators(false)))
                                                    .measure(threads, monitor)));
                    });
        }
    }

    /** Measures a run at every scale; with the last of repeats, what is open of all together is settled. */
    private void map(Path run, boolean relative, boolean last, RunMonitor monitor) {
        ScaleGrid grid = new ScaleGrid(ScaleGrid.USUAL_FROM, ScaleGrid.USUAL_TO, depth.scales(), relative);
        ScaleSpaceRuns asked = new ScaleSpaceRuns(run, new ScaleSpaceRequest(List.of(), grid, false));
        List<MappedRun> measured = asked.measure(threads, monitor, null); // nobody looks at rough maps
        if (last && !run.equals(folder)) {
            List<MappedRun> all = new ArrayList<>();
            RunSet.of(folder).runs().stream()
                    .filter(other -> !other.equals(run))
                    .flatMap(other ->
                            ScaleSpaceRuns.kept(other, relative).map(map -> new MappedRun(other, map)).stream())
                    .forEach(all::add);
            all.addAll(measured); // and kept last: killed before, this step begins anew
            measured = asked.settled(all, threads, monitor);
        }
        ScaleSpaceRuns.keep(measured);
    }

    private void mix(Path run, boolean restarts, RunMonitor monitor) {
        List<Integer> draws = depth.draws();
        if (restarts) {
            int repeats = Objects.requireNonNull(piece.experiment()).repeats();
            draws = draws.stream().filter(each -> each <= repeats).toList();
        }
        AsIfRandomRuns.keep(new AsIfRandomRuns(run, new AsIfRandomRequest(draws, restarts, null, estimators(true)))
                .measure(threads, monitor));
    }

    /** The estimators of the runs that take part in studies. @param random whether T is random given x */
    private List<EstimatorSettings> estimators(boolean random) {
        return Objects.requireNonNull(piece.experiment()).measure().estimators().stream()
                .filter(estimator -> !random || estimator.takesDraws())
                .filter(estimator -> depth.kernels() || estimator.pairs(2, 1) == 0)
                .toList();
    }

    private void train(RunMonitor monitor) {
        ExperimentSettings settings = Objects.requireNonNull(piece.experiment());
        boolean begun = runs.holdsRun(folder);
        if (begun) {
            runs.prepareResume(folder, settings);
        }
        ConcurrentHashMap<String, Double> shares = new ConcurrentHashMap<>();
        List<RunResults> results;
        if (settings.repeats() > 1) {
            results = runs.runRepeats(
                    settings, folder, begun, repeat -> told(repeat, shares, settings.repeats(), monitor), control);
        } else {
            RunListener told = told(0, shares, 1, monitor);
            results = List.of(
                    begun ? runs.run(settings, folder, 0, told, control) : runs.start(settings, folder, told, control));
        }
        monitor.check("training");
        Optional<RunResults> bad = results.stream()
                .filter(one -> one.status() != RunStatus.FINISHED)
                .findFirst();
        if (bad.isPresent()) {
            throw new RunFailedException(bad.get().message());
        }
    }

    private static RunListener told(
            int repeat, ConcurrentHashMap<String, Double> shares, int repeats, RunMonitor monitor) {
        return new RunListener() {
            @Override
            public void progressed(String what, int done, int total) {
                shares.put(repeat + what, total <= 0 ? 1 : Math.min(1, (double) done / total));
                double sum = shares.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                monitor.progressed((int) (FINE * Math.min(1, sum / (STAGES * repeats))), FINE, "training");
            }
        };
    }

    private void sweep(RunMonitor monitor) {
        Sweeps sweeps = Sweeps.resume(folder, Objects.requireNonNull(piece.sweep()));
        sweeps.prepare();
        SweepProcess[] process = new SweepProcess[1];
        process[0] = sweeps.process(SweepWork.all(threads), new SweepListener() {
            @Override
            public void done(int done, int total) {
                monitor.progressed(done, total, "sweep");
            }

            @Override
            public void progressed(String run, String what, int done, int total) {
                if (monitor.cancelled()) {
                    process[0].stop();
                }
            }
        });
        SweepEnd end = process[0].run();
        if (end.stopped()) {
            throw new CancellationException("sweep");
        }
        if (end.total() > 0 && end.failed() == end.total()) {
            throw new InvalidInputException(
                    "every run of the sweep failed; " + sweeps.tableFile().getFileName() + " in its folder says why");
        }
    }
}
