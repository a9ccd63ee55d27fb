package infoplane.ui;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import infoplane.ui.form.ChoiceEntry;
import infoplane.ui.form.Entry;
import infoplane.ui.form.Form;
import infoplane.ui.form.SwitchEntry;
import infoplane.ui.form.TextEntry;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;

/** Shows the entries of a form: label, control, unit, and beside each what is wrong with it. */
final class FormPane extends GridPane {
    private static final double LABEL_WIDTH = 104;

    FormPane(Form<?> form) {
        this(form.entries().toArray(Entry[]::new));
    }

    FormPane(Entry... entries) {
        getStyleClass().add("form");
        ColumnConstraints labels = new ColumnConstraints(LABEL_WIDTH);
        ColumnConstraints controls = new ColumnConstraints();
        controls.setHgrow(Priority.ALWAYS);
        controls.setFillWidth(true);
        getColumnConstraints().addAll(labels, controls);
        for (Entry entry : entries) {
            addEntry(entry);
        }
    }

    private void addEntry(Entry entry) {
        Control control = control(entry);
        control.setId(entry.name());
        Label label = new Label(entry.label());
        label.setLabelFor(control);
        label.getStyleClass().add("form-label");
        Label problem = new Label();
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(entry.problem());
        showWhile(entry.problem().isNotEmpty(), problem);
        Node line = line(entry, control);
        VBox value = new VBox(line, problem);
        if (!entry.help().isEmpty()) {
            Tooltip help = tooltip(entry.help());
            control.setTooltip(help);
            label.setTooltip(help);
        }
        showWhile(entry.relevant(), label, value);
        addRow(getRowCount(), label, value);
    }

    private static Node line(Entry entry, Control control) {
        if (entry instanceof SwitchEntry) {
            return control;
        }
        ValueSlider slider = entry instanceof TextEntry text
                ? text.span().map(span -> new ValueSlider(text, span)).orElse(null)
                : null;
        HBox line = new HBox(6);
        line.getStyleClass().add("form-line");
        if (slider != null) {
            HBox.setHgrow(slider, Priority.ALWAYS);
            slider.setMinWidth(40);
            slider.setPrefWidth(60);
            control.setMinWidth(58);
            control.setPrefWidth(58);
            line.getChildren().addAll(slider, control);
        } else {
            HBox.setHgrow(control, Priority.ALWAYS);
            line.getChildren().add(control);
        }
        if (!entry.unit().isEmpty()) {
            Label unit = new Label(entry.unit());
            unit.getStyleClass().addAll("form-unit", Styles.TEXT_MUTED);
            unit.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(unit);
        }
        return line;
    }

    private static Control control(Entry entry) {
        if (entry instanceof TextEntry text) {
            return field(text);
        }
        if (entry instanceof SwitchEntry toggle) {
            ToggleSwitch control = new ToggleSwitch();
            control.selectedProperty().bindBidirectional(toggle.on());
            return control;
        }
        return chooser((ChoiceEntry<?>) entry);
    }

    private static TextField field(TextEntry entry) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(entry.text());
        field.setPrefColumnCount(6);
        entry.problem()
                .addListener(
                        (source, before, now) -> field.pseudoClassStateChanged(Styles.STATE_DANGER, !now.isEmpty()));
        return field;
    }

    private static <V> ComboBox<V> chooser(ChoiceEntry<V> entry) {
        ComboBox<V> chooser = new ComboBox<>();
        chooser.getItems().setAll(entry.values());
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setConverter(converter(entry));
        chooser.valueProperty().bindBidirectional(entry.choice());
        return chooser;
    }

    private static <V> StringConverter<V> converter(ChoiceEntry<V> entry) {
        return new StringConverter<>() {
            @Override
            public String toString(V value) {
                return value == null ? "" : entry.labelOf(value);
            }

            @Override
            public V fromString(String text) {
                throw new UnsupportedOperationException("choices are not typed");
            }
        };
    }

    static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setShowDuration(Duration.seconds(30));
        return tooltip;
    }

    /** Takes the nodes out of the layout while the condition does not hold. */
    static void showWhile(ObservableValue<Boolean> condition, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(condition);
            node.managedProperty().bind(condition);
        }
    }
}
