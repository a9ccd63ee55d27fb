package infoplane.ui.guide;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Caches the preferred height of its content for one width. Without the cache, each piece that is added to a page would make
 * JavaFX compute the layout of all earlier pieces again.
 */
final class CachedHeight extends StackPane {
    private double width = Double.NaN;
    private double height;

    CachedHeight(Node content) {
        super(content);
        setMinWidth(0);
    }

    @Override
    protected double computePrefHeight(double given) {
        if (given < 0) { // JavaFX caches this height itself
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
