package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.ui.form.Form;
import infoplane.ui.form.FormPane;
import infoplane.ui.form.TextEntry;
import infoplane.ui.run.Run;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.PopOvers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.PopOver;

/** Pop-overs that ask about a run without blocking the window. */
public final class RunPopOvers {
    private static final int MOST_EPOCHS = 1_000_000_000;

    private RunPopOvers() {}

    /** Asks for name and notes. Closing the pop-over keeps the input; Escape discards it. */
    public static void describe(Run run, Node beside, BiConsumer<String, String> keep) {
        TextField name = new TextField(run.name().get());
        name.setId("runName");
        name.setTooltip(Controls.tooltip("What you call this run; its settings stay as they were run"));
        TextArea notes = Controls.textArea(run.notes().get());
        notes.setId("runNotes");
        notes.setTooltip(Controls.tooltip("Anything worth remembering; the list finds runs by it"));
        notes.setPrefRowCount(4);
        Label hint = new Label(
                "Enter or a click elsewhere keeps it, Esc does not. Shift + Enter begins a new line of the notes.");
        hint.setWrapText(true);
        hint.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        PopOver popOver = popOver(label("_Name", name), name, label("N_otes", notes), notes, hint);
        name.setOnAction(event -> popOver.hide());
        boolean[] discarded = new boolean[1];
        popOver.getContentNode().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                discarded[0] = true;
                popOver.hide();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == notes) {
                if (event.isShiftDown()) {
                    notes.replaceSelection("\n");
                } else {
                    popOver.hide();
                }
                event.consume();
            }
        });
        popOver.setOnHiding(event -> {
            if (discarded[0]) {
                return;
            }
            String now = name.getText().strip();
            String called = now.isEmpty() ? run.name().get() : now;
            if (!called.equals(run.name().get())
                    || !notes.getText().equals(run.notes().get())) {
                keep.accept(called, notes.getText());
            }
        });
        PopOvers.show(popOver, beside, () -> {
            name.requestFocus();
            name.selectAll();
        });
    }

    /** Asks for the tags of runs. Enter keeps them; Escape and a click elsewhere do not. */
    public static void tag(List<Run> runs, Node beside, Consumer<List<String>> keep) {
        List<String> shared = new ArrayList<>(runs.get(0).tags());
        runs.forEach(run -> shared.retainAll(run.tags()));
        TextField tags = new TextField(String.join(", ", shared));
        tags.setId("runTags");
        tags.setTooltip(Controls.tooltip("Words with commas between them; a query finds them: tag = paper"));
        Label hint = new Label(
                (runs.size() == 1 ? "Of this run" : "Of all " + runs.size() + " runs, instead of those they have")
                        + ". Enter keeps them, Esc does not.");
        hint.setWrapText(true);
        hint.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        PopOver popOver = popOver(label("_Tags", tags), tags, hint);
        tags.setOnAction(event -> {
            popOver.hide();
            keep.accept(Stream.of(tags.getText().split(","))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .distinct()
                    .toList());
        });
        PopOvers.show(popOver, beside, () -> {
            tags.requestFocus();
            tags.end();
        });
    }

    private static Label label(String text, Node field) {
        Label label = new Label(text);
        label.setMnemonicParsing(true);
        label.setLabelFor(field);
        return label;
    }

    /**
     * Asks how many more epochs to train.
     *
     * @param repeats number of repeats that are extended together
     * @param copy copies the command that trains so many more
     */
    public static void lengthen(Run run, int repeats, Node beside, IntConsumer train, IntConsumer copy) {
        int present = run.settings().training().epochs();
        Form<Integer> form = moreEpochs(present);
        String who = repeats == 1 ? "The run" : "Each of the " + repeats + " repeats";
        Label end = new Label();
        end.setWrapText(true);
        end.textProperty()
                .bind(form.settings()
                        .map(checked -> checked.settings()
                                .map(epochs ->
                                        String.format(Locale.ROOT, "%s will end at epoch %d.", who, present + epochs))
                                .orElse("")));
        Button go = new Button("Train");
        go.setId("trainMore");
        go.setTooltip(Controls.tooltip("Goes on from the weights of the last epoch (Enter)"));
        go.setDefaultButton(true);
        go.disableProperty().bind(form.settings().map(checked -> !checked.ok()));
        Button line = new Button("Copy as command");
        line.setId("copyTrainMore");
        line.setTooltip(Controls.tooltip("Copies the line of the command line that trains so many more"));
        line.disableProperty().bind(go.disableProperty());
        line.setOnAction(event -> copy.accept(form.settings().get().get()));
        PopOver popOver = popOver(new FormPane(form), end, go, line);
        go.setOnAction(event -> {
            popOver.hide();
            train.accept(form.settings().get().get());
        });
        PopOvers.show(popOver, beside);
    }

    /** A form for the number of epochs to add. @param present number of epochs that the run has */
    static Form<Integer> moreEpochs(int present) {
        TextEntry more = TextEntry.whole("moreEpochs", "More epochs")
                .with("epochs", "How much longer the run is to train: a whole number, at least 1.");
        return new Form<>(List.of(more), () -> checked(more.whole(), present), value -> more.show(value), present);
    }

    private static int checked(int more, int present) {
        if (more < 1) {
            throw new IllegalArgumentException("More epochs must be at least 1");
        }
        if (more > MOST_EPOCHS - present) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "More epochs must be at most %d, because a run ends at epoch %d at the latest",
                    MOST_EPOCHS - present,
                    MOST_EPOCHS));
        }
        return more;
    }

    private static PopOver popOver(Node... parts) {
        return PopOvers.of(PopOver.ArrowLocation.RIGHT_TOP, 280, parts);
    }
}
