package infoplane.experiment;

import infoplane.backend.Backend;
import infoplane.core.Failures;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.dataset.Dataset;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.BetweenPass;
import infoplane.measuring.Coordinates;
import infoplane.measuring.EpochMeter;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerCheck;
import infoplane.measuring.LayerChecks;
import infoplane.measuring.LayerRanges;
import infoplane.measuring.LiveMeasuring;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.MeasuringPool;
import infoplane.measuring.PlanePass;
import infoplane.measuring.PlanePoint;
import infoplane.measuring.PointBoard;
import infoplane.measuring.TrajectoryLayers;
import infoplane.network.EpochRecord;
import infoplane.network.Trainer;
import infoplane.network.TrainerState;
import infoplane.network.Trainers;
import infoplane.network.TrainingSettings;
import infoplane.network.Trajectory;
import infoplane.schedule.EpochSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one run: trains, measures, records and reports. */
final class LiveRun {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
    /**
     * Time between checkpoints: how much training a killed run may have to repeat. A checkpoint costs well under a
     * millisecond.
     */
    private static final long CHECKPOINT_NANOS = 1_000_000_000L;

    private final ExperimentSettings settings;
    private final int repeat;
    private final int threads;
    private final RunRecorder recorder;
    private final RunListener listener;
    private final RunControl control;
    private final Object results = new Object();

    private final ExperimentData data;
    private final MeasuredSet set;
    private final List<Layer> layers;
    private final List<String> layerNames;
    private final PointBoard board;
    private final LayerRanges ranges = new LayerRanges();
    private final List<EpochRecord> training = new ArrayList<>();
    private KeepPlan plan = new KeepPlan(1, 0);
    private List<LayerCheck> checks = List.of();

    LiveRun(
            ExperimentSettings settings,
            int repeat,
            int threads,
            RunRecorder recorder,
            RunListener listener,
            RunControl control) {
        this.settings = settings;
        this.repeat = repeat;
        this.threads = threads;
        this.recorder = recorder;
        this.listener = listener;
        this.control = control;
        data = ExperimentData.of(settings);
        checkNeeds();
        set = data.measured(settings.measure().on());
        layers = TrajectoryLayers.layers(settings.network(), set.labels().classCount());
        layerNames = Layer.names(layers);
        board = new PointBoard(layers.size(), recordedPoints(), this::measured, this::shown);
    }

    /**
     * The points that the recorder holds. Points whose bins span the whole run become provisional, because later epochs
     * may widen the range. This also applies to a complete run that is made longer.
     */
    private List<PlanePoint> recordedPoints() {
        Map<String, EstimatorSettings> own = settings.measure().estimators().stream()
                .collect(Collectors.toMap(EstimatorSettings::id, estimator -> estimator, (one, same) -> one));
        return recorder.recordedPoints().stream()
                .map(point -> {
                    EstimatorSettings estimator = own.get(point.estimator());
                    return estimator == null ? point : provisional(estimator, point);
                })
                .toList();
    }

    private PlanePoint provisional(EstimatorSettings estimator, PlanePoint point) {
        return layers.get(point.layer() - 1).spansRun(estimator) ? point.withFlag(EstimateFlag.PROVISIONAL) : point;
    }

    /** Refuses a run that needs too much disk or memory. Called before anything large is allocated. */
    private void checkNeeds() {
        Dataset dataset = data.dataset();
        RunNeeds needs = RunNeeds.of(
                settings,
                dataset.inputs().columns(),
                dataset.size(),
                dataset.labels().classCount(),
                threads);
        listener.needing(needs);
        needs.check(recorder.freeBytes(), Runtime.getRuntime().maxMemory());
    }

