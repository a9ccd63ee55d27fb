package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.dataset.array.ImportInputs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Every kind of file that a command reads, damaged in many ways. A command says what is wrong in a sentence, ends in time
 * with an exit code that means something, and has changed nothing when it refused.
 */
final class DamagedFilesTest {
    private static final int SEED = 18;
    /** More for a machine that does other work at the same time. */
    private static final int MILLISECONDS = Integer.getInteger("infoplane.damage.milliseconds", 5000);

    private static final int CASES_A_REPORT = 100;
    /** Is empty, and read by nobody. */
    private static final String LOCK = "run.lock";

    /** How a format came through. */
    private static final class Tally {
        int cases;
        int refused;
        int accepted;
    }

    /**
     * A kind of input.
     *
     * @param files all files of the input, by their names
     * @param damaged the file that is damaged; empty for all but folders
     * @param command arguments, in which IN and OUT stand for the folders
     */
    private record Format(String name, Map<String, byte[]> files, String damaged, List<String> command) {}

    @TempDir
    static Path folder;

    private static final List<Format> FORMATS = new ArrayList<>();

    @BeforeAll
    static void makeInputs() throws IOException {
        FORMATS.clear();
        String table = table(40);
        Path data = Files.writeString(folder.resolve("data.csv"), table);
        Path config = Files.writeString(folder.resolve("a.json"), """
                {"schemaVersion": 1, "name": "small", "seed": 1, "dataset": {"type": "file", "path": "%s"},
                 "network": {"hidden": [3, 2], "activation": "tanh"}, "training": {"epochs": 2, "batchSize": 8},
                 "measure": {"schedule": "every", "selfCheck": false,
                             "estimators": [{"type": "binning", "rule": "idnns"}, {"type": "kde", "bound": "upper"}]},
                 "repeats": 1}
                """.formatted(data));
        Path run = folder.resolve("run");
        Outcome.of("run", config.toString(), "--out", run.toString()).done();
        Outcome.of("dataset", data.toString(), "--export", folder.toString()).done();
        List<String> train = List.of("--out", "OUT/run", "--epochs", "1", "--repeats", "1", "--threads", "1");
        add("experiment", "a.json", config, join(List.of("run", "IN/a.json"), train));
        for (String ending : List.of("svg", "pdf", "png", "gif", "csv", "tex")) {
            Path figure = folder.resolve("figure." + ending);
            Outcome.of("figure", run.toString(), "--out", figure.toString()).done();
            String file = "f." + ending;
            List<String> command = join(List.of("run", "IN/" + file), train);
            if (ending.equals("csv")) {
                Map<String, byte[]> both = Map.of(
                        file,
                        Files.readAllBytes(figure),
                        file + ".json",
                        Files.readAllBytes(folder.resolve("figure.csv.json")));
                FORMATS.add(new Format("figure csv", both, file, command));
                FORMATS.add(new Format("figure csv.json", both, file + ".json", command));
            } else {
                add("figure " + ending, file, figure, command);
            }
        }
        List<String> labelled = List.of("--labels", folder.resolve("y.npy").toString(), "--estimator");
        add(
                "npy",
                "X.npy",
                folder.resolve("X.npy"),
                join(List.of("estimate", "--activations", "IN/X.npy"), join(labelled, List.of("kde"))));
        FORMATS.add(new Format(
                "estimator",
                Map.of(
                        "e",
                        "{\"type\":\"binning\",\"rule\":\"equal-width\",\"bins\":30}".getBytes(StandardCharsets.UTF_8)),
                "e",
                join(
                        List.of(
                                "estimate",
                                "--activations",
                                folder.resolve("X.npy").toString()),
                        join(labelled, List.of("TEXT")))));
        add("csv", "d.csv", data, List.of("dataset", "IN/d.csv"));
        FORMATS.add(new Format("mat", Map.of("d.mat", mat()), "d.mat", List.of("dataset", "IN/d.mat")));
        idx();
        imports();
        folder(run);
        repeats(config);
    }

    /** What belongs to repeats as a whole. What says of which state the means are is no result: they are made again. */
    private static void repeats(Path config) throws IOException {
        Path two = folder.resolve("two");
        Outcome.of("run", config.toString(), "--epochs", "1", "--repeats", "2", "--out", two.toString())
                .done();
        Map<String, byte[]> files = files(two);
        for (List<String> command : readers()) {
            files.keySet().stream()
                    .filter(file -> !file.contains("repeat-000"))
                    .filter(file -> !file.contains("repeat-001") || file.endsWith("plane.csv"))
                    .filter(file -> !file.endsWith(LOCK))
                    .forEach(file -> FORMATS.add(new Format("run folder, repeats", files, file, command)));
        }
    }

