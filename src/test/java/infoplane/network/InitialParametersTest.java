package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialParametersTest {
    private static final ParameterLayout LAYOUT = ParameterLayout.of(
            new NetworkSettings(List.of(400), Activation.TANH, List.of(), Initialisation.HE), 500, 2);

    /**
     * Standard deviations of 200 000 weights. A standard normal cut at ±2 has variance 1 − 2·2φ(2)/(2Φ(2) − 1), which
     * is 0.8796²; four standard errors, sd·4/√(2n), are 0.7 %.
     */
    @ParameterizedTest
    @CsvSource({
        "TRUNCATED_NORMAL, 0.03933688",
        "XAVIER, 0.04714045",
        "HE, 0.06324555",
        "GLOROT_UNIFORM, 0.04714045",
        "TRUNCATED_NORMAL_FAN_OUT, 0.04398128",
        "FAN_IN_UNIFORM, 0.02581989"
    })
    void weightsHaveTheStatedSpread(Initialisation initialisation, double expected) {
        float[] drawn = InitialParameters.draw(initialisation, LAYOUT, new Seed(5));
        double sum = 0;
        double squares = 0;
        int count = 500 * 400;
        for (int i = 0; i < count; i++) {
            sum += drawn[i];
            squares += (double) drawn[i] * drawn[i];
        }
        assertEquals(0, sum / count, 4 * expected / Math.sqrt(count));
        assertEquals(expected, Math.sqrt(squares / count), 0.007 * expected);
    }

    @Test
    void truncatedNormalStaysWithinTwiceItsParameter() {
        float[] drawn = InitialParameters.draw(Initialisation.TRUNCATED_NORMAL, LAYOUT, new Seed(5));
        for (int i = 0; i < 500 * 400; i++) {
            assertTrue(Math.abs(drawn[i]) <= 2 / Math.sqrt(500) + 1e-8);
        }
    }

    /** Uniform within ±1/√500: the largest of 400 biases comes nearer to the end than a tenth, but with odds of 1e-18. */
    @Test
    void biasesOfPyTorchStartLikeWeights() {
        float[] drawn = InitialParameters.draw(Initialisation.FAN_IN_UNIFORM, LAYOUT, new Seed(5));
        ParameterLayout.LayerParameters layer = LAYOUT.layers().get(0);
        double largest = 0;
        for (int i = layer.biasOffset(); i < layer.end(); i++) {
            largest = Math.max(largest, Math.abs(drawn[i]));
        }
        assertEquals(0.95 / Math.sqrt(500), largest, 0.05 / Math.sqrt(500));
    }

    @Test
    void biasesStartAtZero() {
        float[] drawn = InitialParameters.draw(Initialisation.HE, LAYOUT, new Seed(5));
        for (ParameterLayout.LayerParameters layer : LAYOUT.layers()) {
            for (int i = layer.biasOffset(); i < layer.end(); i++) {
                assertEquals(0, drawn[i]);
            }
        }
    }
}
