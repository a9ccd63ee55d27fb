package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.experiment.RunStatus;
import infoplane.figure.FigureColours;
import infoplane.runs.RunEntry;
import infoplane.runs.RunKind;
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
                        "Other coordinates…",
                        "Activations of another program come without weights to scale"),
                refused(RunKind.IMPORTED_ACTIVATIONS));
        assertEquals(
                Map.of("Train more epochs…", RunKind.IMPORTED_WEIGHTS.whyNoTraining()),
                refused(RunKind.IMPORTED_WEIGHTS),
                "its network is known, and can be trained from the start");
        assertEquals(Map.of(), refused(RunKind.TRAINED));
    }

    /** The grey items of the menu of a finished run, with their reasons. */
    private Map<String, String> refused(RunKind kind) {
        Run run = Run.unread(new RunEntry(
                folder,
                SampleResults.settings("acts"),
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
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? Boolean.FALSE : null);
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
