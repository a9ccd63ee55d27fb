package infoplane.ui.form;

import infoplane.ui.theme.Controls;
import infoplane.ui.work.WindowThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Shows the entries of a form, one below the other or in a line: label, control, unit and problem. */
public final class FormPane extends VBox {
    private static final double LABEL_WIDTH = 94;

    private final List<ProblemBubble> bubbles = new ArrayList<>();
    /** Decides which entries are shown; without it, all are that are relevant. */
    private Optional<Folding> folding = Optional.empty();

    public FormPane(Form<?> form) {
        this(form.entries().toArray(Entry[]::new));
    }

    public FormPane(Entry... entries) {
        getStyleClass().add("form");
        for (Entry entry : entries) {
            add(entry);
        }
    }

    /**
     * A pane that folds what is at its default into one line.
     *
     * @param always names of the entries that are never folded
     */
    public static FormPane folding(List<Entry> entries, String... always) {
        FormPane pane = new FormPane(new Folding(Set.of(always)));
        entries.forEach(pane::add);
        return pane;
    }

    private FormPane(Folding folding) {
        this();
        this.folding = Optional.of(folding);
        getChildren().add(folding.line());
    }

    /**
     * A pane that adds each entry in a separate turn of the window's thread. Folds all but the first entry while they are at
     * their defaults.
     */
    static FormPane inTurns(Form<?> form) {
        FormPane pane =
                new FormPane(new Folding(IntStream.range(0, form.entries().size())
                        .filter(place -> place == 0
                                || form.entries().get(place) instanceof TextEntry text && text.isProminent()
                                || form.entries().get(place) instanceof SwitchEntry flag && flag.isProminent())
                        .mapToObj(place -> form.entries().get(place).name())
                        .collect(Collectors.toSet())));
        for (Entry entry : form.entries()) {
            WindowThread.later(() -> {
                pane.add(entry);
                pane.applyCss();
            });
        }
        return pane;
    }

    /** Adds an entry below the others. */
    public void add(Entry entry) {
        EntryControl control = new EntryControl(entry, false);
        ProblemBubble bubble = new ProblemBubble(control, this);
        Node row = row(control);
        Controls.showWhile(
                folding.<ObservableValue<Boolean>>map(folds -> folds.add(entry, row))
                        .orElse(entry.relevant()),
                row);
        getChildren().add(bubbles.size(), row);
        getChildren().add(bubble); // after all rows, so that the bubble is painted over them
        bubbles.add(bubble);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        bubbles.forEach(ProblemBubble::place);
    }

    /** The entries as nodes for one line of a bar. Each node gets its content in a separate turn of the window's thread. */
    public static List<Node> inline(Form<?> form) {
        List<Node> pieces = new ArrayList<>();
        for (Entry entry : form.entries()) {
            VBox piece = new VBox();
            Controls.showWhile(entry.relevant(), piece);
            pieces.add(piece);
            WindowThread.later(() -> {
                EntryControl control = new EntryControl(entry, true);
                Controls.showWhile(entry.problem().isNotEmpty(), control.problem());
                HBox line = new HBox(6, control.label(), control.line());
                line.setAlignment(Pos.CENTER_LEFT);
                piece.getChildren().addAll(line, control.problem());
                piece.applyCss();
            });
        }
        return pieces;
    }

    private static Node row(EntryControl control) {
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
        return new HBox(6, label, value);
    }
}
