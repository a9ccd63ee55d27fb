package infoplane.measuring;

import infoplane.core.Range;
import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The points of estimators whose bins span the whole run, while the run goes on. All points that are shown share one
 * range: that of all epochs up to a recent moment, as if the run had ended there. Points with different ranges beside
 * each other would show rises and falls that no run has. When the range grows, all points are measured again;
 * afterwards the plane pauses {@value #REST} times as long as that took. Thread-safe.
 */
final class ProvisionalPlane {
    /**
     * From a longer plan, this many epochs are selected evenly in the logarithm, which is enough to look at. The others
     * follow when training ends.
     */
    static final int MOST_EPOCHS = 400;

    private static final int REST = 1;
    /** Recording shown points waits for this share of the run's time, and at least {@link #RECORD_INTERVAL_NANOS}. */
    private static final double RECORD_INTERVAL_SHARE = 0.1;

    private static final long RECORD_INTERVAL_NANOS = 5_000_000_000L;

    private final EpochMeter meter;
    private final List<EstimatorSettings> estimators;
    private final PointBoard board;
    private final LayerRanges ranges;
    private final Consumer<List<PlanePoint>> record;
    private final LongSupplier nanoTime;
    private final long begun;
    private final Set<Integer> planned;
    private final TreeSet<Integer> kept = new TreeSet<>();
    /** The thread that measures holds this lock. */
    private final ReentrantLock measuring = new ReentrantLock();

    private final TreeSet<Integer> shown = new TreeSet<>();
    private List<Range> span = List.of();
    private long pausedUntil;
    private long recorded;
    private volatile boolean closed;

    /**
     * @param plan epochs that will be measured, as far as they are known
     * @param record receives all points from time to time, so that they survive if the run is killed
     * @param nanoTime the clock
     */
    ProvisionalPlane(
            EpochMeter meter,
            PointBoard board,
            LayerRanges ranges,
            Collection<Integer> plan,
            Consumer<List<PlanePoint>> record,
            LongSupplier nanoTime) {
        this.meter = meter;
        this.board = board;
        this.ranges = ranges;
        this.record = record;
        this.nanoTime = nanoTime;
        estimators = meter.estimators().stream().filter(meter::needsRunRange).toList();
        planned = Set.copyOf(thinned(plan));
        begun = nanoTime.getAsLong();
        pausedUntil = begun;
        recorded = begun - RECORD_INTERVAL_NANOS;
    }

    private static Collection<Integer> thinned(Collection<Integer> plan) {
        return plan.size() <= MOST_EPOCHS
                ? plan
                : new ScheduleSettings.Log(MOST_EPOCHS)
                        .schedule()
                        .choose(List.copyOf(new TreeSet<>(plan)), epoch -> new CompletableFuture<>())
                        .epochs();
    }

    /** Takes an epoch that was kept. */
    void kept(int epoch, Executor pool) {
        if (!estimators.isEmpty()) {
            // failures need no handling here: the pass after training meets them again
            var unused = CompletableFuture.runAsync(() -> take(epoch), pool);
        }
    }

    private void take(int epoch) {
        EpochMeasurements.checkGoAhead(epoch);
        gather(epoch);
        if (!closed && measuring.tryLock()) {
            try {
                refresh();
            } finally {
                measuring.unlock();
            }
        }
    }

    private void gather(int epoch) {
        if (!ranges.holds(epoch)) {
            ranges.add(epoch, meter.ranges(epoch));
        }
        synchronized (kept) {
            if (planned.contains(epoch)) {
                kept.add(epoch);
            }
        }
    }

    private void refresh() {
        List<Integer> epochs = keptSoFar(); // before reading the range, which must span all these epochs
        List<Range> now = ranges.soFar();
        long start = nanoTime.getAsLong();
        if (now.equals(span)) {
            show(now, epochs.stream().filter(epoch -> !shown.contains(epoch)).toList(), () -> closed);
        } else if (start - pausedUntil >= 0) {
            show(now, epochs, () -> closed);
            long end = nanoTime.getAsLong();
            pausedUntil = end + REST * (end - start);
        }
    }

    private List<Integer> keptSoFar() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /** Shows all of these epochs in one step, or none of them if measuring is abandoned. */
    private void show(List<Range> now, List<Integer> epochs, BooleanSupplier abandoned) {
        List<PlanePoint> points = new ArrayList<>();
        for (int epoch : epochs) {
            EpochMeasurements.checkGoAhead(epoch);
            if (abandoned.getAsBoolean()) {
                return;
            }
            points.addAll(meter.measure(epoch, estimators, now, true));
        }
        if (!points.isEmpty()) {
            boolean all = !now.equals(span);
            span = now;
            shown.addAll(epochs);
            board.provisional(points);
            if (all) {
                recordWhenDue(points);
            }
        }
    }

    private void recordWhenDue(List<PlanePoint> points) {
        long now = nanoTime.getAsLong();
        if (now - recorded >= Math.max(RECORD_INTERVAL_NANOS, RECORD_INTERVAL_SHARE * (now - begun))) {
            record.accept(points);
            recorded = now;
        }
    }

    /** Ends measuring. After it returns, no more points are shown. */
    void close() {
        closed = true;
        measuring.lock(); // waits for a thread that still measures
        measuring.unlock();
    }

    /**
     * Ends measuring, then measures all epochs with the latest ranges. Keeps the points that are shown if this takes
     * longer than {@code nanos} nanoseconds.
     */
    void settle(List<Integer> epochs, long nanos) {
        close();
        if (estimators.isEmpty()) {
            return;
        }
        long deadline = nanoTime.getAsLong() + nanos;
        BooleanSupplier late = () -> nanoTime.getAsLong() - deadline > 0;
        try {
            for (int epoch : epochs) {
                EpochMeasurements.checkGoAhead(epoch);
                if (late.getAsBoolean()) {
                    return;
                }
                gather(epoch);
            }
            show(ranges.soFar(), keptSoFar(), late);
        } catch (CancellationException e) {
            // the run is cancelled: keep the points that are shown
        }
    }
}
