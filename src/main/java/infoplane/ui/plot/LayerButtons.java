package infoplane.ui.plot;

import infoplane.figure.Formula;
import infoplane.measuring.Layer;
import infoplane.ui.theme.Controls;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** A button for each layer, of which one is chosen. */
final class LayerButtons extends FlowPane {
    /** Room for a button, and for all of them before they go on in a further line. */
    private static final double ROOM = 32;

    private static final double MOST_ROOM = 480;

    private final String id;
    private final String what;
    private final IntegerProperty layer;
    private final ReadOnlyIntegerProperty layers;

    /**
     * @param id beginning of the buttons' ids, which end with the number of the layer
     * @param what is shown of the layer, such as {@code Activations}
     * @param layer the chosen layer, from 1
     * @param layers how many there are
     */
    LayerButtons(String id, String what, IntegerProperty layer, ReadOnlyIntegerProperty layers) {
        this.id = id;
        this.what = what;
        this.layer = layer;
        this.layers = layers;
        getStyleClass().add("layer-buttons");
        layers.subscribe(this::make);
        layer.subscribe(this::select);
    }

    private void make() {
        ToggleGroup group = new ToggleGroup();
        getChildren().clear();
        for (int number = 1; number <= layers.get(); number++) {
            int own = number;
            ToggleButton button = new ToggleButton(Formula.lowered(Layer.symbol(own)));
            button.setId(id + own);
            button.getStyleClass().add("tool-toggle");
            button.setToggleGroup(group);
            button.setTooltip(Controls.tooltip(what
                    + (own == layers.get()
                            ? " of the output, the softmax over the classes"
                            : " of hidden layer " + own)));
            button.setOnAction(event -> {
                layer.set(own);
                select();
            });
            getChildren().add(button);
        }
        setPrefWrapLength(Math.min(MOST_ROOM, layers.get() * ROOM));
        select();
    }

    private void select() {
        for (int index = 0; index < getChildren().size(); index++) {
            ((ToggleButton) getChildren().get(index)).setSelected(index + 1 == layer.get());
        }
    }
}
