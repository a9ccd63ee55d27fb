package infoplane.estimation;

import infoplane.core.Information;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one estimator said of one problem over several samples.
 *
 * @param estimator canonical id of the estimator's settings
 * @param task what was asked, with its truth
 * @param n observations in a sample
 * @param samples that were drawn of the problem
 * @param estimates of how many of the samples; the others were refused
 * @param mean of the estimates; null if all were refused
 * @param deviation of the estimates about their mean; null if there are fewer than two
 * @param standardError that the estimates report themselves, their mean; null if any reports none
 * @param seconds of wall time that an estimate took on average
 * @param flags of any of the estimates
 * @param refusal why the estimator refused the first sample that it refused; null if it refused none
 */
public record CalibrationResult(
        String estimator,
        CalibrationTask task,
        int n,
        int samples,
        int estimates,
        @Nullable Information mean,
        @Nullable Information deviation,
        @Nullable Information standardError,
        double seconds,
        Set<EstimateFlag> flags,
        @Nullable String refusal) {
    /** Within this many nats, or this share of the truth, an estimate is good. */
    static final double GOOD_NATS = 0.05;

    static final double GOOD_SHARE = 0.05;

    /** Beyond this many nats and this share of the truth an estimate is of no use. */
    static final double USELESS_NATS = 0.2;

    static final double USELESS_SHARE = 0.5;

    /** What a problem shows of an estimator. */
    public enum Verdict {
        /** The bias is within 0.05 nats or 5 % of the truth, or cannot be told from none. */
        GOOD("good"),
        BIASED("biased"),
        /** The error to expect is more than half of the truth, and more than 0.2 nats. */
        UNUSABLE("unusable"),
        /** The estimator says nothing of such samples, and why. */
        REFUSED("refused");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public CalibrationResult {
        flags = EstimateFlag.ordered(flags);
    }

    /** Samples of which the estimator says nothing. */
    public int refused() {
        return samples - estimates;
    }

    /** Mean less truth; null if all were refused. */
    public @Nullable Information bias() {
        return mean == null ? null : mean.minus(task.truth());
    }

    public Verdict verdict() {
        Information bias = bias();
        if (bias == null) {
            return Verdict.REFUSED;
        }
        double truth = task.truth().nats();
        double spread = deviation == null ? 0 : deviation.nats();
        double certain = Math.abs(bias.nats()) - 2 * spread / Math.sqrt(estimates);
        if (!(Math.hypot(bias.nats(), spread) <= Math.max(USELESS_NATS, USELESS_SHARE * truth))) {
            return Verdict.UNUSABLE;
        }
        return certain <= Math.max(GOOD_NATS, GOOD_SHARE * truth) ? Verdict.GOOD : Verdict.BIASED;
    }
}
