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

/** Pop-overs beside the node that they are about, in the theme of the window. */
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
        popOver.getRoot().getStylesheets().add(ThemedWindows.WORKBENCH); // overrides its light colours
        return popOver;
    }

    public static void show(PopOver popOver, Node beside) {
        show(popOver, beside, () -> {});
    }

    /**
     * Shows a pop-over. A new pop-over takes several turns of the window's thread: the first turns make its skins and
     * styles. In a single turn, a new pop-over took up to 60 ms while runs computed.
     *
     * @param then runs after the pop-over is shown
     */
    public static void show(PopOver popOver, Node beside, Runnable then) {
        List<Runnable> turns = popOver.getSkin() == null ? styling(popOver, beside.getScene()) : List.of();
        show(popOver, new InPieces(turns), beside, then);
    }

    /** @param missing pieces that the pop-over needs before it is shown; each takes a turn */
    public static void show(PopOver popOver, InPieces missing, Node beside, Runnable then) {
        WindowThread.later(() -> {
            if (missing.next()) {
                show(popOver, missing, beside, then);
            } else if (beside.getScene() != null) { // the node may have left the window since
                popOver.show(beside);
                then.run();
            }
        });
    }

    /**
     * Steps that give a hidden pop-over its skins and styles. They use the pop-over's own scene, because JavaFX mixes up the
     * styles of labels that move between scenes.
     *
     * @param shown scene whose theme the pop-over gets
     */
    public static List<Runnable> styling(PopOver popOver, Scene shown) {
        Parent root = popOver.getScene().getRoot();
        return List.of(
                () -> {
                    if (popOver.getSkin() == null) { // else it has been shown since
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
