package infoplane.ui;

import infoplane.ui.form.FamilyForm;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
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
        return pane.fill(column);
    }

    /** Chooser and entries as pieces that stand beside each other in a bar. */
    static <T> List<Node> inline(FamilyForm<T> family, String what) {
        FamilyPane<T> pane = new FamilyPane<>(family, what);
        List<Node> pieces = new ArrayList<>(List.of(pane.chooser));
        for (FamilyForm.Variant<T, ? extends T> variant : family.variants()) {
            pieces.addAll(FormPane.inline(variant.form(), family.chosen().map(variant::equals)));
        }
        return pieces;
    }

    private Pane fill(Pane holder) {
        for (FamilyForm.Variant<T, ? extends T> variant : family.variants()) {
            Node form = new FormPane(variant.form());
            FormPane.showWhile(family.chosen().map(variant::equals), form);
            holder.getChildren().add(form);
        }
        return holder;
    }
}
