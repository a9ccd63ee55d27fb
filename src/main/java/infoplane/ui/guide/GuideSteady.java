package infoplane.ui.guide;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Remembers how high its content is at a width: a page that grows piece by piece would else lay out all that it has again for
 * each piece.
 */
final class GuideSteady extends StackPane {
    private double width = Double.NaN;
    private double height;

    GuideSteady(Node content) {
        super(content);
        setMinWidth(0);
    }

    @Override
    protected double computePrefHeight(double given) {
        if (given < 0) { // which is remembered anyway
            return super.computePrefHeight(given);
        }
        if (given != width) {
            height = super.computePrefHeight(given);
            width = given;
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double given) {
        return given < 0 ? 0 : computePrefHeight(given);
    }

    @Override
    public void requestLayout() {
        width = Double.NaN;
        super.requestLayout();
    }
}
