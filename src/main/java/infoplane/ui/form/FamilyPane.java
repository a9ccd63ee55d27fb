package infoplane.ui.form;

import infoplane.ui.form.FamilyForm.Variant;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Reused;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/**
 * Shows the chooser of a family of settings and the form of the chosen type. The forms of the other types are made when they
 * are chosen, because every control in the window makes a change of theme slower.
 */
public final class FamilyPane<T> {
    private final ComboBox<Variant<T, ? extends T>> chooser;
    private final FamilyForm<T> family;
    private final Map<Variant<T, ? extends T>, List<Node>> made = new IdentityHashMap<>();

    /** @param what what the chooser selects; shown in its tooltip */
    public FamilyPane(FamilyForm<T> family, String what) {
        this.family = family;
        this.chooser = new Chooser<>();
        chooser.getItems().setAll(family.variants());
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setAccessibleText(what);
        chooser.setTooltip(Controls.tooltip(what));
        chooser.valueProperty().bindBidirectional(family.chosen());
    }

    /** A pane with the form below the chooser. */
    public static <T> Pane below(FamilyForm<T> family, String what) {
        FamilyPane<T> pane = new FamilyPane<>(family, what);
        VBox column = new VBox();
        column.getStyleClass().add("family");
        family.chosen().subscribe(chosen -> Reused.put(column, List.of(pane.chooser, pane.form(chosen))));
        return column;
    }

    private Node form(Variant<T, ? extends T> chosen) {
        return made.computeIfAbsent(chosen, variant -> List.of(FormPane.inTurns(variant.form())))
                .get(0);
    }

    /** The chooser and the entries of the chosen type, as nodes for one line of a bar. */
    public List<Node> pieces() {
        List<Node> pieces = new ArrayList<>(List.of(chooser));
        pieces.addAll(made.computeIfAbsent(family.chosen().get(), variant -> FormPane.inline(variant.form())));
        return pieces;
    }
}
