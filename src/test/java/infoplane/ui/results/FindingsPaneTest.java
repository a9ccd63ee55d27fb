package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.SelfCheck;
import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.measuring.LayerCheck;
import infoplane.measuring.PlanePoint;
import infoplane.ui.WindowTestBase;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of the runs. I(X;T) of the samples falls by a hundredth of a bit an epoch, I(T;Y) rises from 0.2 to 0.8. */
class FindingsPaneTest extends WindowTestBase {
    @BeforeEach
    void open() {
        onWindow(() -> tabs().getSelectionModel().select(1));
    }

    @Test
    void everyVisibleRunIsSpokenOfTheSelectedOneFirst() {
        Run first = addRun("first", 100, "x");
        addRun("second", 100, "x");
        assertEquals(List.of("second", "first"), names());
        onWindow(() -> runs().selected().set(first));
        assertEquals(List.of("first", "second"), names());
        onWindow(() -> first.visible().set(false));
        assertEquals(List.of("second"), names());
    }

    /** 1 bit in 100 epochs is compression, 0.1 bit in 10 is not. */
    @Test
    void verdictsComeFirstThenOneSentenceALayer() {
        addRun("long", 100, "x");
        List<String> lines = lines();
        assertTrue(lines.indexOf("Claims of the literature") < lines.indexOf("Layers"), lines::toString);
        assertTrue(lines.contains("A layer compresses if I(X;T) ends more than 0.5 bits below its highest."));
        assertTrue(
                lines.contains(
                        "T₁: fits until epoch 90 (I(T;Y) rises by 0.54 bits), compresses until epoch 100 (I(X;T) falls by 1.00 bits after epoch 0)"),
                lines::toString);
        onWindow(() -> runs().remove(runs().runs().get(0)));
        addRun("short", 10, "x");
        assertTrue(
                lines().contains(
                                "T₂: fits until epoch 9 (I(T;Y) rises by 0.54 bits), does not compress (I(X;T) falls by 0.10 bits after epoch 0)"),
                () -> lines().toString());
    }

    @Test
    void withoutInputInformationTheFindingsSaySo() {
        Run run = addRun("ksg", 3, "x");
        PlaneEstimate label =
                new PlaneEstimate(null, Information.ofBits(0.5), null, null, null, null, null, null, Set.of());
        onWindow(() -> run.show(
                SampleResults.finished("ksg", 3, "x").withPoints(List.of(new PlanePoint("ksg", 0, 1, label)))));
        assertTrue(
                lines().stream().anyMatch(line -> line.startsWith("Nothing can be said of compression")),
                () -> lines().toString());
        assertTrue(lines().stream().noneMatch(line -> line.endsWith(": ")), () -> lines().toString());
    }

    /** An estimator without I(X;T) has no points in the plane, so what was found of it stands here, with its numbers. */
    @Test
    void whatWasFoundOfTheEstimatorIsSaid() {
        Run run = addRun("checked", 3, "x");
        SelfCheck biased = new SelfCheck(
                SelfCheck.Quantity.LABEL,
                Information.ofBits(0.25),
                new SelfCheck.Twin(
                        Information.ofBits(0.75), null, Information.ofBits(0.25), Information.ofBits(0.01), 4),
                null,
                null,
                null,
                Set.of(EstimateFlag.BIASED_HERE));
        SelfCheck sound =
                new SelfCheck(SelfCheck.Quantity.LABEL, Information.ofBits(0.25), null, null, null, null, Set.of());
        RunResults results = SampleResults.finished("checked", 3, "x");
        onWindow(() -> run.show(results.withChecks(List.of(new LayerCheck("x", 1, 3, biased)))));
        assertTrue(
                lines().stream()
                        .anyMatch(line -> line.startsWith("T₁") && line.endsWith("it gives 0.25 bits of 0.75 bits")),
                () -> lines().toString());
        onWindow(() -> run.show(results.withChecks(List.of(new LayerCheck("x", 1, 3, sound)))));
        assertTrue(lines().contains("Nothing was found against it (at epoch 3)"), () -> lines().toString());
    }

    @Test
    void aRunUnderWayIsToBeWaitedFor() {
        Run run = addRun("live", 3, "x");
        onWindow(() -> run.show(SampleResults.running("live", 3).withPoints(SampleResults.points("x", 2))));
        assertTrue(lines().contains("Findings come when the run has ended."), () -> lines().toString());
        onWindow(() -> run.show(SampleResults.finished("live", 3, "x")));
        assertTrue(lines().contains("Layers"));
    }

