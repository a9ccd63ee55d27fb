package infoplane.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bounds of scores, and their derivatives. */
class ObjectiveTest {
    private static final int K = 7;

    /** Formulas as in the papers, written out once more without any care for overflow. */
    @ParameterizedTest
    @EnumSource
    void valuesFollowTheFormulas(CriticBound bound) {
        float[] scores = scores(1);
        double expected = bound == CriticBound.INFO_NCE ? infoNce(scores) : donskerVaradhan(scores);
        assertEquals(expected, value(bound, scores), 1e-12);
    }

    private static double infoNce(float[] scores) {
        double sum = 0;
        for (int i = 0; i < K; i++) {
            double mean = 0;
            for (int j = 0; j < K; j++) {
                mean += Math.exp(scores[i * K + j]) / K;
            }
            sum += (scores[i * K + i] - Math.log(mean)) / K;
        }
        return sum;
    }

    private static double donskerVaradhan(float[] scores) {
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < K; i++) {
            sum += scores[i * K + i] / (double) K;
            for (int j = 0; j < K; j++) {
                mean += i == j ? 0 : Math.exp(scores[i * K + j]) / (K * (K - 1));
            }
        }
        return sum - Math.log(mean);
    }

    /** Central differences of the value: error about step² = 1e-6, and float32 gradients. */
    @ParameterizedTest
    @EnumSource
    void gradientsAreTheDerivatives(CriticBound bound) {
        float[] scores = scores(2);
        float[] gradient = new float[K * K];
        bound.objective().descend(scores, K, gradient);
        float step = 0x1p-10f;
        for (int at = 0; at < scores.length; at++) {
            float[] up = scores.clone();
            float[] down = scores.clone();
            up[at] += step;
            down[at] -= step;
            double slope = (value(bound, up) - value(bound, down)) / ((double) up[at] - down[at]);
            assertEquals(-slope, gradient[at], 1e-5, "score " + at);
        }
    }

    /** Scores of 1e4 would overflow any exponential; equal ones say nothing. */
    @ParameterizedTest
    @EnumSource
    void nothingOverflows(CriticBound bound) {
        float[] large = new float[K * K];
        Arrays.fill(large, 1e4f);
        assertEquals(0, value(bound, large), 1e-9);
        float[] sure = new float[K * K];
        for (int i = 0; i < K; i++) {
            sure[i * K + i] = 1e4f;
        }
        double most = bound == CriticBound.INFO_NCE ? Math.log(K) : 1e4;
        assertEquals(most, value(bound, sure), 1e-9);
        float[] gradient = new float[K * K];
        bound.objective().descend(sure, K, gradient);
        for (float slope : gradient) {
            assertTrue(Float.isFinite(slope));
        }
    }

    private static double value(CriticBound bound, float[] scores) {
        Objective.ObjectiveValue evaluation = bound.objective().evaluation();
        evaluation.add(scores, K);
        return evaluation.value();
    }

    private static float[] scores(long seed) {
        RandomGenerator random = new Seed(seed).stream("test");
        float[] scores = new float[K * K];
        for (int at = 0; at < scores.length; at++) {
            scores[at] = (float) (2 * random.nextGaussian());
        }
        return scores;
    }
}
