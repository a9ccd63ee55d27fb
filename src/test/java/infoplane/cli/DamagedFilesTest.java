package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
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
    private static final int SECONDS = 5;
    private static final int LONGEST_MESSAGE = 1200;
    /** Whether messages about the files of a run folder are judged; a damaged line is still quoted whole there. */
    private static final boolean FOLDERS_TOO = Boolean.getBoolean("infoplane.damage.folders");

    /** Stack traces, names of classes, and the sentence for what nobody foresaw. */
    private static final Pattern INTERNAL = Pattern.compile(
            "\\tat |nexpectedly|\\b(java|javax|com|org|us|infoplane)\\.[a-z]+\\.\\w|\\w(Exception|Error)\\b");

    /** What Java itself writes past the command: a thread that died, or a library that logs. */
    private static final Pattern CONSOLE = Pattern.compile("Exception in thread|SEVERE|WARNING");

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
            add("figure " + ending, "f." + ending, figure, join(List.of("run", "IN/f." + ending), train));
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
        folder(run);
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

    private static void folder(Path run) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(run)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put("run/" + run.relativize(file), Files.readAllBytes(file));
            }
        }
        for (String file : files.keySet()) {
            FORMATS.add(new Format("run folder", files, file, List.of("figure", "IN/run", "--out", "OUT/x.csv")));
            FORMATS.add(new Format(
                    "run folder",
                    files,
                    file,
                    List.of("measure", "IN/run", "--estimator", "quantised", "--threads", "1", "--out", "OUT/run")));
        }
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
    void aFewHundred() throws Exception {
        damage(300);
    }

    @Tag("long")
    @Test
    void tenThousand() throws Exception {
        damage(10_000);
    }

    private static void damage(int cases) throws Exception {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        PrintStream before = System.err;
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            for (int number = 0; number < cases; number++) {
                Format format = FORMATS.get(number % FORMATS.size());
                Tally tally = tallies.computeIfAbsent(format.name, name -> new Tally());
                byte[] damaged = new Mutation(new SplittableRandom(SEED + 1_000_003L * number))
                        .of(format.files.getOrDefault(format.damaged, new byte[0]));
                String fault = fault(number, format, tally, damaged);
                if (CONSOLE.matcher(console.toString(StandardCharsets.UTF_8)).find()) {
                    fault += " wrote to the console: " + start(console.toString(StandardCharsets.UTF_8));
                }
                console.reset();
                if (!fault.isEmpty()) {
                    faults.add("case " + number + ", " + format.name + " (" + format.damaged + "):" + fault);
                }
            }
        } finally {
            System.setErr(before);
            report(tallies, faults);
        }
        assertEquals(List.of(), faults);
    }

    /** @return what is wrong with how the command took the damaged file; empty if nothing is */
    private static String fault(int number, Format format, Tally tally, byte[] damaged) throws Exception {
        Path place = Files.createDirectories(folder.resolve("case"));
        Path in = Files.createDirectories(place.resolve("in"));
        Path out = Files.createDirectories(place.resolve("out"));
        for (Map.Entry<String, byte[]> file : format.files.entrySet()) {
            Path to = in.resolve(file.getKey());
            Files.createDirectories(to.resolveSibling(""));
            Files.write(to, file.getKey().equals(format.damaged) ? damaged : file.getValue());
        }
        Map<String, Integer> before = contents(place);
        String text = new String(damaged, StandardCharsets.UTF_8);
        String[] arguments = format.command.stream()
                .map(argument -> argument.equals("TEXT")
                        ? text
                        : argument.replace("IN/", in + "/").replace("OUT/", out + "/"))
                .toArray(String[]::new);
        FakeInterrupts interrupts = new FakeInterrupts();
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> Outcome.of(interrupts, arguments));
        String fault = "";
        Outcome outcome;
        try {
            outcome = within(running, interrupts);
        } catch (ExecutionException e) {
            return " threw " + e.getCause();
        } catch (TimeoutException e) {
            keep(number, damaged);
            return " did not end in time";
        }
        tally.cases++;
        tally.refused += outcome.code() == ExitCode.WRONG_INPUT ? 1 : 0;
        tally.accepted += outcome.code() == ExitCode.DONE ? 1 : 0;
        Map<String, Integer> after = contents(place);
        after.keySet().removeIf(name -> outcome.code() != ExitCode.WRONG_INPUT && name.startsWith("out/"));
        if (!before.equals(after)) {
            fault += " changed " + before.keySet() + " to " + after.keySet();
        }
        if (!List.of(0, 1, 2, 130).contains(outcome.code())) {
            fault += " exit code " + outcome.code();
        }
        String said = outcome.err().replace(folder.toString(), "");
        boolean known = format.name.equals("run folder") && !FOLDERS_TOO;
        if (!known
                && (INTERNAL.matcher(said).find() || said.lines().anyMatch(line -> line.length() > LONGEST_MESSAGE))) {
            fault += " said " + start(said);
        }
        if (outcome.code() != 0 && said.isBlank()) {
            fault += " said nothing";
        }
        if (!fault.isEmpty()) {
            keep(number, damaged);
        }
        delete(place);
        return fault;
    }

    /** A command that computes for long because it was asked to is interrupted, and then must end. */
    private static Outcome within(CompletableFuture<Outcome> running, FakeInterrupts interrupts) throws Exception {
        try {
            return running.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            interrupts.request();
            return running.get(SECONDS, TimeUnit.SECONDS);
        }
    }

    private static String start(String text) {
        return text.substring(0, Math.min(400, text.length()));
    }

    private static Map<String, Integer> contents(Path place) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(place.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
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
