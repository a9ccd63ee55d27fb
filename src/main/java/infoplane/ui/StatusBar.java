package infoplane.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The last line of the window: what is under way, how far it is, where it computes, memory. */
final class StatusBar extends HBox {
    private final Label memory = new Label();

    /**
     * @param sentence what is under way
     * @param share of it that is done, 0 to 1, negative while unknown
     * @param busy whether anything is under way
     * @param machine where it computes
     */
    StatusBar(
            ObservableValue<String> sentence,
            ObservableValue<Number> share,
            ObservableValue<Boolean> busy,
            ObservableValue<String> machine,
            Node... controls) {
        getStyleClass().add("status-bar-line");
        Label what = new Label();
        what.setId("status");
        what.textProperty().bind(sentence);
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add(Styles.SMALL);
        bar.progressProperty().bind(share);
        bar.setPrefWidth(160);
        FormPane.showWhile(busy, bar);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label where = new Label();
        where.textProperty().bind(machine);
        where.getStyleClass().add(Styles.TEXT_MUTED);
        memory.getStyleClass().add(Styles.TEXT_MUTED);
        memory.setTooltip(FormPane.tooltip("Memory in use of what Java may take"));
        getChildren().addAll(bar, what);
        getChildren().addAll(controls);
        getChildren().addAll(space, where, memory);
        showMemory();
    }

    void showMemory() {
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        memory.setText(used + " of " + (runtime.maxMemory() >> 20) + " MiB");
    }
}