    RunResults run() {
        Instant start = Instant.now();
        ProvenanceFacts facts = new ProvenanceFacts(settings, data, "none", threads, start);
        RunStatus status = RunStatus.FAILED;
        String message = "";
        Set<Integer> chosen = Set.of();
        List<PlanePoint> between = List.of();
        listener.dataRead(facts.reading());
        listener.starting(settings, layerNames, set.ceilings());
        listener.furtherEstimators(recorder.furtherEstimators());
        try (MeasuringPool pool = new MeasuringPool(Math.max(1, threads - 1));
                Trainer trainer = Trainers.create(
                        settings.network(), trainingOnBackend(), data.training(), settings.seedOf(repeat))) {
            facts = new ProvenanceFacts(settings, data, trainer.engine(), threads, start);
            recorder.started(facts.running(), layerNames, set.ceilings());
            control.onStop(pool::cancel);
            Trajectory trajectory = recorder.trajectory(trainer.layout());
            control.onJoin(this::join);
            plan = KeepPlan.of(settings.training(), trainer.layout().size());
            EpochSchedule schedule = settings.measure().schedule().schedule();
            Coordinates coordinates = Coordinates.of(settings.measure().schedule(), set.ceilings());
            EpochMeter meter =
                    ExperimentData.meter(settings, set, settings.measure(), trajectory, EstimateCache.none());
            LiveMeasuring live =
                    new LiveMeasuring(meter, board, ranges, pool, schedule, coordinates, plan.epochs(), this::record);
            message = train(trainer, live);
            live.trainingEnded();
            boolean stopped = control.stopped();
            if (stopped) {
                live.settle();
            } else {
                pool.resize(threads);
                live.awaitIdle();
                PlanePass pass = new PlanePass(meter, board, ranges, pool, this::progressed);
                Set<Integer> epochs = new TreeSet<>(pass.run(schedule, coordinates));
                checks = new LayerChecks(meter, board, ranges.soFar()).run(epochs, pool, this::progressed);
                between = new BetweenPass(meter, ranges, pool, threads, this::progressed).run(chosenPoints(epochs));
                chosen = epochs;
            }
            status = stopped ? RunStatus.STOPPED : message.isEmpty() ? RunStatus.FINISHED : RunStatus.FAILED;
        } catch (CancellationException e) {
            status = RunStatus.STOPPED;
        } catch (RunFailedException | InvalidInputException e) {
            message = String.valueOf(e.getMessage());
        } catch (RuntimeException | Error e) {
            // also out of memory: the run must end here, or it would appear to compute for ever
            if (control.stopped() && e instanceof RuntimeException) {
                status = RunStatus.STOPPED;
            } else {
                LOG.error("the run failed", e);
                message = Failures.sentence("The run", e);
            }
        }
        control.onJoin(null);
        return end(status, message, chosen, between, facts);
    }

    /**
     * The training settings for the chosen backend. A run that goes on keeps its engine. The choice CUDA requires a graphics card, and replaces the engine
     * {@code auto} by the engine that uses the card.
     */
    private TrainingSettings trainingOnBackend() {
        TrainingSettings training = settings.training().withRecorded(recorder.recordedEngine());
        if (settings.backend() != ExperimentSettings.BackendChoice.CUDA) {
            return training;
        }
        Backend.requireCuda();
        return training.engine() == TrainingSettings.Engine.AUTO
                ? training.with(TrainingSettings.Engine.DL4J)
                : training;
    }

    /** @return why training failed; empty if training completed or was stopped */
    private String train(Trainer trainer, LiveMeasuring live) {
        int epoch = begin(trainer, live);
        long lastCheckpoint = System.nanoTime();
        String failure = "";
        while (epoch < settings.training().epochs() && control.awaitGoAhead() && failure.isEmpty()) {
            try {
                trained(trainer.trainEpoch(epoch + 1), trainer.parameters(), live);
                epoch++;
            } catch (RunFailedException e) {
                failure = String.valueOf(e.getMessage());
                continue;
            }
            if (System.nanoTime() - lastCheckpoint > CHECKPOINT_NANOS) {
                checkpoint(trainer);
                lastCheckpoint = System.nanoTime();
            }
        }
        if (failure.isEmpty()) {
            checkpoint(trainer);
        }
        return failure;
    }

    /**
     * Restores the checkpoint, or evaluates the network before training if there is none. @return the last epoch that
     * is done
     */
    private int begin(Trainer trainer, LiveMeasuring live) {
        Optional<TrainerState> checkpoint = recorder.checkpoint();
        if (checkpoint.isEmpty()) {
            trained(trainer.evaluate(0), trainer.parameters(), live);
            return 0;
        }
        trainer.restore(checkpoint.get());
        for (EpochRecord record : recorder.recordedTraining()) {
            synchronized (results) {
                training.add(record);
            }
            listener.trained(record);
            keep(record.epoch(), live);
        }
        listener.measured(board.all());
        return checkpoint.get().epoch();
    }

