package infoplane.ui.run;

import infoplane.core.Pace;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Collects what a run reports on its own threads; the window takes a snapshot each time it repaints. Thread-safe. */
public final class LiveResults implements RunListener {
    /** No estimate of the time left before this: Java compiles during the first epochs, so that their pace is too slow. */
    private static final long WARMING_UP_NANOS = 1_500_000_000L;

    /** The same while less than the share {@link #EARLY} is done. */
    private static final long LONG_WARMING_UP_NANOS = 10_000_000_000L;

    private static final double EARLY = 0.005;

    /** The stage that others may go on beside. */
    private static final String TRAINING = "training";

    /** One stage and its pace. */
    private static final class Pacing {
        private final long start;
        private final Pace pace;
        private Progress.Stage stage = new Progress.Stage("", 0, 0, Double.NaN);

        private Pacing(long now, int done) {
            start = now;
            pace = new Pace(now, done);
        }

        private void reach(String what, int done, int total, long now) {
            double left = pace.secondsLeft(now, done, total);
            boolean warm = now - start > (done < total * EARLY ? LONG_WARMING_UP_NANOS : WARMING_UP_NANOS);
            stage = new Progress.Stage(what, done, total, warm && total > done ? left : Double.NaN);
        }

        private boolean complete() {
            return stage.total() > 0 && stage.done() >= stage.total();
        }
    }

    private final LongSupplier nanoTime;
    final NavigableMap<Integer, EpochRecord> training = new TreeMap<>();
    private final TreeMap<PlanePoint, PlanePoint> points = new TreeMap<>();
    private final AtomicLong changes = new AtomicLong();
    private @Nullable ExperimentSettings settings;
    private @Nullable Ceilings ceilings;
    private List<String> layers = List.of();
    private List<EstimatorSettings> further = List.of();
    private @Nullable RunResults end;
    private volatile Progress progress = Progress.WAITING;
    private volatile List<String> reading = List.of();
    /** Whether the run waits for epochs of another program. */
    private final boolean watches;

    private volatile boolean watching;
    private volatile int newestEpoch = -1;
    private volatile long newestNanos;
    /** The stages under way by name, in the order of their first report. */
    private final Map<String, Pacing> stages = new LinkedHashMap<>();

    public LiveResults() {
        this(System::nanoTime);
    }

    /** @param nanoTime clock for the estimate of the time left */
    LiveResults(LongSupplier nanoTime) {
        this(nanoTime, false);
    }

    /** @param watches whether the run waits for epochs of another program, and says which came last */
    LiveResults(LongSupplier nanoTime, boolean watches) {
        this.nanoTime = nanoTime;
        this.watches = watches;
    }

    @Override
    public void dataRead(List<String> lines) {
        reading = List.copyOf(lines);
    }

    /** What was decided while the data were read, in words. */
    List<String> reading() {
        return reading;
    }

    @Override
    public synchronized void starting(ExperimentSettings started, List<String> names, Ceilings limits) {
        settings = started;
        layers = List.copyOf(names);
        ceilings = limits;
        watching = watches;
        changes.incrementAndGet();
    }

    @Override
    public synchronized void furtherEstimators(List<EstimatorSettings> now) {
        further = List.copyOf(now);
        changes.incrementAndGet();
    }

    @Override
    public synchronized void trained(EpochRecord record) {
        training.put(record.epoch(), record);
        changes.incrementAndGet();
    }

    @Override
    public synchronized void measured(List<PlanePoint> measured) {
        measured.forEach(point -> points.put(point, point));
        measured.stream().mapToInt(PlanePoint::epoch).max().ifPresent(epoch -> {
            newestEpoch = Math.max(newestEpoch, epoch);
            newestNanos = nanoTime.getAsLong();
        });
        changes.incrementAndGet();
    }

    @Override
    public synchronized void progressed(String what, int done, int total) {
        watching = false; // all is measured once more when the other program has ended
        long now = nanoTime.getAsLong();
        if (!stages.containsKey(TRAINING) || stages.get(TRAINING).complete()) {
            stages.keySet().removeIf(other -> !other.equals(what)); // only training has other stages beside it
        }
        reach(what, done, total, now);
    }

    @Override
    public synchronized void within(String what, int done, int total) {
        reach(what, done, total, nanoTime.getAsLong());
    }

    private void reach(String what, int done, int total, long now) {
        Pacing pacing = stages.get(what);
        if (pacing == null || done < pacing.stage.done()) {
            pacing = new Pacing(now, done);
            stages.put(what, pacing);
        }
        pacing.reach(what, done, total, now);
        progress = new Progress(stages.values().stream()
                .filter(one -> stages.size() == 1 || !one.complete())
                .map(one -> one.stage)
                .toList());
    }

    @Override
    public synchronized void ended(RunResults results) {
        end = results;
        changes.incrementAndGet();
    }

    /** A count that rises with every report but progress; two equal counts mean that the snapshots are equal. */
    public long changes() {
        return changes.get();
    }

    public Progress progress() {
        return watching
                ? Progress.watching(newestEpoch, (nanoTime.getAsLong() - newestNanos) / 1_000_000_000)
                : progress;
    }

    /** The results reported so far; empty before the run has started. */
    public synchronized Optional<RunResults> snapshot() {
        if (end != null) {
            return Optional.of(end);
        }
        if (settings == null || ceilings == null) {
            return Optional.empty();
        }
        return Optional.of(new RunResults(
                        settings,
                        RunStatus.RUNNING,
                        "",
                        layers,
                        ceilings,
                        List.copyOf(training.values()),
                        List.copyOf(points.values()))
                .withFurther(further));
    }
}
