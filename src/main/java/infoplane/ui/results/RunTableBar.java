package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.runs.table.RunField;
import infoplane.ui.run.RunKnowledge;
import infoplane.ui.run.RunList;
import infoplane.ui.theme.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the table of runs is grouped by, its columns, the estimator of its results, and whether the plots follow it. */
final class RunTableBar extends HBox {
    private final RunTable table;
    private final RunKnowledge knowledge;
    private final ToggleButton follow = new ToggleButton("Plots follow", new FontIcon(Feather.EYE));

    /** @param followed called when the user wants the plots to follow the selection */
    RunTableBar(RunTable table, RunKnowledge knowledge, Runnable followed) {
        this.table = table;
        this.knowledge = knowledge;
        getStyleClass().addAll("panel-heading", "run-table-bar");
        MenuButton group = menu("groupRuns", "Group", "Folds runs into groups: means with 95 % intervals");
        group.setOnShowing(event -> group.getItems().setAll(groups()));
        MenuButton columns =
                menu("runColumns", "Columns", "Which fields have a column, and the estimator of the results");
        columns.setOnShowing(event -> columns.getItems().setAll(columns()));
        List.of(group, columns).forEach(button -> button.getItems().add(new MenuItem(""))); // else it does not open
        follow.setId("plotsFollow");
        follow.getStyleClass().setAll("tool-toggle");
        follow.setSelected(true);
        follow.setTooltip(Controls.tooltip(
                "The plots show the selected runs, at most " + RunList.MOST_SHOWN + ", and hide the others"));
        follow.setMinWidth(USE_PREF_SIZE);
        follow.selectedProperty().subscribe(now -> {
            if (now) {
                followed.run();
            }
        });
        Label reading = new Label();
        reading.setId("readingRuns");
        reading.getStyleClass().add(Styles.TEXT_MUTED);
        reading.textProperty().bind(knowledge.reading());
        HBox.setHgrow(reading, Priority.ALWAYS);
        reading.setMaxWidth(Double.MAX_VALUE);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(group, columns, follow, reading);
    }

    /** Whether the plots show what is selected. */
    boolean follows() {
        return follow.isSelected();
    }

    private static MenuButton menu(String id, String label, String tooltip) {
        MenuButton menu = new MenuButton(label);
        menu.setId(id);
        menu.getStyleClass().addAll(Styles.FLAT, "quiet");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setTooltip(Controls.tooltip(tooltip));
        return menu;
    }

    private List<MenuItem> groups() {
        ToggleGroup one = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>();
        Consumer<String> set = table.grouping()::set;
        items.add(radio(one, "No groups", "", table.grouping().get(), set));
        items.add(radio(
                one,
                "All but the seed",
                RunTable.ALL_BUT_THE_SEED,
                table.grouping().get(),
                set));
        knowledge
                .fields()
                .varying()
                .forEach(field -> items.add(
                        radio(one, field.title(), field.key(), table.grouping().get(), set)));
        knowledge
                .fields()
                .find("verdict")
                .ifPresent(field -> items.add(
                        radio(one, field.title(), field.key(), table.grouping().get(), set)));
        return items;
    }

    private List<MenuItem> columns() {
        List<String> shown = table.columns().stream().map(RunField::key).toList();
        List<MenuItem> items = new ArrayList<>();
        for (RunField.Family family : RunField.Family.values()) {
            Menu menu = new Menu(family.label());
            knowledge.fields().all().stream()
                    .filter(field -> field.family() == family && !field.key().equals("name"))
                    .forEach(field -> {
                        CheckMenuItem item = new CheckMenuItem(field.title());
                        item.setMnemonicParsing(false);
                        item.setSelected(shown.contains(field.key()));
                        item.setOnAction(event -> table.show(field, item.isSelected()));
                        menu.getItems().add(item);
                    });
            if (!menu.getItems().isEmpty()) {
                items.add(menu);
            }
        }
        Menu estimators = new Menu("Results by");
        ToggleGroup one = new ToggleGroup();
        List<String> measured = knowledge.estimators();
        // one that measured none of these runs stays chosen for others, but these show their first
        String chosen = measured.contains(knowledge.estimator()) ? knowledge.estimator() : "";
        estimators.getItems().add(radio(one, "First estimator", "", chosen, table::resultsBy));
        measured.forEach(id -> estimators.getItems().add(radio(one, id, id, chosen, table::resultsBy)));
        items.add(estimators);
        return items;
    }

    private static RadioMenuItem radio(
            ToggleGroup group, String label, String value, String chosen, Consumer<String> choose) {
        RadioMenuItem item = new RadioMenuItem(label);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(value.equals(chosen));
        item.setOnAction(event -> choose.accept(value));
        return item;
    }
}
