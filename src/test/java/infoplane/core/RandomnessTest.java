package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomnessTest {
    private static String words(Randomness added, boolean noisy, boolean onGrids) {
        return Randomness.words(Randomness.of(added, noisy, onGrids));
    }

    /** Counts on a grid have nothing random; everything else is about what the network or the estimator adds. */
    @Test
    void saysWhatANumberIsAbout() {
        assertEquals("none: exact", words(Randomness.ROUNDING, false, true));
        assertEquals("rounding of the numbers", words(Randomness.ROUNDING, false, false));
        assertEquals("bins", words(Randomness.BINS, false, true));
        assertEquals("noise of the network and bins", words(Randomness.BINS, true, false));
        assertEquals("noise of the estimator", words(Randomness.ESTIMATOR_NOISE, false, false));
        assertEquals(
                List.of("network-noise", "bins"), Randomness.labels(Set.of(Randomness.BINS, Randomness.NETWORK_NOISE)));
    }
}
