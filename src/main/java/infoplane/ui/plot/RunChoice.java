package infoplane.ui.plot;

import infoplane.ui.form.Chooser;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.theme.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Lets the user choose the run of a plot that shows a single run. Visible only if several runs are shown. */
final class RunChoice extends HBox {
    /** @param run null for all repeats together */
    record Item(String name, @Nullable Run run) {}

    private final PlaneModel plane;
    private final ObservableValue<List<ShownRun>> group;
    private final BooleanProperty together;
    private final ComboBox<Item> choice = new Chooser<>();
    private boolean refreshing;

    /** @param id id of the combo box */
    RunChoice(PlaneModel plane, RunList runs, String id) {
        this(plane, runs, id, new SimpleObjectProperty<>(List.of()), new SimpleBooleanProperty());
    }

    /**
     * A choice for a plot that also shows repeats together.
     *
     * @param group the repeats among which the run is; empty if it is none
     * @param together whether they are shown together
     */
    RunChoice(
            PlaneModel plane,
            RunList runs,
            String id,
            ObservableValue<List<ShownRun>> group,
            BooleanProperty together) {
        super(8);
        this.plane = plane;
        this.group = group;
        this.together = together;
        getStyleClass().addAll("form-line", "run-choice");
        Label label = new Label("Run");
        label.setLabelFor(choice);
        choice.setId(id);
        choice.setAccessibleText("Run that is shown");
        choice.setTooltip(Controls.tooltip("The run that this plot is of; the one that is selected in the list"));
        choice.setMaxWidth(300);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Item item) {
                return item == null ? "" : item.name();
            }

            @Override
            public Item fromString(String text) {
                throw new UnsupportedOperationException("runs are chosen, not typed");
            }
        });
        getChildren().addAll(label, choice);
        choice.setOnAction(event -> {
            Item chosen = choice.getValue();
            if (!refreshing && chosen != null) {
                together.set(chosen.run() == null);
                if (chosen.run() != null) {
                    runs.selected().set(chosen.run());
                }
            }
        });
        plane.shown().subscribe(this::refresh);
        plane.selected().subscribe(this::refresh);
        group.subscribe(this::refresh);
        together.subscribe(this::refresh);
        Controls.showWhile(plane.shown().map(shown -> shown.size() > 1), this);
    }

    /** Replaces the items only if the runs or their names have changed, so that new results do not disturb an open list. */
    private void refresh() {
        List<Item> now = new ArrayList<>();
        List<ShownRun> repeats = group.getValue();
        if (repeats.size() > 1) {
            boolean ensemble = repeats.get(0).results().settings().repeats() > 1;
            now.add(new Item("All " + repeats.size() + (ensemble ? " repeats" : " runs, by seed"), null));
        }
        plane.shown().get().forEach(one -> now.add(new Item(one.name(), one.run())));
        refreshing = true;
        try {
            if (!now.equals(List.copyOf(choice.getItems()))) {
                choice.getItems().setAll(now);
            }
            Run shown = repeats.size() > 1 && together.get()
                    ? null
                    : plane.subject().map(ShownRun::run).orElse(null);
            now.stream()
                    .filter(item -> Objects.equals(item.run(), shown))
                    .findFirst()
                    .ifPresent(choice::setValue);
        } finally {
            refreshing = false;
        }
    }
}
