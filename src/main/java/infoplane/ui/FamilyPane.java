package infoplane.ui;

import infoplane.ui.form.FamilyForm;
import infoplane.ui.form.FamilyForm.Variant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/**
 * The chooser of a family of settings, and the form of the type chosen. The forms of the other types are made when they are
 * chosen and are not in the window before: there are many, and every control in it makes a change of theme slower.
 */
final class FamilyPane<T> {
    private final ComboBox<Variant<T, ? extends T>> chooser = new Chooser<>();
    private final FamilyForm<T> family;
    private final Map<Variant<T, ? extends T>, List<Node>> made = new IdentityHashMap<>();

    FamilyPane(FamilyForm<T> family, String what) {
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
        VBox column = new VBox();
        column.getStyleClass().add("family");
        family.chosen()
                .subscribe(chosen -> column.getChildren()
                        .setAll(
                                pane.chooser,
                                pane.made
                                        .computeIfAbsent(chosen, variant -> List.of(new FormPane(variant.form())))
                                        .get(0)));
        return column;
    }

    /** Chooser and entries of the type now chosen, as pieces that stand beside each other in a bar. */
    List<Node> pieces() {
        List<Node> pieces = new ArrayList<>(List.of(chooser));
        pieces.addAll(made.computeIfAbsent(family.chosen().get(), variant -> FormPane.inline(variant.form())));
        return pieces;
    }
}
