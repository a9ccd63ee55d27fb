package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Drafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wherever a command takes a path, a pipe, a device and a folder in the place of a file are refused before they are opened:
 * a pipe that nobody writes to would be waited for without an end, and a device has none.
 */
final class OnlyRegularFilesTest {
    private static final List<String> FIGURES = List.of("svg", "pdf", "png", "gif", "csv", "tex");
    private static final List<String> DATA =
            List.of("it.npy", "it.csv", "it.tsv", "it.txt", "it.mat", "it-idx3-ubyte", "it.gz");
    private static final List<String> ARRAYS = List.of("it.npz", "it.h5", "it.safetensors");
    private static final List<String> RUN_FILES = List.of(
            "experiment.json",
            "provenance.json",
            "findings.json",
            "measured.json",
            "checks.json",
            "refused.json",
            "plane.csv",
            "training.csv",
            "trajectory.f32",
            "trajectory.json",
            "label.json",
            "waiting.json",
            "source.json",
            "manifest.json",
            "checkpoint",
            "checkpoint/state.bin");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeInputs() throws IOException {
        Files.writeString(folder.resolve("whole.csv"), "one,two,label\n" + "0.5,0.25,even\n0.75,0.5,odd\n".repeat(20));
        Files.writeString(folder.resolve("a.json"), """
                {"schemaVersion": 1, "name": "small", "seed": 1, "dataset": {"type": "file", "path": "%s/whole.csv"},
                 "network": {"hidden": [3, 2], "activation": "tanh"}, "training": {"epochs": 2, "batchSize": 8},
                 "measure": {"schedule": "every", "selfCheck": false, "estimators": [{"type": "binning"}]}}
                """.formatted(folder));
        of("run IN/a.json --out IN/run").done();
        of("run IN/a.json --repeats 2 --out IN/repeats").done();
        of("dataset IN/whole.csv --export IN/npy").done();
    }

    private static Outcome of(String command) {
        return Outcome.of(Arrays.stream(command.split(" "))
                .map(argument -> argument.replace("IN", folder.toString()))
                .toArray(String[]::new));
    }

    /** Commands in which IN/it… is the path that is no regular file, and IN the folder of the inputs. */
    static List<String> files() {
        List<String> commands = new ArrayList<>(List.of(
                "run IN/it.json --out IN/new",
                "calibrate --estimator binning --out IN/it.svg",
                "estimate --activations IN/it.npy --labels IN/npy/y.npy --estimator kde",
                "estimate --activations IN/npy/X.npy --labels IN/it.npy --estimator kde",
                "estimate --x IN/it.npy --y IN/npy/X.npy --estimator ksg",
                "estimate --x IN/npy/X.npy --y IN/it.npy --estimator ksg",
                "import IN/npy/X.npy --labels IN/it.npy",
                "import IN/npy/X.npy --labels IN/it.csv",
                "import IN/npy/X.npy --inputs IN/it.npy"));
        for (String array : ARRAYS) {
            commands.add("estimate --activations IN/" + array + " --labels IN/npy/y.npy --estimator kde");
            commands.add("estimate --activations IN/npy/X.npy --labels IN/" + array + " --estimator kde");
        }
        for (String ending : FIGURES) {
            commands.add("run IN/it." + ending + " --out IN/new");
            commands.add("figure IN/run --out IN/it." + ending);
        }
        for (String data : DATA) {
            commands.add("dataset IN/" + data);
            commands.add("dataset {\"type\":\"file\",\"path\":\"IN/" + data + "\",\"labels\":\"IN/npy/y.npy\"}");
            commands.add("dataset {\"type\":\"file\",\"path\":\"IN/npy/X.npy\",\"labels\":\"IN/" + data + "\"}");
        }
        return commands;
    }

    /** Commands in which IN/it is no folder. */
    static List<String> folders() {
        return List.of(
                "measure IN/it --estimator kde",
                "figure IN/it --out IN/x.csv",
                "figure IN/run IN/it --out IN/x.csv",
                "verify IN/it",
                "recover IN/it --out IN/new",
                "recover IN/run --out IN/it",
                "recover IN/run --out IN/it/new",
                "measure IN/run --estimator kde --out IN/it",
                "measure IN/run --estimator kde --out IN/it/new",
                "measure IN/repeats --estimator kde --out IN/it",
                "import IN/npy/X.npy --labels IN/npy/y.npy --out IN/it",
                "import IN/npy/X.npy --labels IN/npy/y.npy --copy --out IN/it/new",
                "dataset IN/whole.csv --export IN/it",
                "dataset IN/whole.csv --export IN/it/new",
                "run IN/a.json --out IN/it",
                "run IN/a.json --out IN/it/new",
                "run IN/a.json --resume --out IN/it",
                "run IN/a.json --repeats 2 --out IN/it",
                "run IN/a.json --repeats 2 --out IN/it/new");
    }

