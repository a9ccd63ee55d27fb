package infoplane.figure;

import java.awt.Color;
import java.util.function.DoubleUnaryOperator;

/** Maps each epoch to a colour. */
public final class EpochColours {
    private final ColourMap map;
    private final AxisScale scale;
    private final DoubleUnaryOperator positions;

    public EpochColours(PlaneView view, int lastEpoch) {
        map = view.map();
        AxisScale.Spacing kind = view.logarithmic() ? AxisScale.Spacing.LOG_FROM_ZERO : AxisScale.Spacing.LINEAR;
        scale = new AxisScale(kind, 0, Math.max(1, lastEpoch));
        positions = scale.positions();
    }

    public AxisScale scale() {
        return scale;
    }

    public ColourMap map() {
        return map;
    }

    /** Position of the epoch along the colour bar, 0 to 1. */
    public double position(int epoch) {
        return positions.applyAsDouble(epoch);
    }

    public int argb(int epoch) {
        return map.argb(position(epoch));
    }

    Color colour(int epoch) {
        return new Color(argb(epoch));
    }
}
