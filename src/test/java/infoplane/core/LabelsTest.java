package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LabelsTest {
    /** H of (1/2, 1/4, 1/4) is 1.5 bits. */
    @Test
    void entropyIsThatOfTheClassShares() {
        assertEquals(1.5, Labels.hard(0, 0, 1, 2).entropy().bits(), 1e-12);
        assertEquals(0, Labels.hard(1, 1, 1).entropy().bits(), 0);
    }

    @Test
    void softLabelsCountWithTheirProbabilities() {
        Labels soft = Labels.soft(new int[] {0, 1}, new double[] {0.75, 0.25, 0.25, 0.75}, 2);
        assertEquals(1, soft.entropy().bits(), 1e-12);
        assertEquals(0.25, soft.probability(0, 1));
        Labels second = soft.select(new int[] {1});
        assertEquals(0.75, second.probability(0, 1));
        assertArrayEquals(new int[] {1}, second.toClasses());
        // h(1/4) = 2 − 3/4 log2 3
        assertEquals(2 - 0.75 * Math.log(3) / Math.log(2), second.entropy().bits(), 1e-12);
    }

    @Test
    void hardLabelsAreProbabilitiesOfNoughtAndOne() {
        Labels hard = Labels.hard(new int[] {2, 0}, 3);
        assertArrayEquals(new double[] {0.5, 0, 0.5}, hard.classShares());
        assertEquals(1, hard.probability(0, 2));
        assertEquals(0, hard.probability(0, 1));
    }

    @Test
    void aClassOutOfRangeIsNamedWithItsRow() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> Labels.hard(new int[] {0, 3}, 3));
        assertEquals("the label of row 1 is 3 but must be between 0 and 2", failure.getMessage());
    }

    @Test
    void theArraysGivenAreNotKept() {
        int[] classes = {0, 1};
        Labels labels = Labels.hard(classes, 2);
        classes[0] = 1;
        assertEquals(0, labels.classOf(0));
    }
}
