package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SeedTest {
    private static final int DRAWS = 20_000;

    @Test
    void theSameNameGivesTheSameNumbers() {
        assertEquals(
                new Seed(7).stream("weights").nextLong(),
                new Seed(7).stream("weights").nextLong());
        assertEquals(
                new Seed(7).stream("order", 3).nextLong(),
                new Seed(7).stream("order", 3).nextLong());
    }

    @Test
    void everySeedNameAndIndexHasNumbersOfItsOwn() {
        Set<Long> firsts = new HashSet<>();
        int streams = 0;
        for (long seed = -50; seed < 50; seed++) {
            for (String name : new String[] {"weights", "order", "split"}) {
                firsts.add(new Seed(seed).stream(name).nextLong());
                for (int index = 0; index < 20; index++) {
                    firsts.add(new Seed(seed).stream(name, index).nextLong());
                }
                streams += 21;
            }
        }
        assertEquals(streams, firsts.size());
    }

    /** Of independent uniform numbers the correlation has standard deviation 1 / √n: five of them. */
    @Test
    void neighbouringStreamsAreNotCorrelated() {
        assertUncorrelated(new Seed(1).stream("weights"), new Seed(2).stream("weights"));
        assertUncorrelated(new Seed(1).stream("weights"), new Seed(1).stream("order"));
        assertUncorrelated(new Seed(1).stream("order", 1), new Seed(1).stream("order", 2));
        assertUncorrelated(new Seed(1).repeat(1).stream("weights"), new Seed(1).repeat(2).stream("weights"));
    }

    private static void assertUncorrelated(RandomGenerator one, RandomGenerator other) {
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            sum += (one.nextDouble() - 0.5) * (other.nextDouble() - 0.5) * 12;
        }
        assertTrue(Math.abs(sum / DRAWS) < 5 / Math.sqrt(DRAWS), () -> "correlated");
    }

    @Test
    void theFirstRepeatIsTheExperimentItself() {
        assertEquals(new Seed(3), new Seed(3).repeat(0));
        assertNotEquals(new Seed(3), new Seed(3).repeat(1));
    }
}
