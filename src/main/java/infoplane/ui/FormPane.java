package infoplane.ui;

import infoplane.ui.form.Entry;
import infoplane.ui.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Shows the entries of a form, each below the other or in a flow: label, control, unit, and what is wrong with it. */
final class FormPane extends VBox {
    private static final double LABEL_WIDTH = 104;

    private final List<ProblemBubble> bubbles = new ArrayList<>();
    private final Executor later;

    FormPane(Form<?> form, Executor later) {
        this(later, form.entries().toArray(Entry[]::new));
    }

    /** @param later does something on the window's thread, in a later turn */
    FormPane(Executor later, Entry... entries) {
        this.later = later;
        getStyleClass().add("form");
        for (Entry entry : entries) {
            add(entry);
        }
    }

    /** With an entry in each turn. @param later does something on the window's thread, in a later turn */
    static FormPane inTurns(Form<?> form, Executor later) {
        FormPane pane = new FormPane(later);
        for (Entry entry : form.entries()) {
            later.execute(() -> {
                pane.add(entry);
                pane.applyCss();
            });
        }
        return pane;
    }

    /** Shows an entry more, below the others. */
    void add(Entry entry) {
        EntryControl control = new EntryControl(entry, false, later);
        ProblemBubble bubble = new ProblemBubble(control, this);
        getChildren().add(bubbles.size(), row(entry, control));
        getChildren().add(bubble); // after all rows, so that it is painted over them
        bubbles.add(bubble);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        bubbles.forEach(ProblemBubble::place);
    }

    /** The entries as pieces that stand beside each other in a bar; each gets what is in it in a turn of its own. */
    static List<Node> inline(Form<?> form, Executor later) {
        List<Node> pieces = new ArrayList<>();
        for (Entry entry : form.entries()) {
            VBox piece = new VBox();
            showWhile(entry.relevant(), piece);
            pieces.add(piece);
            later.execute(() -> {
                EntryControl control = new EntryControl(entry, true, later);
                showWhile(entry.problem().isNotEmpty(), control.problem());
                HBox line = new HBox(6, control.label(), control.line());
                line.setAlignment(Pos.CENTER_LEFT);
                piece.getChildren().addAll(line, control.problem());
                piece.applyCss();
            });
        }
        return pieces;
    }

    private static Node row(Entry entry, EntryControl control) {
        Label label = control.label();
        label.setMinWidth(LABEL_WIDTH);
        label.setMaxWidth(LABEL_WIDTH);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("form-row-label");
        VBox value = new VBox(control.line());
        control.slider().ifPresent(value.getChildren()::add);
        value.setMinWidth(0);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox row = new HBox(6, label, value);
        showWhile(entry.relevant(), row);
        return row;
    }

    static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setShowDuration(Duration.seconds(30));
        return tooltip;
    }

    /** Explains the title alone: a tooltip of the pane would stand over all that is in it. */
    static void explainTitle(TitledPane pane, String text) {
        explainTitle(pane, tooltip(text));
    }

    static void explainTitle(TitledPane pane, Tooltip explanation) {
        pane.skinProperty().addListener((source, before, now) -> {
            if (now != null) {
                Tooltip.install(pane.lookup(".title"), explanation);
            }
        });
    }

    /** Takes the nodes out of the layout while the condition does not hold. */
    static void showWhile(ObservableValue<Boolean> condition, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(condition);
            node.managedProperty().bind(condition);
        }
    }
}
