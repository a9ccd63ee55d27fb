package infoplane.ui.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.ui.WindowTestBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided about a table stands below its path, and can be set there. */
class TablePanelTest extends WindowTestBase {
    private void open(Path table) {
        onWindow(() -> session.setup()
                .show(Json.parseExperiment(
                        "{\"dataset\": {\"type\": \"file\", \"path\": \"" + table + "\"}}", "the test")));
    }

    private String reading() {
        return node("dataReading", Label.class).getText();
    }

    @Test
    void decisionsAreShownAndSet(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("a.csv"), ",a,group,label\n0,0.5,1,x\n1,0.25,0,y\n2,0.5,1,x\n");
        assertEquals("", reading(), "the data of the paper are made, not read");
        open(table);
        assertEquals(
                "headings: line 1\nseparator ','\nencoding UTF-8\nlabel: column 4 'label' (2 classes: x, y), as texts\n"
                        + "left out: column 1, an index",
                reading());
        type("labelColumn", "group");
        assertTrue(session.setup().facts().get().problem().contains("\"x\" in line 2, column 4 'label'"));
        type("leaveOut", "1, label");
        assertTrue(reading().contains("label: column 3 'group' (2 classes: 0, 1)"), reading());
        assertEquals(1, session.setup().facts().get().get().columns());
    }

    @Test
    void rowsStandBelowTheHeadingsOfTheTable(@TempDir Path folder) throws IOException {
        open(Files.writeString(folder.resolve("a.csv"), "id,width,kind\n1,0.5,x\n2,0.25,y\n3,0.5,x\n"));
        click("previewData");
        List<String> headings = node("dataRows", HBox.class).getChildren().stream()
                .map(column -> ((Label) ((VBox) column).getChildren().get(0)).getText())
                .toList();
        assertEquals(List.of("width", "→ kind"), headings);
        assertEquals("Left out: id", node("leftOutColumns", Label.class).getText());
        keys(KeyCode.ESCAPE);
    }

    /** What the reader decided is shown in grey; choosing says it. What was left out already stays so. */
    @Test
    void columnsAreChosenFromTheHeadings(@TempDir Path folder) throws IOException {
        open(Files.writeString(folder.resolve("a.csv"), "id,a,b,kind\n1,0.5,1,x\n2,0.25,0,y\n3,0.5,1,x\n"));
        assertEquals("kind", node("labelColumn", TextField.class).getPromptText());
        choose("labelColumn", "b", List.of("id", "a", "b", "kind"));
        choose("leaveOut", "kind", List.of("id", "a", "kind"));
        assertEquals("id, kind", node("leaveOut", TextField.class).getText());
        assertTrue(reading().contains("label: column 3 'b' (2 classes: 0, 1)"), reading());
        assertEquals(1, session.setup().facts().get().get().columns());
        choose("leaveOut", "kind", List.of("id", "a", "kind"));
        choose("leaveOut", "id", List.of("id", "a", "kind"));
        assertEquals("none", node("leaveOut", TextField.class).getText());
    }

    private void choose(String field, String value, List<String> offered) {
        MenuButton menu = node(field + "Offer", MenuButton.class);
        onWindow(menu::show);
        assertEquals(offered, menu.getItems().stream().map(MenuItem::getText).toList());
        onWindow(() -> menu.getItems().stream()
                .filter(item -> item.getText().equals(value))
                .forEach(MenuItem::fire));
        onWindow(menu::hide);
    }

    /** Two inputs are seen as points; other data hide them. */
    @Test
    void twoInputsArePoints(@TempDir Path folder) throws IOException {
        Node picture = node("dataPicture", Node.class).getParent();
        assertFalse(picture.isVisible());
        open(Files.writeString(folder.resolve("a.csv"), "a,b,kind\n0.1,0.5,x\n0.2,0.25,y\n0.3,0.5,x\n"));
        assertTrue(picture.isVisible());
        type("labelColumn", "nothing like it");
        assertTrue(picture.isVisible(), "nothing moves while something is typed");
        open(Files.writeString(folder.resolve("b.csv"), "a,b,c,kind\n0.1,0.5,1,x\n0.2,0.25,2,y\n0.3,0.5,1,x\n"));
        assertFalse(picture.isVisible());
    }

    @Test
    void onlyTablesHaveTheirEntries(@TempDir Path folder) throws IOException {
        open(Files.writeString(folder.resolve("a.csv"), "0.5,1\n0.25,0\n"));
        unfold();
        assertTrue(node("separator", javafx.scene.Node.class)
                .getParent()
                .getParent()
                .getParent()
                .isVisible());
        TextField separator = node("labelColumn", TextField.class);
        assertTrue(separator.getParent().getParent().getParent().isVisible());
        open(folder.resolve("a.npy"));
        assertFalse(separator.getParent().getParent().getParent().isVisible());
    }
}
