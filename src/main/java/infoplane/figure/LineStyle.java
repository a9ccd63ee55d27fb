package infoplane.figure;

import java.awt.BasicStroke;
import java.util.Optional;

/** Line styles that can be told apart without colour. */
public enum LineStyle {
    SOLID(),
    DASHED(3.2f, 1.8f),
    DOTTED(0.1f, 2f),
    DASH_DOT(4f, 1.8f, 0.1f, 1.8f),
    /** Thin and pale: for single values behind their smoothed curve. */
    FAINT();

    private static final LineStyle[] BY_NUMBER = {SOLID, DASHED, DOTTED, DASH_DOT};

    private final float[] pattern;

    /** @param pattern alternating lengths of dashes and gaps, in line widths */
    LineStyle(float... pattern) {
        this.pattern = pattern;
    }

    /** The style of the item with this number, counted from 0. */
    public static LineStyle of(int number) {
        return BY_NUMBER[Math.floorMod(number, BY_NUMBER.length)];
    }

    /** The marker on the curve of the item with this number: none while the styles suffice, then a shape for each item. */
    public static Optional<Marker> markerOf(int number) {
        int further = number - BY_NUMBER.length;
        return further < 0 ? Optional.empty() : Optional.of(Marker.ofLayer(further + 1));
    }

    public BasicStroke stroke(double width) {
        int cap = this == SOLID || this == DOTTED || this == DASH_DOT ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        if (pattern.length == 0) {
            return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND);
        }
        float[] dashes = pattern.clone();
        for (int index = 0; index < dashes.length; index++) {
            dashes[index] *= (float) width;
        }
        return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }
}