    /** Files of sources, and of the runs that are made of them. */
    private static void imports() throws IOException {
        ImportInputs inputs = new ImportInputs(folder);
        List<String> usual = List.of("--out", "OUT/run", "--threads", "1");
        List<String> activations = join(List.of("import", "IN/src"), usual);
        source("import npz", inputs.npz(), List.of("epoch_0.npz", "epoch_1.npz"), activations);
        source("import npy", inputs.npy(), List.of("epoch_0/fc1.npy", "X.npy", "y.npy"), activations);
        source("infoplane.json", inputs.npy(), List.of("infoplane.json"), activations);
        source("import hdf5", inputs.hdf(), List.of("acts.h5"), join(List.of("import", "IN/src/acts.h5"), usual));
        List<String> weights = join(List.of("import", "IN/src", "--weights"), usual);
        source("import safetensors", inputs.weights(), List.of("epoch_0.safetensors", "epoch_1.safetensors"), weights);
        source("network.json", inputs.weights(), List.of("network.json"), weights);
        Path copied = folder.resolve("copied");
        Path source = ImportInputs.write(inputs.npz(), folder.resolve("npz"));
        Outcome.of("import", source.toString(), "--copy", "--out", copied.toString())
                .done();
        Map<String, byte[]> files = files(copied);
        for (List<String> command : readers().subList(0, 3)) {
            FORMATS.add(new Format("run folder, imported", files, "run/source.json", command));
            FORMATS.add(new Format("copied activations", files, "run/activations/epoch_1.npz", command));
        }
    }

    private static void source(String name, Map<String, byte[]> files, List<String> damaged, List<String> command) {
        Map<String, byte[]> in = new TreeMap<>();
        files.forEach((file, bytes) -> in.put("src/" + file, bytes));
        damaged.forEach(file -> FORMATS.add(new Format(name, in, "src/" + file, command)));
    }

    private static String table(int rows) {
        StringBuilder text = new StringBuilder("one,two,label\n");
        for (int row = 0; row < rows; row++) {
            text.append(row % 7 / 8.0).append(',').append(row % 5 / 4.0).append(row % 2 == 0 ? ",even\n" : ",odd\n");
        }
        return text.toString();
    }

    private static void add(String name, String file, Path source, List<String> command) throws IOException {
        FORMATS.add(new Format(name, Map.of(file, Files.readAllBytes(source)), file, command));
    }

    private static byte[] mat() throws IOException {
        Matrix inputs = Mat5.newMatrix(12, 2);
        Matrix labels = Mat5.newMatrix(12, 1);
        for (int row = 0; row < 12; row++) {
            inputs.setDouble(row, 0, row / 3.0);
            labels.setDouble(row, 0, row % 2);
        }
        Path file = folder.resolve("d.mat");
        try (MatFile mat = Mat5.newMatFile().addArray("F", inputs).addArray("y", labels)) {
            Mat5.writeToFile(mat, file.toFile());
        }
        return Files.readAllBytes(file);
    }

