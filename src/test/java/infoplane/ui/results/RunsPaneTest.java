package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.runs.table.RunField;
import infoplane.runs.table.RunGroups;
import infoplane.ui.WindowTestBase;
import infoplane.ui.run.Progress;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import infoplane.ui.run.TableLook;
import infoplane.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;

/** What the user does with the list of runs. */
class RunsPaneTest extends WindowTestBase {
    @Test
    void aRunUnderWayShowsItsBar() {
        Run run = new Run(SampleResults.settings("under way"), folder.resolve("under way"));
        onWindow(() -> {
            run.begin();
            run.show(new Progress("training", 1, 4, Double.NaN));
            session.runs().add(run);
        });
        ProgressBar bar = bars().iterator().next();
        assertTrue(bar.isVisible());
        assertTrue(bar.getHeight() >= 4 && bar.getWidth() > 50, "it takes room: " + bar.getBoundsInParent());
        Node list = node("runs", ListView.class);
        assertTrue(
                list.localToScene(list.getBoundsInLocal()).contains(bar.localToScene(bar.getBoundsInLocal())),
                "all of it is inside the list");
        onWindow(() -> run.show(SampleResults.finished("under way", 3, "x")));
        assertTrue(bars().stream().noneMatch(ProgressBar::isVisible));
    }

    @Test
    void twoSelectedRunsSayInWhatTheyDiffer() {
        addRun("first", 3, "x");
        Run longer = new Run(
                SampleResults.settings("second")
                        .withTraining(
                                SampleResults.settings("second").training().withEpochs(42)),
                folder.resolve("second"));
        onWindow(() -> {
            longer.show(SampleResults.finished("second", 3, "x"));
            session.runs().add(longer);
        });
        click(row(1));
        hold(KeyCode.CONTROL, () -> click(row(0)));
        int usual = SampleResults.settings("").training().epochs();
        assertEquals(List.of("“first” → “second”", "Epochs: " + usual + " → 42"), difference());
    }

    /** Nobody who shows two runs side by side should have to select them besides. */
    @Test
    void twoShownRunsSayInWhatTheyDifferToo() {
        addRun("first", 3, "x");
        addRun("second", 3, "x");
        click(row(0));
        assertEquals("“first” → “second”", difference().get(0));
        addRun("third", 3, "x");
        assertEquals(1, difference().size(), "three are shown: a word how to choose two");
    }

    private List<String> difference() {
        return node("difference", VBox.class).getChildren().stream()
                .map(line -> ((Label) line).getText())
                .toList();
    }

    @Test
    void aRunIsRenamedBesideItself() {
        Run run = addRun("old name", 3, "x");
        click(row(0));
        keys(KeyCode.F2);
        type("runName", "new name");
        keys(KeyCode.ENTER);
        assertEquals("new name", run.name().get());
    }

    @Test
    void enterKeepsTheNotesAndShiftEnterBeginsALine() {
        Run run = addRun("noted", 3, "x");
        click(row(0));
        keys(KeyCode.F2);
        onWindow(() -> {
            node("runNotes", TextArea.class).requestFocus();
            node("runNotes", TextArea.class).appendText("one");
        });
        keys(KeyCode.SHIFT, KeyCode.ENTER);
        keys(KeyCode.ENTER);
        assertEquals("one\n", run.notes().get());
        assertTrue(lookups.lookup("#runNotes").tryQuery().isEmpty(), "it is closed");
    }

    @Test
    void theNewRunIsScrolledTo() {
        for (int number = 0; number < 30; number++) {
            addRun("run " + number, 3, "x");
        }
        onWindow(() -> node("runs", ListView.class).scrollTo(29));
        Run fresh = addRun("fresh", 3, "x");
        assertTrue(
                lookups.lookup("#runs .run-name").queryAllAs(Label.class).stream()
                        .filter(name -> name.getText().equals(fresh.name().get()))
                        .anyMatch(name -> node("runs", ListView.class)
                                .localToScene(node("runs", ListView.class).getBoundsInLocal())
                                .contains(name.localToScene(name.getBoundsInLocal()))),
                "its row is inside the list");
    }

