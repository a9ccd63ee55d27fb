package infoplane.ui.form;

import infoplane.ui.work.WindowThread;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ComboBoxListViewSkin;

/**
 * A combo box whose list is made part of the window when it is opened for the first time. An ordinary one keeps its list
 * and a cell for every item hidden in itself: some 20 of the 29 nodes that it puts into the scene, each styled at the start
 * and at every change of theme.
 */
public final class Chooser<V> extends ComboBox<V> {
    private boolean opened;

    public Chooser() {}

    /** The first time in two turns, the first of which makes the list and its cells. */
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
            if (getScene() != null) { // it may have gone meanwhile
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
