package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunStatus;
import infoplane.figure.FigureColours;
import infoplane.network.NoiseSettings;
import infoplane.runs.RunEntry;
import infoplane.runs.RunKind;
import infoplane.runs.Twins;
import infoplane.ui.WindowTestBase;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

/** What cannot be done with a run of another program's network is grey in its menu, and the tooltip says why. */
class RunMenuTest extends WindowTestBase {
    @Test
    void anImportedRunSaysWhatItCannotDo() {
        String only = RunKind.IMPORTED_ACTIVATIONS.whyNoTraining();
        assertEquals(
                Map.of(
                        "Train more epochs…",
                        only,
                        "Duplicate: its settings for the next run",
                        only,
                        "Train the plain twin",
                        only,
                        "Other coordinates…",
                        "Activations of another program come without weights to scale"),
                refused(RunKind.IMPORTED_ACTIVATIONS));
        assertEquals(
                Map.of(
                        "Train more epochs…",
                        RunKind.IMPORTED_WEIGHTS.whyNoTraining(),
                        "Train the plain twin",
                        RunKind.IMPORTED_WEIGHTS.whyNoTraining()),
                refused(RunKind.IMPORTED_WEIGHTS),
                "its network is known, and can be trained from the start");
        assertEquals(
                Map.of(
                        "Train the plain twin",
                        "This network has neither noise nor quantisation, so it is its own twin"),
                refused(RunKind.TRAINED));
    }

    /** The twin of a network with noise is trained once. */
    @Test
    void aTwinThatIsThereIsNotTrainedAgain() {
        ExperimentSettings plain = SampleResults.settings("acts");
        ExperimentSettings noisy = plain.withNetwork(plain.network().with(new NoiseSettings(0.1)));
        assertEquals(Map.of(), refused(RunKind.TRAINED, noisy, Optional.empty()));
        Run twin = new Run(Twins.plain(noisy), folder);
        assertEquals(
                Map.of("Train the plain twin", "It is there: “" + twin.name().get() + "”"),
                refused(RunKind.TRAINED, noisy, Optional.of(twin)));
    }

    private Map<String, String> refused(RunKind kind) {
        return refused(kind, SampleResults.settings("acts"), Optional.empty());
    }

    /** The grey items of the menu of a finished run, with their reasons. */
    private Map<String, String> refused(RunKind kind, ExperimentSettings settings, Optional<Run> twin) {
        Run run = Run.unread(new RunEntry(
                folder,
                settings,
                Optional.empty(),
                RunStatus.FINISHED,
                "",
                List.of(),
                true,
                OptionalLong.empty(),
                kind));
        RunActions actions = (RunActions) Proxy.newProxyInstance(
                RunActions.class.getClassLoader(),
                new Class<?>[] {RunActions.class},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class
                        ? Boolean.FALSE
                        : method.getReturnType() == Optional.class ? twin : null);
        Map<String, String> found = new TreeMap<>();
        onWindow(() -> {
            for (MenuItem item : new RunMenu(actions, FigureColours.LIGHT)
                    .of(List.of(run), new Pane())
                    .getItems()) {
                if (item instanceof CustomMenuItem grey && grey.getContent() instanceof Label words) {
                    found.put(words.getText(), words.getTooltip().getText());
                }
            }
        });
        return found;
    }
}