    /** As {@code WorkbenchApplication} begins: the window is there before the runs are. */
    @Test
    void whileTheRunsAreReadTheWindowSaysSo() {
        onWindow(() -> session.remembered().expect());
        assertEquals("Reading the runs…", ((Label) node("runs", ListView.class).getPlaceholder()).getText());
        assertEquals("Reading runs…", node("status", Label.class).getText());
        assertTrue(node("readingRuns", Node.class).isVisible(), "beside the empty plane");
        assertEquals("", node("diskUsed", Label.class).getText());
        onWindow(() -> session.remembered().list(Optional.empty(), List.of(), "", () -> {}));
        assertTrue(((Label) node("runs", ListView.class).getPlaceholder())
                .getText()
                .startsWith("No runs yet"));
        assertEquals("Ready", node("status", Label.class).getText());
        assertFalse(node("readingRuns", Node.class).isVisible());
    }

    /** What a run under way has written is counted when it begins and ends, so its size is a lower bound, or unknown. */
    @Test
    void theLineBelowCountsTheRunsAndWhatIsKnownOfTheirSize() throws IOException {
        assertEquals("", node("diskUsed", Label.class).getText(), "nothing to count");
        Run run = new Run(SampleResults.settings("under way"), folder.resolve("under way"));
        onWindow(() -> {
            run.begin();
            session.runs().add(run);
        });
        assertEquals("1 run", node("diskUsed", Label.class).getText());
        Files.createDirectories(run.folder());
        Files.write(run.folder().resolve("plane.csv"), new byte[1234]);
        addRun("other", 3, "x"); // counts all folders
        assertEquals("2 runs, over 1.2 kB", node("diskUsed", Label.class).getText());
        onWindow(() -> run.show(SampleResults.finished("under way", 3, "x")));
        assertEquals("2 runs, 1.2 kB", node("diskUsed", Label.class).getText());
        onWindow(() -> List.copyOf(session.runs().runs()).forEach(session.runs()::remove));
        assertEquals("", node("diskUsed", Label.class).getText());
        onWindow(() -> session.runs().add(run)); // the first after the last was deleted
        assertEquals("1 run, 1.2 kB", node("diskUsed", Label.class).getText());
    }

    /** A plane is empty for a reason, which is another one without any run. */
    @Test
    void whileAllRunsAreHiddenTheWindowSaysSo() {
        assertFalse(node("noRunShown", Node.class).isVisible());
        Run run = addRun("run", 3, "x");
        assertFalse(node("noRunShown", Node.class).isVisible());
        onWindow(() -> run.visible().set(false));
        assertTrue(node("noRunShown", Node.class).isVisible());
    }

    @Test
    void escapeKeepsTheNameThatWas() {
        Run run = addRun("old name", 3, "x");
        click(row(0));
        keys(KeyCode.F2);
        type("runName", "new name");
        keys(KeyCode.ESCAPE);
        assertEquals("old name", run.name().get());
        assertTrue(lookups.lookup("#runName").tryQuery().isEmpty(), "it is closed");
    }

    /** The arrow is the tip of the border, which is the rightmost that there is of the pop-over. */
    @Test
    void theQuestionPointsAtTheRunThatItIsAbout() {
        addRun("first", 3, "x");
        addRun("second", 3, "x");
        addRun("third", 3, "x");
        click(row(2));
        keys(KeyCode.F2);
        PopOver asked = (PopOver) node("runName", Node.class).getScene().getWindow();
        Node cell = asked.getOwnerNode();
        assertTrue(
                cell.localToScreen(cell.getBoundsInLocal()).contains(row(2)),
                "it belongs to " + cell.localToScreen(cell.getBoundsInLocal()) + ", not to row 2 at " + row(2));
        keys(KeyCode.ESCAPE);
    }

    @Test
    void onlyWhatIsFoundIsListed() {
        addRun("apple", 3, "x");
        addRun("pear", 3, "x");
        type("findRuns", "app");
        assertEquals(1, node("runs", ListView.class).getItems().size());
        type("findRuns", "");
        assertEquals(2, node("runs", ListView.class).getItems().size());
    }

