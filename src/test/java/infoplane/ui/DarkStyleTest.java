package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dark is what the library's dark theme is, though it is reached another way. */
class DarkStyleTest extends WindowTestBase {
    @AfterEach
    void light() {
        onWindow(() -> Application.setUserAgentStylesheet(Theme.STYLE_SHEET));
        keys(KeyCode.CONTROL, KeyCode.T);
        assertTrue(!root().getPseudoClassStates().contains(DarkStyle.ON));
    }

    @Test
    void theDarkWindowLooksAsTheLibraryHasIt() {
        addRun("a", 10, "x");
        onWindow(() -> statusLine().setVisible(false)); // memory in use changes by itself
        WritableImage light = picture(root());
        keys(KeyCode.CONTROL, KeyCode.T);
        WritableImage ours = picture(root());
        onWindow(() -> {
            root().pseudoClassStateChanged(DarkStyle.ON, false);
            Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        });
        WritableImage theirs = picture(root());
        assertTrue(differingPixels(light, ours) > 0.9 * 1280 * 740, "dark everywhere");
        onWindow(() -> statusLine().setVisible(true));
        assertEquals(0, differingPixels(ours, theirs));
    }

    @Test
    void menusAndFurtherWindowsAreDarkToo() {
        keys(KeyCode.CONTROL, KeyCode.T);
        click("presets");
        keys(KeyCode.F1);
        onWindow(() -> {
            assertTrue(Window.getWindows().size() > 2, "the menu and the window of the keys");
            Window.getWindows()
                    .forEach(window -> assertTrue(
                            window.getScene().getRoot().getPseudoClassStates().contains(DarkStyle.ON),
                            window.toString()));
        });
        keys(KeyCode.ESCAPE);
        onWindow(() -> Window.getWindows().stream()
                .filter(window -> window != stage())
                .toList()
                .forEach(Window::hide));
    }

    @Test
    void rulesAreTakenOverWhereTheyDiffer() {
        String light = ".root { -a: white; -b: 1px } .x, .y > .z { -c: red; } .same { -d: 1; }";
        String dark = ".root { -a: black; -b: 1px } .x, .y > .z { -c: blue; } .same { -d: 1; }";
        assertEquals(
                ".root:dark {\n-a: black;\n}\n.root:dark .x, .root:dark .y > .z {\n-c: blue;\n}\n",
                DarkStyle.difference(light, dark));
        keys(KeyCode.CONTROL, KeyCode.T);
    }

    private Node statusLine() {
        return lookups.lookup(".status-line").query();
    }

    private Parent root() {
        return stage().getScene().getRoot();
    }
}
