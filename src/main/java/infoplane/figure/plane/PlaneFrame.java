package infoplane.figure.plane;

import infoplane.figure.Legend;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts around a plot of a plane go.
 *
 * @param plot the rectangle that holds the data
 * @param heading above it; empty for none
 * @param headingY top of the heading's letters
 * @param headingSize size of its letters
 * @param upNumbers whether the upright axis has numbers and a title
 * @param titleX where the upright axis' title has its middle
 * @param acrossNumbers whether the other axis has numbers and a title
 * @param labelCeilingName whether H(Y) has room for its name
 * @param colourBar none if null
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
