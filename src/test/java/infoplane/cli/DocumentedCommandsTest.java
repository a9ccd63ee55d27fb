package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in a code block of README and docs is run as it stands, with fewer epochs and samples; blocks of the language
 * {@code text} are not. Commands within sentences are held against the commands and options that there are.
 */
class DocumentedCommandsTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("`(?:\\./)?infoplane ([^`\\n]+)`");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern A_FILE = Pattern.compile(".*/.*|.*\\.(json|npy|csv|svg|pdf|png|gif)|out|acts|states");

    /** These take minutes whatever they are given, or open the window. */
    private static final List<String> NOT_RUN = List.of("benchmark", "replicate");

    /** What options get here instead, so that a command takes a second. */
    private static final Map<String, String> SMALLER = Map.of(
            "--epochs", "3", "--n", "60", "--seeds", "2", "--permutations", "19", "--repeats", "2", "--rows", "50");

    private static final String TINY_SWEEP = """
            {"network": {"hidden": [2]}, "training": {"epochs": 2}, "sweep": {"network.activation": ["tanh", "relu"]}}
            """;

    @TempDir
    Path folder;

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(DocumentedCommandsTest::hasCommands)
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(Path.of("README.md")), pages.stream());
        }
    }

    @BeforeEach
    void putWhatCommandsRead() throws IOException {
        double[] values = new Seed(3).stream("documented").doubles(200).toArray();
        Samples column = Samples.column(values);
        Labels labels = Labels.hard(
                Arrays.stream(values).mapToInt(value -> value > 0.5 ? 1 : 0).toArray(), 2);
        for (String name : List.of("T.npy", "A.npy", "B.npy")) {
            NpyFile.write(folder.resolve(name), column);
        }
        NpyFile.write(folder.resolve("y.npy"), labels);
        for (String name : List.of("my-data.csv", "measurements.csv")) {
            Files.writeString(folder.resolve(name), "a,b,label\n0.5,1,0\n0.25,2,1\n0.125,3,0\n0.75,4,1\n");
        }
        Files.writeString(folder.resolve("my-experiment.json"), "{\"training\": {\"epochs\": 2}}");
        for (String name : List.of("my-sweep.json", "mine.json")) {
            Files.writeString(folder.resolve(name), TINY_SWEEP);
        }
        putSources(labels);
    }

    /** What PyTorch would have written: activations, and weights of a network 2-3-2, of two epochs. */
    private void putSources(Labels labels) throws IOException {
        Seed seed = new Seed(4);
        Path acts = Files.createDirectory(folder.resolve("acts"));
        Path states = Files.createDirectory(folder.resolve("states"));
        NpyFile.write(states.resolve("X.npy"), rows(seed, "X", 200, 2));
        for (Path source : List.of(acts, states)) {
            NpyFile.write(source.resolve("y.npy"), labels);
        }
        Files.writeString(states.resolve("network.json"), "{\"hidden\": [3], \"activation\": \"tanh\"}");
        for (String epoch : List.of("epoch_000000", "epoch_000001")) {
            Path there = Files.createDirectory(acts.resolve(epoch));
            NpyFile.write(there.resolve("fc1.npy"), rows(seed, epoch + "fc1", 200, 3));
            NpyFile.write(there.resolve("out.npy"), rows(seed, epoch + "out", 200, 2));
            Path state = Files.createDirectory(states.resolve(epoch));
            NpyFile.write(state.resolve("W1.npy"), rows(seed, epoch + "W1", 2, 3));
            NpyFile.write(state.resolve("W2.npy"), rows(seed, epoch + "W2", 3, 2));
        }
        Files.createFile(acts.resolve("finished"));
    }

    private static Samples rows(Seed seed, String name, int rows, int columns) {
        return Samples.ofDoubles(
                seed.stream(name).doubles((long) rows * columns).toArray(), rows, columns);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void runAsTheyStand(Path page) throws IOException {
        for (List<String> words : commands(Files.readString(page).replace("\r\n", "\n"))) {
            run(words);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nameCommandsAndOptionsThatThereAre(Path page) throws IOException {
        Matcher inline = INLINE.matcher(Files.readString(page));
        while (inline.find()) {
            List<String> words = words(inline.group(1));
            var program = CommandLineMain.program(Outcome.console());
            String first = words.get(0);
            boolean opensTheWindow = first.matches(".*[./].*|-.*");
            var named = opensTheWindow || first.equals("COMMAND")
                    ? program
                    : program.getSubcommands().get(first);
            var command = Objects.requireNonNull(named, page + ": " + inline.group());
            words.stream()
                    .filter(word -> word.startsWith("--"))
                    .forEach(option -> assertTrue(
                            command.getCommandSpec().optionsMap().containsKey(option), page + ": " + option));
        }
    }

    private static boolean hasCommands(Path page) {
        try {
            return Files.readString(page).contains("infoplane ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The words of each command: without what follows a pipe or a redirection, or stands beside as a comment. */
    private static List<List<String>> commands(String page) {
        List<List<String>> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            if (!List.of("", "sh").contains(block.group(1))) {
                continue;
            }
            block.group(2)
                    .replaceAll(" *\\\\\\n *", " ")
                    .lines()
                    .map(line -> line.replaceFirst("^\\./", "").split(" {3,}| > ")[0])
                    .flatMap(line -> Arrays.stream(line.split(" \\| ")))
                    .map(line -> line.replaceFirst("^\\./", ""))
                    .filter(line -> line.startsWith("infoplane "))
                    .map(line -> words(line.substring("infoplane ".length())))
                    .forEach(commands::add);
        }
        return commands;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    private void run(List<String> words) throws IOException {
        String command = words.get(0);
        if (NOT_RUN.contains(command) || words.contains("--spark")) { // which needs a cluster
            return;
        }
        List<String> here = IntStream.range(0, words.size())
                .mapToObj(i -> here(words, i))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        if (!command.equals("presets")) {
            here.replaceAll(word ->
                    word.equals("szt-sweep") ? folder.resolve("my-sweep.json").toString() : word);
        }
        if (List.of("run", "import", "sweep").contains(command) && here.contains("--out")) {
            removeRun(here.get(here.indexOf("--out") + 1), here.contains("--resume"));
        }
        if (command.equals("run")) {
            addUnlessThere(here, "--epochs", "3");
        }
        if (command.equals("calibrate")) {
            addUnlessThere(here, "--n", "60");
            addUnlessThere(here, "--seeds", "2");
            addUnlessThere(here, "--most-seeds", "2");
            addUnlessThere(here, "--problem", "gaussian");
        }
        if (command.equals("presets") && here.contains("--export")) {
            Files.deleteIfExists(Path.of(here.get(here.indexOf("--export") + 1)));
        }
        putRuns(command, here);
        Outcome outcome =
                Outcome.withInput("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), here.toArray(String[]::new));
        assertEquals(0, outcome.code(), () -> words + ": " + outcome.err());
        assertFalse(outcome.out().isEmpty() && outcome.err().isEmpty(), words::toString);
    }

    /** The word, within the folder of the test where it is a path, and smaller where it is a number of epochs and the like. */
    private String here(List<String> words, int i) {
        String word = words.get(i);
        String before = i == 0 ? "" : words.get(i - 1);
        if (SMALLER.containsKey(before)) {
            return SMALLER.get(before);
        }
        boolean path = before.equals("--out")
                || before.equals("--export")
                || A_FILE.matcher(word).matches();
        boolean sample = word.startsWith("sample-configs/");
        return path && !before.equals("--part") && !sample && !word.startsWith("{") && !word.equals("-")
                ? folder.resolve(word).toString()
                : word;
    }

    private static void addUnlessThere(List<String> words, String option, String value) {
        if (!words.contains(option)) {
            words.addAll(List.of(option, value));
        }
    }

    /** Pages use a folder again in a later example. */
    private static void removeRun(String out, boolean resumes) throws IOException {
        if (!resumes && Files.exists(Path.of(out))) {
            Files.move(Path.of(out), Path.of(out + ".before." + System.nanoTime()));
        }
    }

    /** Makes the run, or the figure, that a command reads and that no command before it has made. */
    private void putRuns(String command, List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            Path read = Path.of(words.get(i).startsWith("{") ? "" : words.get(i));
            if (!read.startsWith(folder)
                    || List.of("--out", "--export").contains(words.get(i - 1))
                    || Files.exists(read)) {
                continue;
            }
            if (read.toString().endsWith(".pdf")) {
                List<String> runs = List.of(made("a"), made("b"));
                Outcome.of("figure", runs.get(0), runs.get(1), "--plot", "plane", "--out", read.toString())
                        .done();
            } else if (!command.equals("run")) {
                Outcome.of("run", "szt-quick", "--epochs", "3", "--out", read.toString())
                        .done();
            }
        }
    }

    private String made(String name) {
        Path run = folder.resolve("made-" + name);
        if (!Files.exists(run)) {
            Outcome.of("run", "szt-quick", "--epochs", "3", "--out", run.toString())
                    .done();
        }
        return run.toString();
    }
}