    @Test
    void keysHideShowAndDeleteWhatIsSelected() {
        Run first = addRun("first", 3, "x");
        Run second = addRun("second", 3, "x");
        Run third = addRun("third", 3, "x");
        click(row(0));
        hold(KeyCode.SHIFT, () -> click(row(1)));
        keys(KeyCode.SPACE);
        assertEquals(List.of(first), session.runs().visible());
        keys(KeyCode.ENTER);
        assertEquals(List.of(third, second), session.runs().visible());
        keys(KeyCode.DELETE);
        assertEquals(List.of(first), session.runs().runs());
        onWindow(lookups.lookup("Undo").queryButton()::fire); // it may still be sliding in
        assertEquals(List.of(third, second, first), session.runs().runs());
    }

    /** The key undoes what was done last, be it a deletion or an edit. */
    @Test
    void deletingIsUndoneByTheKey() {
        Run run = addRun("run", 3, "x");
        type("epochs", "300");
        click(row(0));
        keys(KeyCode.DELETE);
        assertEquals(List.of(), session.runs().runs());
        assertTrue(node("notice", Label.class).getParent().isVisible());
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(List.of(run), session.runs().runs());
        assertFalse(node("notice", Label.class).getParent().isVisible(), "nothing is deleted any more");
        assertEquals(300, epochs());
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(List.of(), session.runs().runs());
        keys(KeyCode.CONTROL, KeyCode.Z);
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(List.of(run), session.runs().runs());
        assertNotEquals(300, epochs());
    }

    private int epochs() {
        return session.form().settings().get().get().training().epochs();
    }

    @Test
    void whatIsHiddenIsCleanedUp() {
        addRun("kept", 3, "x");
        Run hidden = addRun("hidden", 3, "x");
        onWindow(() -> hidden.visible().set(false));
        click("cleanUp");
        click("deleteHidden");
        assertEquals(
                List.of("kept"),
                session.runs().runs().stream().map(run -> run.name().get()).toList());
    }

    /** The most dangerous line is the longest, and Enter must not delete what was not read yet. */
    @Test
    void cleaningUpSaysAllOfWhatItWouldDeleteAndStartsAtCancel() {
        for (String name : List.of("one", "two", "three", "four", "five")) {
            addRun(name, 3, "x");
        }
        click("cleanUp");
        assertTrue(node("deleteNothing", Node.class).isFocused());
        Labeled all = node("deleteAll", Labeled.class);
        Label words = (Label) all.getParent().getChildrenUnmodifiable().get(0);
        for (Labeled labeled : List.of(all, words)) {
            String shown = labeled.getChildrenUnmodifiable().stream()
                    .filter(Text.class::isInstance)
                    .map(text -> ((Text) text).getText())
                    .findFirst()
                    .orElse("");
            assertEquals(labeled.getText(), shown);
        }
        keys(KeyCode.ENTER);
        assertEquals(5, session.runs().runs().size());
    }

    private Set<ProgressBar> bars() {
        return lookups.lookup(".run-bar").queryAll();
    }

    /** The middle of a row of the list, on the screen. */
    private Point2D row(int index) {
        ListView<?> list = node("runs", ListView.class);
        return list.localToScreen(90, list.getFixedCellSize() * (index + 0.5));
    }

    private RunTable table() {
        onWindow(() -> node("asTable", ToggleButton.class).setSelected(true));
        return node("runTable", RunTable.class);
    }

    private Run addSeed(long seed, int lastEpoch) {
        Run run = new Run(SampleResults.settings("seed").withSeed(seed), folder.resolve("seed" + seed));
        onWindow(() -> {
            run.show(SampleResults.finished("seed", lastEpoch, "x"));
            session.runs().add(run);
        });
        return run;
    }

