package infoplane.ui;

import infoplane.ui.form.FamilyForm;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

/** The chooser of a family of settings, and below it the form of the type chosen. */
final class FamilyPane<T> extends VBox {
    FamilyPane(FamilyForm<T> family, String what) {
        this(family, what, FormPane::new);
    }

    /** @param forms makes the pane of a type's form */
    FamilyPane(FamilyForm<T> family, String what, Function<infoplane.ui.form.Form<?>, FormPane> forms) {
        getStyleClass().add("family");
        ComboBox<FamilyForm.Variant<T, ? extends T>> chooser = new ComboBox<>();
        chooser.getItems().setAll(family.variants());
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setAccessibleText(what);
        chooser.setTooltip(FormPane.tooltip(what));
        chooser.valueProperty().bindBidirectional(family.chosen());
        getChildren().add(chooser);
        for (FamilyForm.Variant<T, ? extends T> variant : family.variants()) {
            FormPane pane = forms.apply(variant.form());
            FormPane.showWhile(family.chosen().map(variant::equals), pane);
            getChildren().add(pane);
        }
    }
}