    /** I(X;T) of T1 ends at 11.90 of 12 bits, so that nothing can be said of it, and the page says why. */
    @Test
    void whatIsNotJudgedSaysWhyWithItsNumbers() {
        addRun("short", 10, "x");
        assertTrue(
                lines().contains(
                                "T₁: fits until epoch 9 (I(T;Y) rises by 0.54 bits), not judged: saturated"
                                        + " (ends at 11.90 of 12.00 bits, where no compression can be seen) (I(X;T) falls by 0.10 bits after epoch 0)"),
                () -> lines().toString());
        assertTrue(
                lines().stream()
                        .anyMatch(line ->
                                line.startsWith("NOT JUDGED: “diffusion and compression start together”. No layer")
                                        && line.contains("Largest fall 0.10 bits (T₁, after epoch 0)")),
                () -> lines().toString());
    }

    /** Five repeats of one experiment, all shown: what they say together comes first, with its interval. */
    @Test
    void repeatsOfOneExperimentAreJudgedTogether() {
        ExperimentSettings one = SampleResults.settings("five");
        ExperimentSettings five = new ExperimentSettings(
                one.schemaVersion(),
                one.name(),
                one.seed(),
                one.backend(),
                one.dataset(),
                one.network(),
                one.training(),
                one.measure(),
                5);
        for (int repeat = 0; repeat < 5; repeat++) {
            RunResults made = SampleResults.finished("five", 100 + repeat, "x");
            Run run = new Run(five, folder.resolve("five").resolve("repeat-00" + repeat));
            RunResults results = new RunResults(
                    five, made.status(), "", made.layers(), made.ceilings(), made.training(), made.points());
            onWindow(() -> {
                run.show(results);
                runs().add(run);
            });
            assertEquals(repeat == 4, names().get(0).equals("5 repeats together"), names()::toString);
        }
        List<String> lines = lines();
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("SUPPORTED over 5 repeats: “tanh hidden layers compress”.")
                                && line.contains("95 % interval of the mean 1.00 to 1.04 bits")),
                lines::toString);
        onWindow(() -> runs().runs().get(0).visible().set(false));
        assertFalse(names().contains("5 repeats together"), "without one of them they are not all");
    }

    /** Results come again and again while bins are tried; what the reader has folded stays so, and goes with its run. */
    @Test
    void aRunStaysFoldedWhileItsResultsChange() {
        Run first = addRun("first", 100, "x");
        Run second = addRun("second", 100, "x");
        onWindow(() -> section("first").setExpanded(false));
        onWindow(() -> first.show(SampleResults.finished("first", 90, "x")));
        assertEquals(List.of("second", "first"), names());
        assertFalse(section("first").isExpanded());
        assertTrue(section("second").isExpanded());
        onWindow(() -> runs().remove(second));
        assertEquals(List.of("first"), names());
        assertFalse(section("first").isExpanded());
        onWindow(() -> first.name().set("another name"));
        assertEquals(List.of("another name"), names());
    }

    /** Nobody waits for findings that nobody looks at; they are there when somebody does. */
    @Test
    void findingsAreWorkedOutWhenTheyAreLookedAt() {
        onWindow(() -> tabs().getSelectionModel().select(0));
        addRun("first", 100, "x");
        assertTrue(node("findings", VBox.class).getChildren().stream().noneMatch(TitledPane.class::isInstance));
        onWindow(() -> tabs().getSelectionModel().select(1));
        assertEquals(List.of("first"), names());
    }

    /** A name as long as the user likes makes neither the page nor its lines wider than what is seen of them. */
    @Test
    void aLongNameLeavesTheLinesReadable() {
        addRun("my first ReLU run and a very long name that will surely not fit into the list 0123456789", 100, "x");
        VBox page = node("findings", VBox.class);
        double seen = ((ScrollPane) page.getParent().getParent().getParent())
                .getViewportBounds()
                .getWidth();
        assertTrue(page.getWidth() <= seen + 1, page.getWidth() + " of " + seen);
        VBox content = (VBox) ((TitledPane) page.getChildren().get(0)).getContent();
        content.getChildren().forEach(line -> {
            double right =
                    page.sceneToLocal(line.localToScene(line.getLayoutBounds())).getMaxX();
            assertTrue(right <= seen, ((Label) line).getText() + " ends at " + right + " of " + seen);
        });
    }

    private TitledPane section(String name) {
        return node("findings", VBox.class).getChildren().stream()
                .map(TitledPane.class::cast)
                .filter(section -> name.equals(section.getText()))
                .findFirst()
                .orElseThrow();
    }

    private TabPane tabs() {
        return lookups.lookup(".tab-pane").<TabPane>queryAll().stream()
                .filter(tabs -> tabs.getTabs().stream().anyMatch(tab -> "Findings".equals(tab.getText())))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return node("findings", VBox.class).getChildren().stream()
                .map(section -> ((TitledPane) section).getText())
                .toList();
    }

    /** All that the first section says. */
    private List<String> lines() {
        TitledPane first =
                (TitledPane) node("findings", VBox.class).getChildren().get(0);
        return ((VBox) first.getContent())
                .getChildren().stream().map(line -> ((Label) line).getText()).toList();
    }
}
