package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Seed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EpochRecordTest {
    private static EpochRecord of(double value) {
        return new EpochRecord(
                        3, value, value, value, value, List.of(new EpochRecord.LayerGradient(value, value, value)))
                .rounded();
    }

    /** Truth: decimal arithmetic. What was rounded once stays, so that files and memory hold the same. */
    @Test
    void numbersHaveEightDigits() {
        RandomGenerator random = new Seed(1).stream("numbers");
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-40, 40));
            EpochRecord record = of(value);
            double expected = new BigDecimal(value).round(new MathContext(8)).doubleValue();
            assertEquals(of(expected), record);
            assertEquals(expected, record.lossTrain(), "of " + value);
            assertEquals(expected, record.layers().get(0).weightNorm());
        }
        assertEquals(10, of(9.9999999999).lossTrain());
        for (double value : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
            assertEquals(value, of(value).lossTrain());
        }
    }
}
