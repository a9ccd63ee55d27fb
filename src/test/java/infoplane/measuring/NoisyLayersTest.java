package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.LayerNoise;
import infoplane.network.Activation;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import infoplane.network.NoiseSettings;
import infoplane.network.ParameterLayout;
import infoplane.network.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The rows of a network with noise: K draws of each input, redrawn alike in any order. */
class NoisyLayersTest {
    private static final int INPUTS = 300;
    private static final int DRAWS = 50;
    private static final double SIGMA = 0.25;
    private static final NetworkSettings PLAIN =
            new NetworkSettings(List.of(3, 2), Activation.TANH, List.of(), Initialisation.XAVIER);
    private static final NetworkSettings NOISY = PLAIN.with(new NoiseSettings(SIGMA));

    /** Three epochs of the same weights. */
    private static final class Still implements Trajectory {
        private final ParameterLayout layout = ParameterLayout.of(PLAIN, 2, 2);

        @Override
        public ParameterLayout layout() {
            return layout;
        }

        @Override
        public List<Integer> epochs() {
            return List.of(0, 1, 2);
        }

        @Override
        public float[] parameters(int epoch) {
            return gaussians(layout.size());
        }
    }

    private static float[] gaussians(int count) {
        RandomGenerator random = new Seed(2).stream("test");
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static LayerSource source(NetworkSettings network, int draws, long seed) {
        Samples inputs = Samples.ofFloats(gaussians(2 * INPUTS), INPUTS, 2);
        return new TrajectoryLayers(network, new Still(), inputs, 2, draws, new Seed(seed));
    }

    /** The first layer less its value without noise is σZ: its mean and variance within five standard errors. */
    @Test
    void theFirstLayerAddsItsOwnNoise() {
        LayerSource noisy = source(NOISY, DRAWS, 1);
        Layer first = noisy.layers().get(0);
        Samples plain = source(PLAIN, DRAWS, 1).rows(1, first);
        Samples rows = noisy.rows(1, first);
        assertEquals(INPUTS * DRAWS, rows.rows());
        double sum = 0;
        double squares = 0;
        int count = rows.rows() * rows.columns();
        for (int row = 0; row < rows.rows(); row++) {
            for (int unit = 0; unit < rows.columns(); unit++) {
                double noise = rows.at(row, unit) - plain.at(row / DRAWS, unit);
                sum += noise;
                squares += noise * noise;
            }
        }
        assertEquals(0, sum / count, 5 * SIGMA / Math.sqrt(count));
        assertEquals(SIGMA * SIGMA, squares / count, 5 * SIGMA * SIGMA * Math.sqrt(2.0 / count));
    }

    @Test
    void anyOrderGivesTheSameRowsAndOtherSeedsOrEpochsOthers() {
        LayerSource source = source(NOISY, 4, 1);
        Layer second = source.layers().get(1);
        float[] late = source.rows(2, second).toFloats();
        assertArrayEquals(late, source(NOISY, 4, 1).at(2).of(second).toFloats());
        assertFalse(Arrays.equals(late, source.rows(1, second).toFloats()));
        assertFalse(Arrays.equals(late, source(NOISY, 4, 2).rows(2, second).toFloats()));
        assertFalse(source.at(1).fingerprint().equals(source.at(2).fingerprint()));
    }

    /** More draws only add rows: those of the first four stay. */
    @Test
    void furtherDrawsLeaveTheFirstAsTheyAre() {
        Layer second = source(NOISY, 1, 1).layers().get(1);
        Samples few = source(NOISY, 4, 1).rows(1, second);
        Samples many = source(NOISY, 6, 1).rows(1, second);
        for (int input = 0; input < INPUTS; input++) {
            for (int draw = 0; draw < 4; draw++) {
                assertEquals(few.at(input * 4 + draw, 1), many.at(input * 6 + draw, 1));
            }
        }
    }

    /** Without noise there is one row for each input, whatever the settings say. */
    @Test
    void aNetworkWithoutNoiseHasOneRow() {
        assertEquals(1, source(PLAIN, DRAWS, 1).draws());
        assertEquals(
                INPUTS,
                source(PLAIN, DRAWS, 1)
                        .rows(0, source(PLAIN, 1, 1).layers().get(2))
                        .rows());
    }

    /** Probabilities of a draw add up to 1: the output has no noise of its own. */
    @Test
    void theOutputHasNoNoiseOfItsOwn() {
        LayerSource source = source(NOISY, 4, 1);
        Samples output = source.rows(1, source.layers().get(2));
        for (int row = 0; row < output.rows(); row++) {
            assertEquals(1, output.at(row, 0) + output.at(row, 1), 1e-6);
        }
    }

    /** T = S + σZ: what is before the noise is the plain layer for the first, and follows the noise below for the second. */
    @Test
    void centresAreWhatUnitsAreBeforeTheirOwnNoise() {
        LayerSource source = source(NOISY, 4, 1);
        EpochRows rows = source.at(1);
        Layer first = source.layers().get(0);
        LayerNoise ofFirst = Objects.requireNonNull(rows.noise(first));
        assertArrayEquals(
                source(PLAIN, 1, 1).rows(1, first).toFloats(),
                ofFirst.centres(1).toFloats());
        assertTrue(ofFirst.inputDecides());
        assertEquals(SIGMA, ofFirst.sigma());
        LayerNoise ofSecond = Objects.requireNonNull(rows.noise(source.layers().get(1)));
        assertFalse(ofSecond.inputDecides());
        Samples own = rows.of(source.layers().get(1));
        Samples centres = ofSecond.centres(4);
        double squares = 0;
        for (int row = 0; row < own.rows(); row++) {
            squares += Math.pow(own.at(row, 0) - centres.at(row, 0), 2);
        }
        double variance = squares / own.rows();
        assertEquals(SIGMA * SIGMA, variance, 5 * SIGMA * SIGMA * Math.sqrt(2.0 / own.rows()));
        assertEquals(
                0, Objects.requireNonNull(rows.noise(source.layers().get(2))).sigma());
        assertNull(source(PLAIN, 1, 1).at(1).noise(first));
    }

    /** More replicas leave the first as they are. */
    @Test
    void furtherReplicasLeaveTheFirstCentresAsTheyAre() {
        LayerSource source = source(NOISY, 1, 1);
        LayerNoise noise =
                Objects.requireNonNull(source.at(1).noise(source.layers().get(1)));
        Samples three = noise.centres(3);
        Samples one = noise.centres(1);
        for (int input = 0; input < INPUTS; input++) {
            assertEquals(one.at(input, 1), three.at(3 * input, 1));
        }
    }
}
