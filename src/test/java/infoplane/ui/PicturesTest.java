package infoplane.ui;

import infoplane.experiment.ExperimentSettings;
import infoplane.network.TrainingSettings;
import infoplane.ui.memory.WindowView;
import infoplane.ui.run.Run;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/**
 * Goes through the views of the main window and leaves pictures of them: {@code docs/pictures.sh} makes those of the user guide
 * of them. Whether they are beautiful somebody has to look; that each shows something is checked.
 */
class PicturesTest extends PicturesTestBase {
    @Test
    void everyViewIsPaintedInBothThemes() throws IOException, TimeoutException {
        onWindow(() -> ExampleRun.listRuns(session, WindowView.defaults(), () -> {}));
        await(() -> shown(1));
        both("window-idle");
        train(published("published").withTraining(longer()), "window-training");
        Run tanh = train(ExperimentSettings.defaults().withName("tanh"), "");
        openTabs();
        onWindow(() -> session.runs().showOnly(List.of(tanh)));
        chart(0);
        right(1);
        both("window-finished");
        part("findings", "rightTabs");
        Run relu = train(relu(), "");
        compare(tanh, relu);
        repeats();
        furtherWindows(tanh);
    }

    /** Each chart below the plane. */
    private void openTabs() throws IOException {
        for (String name : List.of("loss", "gradients", "activations")) {
            chart(List.of("curves", "loss", "gradients", "activations").indexOf(name));
            part("chart-" + name, "charts");
        }
    }

    private void compare(Run tanh, Run relu) throws IOException {
        onWindow(() -> session.runs().showOnly(List.of(tanh, relu)));
        await(() -> shown(2));
        onWindow(() -> node("sideBySide", ToggleButton.class).fire());
        chart(0);
        both("guide-side-by-side");
        right(2);
        part("compare", "rightTabs");
        onWindow(() -> {
            node("measureAgain", ToggleButton.class).fire();
            session.tryOut(bins(196));
        });
        await(() -> session.trial().keepable().get());
        right(1);
        onWindow(() -> scrolled("findings").setVvalue(0));
        both("guide-bins");
        onWindow(() -> {
            node("measureAgain", ToggleButton.class).fire();
            node("sideBySide", ToggleButton.class).fire();
        });
        both("overlay");
    }

    private void repeats() throws IOException, TimeoutException {
        Run first = train(published("three repeats").withRepeats(3), "");
        onWindow(() -> session.runs().showOnly(session.runs().repeatsOf(first)));
        await(() -> shown(3));
        both("guide-mean");
    }

    private void furtherWindows(Run run) throws IOException {
        onWindow(() -> session.runs().showOnly(List.of(run)));
        await(() -> shown(1));
        right(0);
        onWindow(() -> plane().pin(plane().picture().get().series().stream()
                .flatMap(series -> series.points().stream().skip(series.points().size() - 2L))
                .findFirst()
                .map(point -> new infoplane.ui.plot.PointedAt(run, run.name().get(), point))));
        part("inspector", "rightTabs");
        onWindow(() -> plane().pin(java.util.Optional.empty()));
        opened("guide-export", KeyCode.CONTROL, KeyCode.E);
        opened("keys", KeyCode.F1);
        opened("guide", KeyCode.SHIFT, KeyCode.F1);
    }

    /** Long enough to be photographed on the way. */
    private static TrainingSettings longer() {
        return ExperimentSettings.defaults().training().withEpochs(20_000);
    }

    /** What comes of choosing another activation in the window. */
    private static ExperimentSettings relu() {
        return settings("{\"schemaVersion\": 1, \"name\": \"ReLU\", \"network\": {\"activation\": \"relu\"}}");
    }

    private static infoplane.estimation.BinningSettings bins(int bins) {
        var usual = infoplane.estimation.BinningSettings.defaults();
        return new infoplane.estimation.BinningSettings(
                usual.rule(), bins, usual.range(), usual.lower(), usual.upper(), usual.size(), usual.correction());
    }

    private ScrollPane scrolled(String content) {
        Node node = node(content, Node.class);
        while (!(node instanceof ScrollPane)) {
            node = node.getParent();
        }
        return (ScrollPane) node;
    }

    private void opened(String name, KeyCode... keys) throws IOException {
        onWindow(() -> stage().requestFocus());
        keys(keys);
        further(name, true);
    }
}