    private void trained(EpochRecord record, float[] parameters, LiveMeasuring live) {
        synchronized (results) {
            recorder.trained(record, parameters);
            training.add(record);
            listener.trained(record);
            listener.progressed("training", record.epoch(), settings.training().epochs());
            if (live.planned() > 0) {
                listener.progressed("measuring", live.measured(), live.planned());
            }
        }
        keep(record.epoch(), live);
    }

    private void keep(int epoch, LiveMeasuring live) {
        if (plan.keeps(epoch)) {
            live.kept(epoch);
        }
    }

    private void checkpoint(Trainer trainer) {
        synchronized (results) {
            recorder.checkpoint(trainer.state());
        }
    }

    private void measured(List<PlanePoint> points) {
        synchronized (results) {
            recorder.measured(points);
            listener.measured(points);
        }
    }

    private void shown(List<PlanePoint> points) {
        synchronized (results) {
            listener.measured(points);
        }
    }

    private void record(List<PlanePoint> points) {
        synchronized (results) {
            recorder.measured(points);
        }
    }

    /**
     * Takes points that the user measured during the run. Points whose range may still grow become provisional. Points
     * of the run's own estimators are ignored, because the run would then skip their epochs.
     */
    private void join(MeasureSettings measure, List<PlanePoint> points) {
        EstimatorSettings estimator = measure.estimators().get(0);
        if (!ownEstimators().contains(estimator.id())) {
            synchronized (results) {
                recorder.joined(measure);
                listener.furtherEstimators(recorder.furtherEstimators());
            }
            board.measured(
                    points.stream().map(point -> provisional(estimator, point)).toList());
        }
    }

    private List<EstimatorSettings> estimators() {
        return Stream.concat(settings.measure().estimators().stream(), recorder.furtherEstimators().stream())
                .toList();
    }

    private Set<String> ownEstimators() {
        return settings.measure().estimators().stream()
                .map(EstimatorSettings::id)
                .collect(Collectors.toSet());
    }

    private void progressed(String what, int done, int total) {
        if (!control.awaitGoAhead()) {
            throw new CancellationException("stopped");
        }
        synchronized (results) {
            listener.progressed(what, done, total);
        }
    }

    private RunResults end(
            RunStatus status, String failure, Set<Integer> chosen, List<PlanePoint> between, ProvenanceFacts facts) {
        // outside the lock, because the board takes the same lock when it reports points
        List<PlanePoint> points = MeasuredPlane.flagged(finalPoints(status, chosen), checks);
        String message = failure.isEmpty() ? RefusalWords.summary(points, estimators()) : failure;
        synchronized (results) {
            RunResults ended = results(status, message, points, between);
            try {
                recorder.ended(ended, facts.ended(status, message));
            } catch (RunFailedException e) {
                // a full disk that stopped the run may also refuse the final files: keep the first reason
                String reason = status == RunStatus.FAILED ? message : String.valueOf(e.getMessage());
                LOG.info("the end of the run could not be written", e);
                ended = results(RunStatus.FAILED, reason, points, between);
            } catch (RuntimeException | Error e) {
                // also out of memory: whoever waits for the run is told that it ended
                LOG.error("the end of the run could not be written", e);
                ended = results(RunStatus.FAILED, Failures.sentence("The run", e), points, between);
            }
            listener.ended(ended);
            return ended;
        }
    }

    private RunResults results(RunStatus status, String message, List<PlanePoint> points, List<PlanePoint> between) {
        return new RunResults(settings, status, message, layerNames, set.ceilings(), training, points)
                .withBetween(between)
                .withChecks(checks)
                .withChance(data.chance())
                .withFurther(recorder.furtherEstimators());
    }

    /**
     * The points of the ended run. A finished run holds only the epochs that its schedule chose, even if an interrupted
     * run measured others before; so equal runs give equal files. Points of estimators that the user added stay.
     */
    private List<PlanePoint> finalPoints(RunStatus status, Set<Integer> chosen) {
        if (status == RunStatus.STOPPED || chosen.isEmpty()) {
            return board.all();
        }
        return chosenPoints(chosen);
    }

    private List<PlanePoint> chosenPoints(Set<Integer> chosen) {
        Set<String> own = ownEstimators();
        return board.all().stream()
                .filter(point -> !own.contains(point.estimator()) || chosen.contains(point.epoch()))
                .toList();
    }
}
