package infoplane.calibration;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.Set;
import org.apache.commons.statistics.distribution.TDistribution;
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
 * @param warnings how many of the estimates that are off say so, and how many that are right say it too
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
        @Nullable String refusal,
        Warnings warnings) {
    /** Within this many nats, or this share of the truth, an estimate is good. */
    private static final double GOOD_NATS = 0.1;

    private static final double GOOD_SHARE = 0.1;

    /** An error from this share of the truth on, or from this many nats on, makes an estimate useless. */
    private static final double USELESS_SHARE = 0.5;

    private static final double USELESS_NATS = 1;
    private static final double INTERVAL = 0.975;

    /**
     * Estimates that are off by more than 0.1 nats and 10 % of the truth, and those that are not.
     *
     * @param off how many are
     * @param silent how many of these have no flag that warns
     * @param right how many are not
     * @param warned how many of these have one
     */
    public record Warnings(int off, int silent, int right, int warned) {
        public static final Warnings NONE = new Warnings(0, 0, 0, 0);

        /** Of one estimate. */
        static Warnings of(double nats, double truth, boolean warns) {
            boolean off = !(Math.abs(nats - truth) <= limit(truth));
            return off ? new Warnings(1, warns ? 0 : 1, 0, 0) : new Warnings(0, 0, 1, warns ? 1 : 0);
        }

        public Warnings plus(Warnings other) {
            return new Warnings(off + other.off, silent + other.silent, right + other.right, warned + other.warned);
        }
    }

    /** What a problem shows of an estimator. */
    public enum Judgement {
        /** The 95 % interval of the bias lies within 0.1 nats or 10 % of the truth. */
        GOOD("good"),
        /** That interval lies outside. */
        BIASED("biased"),
        /** Neither: more samples would tell. */
        UNDECIDED("undecided"),
        /** The error to expect, of bias and spread together, is half of the truth and more, or 1 nat and more. */
        UNUSABLE("unusable"),
        /** The estimator says nothing of such samples, and why. */
        REFUSED("refused");

        private final String label;

        Judgement(String label) {
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

    /** Half of the 95 % interval of the bias, by Student's t; null if there are fewer than two estimates. */
    public @Nullable Information biasInterval() {
        return deviation == null
                ? null
                : Information.ofNats(TDistribution.of(estimates - 1.0).inverseCumulativeProbability(INTERVAL)
                        * deviation.nats()
                        / Math.sqrt(estimates));
    }

    private static double limit(double truth) {
        return Math.max(GOOD_NATS, GOOD_SHARE * truth);
    }

    public Judgement verdict() {
        Information bias = bias();
        if (bias == null) {
            return Judgement.REFUSED;
        }
        double truth = task.truth().nats();
        double error = Math.hypot(bias.nats(), deviation == null ? 0 : deviation.nats());
        if (!(error <= limit(truth)) && !(error < USELESS_SHARE * truth && error < USELESS_NATS)) {
            return Judgement.UNUSABLE;
        }
        Information half = biasInterval();
        if (half == null) {
            return Judgement.UNDECIDED;
        }
        double size = Math.abs(bias.nats());
        if (size + half.nats() <= limit(truth)) {
            return Judgement.GOOD;
        }
        return size - half.nats() > limit(truth) ? Judgement.BIASED : Judgement.UNDECIDED;
    }
}
