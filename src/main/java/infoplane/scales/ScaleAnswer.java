package infoplane.scales;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a layer compresses at one scale, and why.
 *
 * @param verdict whether the fall of I(X;T_σ) is above {@link #THRESHOLD}
 * @param maximumEpoch the epoch at which the middle of the bounds is greatest
 * @param leastFall in nats: the fall is at least this, by the bounds or with 95 % by sampling; over repeats, the mean fall with 95 %
 * @param greatestFall in nats: the fall is at most this
 * @param draws how many draws decided; 0 if the bounds or repeats did
 */
public record ScaleAnswer(ScaleVerdict verdict, int maximumEpoch, double leastFall, double greatestFall, int draws) {
    /** Half a bit, in nats. */
    public static final double THRESHOLD = Math.log(2) * GaugeAudit.THRESHOLD_BITS;

    /**
     * What the bounds say at a scale: they compress where the greatest lower bound is above the last upper bound by more than
     * the threshold, and do not where the greatest upper bound is not above the last lower bound by as much.
     *
     * @param epochs ascending, at least one
     */
    static ScaleAnswer of(List<ScaleBounds> epochs, int scale) {
        ScaleBounds end = epochs.get(epochs.size() - 1);
        ScaleBounds maximum = end;
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (ScaleBounds one : epochs) {
            lower = Math.max(lower, one.inputLower()[scale]);
            upper = Math.max(upper, one.inputUpper()[scale]);
            maximum = one.middle(scale) > maximum.middle(scale) ? one : maximum;
        }
        return of(maximum.epoch(), lower - end.inputUpper()[scale], upper - end.inputLower()[scale], 0);
    }

    /** The answer on which two falls agree: that of both where they lie on one side of the threshold, else none. */
    public static ScaleAnswer of(int maximumEpoch, double leastFall, double greatestFall, int draws) {
        ScaleVerdict verdict = leastFall > THRESHOLD
                ? ScaleVerdict.COMPRESSES
                : greatestFall < THRESHOLD ? ScaleVerdict.DOES_NOT : ScaleVerdict.UNDECIDED;
        return new ScaleAnswer(verdict, maximumEpoch, leastFall, greatestFall, draws);
    }

    public boolean decided() {
        return verdict == ScaleVerdict.COMPRESSES || verdict == ScaleVerdict.DOES_NOT;
    }

    /** Whether it is left open although the falls lie on one side of the threshold, because a single epoch was measured. */
    public boolean untold() {
        return verdict == ScaleVerdict.UNDECIDED
                && of(maximumEpoch, leastFall, greatestFall, draws).decided();
    }

    /** The same, not told. */
    private ScaleAnswer open() {
        return new ScaleAnswer(ScaleVerdict.UNDECIDED, maximumEpoch, leastFall, greatestFall, draws);
    }

    /** What the bounds say at every scale; nothing of a single epoch. */
    static List<ScaleAnswer> all(List<ScaleBounds> epochs) {
        List<ScaleAnswer> answers = new ArrayList<>();
        for (int scale = 0; scale < epochs.get(0).inputUpper().length; scale++) {
            ScaleAnswer answer = of(epochs, scale);
            answers.add(epochs.size() > 1 ? answer : answer.open());
        }
        return answers;
    }
}
