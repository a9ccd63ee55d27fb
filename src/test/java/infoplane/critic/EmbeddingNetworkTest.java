package infoplane.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.backend.Backend;
import infoplane.core.Seed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EmbeddingNetworkTest {
    private static final int ROWS = 8;
    private static final double RATE = 0.01;
    private static final CriticPlan PLAN = new CriticPlan(4, 3, ROWS, 100, RATE, 1);

    @BeforeAll
    static void start() {
        Backend.start();
    }

    /**
     * Against the same errors of the last layer's bias, too small to be clipped, Adam moves it by the learning rate at every
     * step, which falls to 0 in 100 steps: −RATE Σ (1 − i/100) = −0.505 after all. An optimiser that forgot its averages
     * would move it by other amounts, which grow.
     */
    @Test
    void theOptimiserRemembersAndTheRateFalls() {
        float[] rows = new float[ROWS * 2];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) Math.cos(i);
        }
        try (EmbeddingNetwork network = new EmbeddingNetwork(2, PLAN, 1)) {
            int bias = Math.toIntExact(network.parameters().length()) - 1;
            double before = network.parameters().getDouble(bias);
            double expected = 0;
            for (int step = 0; step < 100; step++) {
                INDArray given = network.forward(rows, ROWS);
                assertEquals(ROWS, given.rows());
                try (INDArray errors = Nd4j.valueArrayOf(new long[] {ROWS, 3}, 1e-3, DataType.FLOAT)) {
                    network.descend(errors);
                }
                expected += RATE * (1 - step / 100.0);
            }
            assertEquals(before - expected, network.parameters().getDouble(bias), 1e-4);
        }
    }

    /** Rows of equal numbers are embedded equally, wherever they stand, and in training as outside it. */
    @Test
    void embedsRowByRow() {
        float[] rows = new float[] {1, 2, -1, 0.5f, 1, 2};
        try (EmbeddingNetwork network = new EmbeddingNetwork(2, PLAN, new Seed(3).value());
                INDArray outside = network.embed(rows, 3)) {
            INDArray inTraining = network.forward(rows, 3);
            for (int column = 0; column < 3; column++) {
                assertEquals(outside.getDouble(0, column), outside.getDouble(2, column), 1e-6);
                assertEquals(outside.getDouble(1, column), inTraining.getDouble(1, column), 1e-6);
            }
            assertTrue(Math.abs(outside.getDouble(0, 0) - outside.getDouble(1, 0)) > 1e-6);
        }
    }
}
