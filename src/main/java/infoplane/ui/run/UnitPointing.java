package infoplane.ui.run;

import javafx.scene.Node;

/** What pointing at a unit of the network's drawing shows, and choosing it opens. Layers and units count from 1. */
public interface UnitPointing {
    /** Shows what is known of a unit. @param x and y place on the screen, beside which it is shown */
    void point(int layer, int unit, Node over, double x, double y);

    /** The pointer has left all units. */
    void leave();

    /** Opens the window about a unit. */
    void open(int layer, int unit);
}
