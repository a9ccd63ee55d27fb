package infoplane.measuring;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Measures epochs as another program writes them. Points whose bins span the run stay provisional until its end. */
public final class FollowedPlane {
    private final EpochMeter meter;
    private final PointBoard board;
    private final LayerRanges ranges = new LayerRanges();
    private final MeasuringPool pool;

    /** @param board receives the points */
    public FollowedPlane(EpochMeter meter, PointBoard board, MeasuringPool pool) {
        this.meter = meter;
        this.board = board;
        this.pool = pool;
    }

    /** Measures epochs that are new, or that were written again; waits until that is done. */
    public void measure(List<Integer> epochs) {
        PlanePass.awaitAll(epochs.stream()
                .map(epoch -> CompletableFuture.runAsync(() -> measure(epoch), pool))
                .toList());
    }

    private void measure(int epoch) {
        EpochMeasurements.checkGoAhead(epoch);
        if (meter.needsRunRanges()) {
            ranges.add(epoch, meter.ranges(epoch));
        }
        board.measured(meter.measure(epoch, meter.estimators(), ranges.soFar(), true));
    }
}
