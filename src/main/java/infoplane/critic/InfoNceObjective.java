package infoplane.critic;

/** Mean over i of f_ii − ln (1/k) Σ_j exp(f_ij), at most ln k (van den Oord, Li and Vinyals 2018, eq. 4). */
final class InfoNceObjective implements Objective {
    /** (softmax of the row − 1 on the diagonal) / k. */
    @Override
    public void descend(float[] scores, int k, float[] gradient) {
        for (int i = 0; i < k; i++) {
            double share = 1 / (k * Scores.exponentials(scores, i * k, k, gradient));
            for (int at = i * k; at < (i + 1) * k; at++) {
                gradient[at] *= (float) share;
            }
            gradient[i * k + i] -= 1f / k;
        }
    }

    @Override
    public ObjectiveValue evaluation() {
        return new Terms();
    }

    private static final class Terms implements ObjectiveValue {
        private double sum;
        private double squares;
        private long count;

        @Override
        public void add(float[] scores, int k) {
            for (int i = 0; i < k; i++) {
                double term = scores[i * k + i] - Scores.logSum(scores, i * k, k) + Math.log(k);
                sum += term;
                squares += term * term;
                count++;
            }
        }

        @Override
        public double value() {
            return sum / count;
        }

        @Override
        public double standardError() {
            double mean = value();
            return Math.sqrt(Math.max(0, squares / count - mean * mean) / count);
        }
    }
}