    private static String cell(RunTable table, String column) {
        RunField field = table.knowledge().fields().find(column).orElseThrow();
        return RunGroups.shown(
                field,
                table.getRoot().getChildren().get(0).getValue().runs().stream()
                        .map(table.knowledge()::of)
                        .toList());
    }

    /** I(X;T) of the made-up results falls by a hundredth of a bit an epoch, in all layers. */
    @Test
    void theTableFoldsSeedsIntoAMeanAndThePlotsFollowIt() {
        Run first = addSeed(1, 100);
        Run second = addSeed(2, 300);
        RunTable table = table();
        try {
            onWindow(() -> {
                TreeTableColumn<RunTable.Row, ?> fall = table.getColumns().stream()
                        .filter(column -> column.getId().equals("fall"))
                        .findFirst()
                        .orElseThrow();
                fall.setSortType(TreeTableColumn.SortType.DESCENDING);
                table.getSortOrder().setAll(List.of(fall));
            });
            assertEquals("3.000", cell(table, "fall"));
            onWindow(() -> table.grouping().set(RunTable.ALL_BUT_THE_SEED));
            assertEquals(1, table.getExpandedItemCount());
            // mean of 1 and 3 bits; half of the interval is t(0.975, 1) sqrt 2 / sqrt 2 = 12.706
            assertEquals("2.000 ± 12.706", cell(table, "fall"));
            onWindow(() -> table.getSelectionModel().clearAndSelect(0));
            assertEquals(Set.of(first, second), Set.copyOf(session.runs().visible()));
        } finally {
            onWindow(() -> node("asTable", ToggleButton.class).setSelected(false));
        }
    }

    /** A table that is made later, as at the next start, looks as the last one did: columns, sorting, groups, estimator. */
    @Test
    void theTableLooksAsItDid() {
        addSeed(1, 100);
        addSeed(2, 300);
        RunTable shown = table();
        onWindow(() -> {
            ObjectProperty<TableLook> look = new SimpleObjectProperty<>(TableLook.defaults());
            RunTable one =
                    new RunTable(session.runs().runs(), shown.knowledge(), new SimpleObjectProperty<>(Theme.LIGHT));
            one.follow(look);
            one.show(shown.knowledge().fields().find("notes").orElseThrow(), true);
            one.show(shown.knowledge().fields().find("status").orElseThrow(), false);
            TreeTableColumn<RunTable.Row, ?> fall = column(one, "fall");
            fall.setSortType(TreeTableColumn.SortType.DESCENDING);
            one.getSortOrder().setAll(List.of(fall, column(one, "name")));
            one.grouping().set(RunTable.ALL_BUT_THE_SEED);
            one.resultsBy("x");
            assertEquals(
                    new TableLook(
                            List.of("notes"),
                            List.of("status"),
                            List.of("-fall", "name"),
                            RunTable.ALL_BUT_THE_SEED,
                            "x"),
                    look.get());
            RunTable other =
                    new RunTable(session.runs().runs(), shown.knowledge(), new SimpleObjectProperty<>(Theme.LIGHT));
            other.follow(look);
            assertEquals(
                    one.columns().stream().map(RunField::key).toList(),
                    other.columns().stream().map(RunField::key).toList());
            assertEquals(List.of(column(other, "fall"), column(other, "name")), other.getSortOrder());
            assertEquals(
                    TreeTableColumn.SortType.DESCENDING, column(other, "fall").getSortType());
            assertEquals(1, other.getExpandedItemCount(), "grouped");
            shown.knowledge().choose("");
            node("asTable", ToggleButton.class).setSelected(false);
        });
    }

    /** The choice is kept for other runs, which may come; the menu says what is shown of these. */
    @Test
    void anEstimatorThatMeasuredNoneOfTheRunsStaysChosen() {
        addSeed(1, 100);
        RunTable table = table();
        onWindow(() -> table.resultsBy("y"));
        assertEquals("1.000", cell(table, "fall"), "by the first estimator");
        assertEquals(List.of("First estimator"), chosenEstimators());
        Run other = new Run(SampleResults.settings("other"), folder.resolve("other"));
        onWindow(() -> {
            other.show(SampleResults.finished("other", 100, "x", "y"));
            session.runs().add(other);
        });
        assertEquals(List.of("y"), chosenEstimators());
        onWindow(() -> {
            table.resultsBy("");
            node("asTable", ToggleButton.class).setSelected(false);
        });
    }

