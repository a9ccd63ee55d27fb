package infoplane.critic;

/** Sums of exponentials of scores, which overflow nowhere. */
final class Scores {
    /** exp of less is below float32's rounding of the sums that it would be added to. */
    private static final double NOTHING = -40;

    private Scores() {}

    /**
     * Fills {@code exponentials} with those of the scores less the largest.
     *
     * @return their sum
     */
    static double exponentials(float[] scores, int from, int count, float[] exponentials) {
        float most = largest(scores, from, count);
        double sum = 0;
        for (int at = from; at < from + count; at++) {
            double value = exp(scores[at] - (double) most);
            exponentials[at] = (float) value;
            sum += value;
        }
        return sum;
    }

    static double exp(double exponent) {
        return exponent < NOTHING ? 0 : Math.exp(exponent);
    }

    /** ln Σ exp of {@code count} scores; −∞ of none. */
    static double logSum(float[] scores, int from, int count) {
        float most = largest(scores, from, count);
        if (most == Float.NEGATIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int at = from; at < from + count; at++) {
            sum += exp(scores[at] - (double) most);
        }
        return most + Math.log(sum);
    }

    private static float largest(float[] scores, int from, int count) {
        float most = Float.NEGATIVE_INFINITY;
        for (int at = from; at < from + count; at++) {
            most = Math.max(most, scores[at]);
        }
        return most;
    }

    /** ln(exp(a) + exp(b)). */
    static double logAdd(double a, double b) {
        double most = Math.max(a, b);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }
}
