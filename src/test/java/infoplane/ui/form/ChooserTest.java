package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.ui.WindowTestBase;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** A combo box as any other, but for the list that is not in the window before it is opened. */
class ChooserTest extends WindowTestBase {
    private static final List<String> ITEMS = List.of("tanh", "relu", "a rather long name of an activation");

    @Test
    void noListIsInTheWindowBeforeItIsOpened() {
        onWindow(() ->
                assertFalse(lookups.lookup(".combo-box").<ComboBox<?>>queryAll().isEmpty(), "the form has choosers"));
        onWindow(() -> lookups.lookup(".combo-box")
                .<ComboBox<?>>queryAll()
                .forEach(box -> assertTrue(box.lookupAll(".list-view").isEmpty(), () -> "in " + box.getId())));
    }

    /** Every item is there at the first time already, as high and as wide as at the second, and as in an ordinary box. */
    @Test
    void theListIsCompleteAtTheFirstTime() {
        ComboBox<String> usual = new ComboBox<>(FXCollections.observableArrayList(ITEMS));
        ListView<?> ordinary = opened(usual);
        onWindow(() -> usual.getScene().getWindow().hide());
        Chooser<String> box = new Chooser<>();
        box.getItems().setAll(ITEMS);
        ListView<?> first = opened(box);
        double height = first.getHeight();
        double width = first.getWidth();
        assertEquals(ordinary.getHeight(), height);
        assertEquals(ordinary.getWidth(), width);
        assertEquals(ITEMS, texts(first));
        onWindow(box::hide);
        onWindow(box::show);
        assertEquals(height, first.getHeight());
        assertEquals(width, first.getWidth());
        onWindow(() -> box.getScene().getWindow().hide());
    }

    /** Where there is no room below, the list stands above its box at once, for which it has to know its height. */
    @Test
    void theListFindsRoomAtTheFirstTime() {
        Chooser<String> box = new Chooser<>();
        box.getItems().setAll(ITEMS);
        onWindow(() -> {
            Stage own = stage(box);
            own.setY(Screen.getPrimary().getVisualBounds().getMaxY() - own.getHeight());
        });
        List<Double> tops = new ArrayList<>();
        ListView<?> list = (ListView<?>) ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
        onWindow(box::show);
        onWindow(() -> {
            tops.add(onScreen(list).getMaxY());
            tops.add(onScreen(box).getMinY());
        });
        onWindow(() -> box.getScene().getWindow().hide());
        assertTrue(tops.get(0) <= tops.get(1) + 2, () -> "ends at and box begins at " + tops);
    }

    /** To make the list and to show it take long, the first time; the window answers in between. */
    @Test
    void theFirstTimeTakesTwoTurns() {
        Chooser<String> box = new Chooser<>();
        box.getItems().setAll(ITEMS);
        onWindow(() -> stage(box));
        ListView<?> list = (ListView<?>) ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
        onWindow(() -> {
            box.show();
            assertFalse(box.isShowing());
            assertTrue(list.getSkin() != null, "the list is made");
        });
        assertTrue(box.isShowing());
        assertEquals(ITEMS, texts(list));
        onWindow(box::hide);
        onWindow(() -> {
            box.show();
            assertTrue(box.isShowing(), "from then on at once");
        });
        onWindow(() -> box.getScene().getWindow().hide());
    }

    @Test
    void keysOpenChooseAndLeave() {
        ComboBox<?> activation = node("activation", ComboBox.class);
        Object before = activation.getValue();
        onWindow(activation::requestFocus);
        keys(KeyCode.F4);
        assertTrue(activation.isShowing());
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        assertFalse(activation.isShowing());
        assertEquals(
                activation.getItems().indexOf(before) + 1, activation.getItems().indexOf(activation.getValue()));
        keys(KeyCode.F4);
        keys(KeyCode.UP);
        keys(KeyCode.ENTER);
        assertEquals(before, activation.getValue());
    }

    private ListView<?> opened(ComboBox<String> box) {
        onWindow(() -> stage(box));
        onWindow(box::show);
        return (ListView<?>) ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
    }

    private Stage stage(ComboBox<String> box) {
        Stage own = new Stage();
        own.initOwner(stage());
        own.setScene(new Scene(new StackPane(box), 400, 100));
        own.show();
        return own;
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    private List<String> texts(ListView<?> list) {
        return list.lookupAll(".list-cell").stream()
                .map(ListCell.class::cast)
                .filter(cell -> !cell.isEmpty())
                .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(ListCell::getText)
                .toList();
    }
}
