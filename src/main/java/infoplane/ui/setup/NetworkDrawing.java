package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.ui.form.NetworkForm;
import infoplane.ui.run.UnitPointing;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.WindowThread;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;

/** Draws the layers as columns of units, with buttons that add and remove layers and units. */
final class NetworkDrawing extends VBox {
    private static final double HEIGHT = 118;
    private static final int MOST_DRAWN = 12;
    /** How near to a unit the pointer must be. */
    private static final double REACH = 7;
    /** What is shown of a unit stands so far from the pointer that it does not get under it. */
    private static final double BESIDE = 14;

    /** With more hidden layers than this, the names of the activations do not fit. */
    private static final int MOST_LABELLED = 8;

    private final NetworkForm form;
    private final Canvas canvas = new Canvas(10, HEIGHT);
    private final Pane frame = new Pane(canvas);
    private final Label inputUnits = new Label();
    private final Label outputUnits = new Label();
    /** The columns of the input, the hidden layers and the output. */
    private final HBox columns = new HBox(end("in", inputUnits), end("out", outputUnits));

    private final Label count = new Label();
    private final HBox layerButtons;
    /** The columns below the hidden layers. Columns of removed layers stay for reuse, because making one takes 4 ms. */
    private final List<LayerColumn> made = new ArrayList<>();
    /** Last valid widths of the hidden layers. While the text is invalid, the drawing keeps showing these. */
    private List<Integer> hidden = List.of();

    private int inputs = 12;
    private int classes = 2;
    private final UnitPointing pointing;
    /** The unit that is pointed at, by its layer and number from 1; layer 0 is none. */
    private UnitPlace pointed = UnitPlace.NONE;

    /** A unit of the drawing. The input is layer 0, which has no units to look at. */
    private record UnitPlace(int layer, int unit) {
        static final UnitPlace NONE = new UnitPlace(0, 0);
    }

    NetworkDrawing(NetworkForm form, UnitPointing pointing) {
        this.form = form;
        this.pointing = pointing;
        getStyleClass().add("network-drawing");
        frame.setMinHeight(HEIGHT);
        frame.setMaxHeight(HEIGHT);
        frame.setMinWidth(0);
        columns.setMinWidth(0);
        canvas.widthProperty().bind(frame.widthProperty());
        canvas.widthProperty().addListener(changed -> paint());
        layerButtons = layerButtons();
        frame.setId("networkUnits");
        frame.setFocusTraversable(true);
        frame.setAccessibleText("The units of the network; arrows go from unit to unit, Enter opens one");
        frame.setOnMouseMoved(event -> point(at(event.getX(), event.getY()), event.getScreenX(), event.getScreenY()));
        frame.setOnMouseExited(event -> point(UnitPlace.NONE, 0, 0));
        frame.setOnMouseClicked(event -> open(at(event.getX(), event.getY())));
        frame.setOnKeyPressed(this::key);
        frame.focusedProperty().subscribe(focused -> {
            if (!focused) {
                point(UnitPlace.NONE, 0, 0);
            }
        });
        getChildren().addAll(layerButtons, frame, columns);
        form.settings().addListener(changed -> refresh());
        refresh();
    }

    /** Sets the widths of the input and the output. */
    void showEnds(int newInputs, int newClasses) {
        inputs = newInputs;
        classes = newClasses;
        refresh();
    }

    /** Shows the network again, in the colours of the theme. */
    void refresh() {
        boolean readable = form.readable();
        hidden = readable ? form.hiddenOrEmpty() : hidden;
        count.setText("Hidden layers: " + hidden.size());
        List.of(layerButtons, columns).forEach(buttons -> buttons.setDisable(!readable));
        frame.setOpacity(readable ? 1 : Controls.STALE);
        inputUnits.setText(Integer.toString(inputs));
        outputUnits.setText(Integer.toString(classes));
        showColumns();
        paint();
    }

