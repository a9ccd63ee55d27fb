package infoplane.figure;

import java.awt.Color;

/** Which colour is which epoch. */
final class EpochColours {
    private final ColourMap map;
    private final AxisScale scale;

    EpochColours(PlaneView view, int lastEpoch) {
        map = view.map();
        AxisScale.Kind kind = view.logarithmic() ? AxisScale.Kind.LOG_FROM_ZERO : AxisScale.Kind.LINEAR;
        scale = new AxisScale(kind, 0, Math.max(1, lastEpoch));
    }

    AxisScale scale() {
        return scale;
    }

    ColourMap map() {
        return map;
    }

    int argb(int epoch) {
        return map.argb(scale.position(epoch));
    }

    Color colour(int epoch) {
        return new Color(argb(epoch));
    }
}
