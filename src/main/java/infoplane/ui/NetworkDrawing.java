package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.network.Activation;
import infoplane.ui.form.NetworkForm;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;

/** The layers as columns of units, with + and − on it for layers and units. */
final class NetworkDrawing extends VBox {
    private static final double HEIGHT = 118;
    private static final int MOST_DRAWN = 12;

    /** More layers have no room for the names of their activations. */
    private static final int MOST_LABELLED = 8;

    private final NetworkForm form;
    private final Canvas canvas = new Canvas(10, HEIGHT);
    private final Pane frame = new Pane(canvas);
    private final HBox columns = new HBox();
    private final Label count = new Label();
    private final HBox layerButtons;
    /** Of the hidden layers, as they could be read last: a wrong text is no network without layers. */
    private List<Integer> hidden = List.of();

    private int inputs = 12;
    private int classes = 2;

    NetworkDrawing(NetworkForm form) {
        this.form = form;
        getStyleClass().add("network-drawing");
        frame.setMinHeight(HEIGHT);
        frame.setMaxHeight(HEIGHT);
        frame.setMinWidth(0);
        columns.setMinWidth(0);
        canvas.widthProperty().bind(frame.widthProperty());
        canvas.widthProperty().addListener(changed -> paint());
        layerButtons = layerButtons();
        getChildren().addAll(layerButtons, frame, columns);
        form.settings().addListener(changed -> refresh());
        refresh();
    }

    /** Tells how wide the input and the output are. */
    void showEnds(int newInputs, int newClasses) {
        inputs = newInputs;
        classes = newClasses;
        refresh();
    }

    /** Repaints in the colours of the theme. */
    void refresh() {
        boolean readable = form.readable();
        hidden = readable ? form.hiddenOrEmpty() : hidden;
        count.setText("Hidden layers: " + hidden.size());
        List.of(layerButtons, columns).forEach(buttons -> buttons.setDisable(!readable));
        frame.setOpacity(readable ? 1 : ExperimentPanel.STALE);
        List<Node> heads = new ArrayList<>();
        heads.add(end("in", inputs));
        for (int layer = 0; layer < hidden.size(); layer++) {
            heads.add(column(layer, hidden.get(layer)));
        }
        heads.add(end("out", classes));
        heads.forEach(head -> HBox.setHgrow(head, Priority.ALWAYS));
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        String focused = owner == null || owner.getId() == null ? "" : owner.getId();
        boolean mine = !focused.isEmpty() && columns.lookup("#" + focused) == owner;
        columns.getChildren().setAll(heads);
        Node again = mine ? columns.lookup("#" + focused) : null;
        if (again != null) { // so that a key can be pressed again
            again.requestFocus();
        }
        paint();
    }

    private HBox layerButtons() {
        Button less = Icons.button(Feather.MINUS, "Remove the last hidden layer");
        less.setOnAction(event -> form.removeLayer(form.hiddenOrEmpty().size() - 1));
        Button more = Icons.button(Feather.PLUS, "Add a hidden layer");
        more.setOnAction(event -> form.addLayer());
        less.setId("removeLayer");
        more.setId("addLayer");
        count.getStyleClass().add("form-label");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(2, count, space, less, more);
        row.getStyleClass().add("form-line");
        return row;
    }

    private Node end(String name, int width) {
        Label units = new Label(Integer.toString(width));
        Label label = new Label(name);
        label.getStyleClass().addAll("tiny", Styles.TEXT_MUTED);
        units.getStyleClass().add("tiny");
        VBox column = new VBox(units, label);
        column.getStyleClass().add("network-column");
        return even(column);
    }

    private Node column(int layer, int width) {
        Button more = Icons.tiny(Feather.PLUS, "One unit more in hidden layer " + (layer + 1));
        Button less = Icons.tiny(Feather.MINUS, "One unit less in hidden layer " + (layer + 1));
        more.setId("addUnit" + layer);
        less.setId("removeUnit" + layer);
        more.setOnAction(event -> form.addUnits(layer, 1));
        less.setOnAction(event -> form.addUnits(layer, -1));
        boolean crowded = hidden.size() > MOST_LABELLED;
        String named = NetworkForm.label(form.activationOf(layer));
        Button activation = new Button(crowded ? "ƒ" : shortLabel(form.activationOf(layer)));
        activation.getStyleClass().addAll(Styles.FLAT, "tiny", "network-activation");
        activation.setTooltip(FormPane.tooltip("Activation of hidden layer " + (layer + 1) + ": " + named));
        activation.setAccessibleText("Activation of hidden layer " + (layer + 1) + ": " + named);
        activation.setId("activation" + layer);
        activation.setOnAction(event -> menu(layer).show(activation, Side.BOTTOM, 0, 0));
        Label units = new Label(Integer.toString(width));
        units.getStyleClass().add(crowded ? "tiniest" : "tiny");
        units.setMinWidth(USE_PREF_SIZE);
        VBox column = new VBox(units, more, less, activation);
        column.getStyleClass().add("network-column");
        return even(column);
    }

    private static Region even(VBox column) {
        column.setMinWidth(0);
        column.setPrefWidth(10);
        column.setMaxWidth(Double.MAX_VALUE);
        return column;
    }

    private ContextMenu menu(int layer) {
        ContextMenu menu = new ContextMenu();
        for (Activation activation : Activation.values()) {
            RadioMenuItem item = new RadioMenuItem(NetworkForm.label(activation));
            item.setSelected(form.activationOf(layer) == activation);
            item.setOnAction(event -> form.setActivation(layer, activation));
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

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), HEIGHT);
        List<Integer> widths = new ArrayList<>();
        widths.add(inputs);
        widths.addAll(hidden);
        widths.add(classes);
        graphics.setStroke(Color.gray(0.5, 0.22));
        graphics.setLineWidth(0.7);
        for (int layer = 1; layer < widths.size(); layer++) {
            paintLinks(graphics, widths, layer);
        }
        for (int layer = 0; layer < widths.size(); layer++) {
            paintUnits(graphics, widths, layer);
        }
    }

    private void paintLinks(GraphicsContext graphics, List<Integer> widths, int layer) {
        double from = x(layer - 1, widths.size());
        double to = x(layer, widths.size());
        int before = drawn(widths.get(layer - 1));
        int here = drawn(widths.get(layer));
        for (int start = 0; start < before; start++) {
            for (int end = 0; end < here; end++) {
                graphics.strokeLine(from, y(start, before), to, y(end, here));
            }
        }
    }

    private void paintUnits(GraphicsContext graphics, List<Integer> widths, int layer) {
        int units = drawn(widths.get(layer));
        boolean hidden = layer > 0 && layer < widths.size() - 1;
        double radius = Math.min(4.2, 0.36 * HEIGHT / MOST_DRAWN);
        double x = x(layer, widths.size());
        graphics.setFill(hidden ? Color.web("#2f81f7") : Color.gray(0.55));
        for (int unit = 0; unit < units; unit++) {
            boolean rest = unit == units - 1 && widths.get(layer) > MOST_DRAWN;
            double size = rest ? radius / 2 : radius;
            graphics.fillOval(x - size, y(unit, units) - size, 2 * size, 2 * size);
        }
    }

    private static int drawn(int width) {
        return Math.min(width, MOST_DRAWN);
    }

    private double x(int layer, int layers) {
        return canvas.getWidth() * (layer + 0.5) / layers;
    }

    private static double y(int unit, int units) {
        double step = Math.min(HEIGHT / MOST_DRAWN, HEIGHT / units);
        return HEIGHT / 2 + (unit - (units - 1) / 2.0) * step;
    }
}
