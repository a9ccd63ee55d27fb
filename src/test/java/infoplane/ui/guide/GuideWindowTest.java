package infoplane.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.ui.WindowTestBase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.util.WaitForAsyncUtils;

/** The guide is read in the program, whatever the desktop can show. */
class GuideWindowTest extends WindowTestBase {
    private static final double NARROW = 420;
    /** A blank at the end of a line may stand out; nobody sees it. */
    private static final double BLANK = 9;

    private Optional<Stage> found = Optional.empty();

    static Stream<GuidePage> pages() {
        return GuidePage.ALL.stream();
    }

    @BeforeEach
    void open() throws TimeoutException {
        onWindow(() -> stage().requestFocus());
        keys(KeyCode.SHIFT, KeyCode.F1);
        waitForText("Without the window");
    }

    @AfterEach
    void close() {
        onWindow(guide()::close);
    }

    @Test
    void itIsAWindowThatEscCloses() {
        assertTrue(guide().isShowing());
        assertTrue(texts(page()).contains("A walk through the window"));
        keys(KeyCode.ESCAPE);
        assertFalse(guide().isShowing());
        assertTrue(stage().isShowing());
    }

    @Test
    void theArrowKeysScroll() {
        ScrollPane scroll = (ScrollPane) guide().getScene().lookup("#guideScroll");
        keys(KeyCode.HOME);
        assertEquals(0, scroll.getVvalue());
        keys(KeyCode.DOWN);
        double line = scroll.getVvalue();
        assertTrue(line > 0);
        keys(KeyCode.PAGE_DOWN);
        assertTrue(scroll.getVvalue() > 4 * line);
        keys(KeyCode.END);
        assertEquals(1, scroll.getVvalue());
        keys(KeyCode.HOME);
        assertEquals(0, scroll.getVvalue());
    }

