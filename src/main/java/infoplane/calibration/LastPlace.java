package infoplane.calibration;

import infoplane.core.Samples;

/** Moves every value by one unit in the last place of float32. A different rounding of the same network may do the same. */
final class LastPlace {
    private LastPlace() {}

    static Samples up(Samples samples) {
        return moved(samples, 1);
    }

    static Samples down(Samples samples) {
        return moved(samples, -1);
    }

    private static Samples moved(Samples samples, int direction) {
        if (samples.singlePrecision()) {
            float[] values = samples.toFloats();
            for (int i = 0; i < values.length; i++) {
                float next = direction > 0 ? Math.nextUp(values[i]) : Math.nextDown(values[i]);
                values[i] = Float.isInfinite(next) ? values[i] : next;
            }
            return Samples.ofOwnedFloats(values, samples.rows(), samples.columns());
        }
        double[] values = samples.toDoubles();
        for (int i = 0; i < values.length; i++) {
            double unit = Math.ulp((float) values[i]);
            double next = values[i] + direction * unit;
            values[i] = Double.isFinite(next) ? next : values[i];
        }
        return Samples.ofDoubles(values, samples.rows(), samples.columns());
    }
}
