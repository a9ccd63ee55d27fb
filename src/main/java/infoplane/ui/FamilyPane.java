package infoplane.ui;

import infoplane.ui.form.FamilyForm;
import infoplane.ui.form.Form;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** The chooser of a family of settings, and the form of the type chosen. */
final class FamilyPane<T> {
    private final FamilyForm<T> family;
    private final ComboBox<FamilyForm.Variant<T, ? extends T>> chooser = new ComboBox<>();

    private FamilyPane(FamilyForm<T> family, String what) {
        this.family = family;
        chooser.getItems().setAll(family.variants());
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setAccessibleText(what);
        chooser.setTooltip(FormPane.tooltip(what));
        chooser.valueProperty().bindBidirectional(family.chosen());
    }

    /** The form below the chooser. @param what is chosen, for a tooltip */
    static <T> Pane below(FamilyForm<T> family, String what) {
        FamilyPane<T> pane = new FamilyPane<>(family, what);
        VBox column = new VBox(pane.chooser);
        column.getStyleClass().add("family");
        return pane.fill(column, FormPane::new);
    }

    /** The entries of the form beside the chooser. */
    static <T> Pane inline(FamilyForm<T> family, String what) {
        FamilyPane<T> pane = new FamilyPane<>(family, what);
        FlowPane flow = new FlowPane(pane.chooser);
        flow.getStyleClass().add("inline-form");
        return pane.fill(flow, FormPane::inline);
    }

    private Pane fill(Pane holder, Function<Form<?>, Node> forms) {
        for (FamilyForm.Variant<T, ? extends T> variant : family.variants()) {
            Node form = forms.apply(variant.form());
            FormPane.showWhile(family.chosen().map(variant::equals), form);
            holder.getChildren().add(form);
        }
        return holder;
    }
}