    @Test
    void aLinkLeadsToItsPageAndBackToWhereItStands() throws TimeoutException {
        ScrollPane scroll = (ScrollPane) guide().getScene().lookup("#guideScroll");
        keys(KeyCode.END);
        Hyperlink link = (Hyperlink) page().lookup(".guide-link");
        assertEquals("estimators.md", link.getText());
        onWindow(link::fire);
        waitForText("Two that are often implemented wrongly");
        assertFalse(texts(page()).contains("A walk through the window"));
        keys(KeyCode.ALT, KeyCode.LEFT);
        waitForText("Without the window");
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> scroll.getVvalue() > 0.99);
    }

    /** What is not there could not be shown: pages and pictures travel with the program. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyPictureAndEveryPageThatIsLinkedComesWithTheProgram(GuidePage page) throws IOException {
        page.read().accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                assertNotNull(GuidePage.picture(image.getDestination()), image.getDestination());
                String dark = image.getDestination().replace("-light.png", "-dark.png");
                assertNotNull(GuidePage.picture(dark), dark);
            }

            @Override
            public void visit(Link link) {
                if (!link.getDestination().startsWith("../")) { // what lies outside the guide becomes plain text
                    assertTrue(GuidePage.linked(link.getDestination()).isPresent(), link.getDestination());
                }
            }
        });
    }

    @Test
    void picturesAreAsDarkAsTheWindow() {
        assertTrue(pictures().size() > 5);
        assertTrue(pictures().stream().allMatch(file -> file.endsWith("-light.png")), pictures()::toString);
        onWindow(() -> stage().requestFocus());
        keys(KeyCode.CONTROL, KeyCode.T);
        assertTrue(pictures().stream().allMatch(file -> file.endsWith("-dark.png")), pictures()::toString);
        keys(KeyCode.CONTROL, KeyCode.T);
        assertTrue(pictures().stream().allMatch(file -> file.endsWith("-light.png")), pictures()::toString);
    }

    private List<String> pictures() {
        List<String> files = new ArrayList<>();
        onWindow(() -> lookups.from(page())
                .lookup(".image-view")
                .<ImageView>queryAllAs(ImageView.class)
                .forEach(view -> files.add(view.getImage().getUrl())));
        return files;
    }

    /** In a window half as wide, which is how wide it is at twice the scale. What is in a table scrolls there. */
    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsCutOffInANarrowWindow(GuidePage page) throws IOException {
        org.commonmark.node.Node document = page.read();
        onWindow(() -> everythingFits(document));
    }

    /** A command of 300 letters goes on in the next line. */
    @Test
    void longLinesOfCodeWrap() {
        String command = "./infoplane " + "x".repeat(300);
        onWindow(() -> everythingFits(Parser.builder().build().parse("```\n" + command + "\n```\n\n    " + command)));
    }

    @Test
    void whatIsForThoseWhoWriteThePageIsNotShown() {
        onWindow(() -> assertEquals(
                List.of(),
                new GuideBlocks(new GuideWords(followed -> {}), new SimpleBooleanProperty())
                        .of(Parser.builder().build().parse("<!-- begin -->").getFirstChild())));
    }

    private void everythingFits(org.commonmark.node.Node document) {
        VBox column = new VBox();
        GuideBlocks blocks = new GuideBlocks(new GuideWords(followed -> {}), new SimpleBooleanProperty());
        for (org.commonmark.node.Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            blocks.of(block).forEach(node -> column.getChildren().add(new CachedHeight(node)));
        }
        int added = 0;
        while (blocks.addRow()) {
            added++;
        }
        assertTrue(added > 0 || column.lookup(".guide-table") == null, "tables have rows");
        Scene scene = new Scene(column, NARROW, 600);
        scene.getStylesheets().setAll(guide().getScene().getStylesheets());
        column.applyCss();
        column.resize(NARROW, column.prefHeight(NARROW));
        column.layout();
        everything(column).forEach(node -> {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            if (node instanceof Text text) { // of which where it begins tells nothing of where its lines are
                assertTrue(
                        bounds.getWidth() <= ((Region) text.getParent()).getWidth() + BLANK, () -> text + " " + bounds);
            } else {
                assertTrue(bounds.getMaxX() <= NARROW + 1 && bounds.getMinX() >= -1, () -> bounds + " of " + node);
            }
            if (node instanceof GuideTable table) {
                Region rows = (Region) table.getContent();
                assertTrue(
                        table.getHeight() >= rows.prefHeight(rows.getWidth()) - 1,
                        () -> "a table is cut off, which begins with "
                                + everything(table).stream()
                                        .filter(Text.class::isInstance)
                                        .map(text -> ((Text) text).getText())
                                        .limit(4)
                                        .toList());
            }
            if (node instanceof TextFlow words) {
                assertTrue(words.getHeight() >= words.prefHeight(words.getWidth()) - 1, () -> "cut off: " + words);
            }
        });
        Node last = column.getChildren().get(column.getChildren().size() - 1);
        assertTrue(last.getBoundsInParent().getMaxY() <= column.getHeight() + 1);
    }

    private static List<Node> everything(Parent parent) {
        List<Node> all = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            all.add(child);
            if (child instanceof Parent inner && !(child instanceof ScrollPane)) {
                all.addAll(everything(inner));
            }
        }
        return all;
    }

    /** Also after it was closed. */
    private Stage guide() {
        Window.getWindows().stream()
                .filter(window -> window instanceof Stage shown && "Guide".equals(shown.getTitle()))
                .findFirst()
                .ifPresent(shown -> found = Optional.of((Stage) shown));
        return found.orElseThrow();
    }

    private Parent page() {
        return (Parent) guide().getScene().lookup("#guidePage");
    }

    private static List<String> texts(Parent parent) {
        return everything(parent).stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .toList();
    }

    private void waitForText(String wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
            boolean[] there = new boolean[1];
            lookups.interact(() -> there[0] = texts(page()).contains(wanted));
            return there[0];
        });
        settle();
    }
}