    /** The table would otherwise lie there without the experiment that it shows. */
    @Test
    void aPipeBesideATableIsRefusedBeforeTheTableIsWritten() throws Exception {
        pipe(folder.resolve("table.csv.json"));
        of("figure IN/run --out IN/table.csv")
                .refused(folder.resolve("table.csv.json") + " is a pipe, socket or device but must be a regular file");
        assertFalse(Files.exists(folder.resolve("table.csv")));
        Files.delete(folder.resolve("table.csv.json"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noPipeNoDeviceNoFolderIsOpenedAsAFile(String command) throws Exception {
        String name = command.replaceFirst(".*IN/(it[-.][a-z0-9-]+).*", "$1");
        pipe(folder.resolve(name));
        refused(command, name + " is a pipe, socket or device but must be a regular file");
        Files.delete(folder.resolve(name));
        Files.createDirectory(folder.resolve(name));
        refused(command, name + " is a folder but must be a regular file");
        Files.delete(folder.resolve(name));
        Files.createSymbolicLink(folder.resolve(name), Path.of("/dev/zero"));
        refused(command, "but must be a regular file");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void noPipeNoDeviceNoFileIsOpenedAsAFolder(String command) throws Exception {
        pipe(folder.resolve("it"));
        refused(command, "it is ");
        Files.delete(folder.resolve("it"));
        Files.createSymbolicLink(folder.resolve("it"), Path.of("/dev/zero"));
        refused(command, "it is ");
        Files.delete(folder.resolve("it"));
        Files.writeString(folder.resolve("it"), "a file");
        refused(command, "it is ");
    }

    /** A source may be a folder; what is neither that nor a file, and what lies in it and is no file, is not opened. */
    @ParameterizedTest
    @ValueSource(strings = {"it.npy", "it.npz", "it.h5", "it.safetensors", "it/X.npy", "it/y.npy", "it/infoplane.json"})
    void aPipeIsNoSourceAndIsNotOpenedInOne(String name) throws Exception {
        Path source = folder.resolve("it");
        Files.createDirectory(source);
        Files.createDirectory(source.resolve("epoch_1"));
        Files.copy(folder.resolve("npy/X.npy"), source.resolve("epoch_1/layer.npy"));
        pipe(folder.resolve(name));
        String asked = name.startsWith("it/") ? "it" : name;
        String labels = name.equals("it/y.npy") ? "" : " --labels IN/npy/y.npy";
        refused("import IN/" + asked + labels, "is a pipe, socket or device but must be a regular file");
        refused("import IN/" + asked + labels + " --out IN/it-new", "is a pipe, socket or device but must be a");
        assertTrue(Files.notExists(folder.resolve("it-new")), "nothing is written");
    }

    static Stream<List<String>> inRuns() {
        List<String> commands = List.of(
                "figure RUN --out IN/it.csv",
                "measure RUN --estimator kde",
                "measure RUN --estimator kde --out IN/it-new",
                "verify RUN",
                "recover RUN --out IN/it-new",
                "run IN/a.json --resume --epochs 3 --out RUN");
        Stream<List<String>> lock = Stream.of(
                        "measure RUN --estimator kde", "run IN/a.json --resume --epochs 3 --out RUN")
                .map(command -> List.of("run", "run.lock", command)); // the others do not write
        Stream<List<String>> single =
                RUN_FILES.stream().flatMap(file -> commands.stream().map(command -> List.of("run", file, command)));
        Stream<List<String>> repeats = Stream.of(
                        "experiment.json", "repeat-001/plane.csv", "repeat-001/experiment.json")
                .flatMap(file -> commands.stream()
                        .map(command -> List.of("repeats", file, command.replace("a.json", "a.json --repeats 2"))));
        return Stream.of(lock, single, repeats).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("inRuns")
    void aPipeInARunIsNotOpened(List<String> place) throws Exception {
        Path file = folder.resolve(place.get(0)).resolve(place.get(1));
        Path aside = folder.resolve("aside");
        boolean there = Files.exists(file);
        if (there) {
            Files.move(file, aside);
        }
        pipe(file);
        try {
            String command =
                    place.get(2).replace("RUN", folder.resolve(place.get(0)).toString());
            refused(command, " is a pipe, socket or device but must be a ");
        } finally {
            Files.delete(file);
            if (there) {
                Files.move(aside, file);
            }
        }
    }

    @Test
    void aNamedDeviceIsRefused() throws Exception {
        refused("run /dev/zero --out IN/new", "/dev/zero is a pipe, socket or device but must be a regular file");
        refused("run /dev/null --out IN/new", "/dev/null is a pipe, socket or device but must be a regular file");
        refused("run IN/missing.json --out IN/new", "missing.json does not exist");
    }

    @AfterEach
    void remove() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.filter(path -> path.getFileName().toString().startsWith("it"))
                    .toList()) {
                Drafts.removeTree(file);
            }
        }
    }

    private static void pipe(Path path) throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    }

    /** The time only ends a test that would wait for ever. */
    private static void refused(String command, String says) throws Exception {
        TreeMap<String, String> before = contents();
        Outcome outcome = CompletableFuture.supplyAsync(() -> of(command)).get(60, TimeUnit.SECONDS);
        assertEquals(2, outcome.code(), () -> command + ": " + outcome);
        assertEquals(1, outcome.err().lines().count(), outcome::err);
        assertTrue(outcome.err().contains(says), () -> command + ": " + outcome.err());
        assertEquals("", outcome.out());
        assertEquals(before, contents(), command);
    }

    private static TreeMap<String, String> contents() throws IOException {
        TreeMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
                contents.put(file.toString(), regular ? Arrays.hashCode(Files.readAllBytes(file)) + "" : "");
            }
        }
        return contents;
    }
}
