package infoplane.ui.form;

import atlantafx.base.theme.Styles;
import infoplane.ui.theme.Controls;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The controls of one entry: its label, a line with control and unit, its slider, and its problem. */
final class EntryControl {
    private final Label label;
    private final HBox line = new HBox(6);
    private final Control control;
    private final @Nullable ValueSlider slider;
    private final Label problem = new Label();

    /** @param sliderInLine whether the slider, if any, stands in the line, left of the control */
    EntryControl(Entry entry, boolean sliderInLine) {
        control = control(entry);
        slider = slider(entry);
        control.setId(entry.name());
        label = new Label(entry.label());
        label.setLabelFor(control);
        label.getStyleClass().add("form-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        fillLine(entry, sliderInLine);
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(entry.problem());
        control.accessibleHelpProperty().bind(entry.problem());
        if (!entry.help().isEmpty()) {
            Tooltip tooltip = Controls.tooltip(entry.help());
            tooltip.textProperty()
                    .bind(entry.problem().map(wrong -> (wrong.isEmpty() ? "" : wrong + "\n\n") + entry.help()));
            control.setTooltip(tooltip);
            label.setTooltip(tooltip);
        }
    }

    Label label() {
        return label;
    }

    HBox line() {
        return line;
    }

    /** The control that edits the entry. */
    Control control() {
        return control;
    }

    /** The slider; empty if there is none or if it stands in the line. */
    Optional<ValueSlider> slider() {
        return Optional.ofNullable(slider).filter(own -> !line.getChildren().contains(own));
    }

    /** The label of the problem; its text is empty while there is no problem. */
    Label problem() {
        return problem;
    }

    private void fillLine(Entry entry, boolean sliderInLine) {
        line.getStyleClass().add("form-line");
        if (slider == null || !sliderInLine) {
            HBox.setHgrow(control, entry instanceof SwitchEntry ? Priority.NEVER : Priority.ALWAYS);
            line.getChildren().add(control);
        } else {
            HBox.setHgrow(slider, Priority.ALWAYS);
            slider.setMinWidth(40);
            slider.setPrefWidth(120);
            control.setMinWidth(62);
            control.setPrefWidth(62);
            line.getChildren().addAll(slider, control);
        }
        if (entry instanceof TextEntry text) {
            line.getChildren().addAll(BrowseButtons.of(text));
            line.getChildren().add(OfferButton.of(text));
        }
        if (!entry.unit().isEmpty()) {
            Label unit = new Label(entry.unit());
            unit.getStyleClass().addAll("form-unit", Styles.TEXT_MUTED);
            unit.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(unit);
        }
    }

    private static @Nullable ValueSlider slider(Entry entry) {
        return entry instanceof TextEntry text
                ? text.span().map(span -> new ValueSlider(text, span)).orElse(null)
                : null;
    }

    private static Control control(Entry entry) {
        if (entry instanceof TextEntry text) {
            return field(text);
        }
        if (entry instanceof SwitchEntry toggle) {
            Switch control = new Switch();
            control.selectedProperty().bindBidirectional(toggle.on());
            return control;
        }
        return chooser((ChoiceEntry<?>) entry);
    }

    private static TextField field(TextEntry entry) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(entry.text());
        field.setPrefColumnCount(6);
        field.promptTextProperty().bind(entry.offer().map(offer -> String.join(", ", offer.chosen())));
        entry.problem()
                .addListener(
                        (source, before, now) -> field.pseudoClassStateChanged(Styles.STATE_DANGER, !now.isEmpty()));
        return field;
    }

    private static <V> ComboBox<V> chooser(ChoiceEntry<V> entry) {
        ComboBox<V> chooser = new Chooser<>();
        chooser.getItems().setAll(entry.values());
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable V value) {
                return value == null ? "" : entry.labelOf(value);
            }

            @Override
            public V fromString(String text) {
                throw new UnsupportedOperationException("choices are not typed");
            }
        });
        chooser.valueProperty().bindBidirectional(entry.choice());
        return chooser;
    }
}
