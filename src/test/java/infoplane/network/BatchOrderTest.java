package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
    private static final TrainingData DATA = TrainingFixture.data(10, 5);

    @Test
    void everyEpochVisitsEveryTrainingRowOnce() {
        BatchOrder order = new BatchOrder(DATA, BatchSize.of(4), new Seed(1));
        for (int epoch = 1; epoch < 20; epoch++) {
            int[] visited = order.of(epoch).clone();
            Arrays.sort(visited);
            assertArrayEquals(DATA.train(), visited);
        }
        assertEquals(3, order.batches());
        assertEquals(2, order.rowsOf(2));
    }

    @Test
    void theOrderDependsOnSeedAndEpochAlone() {
        BatchOrder order = new BatchOrder(DATA, BatchSize.of(4), new Seed(1));
        int[] fifth = order.of(5).clone();
        order.of(9);
        assertArrayEquals(fifth, order.of(5));
        assertArrayEquals(fifth, new BatchOrder(DATA, BatchSize.of(2), new Seed(1)).of(5));
        assertTrue(!Arrays.equals(fifth, new BatchOrder(DATA, BatchSize.of(4), new Seed(2)).of(5)));
    }

    /** Each of 10 rows comes first in 1 of 10 epochs: 2000 ± 4·√(20000·0.1·0.9) = 170. */
    @Test
    void everyRowIsAsLikelyToComeFirst() {
        BatchOrder order = new BatchOrder(DATA, BatchSize.of(4), new Seed(1));
        int[] counts = new int[10];
        for (int epoch = 1; epoch <= 20_000; epoch++) {
            counts[order.of(epoch)[0]]++;
        }
        for (int count : counts) {
            assertEquals(2000, count, 170);
        }
    }

    @Test
    void aFullBatchKeepsTheGivenOrder() {
        assertArrayEquals(DATA.train(), new BatchOrder(DATA, BatchSize.FULL, new Seed(1)).of(3));
    }
}
