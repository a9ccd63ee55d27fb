package infoplane.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AxisScaleTest {
    @ParameterizedTest
    @EnumSource(AxisScale.Spacing.class)
    void positionAndValueAreInversesAndTheEndsAreTheEnds(AxisScale.Spacing kind) {
        AxisScale scale = new AxisScale(kind, 0.5, 8000);
        assertEquals(0, scale.position(0.5));
        assertEquals(1, scale.position(8000));
        for (double value = 0.5; value <= 8000; value *= 1.7) {
            // exp after log loses about the logarithm of the value in units of the last place
            assertEquals(value, scale.value(scale.position(value)), 1e-12 * value);
        }
    }

    /** Equal factors are equally far apart on a logarithmic axis: that is what it is. */
    @Test
    void aDecadeIsADecade() {
        AxisScale scale = new AxisScale(AxisScale.Spacing.LOG, 1, 1000);
        assertEquals(1 / 3.0, scale.position(10), 1e-15);
        assertEquals(2 / 3.0, scale.position(100), 1e-15);
    }

    @Test
    void anAxisWithoutLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> AxisScale.linear(1, 1));
        assertThrows(IllegalArgumentException.class, () -> AxisScale.linear(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new AxisScale(AxisScale.Spacing.LOG, 0, 1));
    }
}
