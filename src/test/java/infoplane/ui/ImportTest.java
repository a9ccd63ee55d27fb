package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.experiment.RunStatus;
import infoplane.measuring.MeasureSettings;
import infoplane.runs.CopiedCommand;
import infoplane.runs.Imports;
import infoplane.runs.RunCommandLine;
import infoplane.runs.RunKind;
import infoplane.runs.RunService;
import infoplane.ui.form.Switch;
import infoplane.ui.run.NetworkFolder;
import infoplane.ui.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** File, Import: another program's network becomes a run. */
class ImportTest extends WindowTestBase {
    @AfterEach
    void closeTheOthers() {
        if (lookups.lookup("#importWeights").tryQuery().isEmpty()) {
            keys(KeyCode.CONTROL, KeyCode.I); // an import closes the window, which keeps what was chosen
        }
        turn("importWeights", false);
        for (String field :
                List.of("importSource", "importLabels", "importInputs", "importLayers", "importName", "importFolder")) {
            if (lookups.lookup("#" + field).tryQuery().isPresent()) {
                type(field, "");
            }
        }
        onWindow(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage() && window instanceof Stage)
                .forEach(Window::hide));
    }

    private NetworkFolder opened(int... epochs) {
        NetworkFolder source = NetworkFolder.recorded(folder.resolve("acts"), epochs);
        source.finish();
        keys(KeyCode.CONTROL, KeyCode.I);
        type("importSource", source.path().toString());
        return source;
    }

    private void turn(String field, boolean on) {
        if (node(field, Switch.class).isSelected() != on) {
            click(field);
        }
    }

    private boolean possible() {
        return !node("importGo", Button.class).isDisabled();
    }

    private String said() {
        return String.join(
                "\n",
                lookups.lookup("#recognised .label").queryAllAs(Label.class).stream()
                        .map(Labeled::getText)
                        .toList());
    }

    /** What was chosen for one source is not taken for the next. */
    @Test
    void choicesBelongToOneSource() {
        NetworkFolder source = NetworkFolder.weights(folder.resolve("states"), 3);
        source.finish();
        keys(KeyCode.CONTROL, KeyCode.I);
        type("importSource", source.path().toString());
        turn("importWeights", true);
        turn("importCopy", true);
        turn("importEpochs", true);
        type("importRows", "4");
        click("importGo");
        assertEquals(RunKind.IMPORTED_WEIGHTS, runs().runs().get(0).kind());
        Path activations = NetworkFolder.recorded(folder.resolve("acts"), 0).path();
        keys(KeyCode.CONTROL, KeyCode.I);
        type("importSource", activations.toString());
        assertTrue(said().contains("Activations of a network"), said());
        for (String entry : List.of("importWeights", "importCopy", "importEpochs")) {
            assertFalse(node(entry, Switch.class).isSelected(), entry);
        }
        assertEquals("", node("importRows", TextField.class).getText());
    }

    /** The folder has three epochs, one of them cut; what is shown is what the command line says of it. */
    @Test
    void whatIsRecognisedIsShownBeforeAnythingIsDone() throws IOException {
        NetworkFolder source = NetworkFolder.recorded(folder.resolve("acts"), 0, 5, 9);
        Files.delete(source.path().resolve("epoch_000005").resolve("out.npy"));
        source.finish();
        keys(KeyCode.CONTROL, KeyCode.I);
        assertFalse(possible());
        assertEquals(
                "Choose a folder of epochs or a file of arrays.",
                node("importReason", Label.class).getText());
        type("importSource", source.path().toString());
        String said = said();
        assertTrue(said.contains("2 epochs, 0 to 9; 8 rows, with inputs"), said);
        assertTrue(said.contains("2 classes: 0, 1"), said);
        assertTrue(said.contains("fc1\n2\n"), said);
        assertTrue(said.contains("Left out, because not whole: epoch 5"), said);
        assertTrue(possible());
        assertEquals("acts", node("importName", TextField.class).getText());
        assertFalse(Files.exists(folder.resolve("runs")), "nothing is done yet");
    }

    /** Each kind of thing that can be wrong is said beside its own field, and Import waits until it is mended. */
    @Test
    void whatIsWrongStandsBesideItsField() throws IOException {
        opened(0);
        Path unlabelled = NetworkFolder.recorded(folder.resolve("other"), 0).path();
        Files.delete(unlabelled.resolve("y.npy"));
        for (List<String> wrong : List.of(
                List.of("importSource", folder.resolve("nowhere").toString(), "does not exist"),
                List.of("importLabels", folder.resolve("nowhere.npy").toString(), "does not exist"),
                List.of(
                        "importLabels",
                        folder.resolve("acts/epoch_000000/fc1.npy").toString(),
                        ""),
                List.of("importInputs", folder.resolve("nowhere.npy").toString(), "does not exist"),
                List.of("importLayers", "fc1,fc7", "holds no array \"fc7\""),
                List.of("importName", "", "must be given"),
                List.of("importFolder", "", "must be given"))) {
            String before = node(wrong.get(0), TextField.class).getText();
            type(wrong.get(0), wrong.get(1));
            String help = node(wrong.get(0), TextField.class).getAccessibleHelp();
            assertFalse(possible(), wrong::toString);
            assertTrue(help != null && !help.isEmpty() && help.contains(wrong.get(2)), wrong + ": " + help);
            assertFalse(node("importReason", Label.class).getText().isEmpty(), wrong::toString);
            type(wrong.get(0), before);
            assertTrue(possible(), () -> "mended: " + wrong);
        }
        type("importSource", unlabelled.toString());
        String help = node("importLabels", TextField.class).getAccessibleHelp();
        assertTrue(help.endsWith("; name another file of them with “Labels”"), help);
    }

    @Test
    void theRunIsListedMeasuredAndNamed() {
        opened(0, 1, 2);
        type("importName", "from torch");
        click("importGo");
        Run run = runs().runs().get(0);
        assertEquals(RunStatus.FINISHED, run.status().get());
        assertEquals(RunKind.IMPORTED_ACTIVATIONS, run.kind());
        assertEquals("from torch", run.name().get());
        assertEquals(List.of(0, 1, 2), plane().epochs().get());
        assertEquals("“from torch” has finished: measured to epoch 2.", Notices.finished(run));
        assertTrue(Files.exists(run.folder().resolve("label.json")), "the name is kept");
        assertFalse(session.runner().extendable(run));
        Node loss = node("loss", Node.class);
        assertFalse(loss.isVisible(), "nobody said its loss");
        addRun("own", 3, "x");
        onWindow(() -> runs().showOnly(runs().runs()));
        assertTrue(loss.isVisible());
    }

    /** Weights say loss and accuracy of each epoch (cross-entropy, which is over 0). */
    @Test
    void importedWeightsShowTheirLoss() {
        NetworkFolder source = NetworkFolder.weights(folder.resolve("states"), 3);
        source.finish();
        keys(KeyCode.CONTROL, KeyCode.I);
        type("importSource", source.path().toString());
        turn("importWeights", true);
        assertTrue(said().contains("Weights of a dense network"), said());
        click("importGo");
        Run run = runs().runs().get(0);
        assertEquals(RunKind.IMPORTED_WEIGHTS, run.kind());
        assertEquals(3, run.results().get().orElseThrow().training().size());
        assertTrue(run.results().get().orElseThrow().training().stream().allMatch(epoch -> epoch.lossTrain() > 0));
        assertTrue(node("loss", Node.class).isVisible());
    }

    /** Weights are offered to be watched while their writer has not said that it has ended. */
    @Test
    void watchingIsOfferedForWeightsThatGrow() {
        NetworkFolder source = NetworkFolder.weights(folder.resolve("states"), 1);
        keys(KeyCode.CONTROL, KeyCode.I);
        type("importSource", source.path().toString());
        turn("importWeights", true);
        Switch watch = node("importWatch", Switch.class);
        assertTrue(watch.isVisible() && watch.isSelected(), "its writer may go on");
        NetworkFolder ended = NetworkFolder.weights(folder.resolve("ended"), 1);
        ended.finish();
        type("importSource", ended.path().toString());
        assertFalse(watch.isSelected(), "its writer has ended");
    }

    /** A layer that is turned off is not imported. */
    @Test
    void layersAreChosen() {
        opened(0);
        type("importLayers", "fc1");
        assertTrue(said().contains("out"), "also what is left out can be chosen");
        click("importGo");
        assertEquals(
                1, runs().runs().get(0).results().get().orElseThrow().layers().size());
    }

    /** The recorder makes the folder before the first epoch. */
    @Test
    void anEmptyFolderIsWaitedFor() {
        NetworkFolder source = NetworkFolder.recorded(folder.resolve("acts"));
        keys(KeyCode.CONTROL, KeyCode.I);
        type("importSource", source.path().toString());
        assertTrue(said().contains("No epoch is there yet"), said());
        assertTrue(possible());
    }

    /** The line, given to a shell, imports the same again. */
    @Test
    void theCommandOfAnImportedRunImportsIt() {
        NetworkFolder source = opened(0, 1);
        click("importGo");
        Run run = runs().runs().get(0);
        String line = RunCommandLine.again(run.folder()).line(CopiedCommand.Shell.SH);
        assertEquals("infoplane import " + source.path() + " --out " + run.folder() + "-again --layers fc1,out", line);
    }

    /** The source is moved: measuring says so, and goes on where it is found. */
    @Test
    void aMovedSourceIsFoundAgain() throws IOException {
        NetworkFolder source = opened(0, 1);
        click("importGo");
        Run run = runs().runs().get(0);
        Path moved = Files.move(source.path(), folder.resolve("moved"));
        RunService real = new RunService(1);
        InvalidInputException gone = Assertions.assertThrows(
                InvalidInputException.class,
                () -> real.measure(run.folder(), MeasureSettings.defaults(), points -> {}, (done, all, what) -> {}));
        assertTrue(Imports.isSourceGone(gone), gone::toString);
        engine.measuring = monitor -> {
            throw gone;
        };
        onWindow(() ->
                session.trial().measure(run.settings().measure().estimators().get(0)));
        engine.measuring = monitor -> {};
        assertEquals(
                "The source of “acts” is no longer at " + source.path() + ".",
                node("notice", Label.class).getText());
        assertFalse(lookups.lookup("Find it…").queryAll().isEmpty());
        boolean[] on = new boolean[1];
        onWindow(() ->
                new SourceSearch(session, new Notices(), before -> Optional.of(moved)).ask(run, () -> on[0] = true));
        assertTrue(on[0], "what needed it goes on");
        real.measure(run.folder(), MeasureSettings.defaults(), points -> {}, (done, all, what) -> {});
    }
}
