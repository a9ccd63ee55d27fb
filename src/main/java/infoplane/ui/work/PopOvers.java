package infoplane.ui.work;

import impl.org.controlsfx.skin.PopOverSkin;
import infoplane.ui.theme.ThemedWindows;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** Small questions beside what they are about, in the colours of the window. */
public final class PopOvers {
    private PopOvers() {}

    public static PopOver of(ArrowLocation arrow, double width, Node... parts) {
        VBox content = new VBox(parts);
        content.getStyleClass().add("pop-content");
        content.setPrefWidth(width);
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(arrow);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.getRoot().getStylesheets().add(ThemedWindows.WORKBENCH); // after its own, which is light only
        return popOver;
    }

    public static void show(PopOver popOver, Node beside) {
        show(popOver, beside, () -> {});
    }

    /**
     * Shows a pop-over, in several turns of the window's thread where what is in it has not been shown before: that gets its
     * skins and styles in the first ones. At once, an unknown one took up to 60 ms while runs computed.
     *
     * @param then is done when it is shown
     */
    public static void show(PopOver popOver, Node beside, Runnable then) {
        List<Runnable> turns = popOver.getSkin() == null ? styling(popOver, beside.getScene()) : List.of();
        show(popOver, new InPieces(turns), beside, then);
    }

    /** @param missing what it still needs before it can be shown; each piece is made in a turn */
    public static void show(PopOver popOver, InPieces missing, Node beside, Runnable then) {
        WindowThread.later(() -> {
            if (missing.next()) {
                show(popOver, missing, beside, then);
            } else if (beside.getScene() != null) { // it may have gone meanwhile
                popOver.show(beside);
                then.run();
            }
        });
    }

    /**
     * What gives a pop-over that is not shown yet its skins and styles: in its own scene, because JavaFX mixes up the styles of
     * labels that are moved from one to another.
     *
     * @param shown the colours of which it gets
     */
    public static List<Runnable> styling(PopOver popOver, Scene shown) {
        Parent root = popOver.getScene().getRoot();
        return List.of(
                () -> {
                    if (popOver.getSkin() == null) { // or it has been shown meanwhile
                        popOver.setSkin(new PopOverSkin(popOver));
                    }
                },
                () -> {
                    popOver.getScene().getStylesheets().setAll(ThemedWindows.STYLE_SHEETS);
                    ThemedWindows.colour(popOver.getScene(), shown);
                    root.applyCss();
                },
                root::layout);
    }
}
