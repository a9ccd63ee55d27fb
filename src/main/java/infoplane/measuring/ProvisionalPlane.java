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
 * The points of estimators whose bins span the whole run, while it goes on. At every moment all of them are measured with
 * one range, that of all epochs up to some moment shortly before, as they would be had the run ended there: points of
 * different ranges beside each other would show rises and falls that no run has. When the range grows everything is measured
 * again, with a rest of {@value #REST} times as long as that took. Thread-safe.
 */
final class ProvisionalPlane {
    /** Of a longer plan an even selection by logarithm is enough to look at; the others follow when training ends. */
    static final int MOST_EPOCHS = 400;

    private static final int REST = 1;
    /** How much of the time of a run, and least how long, may pass before what is shown is recorded again. */
    private static final double UNRECORDED = 0.1;

    private static final long UNRECORDED_NANOS = 5_000_000_000L;

    private final EpochMeter meter;
    private final List<EstimatorSettings> estimators;
    private final PointBoard board;
    private final LayerRanges ranges;
    private final Consumer<List<PlanePoint>> record;
    private final LongSupplier nanoTime;
    private final long begun;
    private final Set<Integer> planned;
    private final TreeSet<Integer> kept = new TreeSet<>();
    /** Held by who measures. */
    private final ReentrantLock measuring = new ReentrantLock();

    private final TreeSet<Integer> shown = new TreeSet<>();
    private List<Range> span = List.of();
    private long restsUntil;
    private long recorded;
    private volatile boolean closed;

    /**
     * @param plan epochs that will be measured, as far as that is known
     * @param record takes all points at times, for those who open the run should it be killed
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
        restsUntil = begun;
        recorded = begun - UNRECORDED_NANOS;
    }

    private static Collection<Integer> thinned(Collection<Integer> plan) {
        return plan.size() <= MOST_EPOCHS
                ? plan
                : new ScheduleSettings.Log(MOST_EPOCHS)
                        .schedule()
                        .choose(List.copyOf(new TreeSet<>(plan)), epoch -> new CompletableFuture<>())
                        .epochs();
    }

    /** An epoch has come into the trajectory. */
    void kept(int epoch, Executor pool) {
        if (!estimators.isEmpty()) {
            var unused =
                    CompletableFuture.runAsync(() -> take(epoch), pool); // the pass afterwards meets failures again
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
        List<Integer> epochs = keptSoFar(); // before the range, which is to span them all
        List<Range> now = ranges.soFar();
        long start = nanoTime.getAsLong();
        if (now.equals(span)) {
            show(now, epochs.stream().filter(epoch -> !shown.contains(epoch)).toList(), () -> closed);
        } else if (start - restsUntil >= 0) {
            show(now, epochs, () -> closed);
            long end = nanoTime.getAsLong();
            restsUntil = end + REST * (end - start);
        }
    }

    private List<Integer> keptSoFar() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /** Shows these epochs in one step, or none of them. */
    private void show(List<Range> now, List<Integer> epochs, BooleanSupplier givenUp) {
        List<PlanePoint> points = new ArrayList<>();
        for (int epoch : epochs) {
            EpochMeasurements.checkGoAhead(epoch);
            if (givenUp.getAsBoolean()) {
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
                recordAtTimes(points);
            }
        }
    }

    private void recordAtTimes(List<PlanePoint> points) {
        long now = nanoTime.getAsLong();
        if (now - recorded >= Math.max(UNRECORDED_NANOS, UNRECORDED * (now - begun))) {
            record.accept(points);
            recorded = now;
        }
    }

    /** Ends measuring; on return nothing more is shown. */
    void close() {
        closed = true;
        measuring.lock(); // waits for who is still at it
        measuring.unlock();
    }

    /**
     * Ends measuring, and shows everything as it is now, if that takes no longer than some nanoseconds; otherwise it stays
     * as it was.
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
            // nobody waits for it: what was shown stays
        }
    }
}
