package infoplane.ui.results;

import infoplane.figure.Formula;
import infoplane.measuring.Layer;
import infoplane.runs.table.RunField;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSets.LayerSet;
import infoplane.scales.ScaleWords;
import infoplane.ui.form.SettingsWords;
import infoplane.ui.plot.ShownRun;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunKnowledge;
import infoplane.ui.run.RunView;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Reused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * In what runs differ. Of two runs, the two selected or else the two shown ones, lists settings and results; several selected
 * runs become a table of the settings in which they differ and of their results.
 */
final class DifferencePane extends StackPane {
    private final VBox page = new VBox();
    private final ScrollPane pair = new ScrollPane(page);
    private final RunKnowledge knowledge;
    private final ObservableList<Run> several = FXCollections.observableArrayList();
    private final RunTable table;
    private final Reused<TextLine, TextLine.LineView> lines =
            Reused.in(page, TextLine.LineView::new, TextLine.LineView::show, Runnable::run);
    private final ObservableList<Run> selection;
    private final ObservableValue<List<ShownRun>> shown;

    DifferencePane(RunView view, ObservableValue<List<ShownRun>> shown, ObservableValue<Theme> theme) {
        this.selection = view.selection();
        this.knowledge = view.knowledge();
        this.shown = shown;
        table = RunTable.ofDifferences(several, knowledge, theme);
        table.setId("differences");
        page.setId("difference");
        page.getStyleClass().add("findings");
        pair.setFitToWidth(true);
        pair.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pair.getStyleClass().add("edge-to-edge");
        getChildren().setAll(pair);
        selection.addListener((ListChangeListener<Run>) change -> refresh());
        shown.subscribe(this::refresh);
        knowledge.version().subscribe(this::refresh);
    }

    private void refresh() {
        if (selection.size() > 2) {
            knowledge.read();
            several.setAll(selection);
            getChildren().setAll(table);
        } else {
            several.clear();
            getChildren().setAll(pair);
            refreshPair();
        }
    }

    private void refreshPair() {
        List<Run> seen = shown.getValue().stream().map(ShownRun::run).distinct().toList();
        List<TextLine> said = new ArrayList<>();
        if (selection.size() == 2) {
            said.addAll(between(selection.get(1), selection.get(0))); // the list is sorted newest first
        } else if (seen.size() == 2) {
            said.addAll(between(seen.get(1), seen.get(0)));
            said.add(TextLine.muted("These two are shown. Select two others (Ctrl + click) to compare those."));
        } else {
            said.add(
                    TextLine.muted("Show two runs, or select two or more (Ctrl + click), to see in what they differ."));
        }
        lines.show(said);
    }

    private List<TextLine> between(Run before, Run after) {
        List<TextLine> said = new ArrayList<>();
        said.add(TextLine.heading(
                "“" + before.name().get() + "” → “" + after.name().get() + "”"));
        List<String> differences = SettingsWords.differences(before.settings(), after.settings());
        if (differences.isEmpty()) {
            said.add(TextLine.muted("The same settings"));
        }
        differences.forEach(difference -> said.add(new TextLine(null, List.of("finding"), difference)));
        said.addAll(outcomes(before, after));
        for (boolean relative : new boolean[] {false, true}) {
            addScales(said, relative, sets(before, relative), sets(after, relative));
        }
        return said;
    }

    /** The results in which they differ, where those of both are known. */
    private List<TextLine> outcomes(Run before, Run after) {
        List<TextLine> said = new ArrayList<>();
        for (RunField field : knowledge.fields().all()) {
            String one = field.shown(knowledge.of(before));
            String other = field.shown(knowledge.of(after));
            if (field.family() == RunField.Family.RESULT && !one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
                said.add(new TextLine(null, List.of("finding"), field.title() + ": " + one + " → " + other));
            }
        }
        return said;
    }

    private static Optional<ScaleSets> sets(Run run, boolean relative) {
        return run.displayed().get().stream()
                .flatMap(results -> results.scales().stream())
                .filter(sets -> sets.grid().relative() == relative)
                .findFirst();
    }

    /** Puts the scales at which the layers of two runs compress side by side, where both were measured. */
    private static void addScales(
            List<TextLine> said, boolean relative, Optional<ScaleSets> before, Optional<ScaleSets> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        said.add(TextLine.heading(relative ? "Compresses at relative σ" : "Compresses at σ"));
        for (LayerSet layer : before.get().layers()) {
            after.get()
                    .layer(layer.layer())
                    .ifPresent(other -> said.add(new TextLine(
                            null,
                            List.of("finding"),
                            Formula.lowered(Layer.symbol(layer.layer())) + ": "
                                    + ScaleWords.set(before.get().grid(), layer) + " → "
                                    + ScaleWords.set(after.get().grid(), other))));
        }
    }
}
