package infoplane.calibration;

import infoplane.core.Samples;
import java.util.function.DoubleUnaryOperator;

/** Moves every value by one unit in the last place of float32. A different rounding of the same network may do the same. */
final class LastPlace {
    private LastPlace() {}

    static Samples up(Samples samples) {
        return moved(samples, value -> 1);
    }

    static Samples down(Samples samples) {
        return moved(samples, value -> -1);
    }

    /** Values at both ends of a range leave its outermost bins together. */
    static Samples nearerZero(Samples samples) {
        return moved(samples, value -> -Math.signum(value));
    }

    /** @param direction of a value: 1, −1, or 0 to leave it */
    private static Samples moved(Samples samples, DoubleUnaryOperator direction) {
        if (samples.singlePrecision()) {
            float[] values = samples.toFloats();
            for (int i = 0; i < values.length; i++) {
                double way = direction.applyAsDouble(values[i]);
                float next = way == 0 ? values[i] : Math.nextAfter(values[i], way * Double.MAX_VALUE);
                values[i] = Float.isInfinite(next) ? values[i] : next;
            }
            return Samples.ofOwnedFloats(values, samples.rows(), samples.columns());
        }
        double[] values = samples.toDoubles();
        for (int i = 0; i < values.length; i++) {
            double unit = Math.ulp((float) values[i]);
            double next = values[i] + direction.applyAsDouble(values[i]) * unit;
            values[i] = Double.isFinite(next) ? next : values[i];
        }
        return Samples.ofDoubles(values, samples.rows(), samples.columns());
    }
}
