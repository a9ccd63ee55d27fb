package infoplane.calibration;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.Set;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The result of one estimator on one problem over several samples.
 *
 * @param estimator canonical id of the estimator's settings
 * @param task the problem, with its true information
 * @param n observations per sample
 * @param samples number of samples drawn of the problem
 * @param estimates number of samples with an estimate; the estimator refused the others
 * @param mean of the estimates; null if all samples were refused
 * @param deviation of the estimates about their mean; null if there are fewer than two
 * @param standardError mean of the standard errors that the estimates report; null if any estimate reports none
 * @param seconds mean wall time of an estimate
 * @param flags of any of the estimates
 * @param refusal reason of the first refusal; null if no sample was refused
 * @param warnings how many wrong estimates carry a warning, and how many right ones
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
    /** An estimate is good if its error is at most this many nats or at most this share of the true value. */
    private static final double GOOD_NATS = 0.1;

    private static final double GOOD_SHARE = 0.1;

    /** An estimate is useless if its error is at least this share of the true value or at least this many nats. */
    private static final double USELESS_SHARE = 0.5;

    private static final double USELESS_NATS = 1;
    private static final double INTERVAL = 0.975;

    /**
     * Counts of estimates that are off, by more than 0.1 nats and more than 10 % of the true value, and of those that are
     * right.
     *
     * @param off estimates that are off
     * @param silent estimates that are off and have no warning flag
     * @param right estimates that are not off
     * @param warned estimates that are not off but have a warning flag
     */
    public record Warnings(int off, int silent, int right, int warned) {
        public static final Warnings NONE = new Warnings(0, 0, 0, 0);

        /** The counts of a single estimate. */
        static Warnings of(double nats, double truth, boolean warns) {
            boolean off = !(Math.abs(nats - truth) <= limit(truth));
            return off ? new Warnings(1, warns ? 0 : 1, 0, 0) : new Warnings(0, 0, 1, warns ? 1 : 0);
        }

        public Warnings plus(Warnings other) {
            return new Warnings(off + other.off, silent + other.silent, right + other.right, warned + other.warned);
        }
    }

    /** What a problem shows about an estimator. */
    public enum Judgement {
        /** The 95 % interval of the bias lies within the greater of 0.1 nats and 10 % of the true value. */
        GOOD("good"),
        /** The 95 % interval of the bias lies outside these limits. */
        BIASED("biased"),
        /** The 95 % interval of the bias crosses these limits; more samples would decide. */
        UNDECIDED("undecided"),
        /**
         * The expected error, of bias and spread together, exceeds the limits of a good estimate and is at least half of the
         * true value or at least 1 nat.
         */
        UNUSABLE("unusable"),
        /** The estimator refuses all samples and gives a reason. */
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

    /** Number of samples that the estimator refused. */
    public int refused() {
        return samples - estimates;
    }

    /** Mean minus true value; null if all samples were refused. */
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