    /** What is ticked in the menu of estimators, which opens with the menu of columns. */
    private List<String> chosenEstimators() {
        MenuButton columns = node("runColumns", MenuButton.class);
        onWindow(columns::show);
        List<String> chosen = columns.getItems().stream()
                .filter(item -> "Results by".equals(item.getText()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .filter(item -> ((RadioMenuItem) item).isSelected())
                .map(MenuItem::getText)
                .toList();
        onWindow(columns::hide);
        return chosen;
    }

    private static TreeTableColumn<RunTable.Row, ?> column(RunTable table, String key) {
        return table.getColumns().stream()
                .filter(column -> column.getId().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Looking at the table changes nothing: not what the plots show, nor what is selected. */
    @Test
    void theTableBeginsWithWhatTheListShows() {
        Run first = addSeed(1, 100);
        Run second = addSeed(2, 300);
        click(row(1));
        hold(KeyCode.CONTROL, () -> click(row(0)));
        assertEquals(Set.of(first, second), Set.copyOf(session.runs().visible()));
        table();
        assertEquals(Set.of(first, second), Set.copyOf(session.runs().visible()));
        assertEquals(
                Set.of(first, second),
                Set.copyOf(node("runTable", RunTable.class).chosen()));
        onWindow(() -> node("asTable", ToggleButton.class).setSelected(false));
        assertEquals(
                Set.of(first, second),
                Set.copyOf(node("runs", ListView.class).getSelectionModel().getSelectedItems()));
    }

    /** Rows are made anew whenever something is known of a run; the plots follow the user, and not that. */
    @Test
    void newRowsDoNotHideWhatTheUserShowed() {
        Run first = addSeed(1, 100);
        Run second = addSeed(2, 300);
        RunTable table = table();
        onWindow(() -> table.getSelectionModel().clearAndSelect(0));
        onWindow(() -> List.of(first, second).forEach(run -> run.visible().set(true)));
        onWindow(() -> first.notes().set("a note"));
        assertEquals(Set.of(first, second), Set.copyOf(session.runs().visible()));
        onWindow(() -> node("asTable", ToggleButton.class).setSelected(false));
    }

    @Test
    void aQueryFindsByResultsAndSaysWhatIsWrong() {
        addSeed(1, 100);
        Run deep = addSeed(2, 300);
        type("findRuns", "fall > 2 and seed >= 1");
        assertEquals(List.of(deep), node("runs", ListView.class).getItems());
        type("findRuns", "fal > 2");
        Label problem = node("queryProblem", Label.class);
        assertTrue(problem.isVisible());
        assertEquals("The query names \"fal\", which no run has; did you mean fall?", problem.getText());
        assertEquals(1, node("runs", ListView.class).getItems().size(), "what was found before stays");
        type("findRuns", "");
        assertFalse(problem.isVisible());
    }

    @Test
    void severalSelectedRunsAreComparedAsATable() {
        addSeed(1, 100);
        addSeed(2, 300);
        addSeed(3, 200);
        click(row(2));
        hold(KeyCode.SHIFT, () -> click(row(0)));
        RunTable table = node("differences", RunTable.class);
        assertEquals(3, table.getExpandedItemCount());
        List<String> columns =
                table.getColumns().stream().map(TreeTableColumn::getId).toList();
        assertTrue(columns.containsAll(List.of("name", "fall", "seed")), columns.toString());
        assertFalse(columns.contains("activation"), "all have the same");
    }

    @Test
    void tagsAreFound() {
        Run run = addRun("first", 3, "x");
        addRun("second", 3, "x");
        onWindow(() -> run.tags().setAll("paper", "slow"));
        type("findRuns", "tag = slow");
        assertEquals(List.of(run), node("runs", ListView.class).getItems());
        type("findRuns", "");
    }
}
