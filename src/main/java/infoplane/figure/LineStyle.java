package infoplane.figure;

import java.awt.BasicStroke;

/** Strokes that are told apart without colour. */
public enum LineStyle {
    SOLID(),
    DASHED(3.2f, 1.8f),
    DOTTED(0.1f, 2f),
    DASH_DOT(4f, 1.8f, 0.1f, 1.8f),
    /** Thin and pale: single values behind the line that smooths them. */
    FAINT();

    private static final LineStyle[] BY_NUMBER = {SOLID, DASHED, DOTTED, DASH_DOT};

    private final float[] pattern;

    /** @param pattern lengths of dashes and gaps in turn, in line widths */
    LineStyle(float... pattern) {
        this.pattern = pattern;
    }

    /** The style of the {@code number}-th of several things, from 0. */
    public static LineStyle of(int number) {
        return BY_NUMBER[Math.floorMod(number, BY_NUMBER.length)];
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
