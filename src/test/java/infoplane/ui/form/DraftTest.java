package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.KeptFile;
import infoplane.estimation.BinningSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the forms say, sense or not, comes back through the file. */
class DraftTest {
    @TempDir
    private Path folder = Path.of("");

    private final ExperimentForm form = new ExperimentForm();

    /** Another form, of another start, that is shown what this one is kept as. */
    private ExperimentForm restarted() throws IOException {
        Path file = folder.resolve("draft.json");
        KeptFile.write(file, form.draft());
        KeptFile.Found<ExperimentDraft> loaded = read(file);
        assertEquals("", loaded.notice());
        ExperimentForm other = new ExperimentForm();
        other.show(loaded.content().orElseThrow());
        assertEquals(form.settings().get(), other.settings().get());
        assertEquals(form.draft(), other.draft());
        return other;
    }

    private static KeptFile.Found<ExperimentDraft> read(Path file) {
        return KeptFile.read(file, "The draft", ExperimentDraft.class);
    }

    private static TextEntry text(Form<?> form, String name) {
        return form.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(TextEntry.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatMakesSenseIsKeptAsTheExperiment() throws IOException {
        form.name().text().set("mine");
        text(form.training(), "epochs").text().set("123");
        form.estimators().addAnother();
        form.estimators()
                .estimators()
                .get(1)
                .chosen()
                .set(form.estimators().estimators().get(1).variants().get(2));
        assertTrue(form.draft().texts().isEmpty());
        assertEquals("mine", restarted().settings().get().get().name());
    }

    /** What was typed after something had gone wrong elsewhere is not lost either. */
    @Test
    void whatMakesNoSenseYetIsKeptAsItWasTyped() throws IOException {
        form.identity(); // the seed comes first among what can be wrong
        text(form.identity(), "seed").text().set("one");
        text(form.training(), "epochs").text().set("30x");
        text(form.training(), "learningRate").text().set("0.01");
        form.network().form().entries().stream()
                .filter(entry -> entry.name().equals("hidden"))
                .map(TextEntry.class::cast)
                .forEach(hidden -> hidden.text().set("8, 4"));
        form.network().setActivation(1, Activation.RELU);
        assertFalse(form.settings().get().ok());
        ExperimentForm other = restarted();
        assertEquals("30x", text(other.training(), "epochs").text().get());
        text(other.training(), "epochs").text().set("30");
        text(other.identity(), "seed").text().set("1");
        ExperimentSettings mended = other.settings().get().get();
        assertEquals(0.01, mended.training().learningRate());
        assertEquals(Activation.RELU, mended.network().activationOf(1));
        assertEquals(Activation.TANH, mended.network().activationOf(0));
    }

    /** Files are chosen before one is named. */
    @Test
    void aDataSetWithoutItsFileIsKept() throws IOException {
        form.dataset().chosen().set(form.dataset().variants().get(1));
        assertFalse(form.settings().get().ok());
        ExperimentForm other = restarted();
        assertEquals(
                form.dataset().chosen().get().label(),
                other.dataset().chosen().get().label());
    }

    /** No more and no fewer than there were, of the same kinds. */
    @Test
    void estimatorsThatAreAlikeAreKept() throws IOException {
        form.estimators().addAnother().show(BinningSettings.defaults());
        form.estimators().addAnother().show(BinningSettings.defaults());
        assertFalse(form.settings().get().ok());
        assertEquals(3, restarted().estimators().estimators().size());
    }

    /** As the version before wrote it; an experiment may also be older than the file that it stands in. */
    @Test
    void aDraftThatWasKeptBeforeIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("draft.json"), """
                {"experiment": {"schemaVersion": 1, "name": "mine", "seed": 3}, "texts": {"training.epochs": "30x"}}
                """);
        assertEquals(
                Optional.of(new ExperimentDraft(
                        ExperimentSettings.defaults().withName("mine").withSeed(3), Map.of("training.epochs", "30x"))),
                read(file).content());
    }

    @Test
    void aFileThatCannotBeReadIsSetAside() throws IOException {
        Path file = Files.writeString(folder.resolve("draft.json"), "{\"experiment\": {\"seed\": \"x\"}}");
        KeptFile.Found<ExperimentDraft> loaded = read(file);
        assertTrue(loaded.content().isEmpty());
        assertTrue(loaded.notice().contains("seed is \"x\" but must be"), loaded.notice());
        assertTrue(loaded.notice().contains(file + ".broken"), loaded.notice());
        assertFalse(Files.exists(file));
        assertTrue(Files.exists(folder.resolve("draft.json.broken")));
    }
}
