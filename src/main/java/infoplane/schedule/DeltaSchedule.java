package infoplane.schedule;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Delta Skip of the dissertation (section 3.3). It walks forward with a skip. The skip grows while consecutive measured
 * epochs are at most δ apart, and shrinks otherwise. The exact form also splits every section whose ends are more than δ
 * apart at its middle, until the ends of each part are at most δ apart or adjacent. Splits run during the walk, and both
 * halves of a split run at once. The choice of epochs depends only on their coordinates.
 */
final class DeltaSchedule implements EpochSchedule {
    private final double delta;
    private final double multiplier;
    private final boolean exact;

    DeltaSchedule(double delta, double multiplier, boolean exact) {
        this.delta = delta;
        this.multiplier = multiplier;
        this.exact = exact;
    }

    @Override
    public Choice choose(List<Integer> epochs, EpochCoordinates coordinates) {
        KeptEpochs.check(epochs);
        MeasuredEpochs measured = new MeasuredEpochs(epochs, coordinates);
        SectionSplit split = new SectionSplit(measured, delta);
        int last = epochs.size() - 1;
        int skip = 1;
        double[] here = measured.await(measured.at(0));
        for (int index = 0; index < last; ) {
            int next = (int) Math.min((long) index + skip, last);
            double[] there = measured.await(measured.at(next));
            boolean near = Distances.greatest(here, there) <= delta;
            if (!near && exact) {
                measured.alsoWaitFor(split.fill(index, here, next, there));
            }
            skip = near ? longer(skip) : Math.max(1, skip / 2);
            index = next;
            here = there;
        }
        measured.awaitAll();
        return new Choice(measured.epochs(), measured.pairsFartherThan(delta));
    }

    private int longer(int skip) {
        return (int) Math.max(skip + 1L, Math.min(Integer.MAX_VALUE, (long) Math.floor(skip * multiplier)));
    }

    @Override
    public boolean adaptive() {
        return true;
    }

    /** Splits sections whose ends are too far apart. */
    static final class SectionSplit {
        private final MeasuredEpochs measured;
        private final double delta;

        SectionSplit(MeasuredEpochs measured, double delta) {
            this.measured = measured;
            this.delta = delta;
        }

        /**
         * Splits the section between two measured epochs, given by index, as often as needed. Returns at once.
         *
         * @return completes when the section is done
         */
        CompletableFuture<Void> fill(int from, double[] atFrom, int to, double[] atTo) {
            if (to - from <= 1 || Distances.greatest(atFrom, atTo) <= delta) {
                return CompletableFuture.completedFuture(null);
            }
            int middle = (from + to) >>> 1;
            return measured.at(middle)
                    .thenCompose(atMiddle -> CompletableFuture.allOf(
                            fill(from, atFrom, middle, atMiddle), fill(middle, atMiddle, to, atTo)));
        }
    }
}
