package infoplane.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import infoplane.dataset.DatasetFacts;
import infoplane.ui.form.Checked;
import infoplane.ui.form.ExperimentForm;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** The left side: everything that makes an experiment. */
final class ExperimentPanel extends ScrollPane {
    ExperimentPanel(Session session) {
        ExperimentForm form = session.form();
        NetworkDrawing drawing = new NetworkDrawing(form.network());
        session.facts()
                .subscribe(
                        now -> now.settings().ifPresent(facts -> drawing.showEnds(facts.columns(), facts.classes())));
        VBox content = new VBox(
                section(
                        "Data set",
                        FamilyPane.below(form.dataset(), "Which data"),
                        note(session.facts().map(ExperimentPanel::describe))),
                section(
                        "Network",
                        drawing,
                        note(session.parameters().map(ExperimentPanel::count)),
                        new FormPane(form.network().form())),
                section("Training", new FormPane(form.training()), new FormPane(tail(form))),
                section("Estimators", new EstimatorsPane(form.estimators())),
                section(
                        "Epochs",
                        FamilyPane.below(form.schedule(), "Which epochs are measured"),
                        new FormPane(form.measured())));
        content.getStyleClass().add("experiment");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(230);
        getStyleClass().addAll("side-panel", "edge-to-edge");
    }

    private static String count(int parameters) {
        return parameters < 0 ? "" : String.format(Locale.ROOT, "%,d parameters", parameters);
    }

    private static String describe(Checked<DatasetFacts> checked) {
        return checked.settings().map(ExperimentPanel::describe).orElse(checked.problem());
    }

    private static String describe(DatasetFacts facts) {
        return String.format(
                Locale.ROOT,
                "%,d rows, %d inputs, %d classes%nH(X) = %.4f bits%nH(Y) = %.4f bits%nI(X;Y) = %.4f bits",
                facts.rows(),
                facts.columns(),
                facts.classes(),
                facts.inputEntropy().bits(),
                facts.labelEntropy().bits(),
                facts.mutualInformation().bits());
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
