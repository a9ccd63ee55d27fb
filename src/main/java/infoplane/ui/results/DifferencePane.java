package infoplane.ui.results;

import infoplane.figure.Formula;
import infoplane.measuring.Layer;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSets.LayerSet;
import infoplane.scales.ScaleWords;
import infoplane.ui.form.SettingsWords;
import infoplane.ui.plot.ShownRun;
import infoplane.ui.run.Run;
import infoplane.ui.work.Reused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Lists the settings in which two runs differ: the two selected runs, or else the two shown runs. */
final class DifferencePane extends ScrollPane {
    private final VBox page = new VBox();
    private final Reused<TextLine, TextLine.LineView> lines =
            Reused.in(page, TextLine.LineView::new, TextLine.LineView::show, Runnable::run);
    private final ObservableList<Run> selection;
    private final ObservableValue<List<ShownRun>> shown;

    DifferencePane(ObservableList<Run> selection, ObservableValue<List<ShownRun>> shown) {
        this.selection = selection;
        this.shown = shown;
        page.setId("difference");
        page.getStyleClass().add("findings");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        selection.addListener((ListChangeListener<Run>) change -> refresh());
        shown.subscribe(this::refresh);
    }

    private void refresh() {
        List<Run> seen = shown.getValue().stream().map(ShownRun::run).distinct().toList();
        List<TextLine> said = new ArrayList<>();
        if (selection.size() == 2) {
            said.addAll(between(selection.get(1), selection.get(0))); // the list is sorted newest first
        } else if (seen.size() == 2) {
            said.addAll(between(seen.get(1), seen.get(0)));
            said.add(TextLine.muted("These two are shown. Select two others (Ctrl + click) to compare those."));
        } else {
            said.add(TextLine.muted("Show two runs, or select two (Ctrl + click), to see in what they differ."));
        }
        lines.show(said);
    }

    private static List<TextLine> between(Run before, Run after) {
        List<TextLine> said = new ArrayList<>();
        said.add(TextLine.heading(
                "“" + before.name().get() + "” → “" + after.name().get() + "”"));
        List<String> differences = SettingsWords.differences(before.settings(), after.settings());
        if (differences.isEmpty()) {
            said.add(TextLine.muted("The same settings"));
        }
        differences.forEach(difference -> said.add(new TextLine(null, List.of("finding"), difference)));
        for (boolean relative : new boolean[] {false, true}) {
            addScales(said, relative, sets(before, relative), sets(after, relative));
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
