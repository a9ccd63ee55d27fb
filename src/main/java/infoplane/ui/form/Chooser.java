package infoplane.ui.form;

import infoplane.ui.work.WindowThread;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ComboBoxListViewSkin;

/**
 * A combo box that adds its list to the window when the list opens for the first time. JavaFX's combo box holds a hidden
 * list with a cell for every item from the start. These are some 20 of its 29 nodes, which are styled at the start and at
 * every change of theme.
 */
public final class Chooser<V> extends ComboBox<V> {
    private boolean opened;

    public Chooser() {}

    /**
     * Opens the list. The first opening takes two turns of the window's thread; the first turn makes the list and its cells.
     */
    @Override
    public void show() {
        if (opened || !(getSkin() instanceof ComboBoxListViewSkin<?> skin)) {
            super.show();
            return;
        }
        opened = true;
        skin.getChildren().add(skin.getPopupContent());
        applyCss();
        layout();
        WindowThread.later(() -> {
            if (getScene() != null) { // the chooser may have left the window since
                super.show();
            }
        });
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        ComboBoxListViewSkin<V> skin = new ComboBoxListViewSkin<>(this);
        skin.getChildren().removeIf(ListView.class::isInstance);
        return skin;
    }
}
