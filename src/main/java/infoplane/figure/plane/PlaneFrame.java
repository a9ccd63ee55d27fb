package infoplane.figure.plane;

import infoplane.figure.Legend;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * The positions of the parts around the plot of a plane.
 *
 * @param plot the rectangle that holds the data
 * @param heading text above the plot; empty for none
 * @param headingY top of the heading's letters
 * @param headingSize size of the heading's letters
 * @param upNumbers whether the vertical axis has numbers and a title
 * @param titleX x of the middle of the vertical axis' title
 * @param acrossNumbers whether the horizontal axis has numbers and a title
 * @param labelCeilingName whether there is room for the name of H(Y)
 * @param colourBar null for none
 */
record PlaneFrame(
        Rectangle2D plot,
        String heading,
        double headingY,
        double headingSize,
        boolean upNumbers,
        double titleX,
        boolean acrossNumbers,
        boolean labelCeilingName,
        @Nullable Rectangle2D colourBar,
        Legend legend) {}
