package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.config.SettingFacts;
import infoplane.network.Activation;
import infoplane.ui.form.NetworkForm;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.Menus;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The controls below a hidden layer of the network drawing: its width, buttons for more and fewer units, and its activation.
 * The column stays when the layer changes, because making new controls takes the window's thread as long as styling them.
 */
final class LayerColumn extends VBox {
    private final NetworkForm form;
    private final int layer;
    private final Label units = new Label();
    private final Button activation = new Button();
    private final Tooltip named = Controls.tooltip("");

    /** @param layer index of the hidden layer, from 0 */
    LayerColumn(NetworkForm form, int layer) {
        this.form = form;
        this.layer = layer;
        Button more = Icons.tiny(Feather.PLUS, "One unit more in hidden layer " + (layer + 1));
        Button less = Icons.tiny(Feather.MINUS, "One unit less in hidden layer " + (layer + 1));
        more.setId("addUnit" + layer);
        less.setId("removeUnit" + layer);
        more.setOnAction(event -> form.addUnits(layer, 1));
        less.setOnAction(event -> form.addUnits(layer, -1));
        activation.getStyleClass().addAll(Styles.FLAT, "tiny", "network-activation");
        activation.setTooltip(named);
        activation.accessibleTextProperty().bind(named.textProperty());
        activation.setId("activation" + layer);
        activation.setOnAction(event -> {
            ContextMenu menu = menu();
            Menus.show(menu, activation, () -> menu.show(activation, Side.BOTTOM, 0, 0));
        });
        units.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(units, more, less, activation);
        getStyleClass().add("network-column");
    }

    /** @param crowded whether there is no room for the activation's name */
    void show(int width, boolean crowded) {
        Activation own = form.activationOf(layer);
        units.setText(Integer.toString(width));
        String size = crowded ? "tiniest" : "tiny";
        if (!units.getStyleClass().contains(size)) {
            units.getStyleClass().setAll("label", size);
        }
        activation.setText(crowded ? "ƒ" : shortLabel(own));
        named.setText("Activation of hidden layer " + (layer + 1) + ": " + SettingFacts.labelOf(own));
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (Activation one : Activation.values()) {
            RadioMenuItem item = new RadioMenuItem(SettingFacts.labelOf(one));
            item.setSelected(form.activationOf(layer) == one);
            item.setOnAction(event -> form.setActivation(layer, one));
            menu.getItems().add(item);
        }
        MenuItem remove = new MenuItem("Remove this layer");
        remove.setOnAction(event -> form.removeLayer(layer));
        menu.getItems().addAll(new SeparatorMenuItem(), remove);
        return menu;
    }

    private static String shortLabel(Activation activation) {
        return switch (activation) {
            case TANH -> "tanh";
            case RELU -> "ReLU";
            case SIGMOID -> "σ";
            case HARD_TANH -> "h-tanh";
            case LEAKY_RELU -> "leaky";
            case ELU -> "ELU";
            case SOFTPLUS -> "s-plus";
            case SOFTSIGN -> "s-sign";
            case LINEAR -> "linear";
        };
    }
}