    private static void idx() throws IOException {
        byte[] images = new byte[16 + 8 * 4];
        images[2] = 8;
        images[3] = 3;
        images[7] = 8;
        images[11] = 2;
        images[15] = 2;
        byte[] labels = new byte[8 + 8];
        labels[2] = 8;
        labels[3] = 1;
        labels[7] = 8;
        for (int row = 0; row < 8; row++) {
            images[16 + row * 4] = (byte) (30 * row);
            labels[8 + row] = (byte) (row % 2);
        }
        String inputs = "t10k-images-idx3-ubyte";
        String beside = "t10k-labels-idx1-ubyte";
        FORMATS.add(
                new Format("idx", Map.of(inputs, images, beside, labels), inputs, List.of("dataset", "IN/" + inputs)));
        FORMATS.add(new Format(
                "idx labels", Map.of(inputs, images, beside, labels), beside, List.of("dataset", "IN/" + inputs)));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(images);
        }
        FORMATS.add(new Format(
                "idx gz",
                Map.of(inputs + ".gz", zipped.toByteArray(), beside, labels),
                inputs + ".gz",
                List.of("dataset", "IN/" + inputs + ".gz")));
    }

    /** Commands that read a run. What they accept must be seen by verify, which takes no changed byte of a finished run. */
    private static void folder(Path run) throws IOException {
        Map<String, byte[]> files = files(run);
        for (List<String> command : readers()) {
            files.keySet().stream()
                    .filter(file -> !file.endsWith(LOCK))
                    .forEach(file -> FORMATS.add(new Format("run folder", files, file, command)));
        }
    }

    private static List<List<String>> readers() {
        return List.of(
                List.of("figure", "IN/run", "--out", "OUT/x.csv"),
                List.of("measure", "IN/run", "--estimator", "quantised", "--threads", "1", "--out", "OUT/run"),
                List.of("verify", "IN/run", "--threads", "1"),
                List.of("recover", "IN/run", "--threads", "1", "--out", "OUT/run"));
    }

    private static Map<String, byte[]> files(Path run) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(run)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put("run/" + run.relativize(file), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static List<String> join(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Otherwise every damaged file would be refused, for a reason that has nothing to do with its damage. */
    @Test
    void whatIsWholeIsAccepted() throws Exception {
        for (Format format : FORMATS) {
            Tally tally = new Tally();
            assertEquals("", fault(0, format, tally, format.files.getOrDefault(format.damaged, new byte[0])));
            assertEquals(1, tally.accepted, format.name + ": " + format.command);
        }
    }

    @Test
    void aHundred() throws Exception {
        damage(0, 100);
    }

    @Tag("long")
    @Test
    void tenThousand() throws Exception {
        damage(Integer.getInteger("infoplane.damage.from", 0), Integer.getInteger("infoplane.damage.cases", 10_000));
    }

    /** @param from the first case, so that several programs can share the work */
    private static void damage(int from, int cases) throws Exception {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (int number = from; number < from + cases; number++) {
            Format format = FORMATS.get(number % FORMATS.size());
            byte[] damaged = new Mutation(new SplittableRandom(SEED + 1_000_003L * number))
                    .of(format.files.getOrDefault(format.damaged, new byte[0]));
            String fault = fault(number, format, tallies.computeIfAbsent(format.name, name -> new Tally()), damaged);
            if (!fault.isEmpty()) {
                faults.add("case " + number + ", " + format.name + " (" + format.damaged + ", " + format.command.get(0)
                        + "):" + fault);
            }
            if (number % CASES_A_REPORT == CASES_A_REPORT - 1) {
                report(tallies, faults);
            }
        }
        assertEquals(List.of(), faults);
    }

    /** @return what is wrong with how the command took the damaged file; empty if nothing is */
    private static String fault(int number, Format format, Tally tally, byte[] damaged) throws IOException {
        Path place = Files.createDirectories(folder.resolve("case"));
        Path in = Files.createDirectories(place.resolve("in"));
        Path out = Files.createDirectories(place.resolve("out"));
        for (Map.Entry<String, byte[]> file : format.files.entrySet()) {
            Path to = in.resolve(file.getKey());
            Files.createDirectories(to.resolveSibling(""));
            Files.write(to, file.getKey().equals(format.damaged) ? damaged : file.getValue());
        }
        String text = new String(damaged, StandardCharsets.UTF_8);
        String[] arguments = format.command.stream()
                .map(argument -> argument.equals("TEXT")
                        ? text
                        : argument.replace("IN/", in + "/").replace("OUT/", out + "/"))
                .toArray(String[]::new);
        DamageJudge judge = new DamageJudge(place, MILLISECONDS, Outcome::of);
        DamageJudge.Verdict verdict = judge.judge(arguments);
        String fault = verdict.fault() + unseen(format, damaged, verdict, judge, in.resolve("run"));
        tally.cases++;
        tally.refused += verdict.code() == ExitCode.WRONG_INPUT ? 1 : 0;
        tally.accepted += verdict.code() == ExitCode.DONE ? 1 : 0;
        if (!fault.isEmpty()) {
            keep(number, damaged);
        }
        delete(place);
        return fault;
    }

    /** Damage of a finished run that a command did not refuse, and verify does not name either. */
    private static String unseen(
            Format format, byte[] damaged, DamageJudge.Verdict verdict, DamageJudge judge, Path run)
            throws IOException {
        boolean same = Arrays.equals(damaged, format.files.getOrDefault(format.damaged, new byte[0]));
        if (!format.name.startsWith("run folder")
                || format.damaged.endsWith("summed.json")
                || same
                || verdict.code() != ExitCode.DONE) {
            return "";
        }
        DamageJudge.Verdict verified = judge.judge("verify", run.toString(), "--threads", "1");
        String name = format.damaged.substring(format.damaged.lastIndexOf('/') + 1);
        return verified.code() == ExitCode.WRONG_INPUT && verified.said().contains(name)
                ? verified.fault()
                : " was not noticed by verify: " + verified;
    }

    private static void keep(int number, byte[] damaged) throws IOException {
        Files.write(Files.createDirectories(Path.of("target/damaged")).resolve("case-" + number), damaged);
    }

    private static void report(Map<String, Tally> tallies, List<String> faults) throws IOException {
        List<String> lines = new ArrayList<>();
        tallies.forEach((name, tally) -> lines.add("| " + name + " | " + tally.cases + " | " + tally.refused + " | "
                + tally.accepted + " | "
                + faults.stream()
                        .filter(fault -> fault.contains(", " + name + " ("))
                        .count()
                + " |"));
        lines.addAll(faults);
        Files.write(Files.createDirectories(Path.of("target/damaged")).resolve("report.md"), lines);
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
