package infoplane.experiment;

import infoplane.core.Failures;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.dataset.Dataset;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.FollowedPlane;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.MeasuringPool;
import infoplane.measuring.PlanePoint;
import infoplane.measuring.PointBoard;
import infoplane.network.EpochRecord;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures a network that another program trained, and records the points as those of any run. */
public final class ImportedRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportedRun.class);
    private static final String ENGINE = "imported";
    private static final String SCORING = "loss and accuracy";

    private final ExperimentData data;
    private final LayerSource source;
    private final @Nullable IntFunction<EpochRecord> scores;
    private final NavigableMap<Integer, EpochRecord> training = new TreeMap<>();
    private final int threads;
    private ExperimentSettings settings;

    /** Says which epochs are there to be measured while another program still writes. */
    public interface Feed {
        /**
         * Waits for epochs.
         *
         * @return epochs that came, or were written again, since the last call; empty at the end
         * @throws InvalidInputException if the source is gone
         */
        List<Integer> next();

        /**
         * Looks again at epochs that could not be measured. Epochs that their writer has deleted, or writes again, are given
         * once more when they are whole.
         *
         * @return whether any of them is not as it was when it was given
         * @throws RunFailedException if the source is gone
         */
        boolean changed(List<Integer> given);
    }

    /**
     * @param settings describe the run; the network's layers are those of the source
     * @param dataset inputs and labels of the rows
     * @param source the rows
     * @param scores loss and accuracy at an epoch of the source; null where they are unknown, as of activations
     * @param threads number of measuring threads, at least 1
     */
    public ImportedRun(
            ExperimentSettings settings,
            Dataset dataset,
            LayerSource source,
            @Nullable IntFunction<EpochRecord> scores,
            int threads) {
        this.settings = settings;
        this.source = source;
        this.scores = scores;
        this.threads = threads;
        data = new ExperimentData(dataset, ExperimentData.whole(dataset));
    }

    /**
     * Measures all epochs of the source.
     *
     * @param feed gives epochs until its end, before all is measured once more; null if all are there
     * @return the results. A run that was stopped or failed also returns them, with everything that was measured
     */
    public RunResults run(RunRecorder recorder, RunListener listener, RunControl control, @Nullable Feed feed) {
        MeasuredSet set = data.measured(settings.measure().on());
        List<String> names = Layer.names(source.layers());
        ProvenanceFacts facts = new ProvenanceFacts(settings, data, ENGINE, threads, Instant.now());
        listener.starting(settings, names, set.ceilings());
        recorder.started(facts.running(), names, set.ceilings());
        PointBoard board = new PointBoard(names.size(), List.of(), points -> {
            recorder.measured(points);
            listener.measured(points);
        });
        MeasuredPlane plane = MeasuredPlane.of(List.of());
        RunStatus status = RunStatus.FAILED;
        String message = "";
        try {
            EstimateCache cache = feed == null ? EstimateCache.none() : new EstimateCache();
            boolean whole = feed == null || follow(feed, set, board, cache, recorder, listener, control);
            RunControl toTheEnd = whole ? control : new RunControl();
            if (feed == null) {
                scoreAll(recorder, listener, toTheEnd);
            }
            plane = measure(set, board, cache, listener, toTheEnd);
            status = RunStatus.FINISHED;
        } catch (CancellationException e) {
            status = RunStatus.STOPPED;
        } catch (RunFailedException | InvalidInputException e) {
            message = String.valueOf(e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("the run failed", e);
            message = Failures.isOutOfMemory(e)
                    ? "Measuring needs more memory than Java has ("
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB); what was measured is kept. Give more, such as INFOPLANE_JAVA_OPTIONS=-Xmx8g, or"
                            + " use fewer rows or threads."
                    : "The run failed unexpectedly; what was measured is kept, and the log has the details.";
        }
        return end(
                recorder,
                listener,
                facts,
                status,
                message,
                set,
                status == RunStatus.FINISHED ? plane : MeasuredPlane.of(board.all()));
    }

    /** Measures epochs as they come. @return false if the user ended it */
    private boolean follow(
            Feed feed,
            MeasuredSet set,
            PointBoard board,
            EstimateCache cache,
            RunRecorder recorder,
            RunListener listener,
            RunControl control) {
        try (MeasuringPool pool = new MeasuringPool(threads)) {
            FollowedPlane plane = new FollowedPlane(
                    ExperimentData.meter(settings, set, settings.measure(), source, cache), board, pool);
            for (List<Integer> fresh = feed.next(); !fresh.isEmpty(); fresh = feed.next()) {
                grow(fresh.get(fresh.size() - 1), recorder);
                fresh.forEach(epoch -> score(epoch, listener));
                noteScores(recorder);
                measure(fresh, plane, feed);
            }
        }
        return !control.stopped();
    }

    /** A writer may delete an epoch, or write it again, while it is read. */
    private static void measure(List<Integer> fresh, FollowedPlane plane, Feed feed) {
        try {
            plane.measure(fresh);
        } catch (InvalidInputException | RunFailedException e) {
            if (!feed.changed(fresh)) {
                throw e;
            }
            LOG.info("an epoch changed while it was measured: {}", e.getMessage());
        }
    }

    private void scoreAll(RunRecorder recorder, RunListener listener, RunControl control) {
        List<Integer> epochs = scores == null ? List.of() : source.epochs();
        try {
            for (int done = 0; done < epochs.size(); done++) {
                if (!control.awaitGoAhead()) {
                    throw new CancellationException(SCORING);
                }
                score(epochs.get(done), listener);
                listener.progressed(SCORING, done + 1, epochs.size());
            }
        } finally {
            noteScores(recorder);
        }
    }

    private void score(int epoch, RunListener listener) {
        if (scores != null) {
            EpochRecord record = scores.apply(epoch);
            training.put(epoch, record);
            listener.trained(record);
        }
    }

    private void noteScores(RunRecorder recorder) {
        if (scores != null) {
            recorder.scored(List.copyOf(training.values()));
        }
    }

    /** The files of a run hold no epoch beyond those of its settings, so the settings grow first. */
    private void grow(int epoch, RunRecorder recorder) {
        if (epoch > settings.training().epochs()) {
            settings = settings.withTraining(settings.training().withEpochs(epoch));
            recorder.reached(settings);
        }
    }

    private MeasuredPlane measure(
            MeasuredSet set, PointBoard board, EstimateCache cache, RunListener listener, RunControl control) {
        MeasureSettings measure = settings.measure();
        RunMonitor monitor = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                listener.progressed(what, done, total);
            }

            @Override
            public void within(int done, int total, String what) {
                listener.within(what, done, total);
            }

            @Override
            public boolean cancelled() {
                return !control.awaitGoAhead();
            }
        };
        return Measurement.measure(settings, set, source, measure, threads, board::measured, monitor, cache, true)
                .plane();
    }

    private RunResults end(
            RunRecorder recorder,
            RunListener listener,
            ProvenanceFacts facts,
            RunStatus status,
            String failure,
            MeasuredSet set,
            MeasuredPlane plane) {
        List<PlanePoint> points = plane.points();
        String message = failure.isEmpty()
                ? RefusalWords.summary(points, settings.measure().estimators())
                : failure;
        RunResults ended = new RunResults(
                        settings,
                        status,
                        message,
                        Layer.names(source.layers()),
                        set.ceilings(),
                        List.copyOf(training.values()),
                        points)
                .withBetween(plane.between())
                .withChecks(plane.checks())
                .withChance(data.chance());
        recorder.ended(ended, facts.ended(status, message));
        listener.ended(ended);
        return ended;
    }
}