    /** Shows the columns that exist. Makes each missing column in a separate turn of the window's thread. */
    private void showColumns() {
        List<Node> below = columns.getChildren();
        int shown = Math.min(hidden.size(), made.size());
        for (int layer = below.size() - 2; layer < shown; layer++) { // input and output are there already
            below.add(layer + 1, made.get(layer));
        }
        below.subList(shown + 1, below.size() - 1).clear();
        for (int layer = 0; layer < shown; layer++) {
            made.get(layer).show(hidden.get(layer), hidden.size() > MOST_LABELLED);
        }
        if (shown < hidden.size()) {
            WindowThread.later(this::makeColumn);
        }
    }

    private void makeColumn() {
        if (made.size() < hidden.size()) { // else another turn made the column, or a layer was removed
            LayerColumn column = new LayerColumn(form, made.size());
            stretched(column);
            made.add(column);
            showColumns();
            columns.applyCss();
        }
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

    private static Region end(String name, Label units) {
        Label label = new Label(name);
        label.getStyleClass().addAll("tiny", Styles.TEXT_MUTED);
        units.getStyleClass().add("tiny");
        VBox column = new VBox(units, label);
        column.getStyleClass().add("network-column");
        return stretched(column);
    }

    private static Region stretched(VBox column) {
        column.setMinWidth(0);
        column.setPrefWidth(10);
        column.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
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
            if (pointed.equals(new UnitPlace(layer, unit + 1))) {
                graphics.setStroke(Color.web("#d29922"));
                graphics.setLineWidth(2);
                graphics.strokeOval(x - 1.6 * radius, y(unit, units) - 1.6 * radius, 3.2 * radius, 3.2 * radius);
            }
        }
    }

    private int width(int layer) {
        return layer <= hidden.size() ? hidden.get(layer - 1) : classes;
    }

    /** The unit under a place of the canvas. */
    private UnitPlace at(double x, double y) {
        int layers = hidden.size() + 2;
        int layer = (int) (x / canvas.getWidth() * layers);
        if (layer < 1 || layer >= layers) {
            return UnitPlace.NONE;
        }
        int units = drawn(width(layer));
        for (int unit = 0; unit < units; unit++) {
            if (Math.hypot(x - x(layer, layers), y - y(unit, units)) < REACH) {
                return new UnitPlace(layer, unit + 1);
            }
        }
        return UnitPlace.NONE;
    }

    private void point(UnitPlace unit, double screenX, double screenY) {
        if (unit.equals(pointed)) {
            return;
        }
        pointed = unit;
        frame.setCursor(unit.layer() > 0 ? Cursor.HAND : Cursor.DEFAULT);
        paint();
        if (unit.layer() > 0) {
            pointing.point(unit.layer(), unit.unit(), frame, screenX + BESIDE, screenY + BESIDE);
        } else {
            pointing.leave();
        }
    }

    private void open(UnitPlace unit) {
        frame.requestFocus();
        if (unit.layer() > 0) {
            pointing.open(unit.layer(), unit.unit());
        }
    }

    private void key(KeyEvent event) {
        int layers = hidden.size() + 1;
        int layer = pointed.layer();
        int unit = pointed.unit();
        switch (event.getCode()) {
            case RIGHT -> layer = Math.min(layers, layer + 1);
            case LEFT -> layer = Math.max(1, layer - 1);
            case DOWN -> unit++;
            case UP -> unit--;
            case ENTER -> open(pointed);
            default -> {
                return;
            }
        }
        event.consume();
        if (event.getCode() != KeyCode.ENTER) {
            int shown = Math.max(1, layer);
            UnitPlace next = new UnitPlace(shown, Math.max(1, Math.min(drawn(width(shown)), unit)));
            Point2D place = frame.localToScreen(x(shown, hidden.size() + 2), y(next.unit() - 1, drawn(width(shown))));
            point(next, place.getX(), place.getY());
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
