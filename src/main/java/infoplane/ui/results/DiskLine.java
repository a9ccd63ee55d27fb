package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.experiment.RunStatus;
import infoplane.ui.run.DiskUse;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.PopOvers;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** Shows how much disk space the runs use and offers to delete runs. */
final class DiskLine extends HBox {
    private final RunList runs;
    private final DiskUse disk;
    private final RunActions actions;

    DiskLine(RunList runs, DiskUse disk, RunActions actions) {
        this.runs = runs;
        this.disk = disk;
        this.actions = actions;
        getStyleClass().add("disk-line");
        Label used = new Label();
        used.setId("diskUsed");
        used.setMinWidth(USE_PREF_SIZE);
        used.getStyleClass().add(Styles.TEXT_MUTED);
        used.setTooltip(Controls.tooltip(
                "What the folders of the listed runs take on the disk; those of runs under way still grow"));
        runs.runs().addListener((ListChangeListener<Run>) change -> used.setText(text()));
        disk.bytes().subscribe(counted -> used.setText(text()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button cleanUp = new Button("Clean up…");
        cleanUp.setId("cleanUp");
        cleanUp.setMinWidth(USE_PREF_SIZE);
        cleanUp.getStyleClass().add(Styles.SMALL);
        cleanUp.setTooltip(Controls.tooltip("Delete runs that are not wanted any more; there is a way back"));
        cleanUp.setOnAction(event -> ask(cleanUp));
        getChildren().addAll(used, space, cleanUp);
    }

    /** The number of runs and, as far as it is counted, their size; a run under way is counted when it begins and ends. */
    private String text() {
        List<Run> all = runs.runs();
        if (all.isEmpty()) {
            return "";
        }
        long bytes = disk.of(all);
        boolean growing = all.stream().anyMatch(run -> run.status().get() == RunStatus.RUNNING);
        return count(all) + (bytes == 0 ? "" : (growing ? ", over " : ", ") + DiskUse.text(bytes));
    }

    private void ask(Button owner) {
        PopOver popOver = PopOvers.of(PopOver.ArrowLocation.RIGHT_CENTER, Region.USE_COMPUTED_SIZE);
        Button cancel = new Button("Cancel");
        cancel.setId("deleteNothing");
        cancel.setTooltip(Controls.tooltip("Deletes nothing (Esc)"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> popOver.hide());
        HBox last = new HBox(cancel);
        last.setAlignment(Pos.CENTER_RIGHT);
        ((VBox) popOver.getContentNode())
                .getChildren()
                .addAll(
                        choice(popOver, "deleteUnfinished", "Not finished", Run::unfinished),
                        choice(
                                popOver,
                                "deleteHidden",
                                "Hidden",
                                run -> !run.visible().get() && !run.computing()),
                        choice(popOver, "deleteAll", "All that have ended", Run::ended),
                        last);
        PopOvers.show(popOver, owner, cancel::requestFocus); // focus Cancel, so that Enter deletes nothing
    }

    private HBox choice(PopOver popOver, String id, String what, Predicate<Run> unwanted) {
        List<Run> meant = runs.runs().stream().filter(unwanted).toList();
        Label words = new Label(what + ": " + count(meant) + ", " + DiskUse.text(disk.of(meant)));
        words.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button delete = new Button(meant.isEmpty() ? "Delete" : "Delete " + meant.size());
        delete.setMinWidth(USE_PREF_SIZE);
        delete.setId(id);
        delete.setAccessibleText("Delete: " + what);
        delete.setTooltip(Controls.tooltip("Deletes these runs and their folders; “Undo” brings them back"));
        delete.setDisable(meant.isEmpty());
        delete.setOnAction(event -> {
            popOver.hide();
            actions.delete(meant);
        });
        HBox line = new HBox(12, words, space, delete);
        line.getStyleClass().add("form-line");
        return line;
    }

    private static String count(List<Run> some) {
        return some.size() == 1 ? "1 run" : some.size() + " runs";
    }
}
