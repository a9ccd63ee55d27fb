package infoplane.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.network.BatchSize;
import infoplane.network.TrainingSettings;
import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Keep;
import infoplane.network.TrainingSettings.Optimiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeepPlanTest {
    private static TrainingSettings training(int epochs, Keep keep, int mebibytes) {
        return new TrainingSettings(
                Engine.AUTO, Optimiser.SGD, 0.1, 0, 0, 0, 0, 0, 0, 0, BatchSize.FULL, epochs, keep, mebibytes);
    }

    @Test
    void everythingIsKeptWithoutABudget() {
        KeepPlan plan = KeepPlan.of(training(100, Keep.ALL, 1), 1_000_000);
        assertEquals(101, plan.epochs().size());
        assertEquals(101, plan.rows());
    }

    /** Whatever the size, what is kept fits the budget (or is the first and the last), and a smaller stride would not fit. */
    @ParameterizedTest
    @CsvSource({"8000, 294", "8000, 5", "7, 100000", "1000, 262144", "999, 262143", "1, 300000", "10, 3000000"})
    void theBudgetHoldsAndIsUsed(int epochs, int parameters) {
        KeepPlan plan = KeepPlan.of(training(epochs, Keep.BUDGET, 1), parameters);
        long bytes = 4L * parameters * plan.rows();
        assertTrue(bytes <= 1 << 20 || plan.rows() == 2, bytes + " bytes");
        if (plan.stride() > 1) {
            long denser = 4L * parameters * new KeepPlan(plan.stride() / 2, epochs).rows();
            assertTrue(denser > 1 << 20, "a stride of " + plan.stride() / 2 + " would have fitted");
        }
        assertEquals(plan.rows(), plan.epochs().size());
        assertEquals(0, plan.epochs().get(0));
        assertEquals(epochs, plan.epochs().get(plan.epochs().size() - 1));
    }

    /** What a longer run keeps of the epochs of a shorter one, the shorter one has kept. */
    @ParameterizedTest
    @CsvSource({"100, 101", "100, 1000", "512, 8000", "893, 894"})
    void aLongerRunKeepsASubset(int shorter, int longer) {
        KeepPlan early = KeepPlan.of(training(shorter, Keep.BUDGET, 1), 2940);
        KeepPlan late = KeepPlan.of(training(longer, Keep.BUDGET, 1), 2940);
        late.epochs().stream().filter(epoch -> epoch < shorter).forEach(epoch -> assertTrue(early.keeps(epoch)));
    }
}
