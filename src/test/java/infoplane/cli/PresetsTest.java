package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.config.Presets;
import infoplane.config.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments by name, as the jar has them. */
class PresetsTest {
    @TempDir
    Path folder;

    @Test
    void everySampleIsListedWithWhatItShows() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-configs"))) {
            Set<String> samples = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".json") && !name.endsWith("-sweep.json"))
                    .map(name -> name.replace(".json", ""))
                    .collect(Collectors.toSet());
            assertEquals(
                    samples,
                    Presets.all().stream().map(Presets.ShippedExperiment::name).collect(Collectors.toSet()));
        }
        String list = Outcome.of("presets").done().out();
        Presets.all()
                .forEach(preset -> assertTrue(
                        list.lines()
                                .anyMatch(line -> line.startsWith(preset.name() + " ")
                                        && line.endsWith(
                                                "  " + preset.settings().name())),
                        list));
    }

    @Test
    void runTakesAPresetByNameAndAnExportedOneByFile() {
        Path run = folder.resolve("run");
        Outcome.of("run", "szt-quick", "--epochs", "1", "--out", run.toString()).done();
        assertEquals(
                "Quick look, tanh",
                Json.readExperiment(run.resolve("experiment.json")).name());
        Path file = folder.resolve("my.json");
        Outcome.of("presets", "szt-quick", "--export", file.toString()).done();
        assertEquals(Json.readExperiment(Path.of("sample-configs/szt-quick.json")), Json.readExperiment(file));
        assertEquals(
                Outcome.of("presets", "szt-quick").out(),
                Outcome.of("presets", "szt-quick", "--export", "-").out());
        Outcome.of("presets", "szt-quick", "--export", file.toString())
                .refused(file + " exists already; --export writes a new file only");
    }

    /** The shipped sweeps are listed too, and an exported one is the sweep that {@code sweep} takes by name. */
    @Test
    void sweepsAreListedAndExported() {
        assertTrue(Outcome.of("presets")
                .done()
                .out()
                .lines()
                .anyMatch(line -> line.matches("szt-sweep +500 +.*, a sweep of 18 combinations")));
        assertTrue(Outcome.of("presets", "--json").done().out().contains("\"name\": \"szt-sweep\""));
        Path file = folder.resolve("my-sweep.json");
        Outcome.of("presets", "szt-sweep", "--export", file.toString()).done();
        assertEquals(Presets.sweepOrFile(Path.of("szt-sweep")), SweepFile.read(file));
        Outcome.of("presets", "szt-sweeps").refusedWith("\"szt-sweeps\" is no preset; presets are szt-quick, ");
    }

    @Test
    void anUnknownPresetIsRefusedWithThoseLikeIt() {
        Path out = folder.resolve("none");
        Outcome.of("run", "szt-tahn", "--out", out.toString())
                .refused("szt-tahn is neither a file nor a preset; did you mean szt-tanh?");
        Outcome.of("run", "xyzzy", "--out", out.toString())
                .refusedWith("xyzzy is neither a file nor a preset; presets are szt-quick, ");
        Outcome.of("presets", "szt-tahn").refusedWith("\"szt-tahn\" is no preset; presets are ");
        Outcome.of("run", "szt-tanh", "--out", "-").refused("--out is - but a run needs a folder");
        assertFalse(Files.exists(out));
    }

    /** The name is looked up in the folder of the process, so the file's path is given whole here. */
    @Test
    void aFileOfThatNameWins() throws IOException {
        Path named = Files.writeString(folder.resolve("szt-quick"), "{\"name\": \"mine\"}");
        assertEquals("mine", Presets.presetOrFile(named).name());
        assertFalse(Presets.isHiddenByFile(named), "no preset is called by a whole path");
    }
}
