package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.Findings.Claim;
import infoplane.experiment.Findings.Verdict;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of the runs. I(X;T) of the samples falls by a hundredth of a bit an epoch, I(T;Y) rises from 0.2 to 0.8. */
class FindingsPaneTest extends WindowTestBase {
    @BeforeEach
    void open() {
        onWindow(() -> lookups.lookup(".tab-pane").<TabPane>queryAll().stream()
                .filter(tabs -> tabs.getTabs().stream().anyMatch(tab -> "Findings".equals(tab.getText())))
                .forEach(tabs -> tabs.getSelectionModel().select(1)));
    }

    @Test
    void everyVisibleRunIsSpokenOfTheSelectedOneFirst() {
        Run first = addRun("first", 100, "x");
        addRun("second", 100, "x");
        assertEquals(List.of("second", "first"), names());
        onWindow(() -> session.runs().selected().set(first));
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
                        "T1: fits to epoch 90 (I(T;Y) +0.54 bits), compresses to 100 (I(X;T) −1.00 bits since epoch 0)"),
                lines::toString);
        onWindow(() -> session.runs().remove(session.runs().runs().get(0)));
        addRun("short", 10, "x");
        assertTrue(
                lines().contains(
                                "T1: fits to epoch 9 (I(T;Y) +0.54 bits), does not compress (I(X;T) −0.10 bits since epoch 0)"),
                () -> lines().toString());
    }

    @Test
    void aRunUnderWayIsToBeWaitedFor() {
        Run run = addRun("live", 3, "x");
        onWindow(() -> run.show(SampleResults.running("live", 3).withPoints(SampleResults.points("x", 2))));
        assertTrue(lines().contains("Findings come when the run has ended."), () -> lines().toString());
        onWindow(() -> run.show(SampleResults.finished("live", 3, "x")));
        assertTrue(lines().contains("Layers"));
    }

    @Test
    void aVerdictIsAWordThatNeedsNoExplanation() {
        Claim relu = new Claim(
                3,
                "ReLU hidden layers do not compress",
                Verdict.SUPPORTED,
                "yes: a:b; largest fall 0.19 bits, layer 4, a:b");
        assertEquals(
                "ReLU hidden layers do not compress: YES (largest fall 0.19 bits, layer 4)",
                FindingsText.verdict(relu, List.of("a:b")));
        assertEquals(
                "ReLU hidden layers do not compress: YES (yes: a:b; largest fall 0.19 bits, layer 4, a:b)",
                FindingsText.verdict(relu, List.of("a:b", "c")),
                "of several estimators each is named");
        assertEquals(
                "tanh hidden layers compress: NO",
                FindingsText.verdict(
                        new Claim(2, "tanh hidden layers compress", Verdict.NOT_SUPPORTED, "no: x"), List.of("x")));
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
