package infoplane.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import infoplane.ui.WindowTestBase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dark is what the library's dark theme is, though it is reached another way. */
class DarkStyleTest extends WindowTestBase {
    @AfterEach
    void light() {
        onWindow(() -> Application.setUserAgentStylesheet(Theme.STYLE_SHEET));
        keys(KeyCode.CONTROL, KeyCode.T);
        assertTrue(!ThemedWindows.dark(stage().getScene()));
    }

    @Test
    void theDarkWindowLooksAsTheLibraryHasIt() {
        addRun("a", 10, "x");
        onWindow(() -> statusLine().setVisible(false)); // memory in use changes by itself
        WritableImage light = picture(root());
        keys(KeyCode.CONTROL, KeyCode.T);
        WritableImage ours = picture(root());
        onWindow(() -> {
            lookups.lookup("." + DarkStyle.PART)
                    .queryAll()
                    .forEach(part -> part.pseudoClassStateChanged(DarkStyle.ON, false));
            Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        });
        WritableImage theirs = picture(root());
        assertTrue(differingPixels(light, ours) > 0.9 * 1280 * 740, "dark everywhere");
        onWindow(() -> statusLine().setVisible(true));
        assertEquals(0, differingPixels(ours, theirs));
    }

    /** Rules are left out, but none that says how something here looks. */
    @Test
    void theLightWindowLooksAsTheLibraryHasIt() {
        addRun("a", 10, "x");
        onWindow(() -> statusLine().setVisible(false));
        WritableImage ours = picture(root());
        onWindow(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
        WritableImage theirs = picture(root());
        onWindow(() -> statusLine().setVisible(true));
        assertEquals(0, differingPixels(ours, theirs));
        keys(KeyCode.CONTROL, KeyCode.T);
    }

    @Test
    void rulesAboutControlsThatAreNotHereAreLeftOut() {
        String sheet = ".label, .date-picker > .label, .tree-view { -a: 1; } .spinner:focused .text { -b: url(a;b); }"
                + " .list-view .cell { -b: url(a;b); }";
        assertEquals(
                List.of(new ThemeRule(".label", " -a: 1; "), new ThemeRule(".list-view .cell", " -b: url(a;b); ")),
                ThemeRule.of(sheet));
        keys(KeyCode.CONTROL, KeyCode.T);
    }

    @Test
    void menusAndFurtherWindowsAreDarkToo() {
        keys(KeyCode.CONTROL, KeyCode.T);
        click("presets");
        keys(KeyCode.F1);
        onWindow(() -> {
            assertTrue(Window.getWindows().size() > 2, "the menu and the window of the keys");
            Window.getWindows().forEach(window -> assertTrue(ThemedWindows.dark(window.getScene()), window.toString()));
        });
        keys(KeyCode.ESCAPE);
        onWindow(() -> Window.getWindows().stream()
                .filter(window -> window != stage())
                .toList()
                .forEach(Window::hide));
    }

    /** Each in its turn; a theme that was changed again meanwhile is not passed through. */
    @Test
    void partsTakeTheColoursWantedByThen() {
        Deque<Runnable> turns = new ArrayDeque<>();
        List<Region> nodes = List.of(new Region(), new Region());
        ThemedParts parts = new ThemedParts(nodes, List.of());
        parts.colour(true, turns::add);
        assertEquals(2, turns.size());
        turns.remove().run();
        assertEquals(List.of(true, false), darks(nodes));
        parts.colour(false, turns::add);
        turns.remove().run();
        assertEquals(List.of(true, false), darks(nodes), "the second never was dark");
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
        assertEquals(List.of(false, false), darks(nodes));
        keys(KeyCode.CONTROL, KeyCode.T);
    }

    private static List<Boolean> darks(List<Region> nodes) {
        return nodes.stream()
                .map(node -> node.getPseudoClassStates().contains(DarkStyle.ON))
                .toList();
    }

    /** Panels at the sides are put away and come back, with other dividers. */
    @Test
    void whatComesBackIsDarkToo() {
        keys(KeyCode.CONTROL, KeyCode.T);
        keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        keys(KeyCode.CONTROL, KeyCode.DIGIT2);
        keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        keys(KeyCode.CONTROL, KeyCode.DIGIT2);
        lookups.lookup(".split-pane-divider")
                .queryAll()
                .forEach(divider -> assertTrue(isDark(divider), divider.toString()));
    }

    private static boolean isDark(Node node) {
        return node.getPseudoClassStates().contains(DarkStyle.ON)
                || node.getParent() != null && isDark(node.getParent());
    }

    @Test
    void rulesAreTakenOverWhereTheyDiffer() {
        String light = ".root { -a: white; -b: 1px } .x, .y > .z { -c: red; } .same { -d: 1; }";
        String dark = ".root { -a: black; -b: 1px } .x, .y > .z { -c: blue; } .same { -d: 1; }";
        assertEquals(
                List.of(
                        new ThemeRule(".root:dark, .themed:dark", "-a: black; "),
                        new ThemeRule(
                                ".root:dark .x, .themed:dark .x, .root:dark .y > .z, .themed:dark .y > .z",
                                "-c: blue; ")),
                DarkStyle.difference(ThemeRule.of(light), ThemeRule.of(dark)));
        keys(KeyCode.CONTROL, KeyCode.T);
    }

    private Node statusLine() {
        return lookups.lookup(".status-line").query();
    }

    private Parent root() {
        return stage().getScene().getRoot();
    }
}
