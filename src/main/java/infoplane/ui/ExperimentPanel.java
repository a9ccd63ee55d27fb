package infoplane.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import infoplane.ui.form.ExperimentForm;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** The left side: everything that makes an experiment. */
final class ExperimentPanel extends ScrollPane {
    private final NetworkDrawing drawing;

    /**
     * @param facts what is known about the chosen data, a few lines
     * @param parameters such as {@code 294 parameters}
     */
    ExperimentPanel(ExperimentForm form, ObservableValue<String> facts, ObservableValue<String> parameters) {
        drawing = new NetworkDrawing(form.network());
        VBox content = new VBox(
                section("Data set", new FamilyPane<>(form.dataset(), "Which data"), note(facts)),
                section(
                        "Network",
                        drawing,
                        note(parameters),
                        new FormPane(form.network().form())),
                section("Training", new FormPane(form.training()), new FormPane(tail(form))),
                section("Estimators", new EstimatorsPane(form.estimators())),
                section(
                        "Epochs",
                        new FamilyPane<>(form.schedule(), "Which epochs are measured"),
                        new FormPane(form.measured())));
        content.getStyleClass().add("experiment");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("side-panel", "edge-to-edge");
    }

    NetworkDrawing drawing() {
        return drawing;
    }

    private static infoplane.ui.form.Entry[] tail(ExperimentForm form) {
        return form.identity().entries().stream()
                .filter(entry -> entry != form.name())
                .toArray(infoplane.ui.form.Entry[]::new);
    }

    private static Node note(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        FormPane.showWhile(label.textProperty().isNotEmpty(), label);
        return label;
    }

    private static TitledPane section(String title, Node... parts) {
        VBox content = new VBox(parts);
        content.getStyleClass().add("section");
        TitledPane pane = new TitledPane(title, content);
        pane.setAnimated(false);
        pane.getStyleClass().addAll(Styles.DENSE, Tweaks.ALT_ICON);
        return pane;
    }
}
