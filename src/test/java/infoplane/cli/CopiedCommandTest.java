package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.config.Presets;
import infoplane.core.RunMonitor;
import infoplane.dataset.SztSettings;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.EpochRange;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.TrainingSeries;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.chart.GradientFigure;
import infoplane.figure.chart.LossFigure;
import infoplane.figure.file.FigureExport;
import infoplane.figure.plane.PlaneFigure;
import infoplane.measuring.MeasureSettings;
import infoplane.runs.AsIfRandomRequest;
import infoplane.runs.CopiedCommand;
import infoplane.runs.CopiedCommand.Shell;
import infoplane.runs.ImportRequest;
import infoplane.runs.RunCommandLine;
import infoplane.runs.RunCommandLine.Act;
import infoplane.runs.RunKind;
import infoplane.runs.RunService;
import infoplane.schedule.ScheduleSettings;
import infoplane.store.RunFolder;
import infoplane.ui.export.FigureLine;
import infoplane.ui.form.ExportForm.Export;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** What the window copies as a command is read by the command line, means the same, and does the same. */
class CopiedCommandTest {
    private static final MeasureSettings.MeasuredInputs ALL = MeasureSettings.MeasuredInputs.ALL;

    @TempDir
    private static Path folder;

    private static Path noisy = Path.of("");
    private static Path repeats = Path.of("");
    private static Path preset = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        noisy = made("it's a \"run\" & more", 1);
        repeats = made("repeats", 2);
        preset = folder.resolve("preset");
        Outcome.of("run", "szt-quick", "--epochs", "1", "--seed", "3", "--out", preset.toString())
                .done();
    }

    private static Path made(String name, int repeats) throws IOException {
        Path config = Files.writeString(folder.resolve("experiment.json"), """
                {"name": "noisy", "repeats": %d, "dataset": {"type": "parity", "n": 5, "k": 2},
                 "network": {"hidden": [3, 2], "noise": {"sigma": 0.1}}, "training": {"epochs": 4, "batchSize": 16},
                 "measure": {"draws": 2, "schedule": "every", "estimators": [{"type": "binning", "bins": 7}]}}
                """.formatted(repeats));
        Path made = folder.resolve(name);
        Outcome.of("run", config.toString(), "--out", made.toString()).done();
        return made;
    }

    /** What the command line reads; it refuses what is unknown, missing or out of range. */
    private static ParseResult read(CopiedCommand command) {
        assertEquals("infoplane", command.words().get(0));
        return CommandLineMain.program(Outcome.console())
                .parseArgs(arguments(command))
                .subcommand();
    }

    private static String[] arguments(CopiedCommand command) {
        return command.words().stream().skip(1).toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("infoplane.runs.RunCommandLine$Act#values")
    void everyActIsReadByTheCommandLine(Act act) {
        List<Path> two = List.of(repeats.resolve("repeat-000"), repeats.resolve("repeat-001"));
        for (List<Path> folders : List.of(List.of(noisy), List.of(preset), two, two.subList(0, 1))) {
            boolean suits =
                    act.suits(RunKind.TRAINED, RunFolder.open(folders.get(0)).settings(), folders.get(0));
            assertEquals(act != Act.SWEEP && (act != Act.TWIN || !folders.contains(preset)), suits);
            if (suits) {
                List<CopiedCommand> commands = act.commands(folders);
                assertEquals(1, commands.size(), "all repeats are one");
                read(commands.get(0));
                boolean whole =
                        commands.get(0).words().stream().anyMatch(word -> word.startsWith(repeats + "/repeat-"));
                assertEquals(
                        folders.size() == 1
                                && folders.contains(two.get(0))
                                && !Set.of(Act.AGAIN, Act.RESUME, Act.TWIN).contains(act),
                        whole,
                        () -> act + " of " + folders + ": " + commands);
            }
        }
    }

    /** A preset with what differs; everything else by the experiment in its folder. The run is the same, byte for byte. */
    @Test
    void aRunIsMadeAgain() throws IOException {
        CopiedCommand changed = RunCommandLine.again(preset);
        assertEquals("infoplane run szt-quick --epochs 1 --seed 3 --out " + preset + "-again", changed.line(Shell.SH));
        for (Path run : List.of(preset, noisy)) {
            Outcome.of(arguments(RunCommandLine.again(run))).done();
            Path again = Path.of(run + "-again");
            for (String file : List.of("experiment.json", "plane.csv", "training.csv", "trajectory.f32")) {
                assertArrayEquals(Files.readAllBytes(run.resolve(file)), Files.readAllBytes(again.resolve(file)), file);
            }
        }
        String longer =
                RunCommandLine.lengthening(repeats.resolve("repeat-001"), 9).line(Shell.SH);
        assertEquals("infoplane run " + repeats + "/experiment.json --out " + repeats + " --resume --epochs 9", longer);
    }

    /** What is set up is a preset with what differs, or comes from standard input, with quotes, signs of shells and all. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anExperimentThatIsNotRunYetIsRun() throws IOException, InterruptedException {
        Path out = folder.resolve("set-up");
        ExperimentSettings shipped = Presets.presetOrFile(Path.of("szt-quick"));
        assertEquals(
                "infoplane run szt-quick --seed 9 --out " + out,
                RunCommandLine.running(shipped.withSeed(9), out).line(Shell.SH));
        ExperimentSettings own = Json.readExperiment(noisy.resolve("experiment.json"))
                .withName("it's \"5 > 4\" & $HOME %PATH% \\n ^ |")
                .withRepeats(1);
        CopiedCommand command = RunCommandLine.running(own, out);
        assertEquals(List.of("infoplane", "run", "-", "--out", out.toString()), command.words());
        Path read = folder.resolve("read.json");
        String line = command.line(Shell.SH).replace("infoplane run - --out", "tee " + read + " #");
        assertEquals(0, new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor());
        assertEquals(own, Json.readExperiment(read));
        assertTrue(command.input().length() < Json.write(own).length() / 2, command::input);
    }

    /** A run of a sweep leads to the sweep. */
    @Test
    void theSweepOfARunIsMadeAgain() throws IOException {
        Path config = Files.writeString(folder.resolve("sweep.json"), """
                {"dataset": {"type": "parity", "n": 4, "k": 2}, "network": {"hidden": [2]}, "training": {"epochs": 1},
                 "measure": {"selfCheck": false}, "repeats": 2, "sweep": {"network.activation": ["tanh", "relu"]}}
                """);
        Path sweep = folder.resolve("a sweep");
        Outcome.of("sweep", config.toString(), "--out", sweep.toString()).done();
        Path run = sweep.resolve("runs/activation=relu/repeat-001");
        assertTrue(Act.SWEEP.suits(RunKind.TRAINED, RunFolder.open(run).settings(), run));
        List<CopiedCommand> commands =
                Act.SWEEP.commands(List.of(run, sweep.resolve("runs/activation=tanh/repeat-000")));
        assertEquals(1, commands.size());
        Outcome.of(arguments(commands.get(0))).done();
        assertEquals(
                Files.readString(sweep.resolve("sweep.csv")),
                Files.readString(Path.of(sweep + "-again").resolve("sweep.csv")));
    }

    /** The twin of a preset is that preset, too, with an option. */
    @Test
    void theTwinOfAPresetIsNamed() {
        Path twin = folder.resolve("twin");
        String[] made = {"run", "szt-quantised-tanh", "--plain", "--epochs", "1", "--out", twin.toString()};
        Outcome.of(made).done();
        assertEquals(
                "infoplane run szt-quantised-tanh --epochs 1 --plain --out " + twin + "-again",
                RunCommandLine.again(twin).line(Shell.SH));
        assertFalse(RunFolder.open(twin).settings().network().quantisation().any());
    }

    /** Measuring again by the line gives the points that the window gives. */
    @Test
    void aRunIsMeasuredAgain() throws IOException {
        Path run = repeats.resolve("repeat-000");
        EstimatorSettings estimator = new KdeSettings(KdeSettings.Bound.LOWER, 0.2, true);
        ScheduleSettings schedule = new ScheduleSettings.Every(2);
        CopiedCommand command =
                RunCommandLine.measuring(run, List.of(estimator), Optional.of(schedule), OptionalInt.of(3));
        ParseResult read = read(command);
        assertEquals(List.of(estimator), read.matchedOptionValue("--estimator", List.of()));
        assertEquals(schedule, read.matchedOptionValue("--schedule", null));
        MeasureSettings asked = new MeasureSettings(ALL, schedule, List.of(estimator), 0, true, 3);
        RunService window = new RunService(1);
        window.keep(run, asked, window.measure(run, asked, more -> {}, RunMonitor.SILENT));
        byte[] wanted = Files.readAllBytes(run.resolve("plane.csv"));
        Outcome.of(arguments(command)).done();
        assertArrayEquals(wanted, Files.readAllBytes(run.resolve("plane.csv")));
    }

    /** The studies of a run, an import and a calibration, with every option that the window has. */
    @Test
    void everyChoiceOfTheWindowIsSaid() {
        BinningSettings bins = BinningSettings.defaults();
        ParseResult mixtures = read(RunCommandLine.asIfRandom(
                List.of(noisy, preset),
                new AsIfRandomRequest(List.of(1, 4), true, 3, List.of(bins, KdeSettings.defaults()))));
        assertEquals(List.of(1, 4), mixtures.matchedOptionValue("--draws", List.of()));
        assertEquals(Integer.valueOf(3), mixtures.matchedOptionValue("--epoch", null));
        assertTrue(mixtures.hasMatchedOption("--restarts"));
        assertEquals(List.of(bins, KdeSettings.defaults()), mixtures.matchedOptionValue("--estimator", List.of()));
        assertTrue(read(RunCommandLine.scales(List.of(noisy), true)).hasMatchedOption("--relative"));
        assertEquals(
                Integer.valueOf(20),
                read(RunCommandLine.coordinates(List.of(preset), 20)).matchedOptionValue("--orbits", null));
        ParseResult calibrated = read(RunCommandLine.calibrating(bins, 500, 3));
        assertEquals(Integer.valueOf(500), calibrated.matchedOptionValue("--n", null));
        assertTrue(calibrated.hasMatchedOption("--problem"));
        ParseResult data = read(RunCommandLine.inspecting(SztSettings.defaults(), 7));
        assertEquals(Long.valueOf(7), data.matchedOptionValue("--seed", null));
        assertTrue(data.matchedPositionalValue(0, "").contains("\"type\":\"szt\""), data.toString());
        ParseResult imported = read(RunCommandLine.importing(
                new ImportRequest(
                        folder.resolve("a b"),
                        true,
                        Optional.of(folder.resolve("y.npy")),
                        Optional.of(folder.resolve("X.npy")),
                        List.of("fc1", "out"),
                        List.of(bins),
                        Optional.of(new ScheduleSettings.Log(5)),
                        OptionalInt.of(9),
                        true),
                folder.resolve("imported"),
                true));
        for (String option : List.of("--weights", "--copy", "--watch", "--labels", "--inputs")) {
            assertTrue(imported.hasMatchedOption(option), option);
        }
        assertEquals(List.of("fc1", "out"), imported.matchedOptionValue("--layers", List.of()));
        assertEquals(new ScheduleSettings.Log(5), imported.matchedOptionValue("--schedule", null));
    }

    static Stream<Figure> figures() {
        PlaneSeries series = PlaneSeries.of(RunFolder.open(noisy).results(), nameOf(noisy), bins())
                .withColour(0);
        PlaneView view = PlaneView.defaults()
                .withUnit(InformationUnit.NATS)
                .withHiddenLayers(Set.of(2))
                .withEpochs(new EpochRange(1, 3))
                .withLimits(new PlaneLimits(0.25, 3.1, 0, 0.7));
        ChartView chart = ChartView.defaults().withEpochs(new EpochRange(1, 4));
        TrainingSeries training = new TrainingSeries(
                nameOf(noisy), RunFolder.open(noisy).results().training(), 0);
        return Stream.of(
                new PlaneFigure(List.of(series), view.withEstimators(List.of(bins()))),
                new CurvesFigure(
                        List.of(series), chart.withUnit(InformationUnit.NATS).withHiddenLayers(Set.of(1))),
                new LossFigure(List.of(training), chart.withUnit(InformationUnit.NATS)),
                new GradientFigure(training, chart.withHiddenLayers(Set.of(3))));
    }

    private static String nameOf(Path run) {
        return RunFolder.open(run).settings().name();
    }

    private static String bins() {
        return RunFolder.open(noisy).settings().measure().estimators().get(0).id();
    }

    /** The line draws the figure that the window saves, byte for byte but for what the file carries. */
    @ParameterizedTest
    @MethodSource("figures")
    void aFigureIsDrawnAgain(Figure figure) throws IOException {
        FigureStyle style = FigureStyle.light()
                .with(FigureStyle.dark().colours())
                .withFontSize(9)
                .withLineWidth(0.8 * 9 / 12)
                .withTitle(false);
        Export export = new Export(FigureFormat.SVG, new FigureSize(512.5, 320, 2), style, false, List.of());
        String kind = figure.getClass().getSimpleName();
        Path saved = folder.resolve(kind + "-window.svg");
        FigureExport.write(figure, saved, FigureFormat.SVG, export.size(), style, "{}");
        CopiedCommand command = FigureLine.of(
                figure, List.of(noisy), true, export, "", folder.resolve(kind).toString());
        assertEquals("", command.note(), "all of it can be said");
        Outcome.of(arguments(command)).done();
        String wanted = picture(saved);
        String drawn = picture(folder.resolve(kind + ".svg"));
        int at = Arrays.mismatch(wanted.toCharArray(), drawn.toCharArray());
        assertTrue(
                at < 0,
                () -> "from " + at + ": " + drawn.substring(at, Math.min(drawn.length(), at + 200)) + " WANTED "
                        + wanted.substring(Math.max(0, at - 60), Math.min(wanted.length(), at + 200)));
    }

    private static String picture(Path svg) throws IOException {
        return Files.readString(svg).replaceAll("(?s)<metadata.*</metadata>", "");
    }

    /** What the command cannot say is named, and the line is read all the same. */
    @Test
    void whatCannotBeSaidIsNamed() {
        PlaneFigure figure = (PlaneFigure) figures().findFirst().orElseThrow();
        PlaneView view = figure.view()
                .with(PlaneMark.DIAGONAL, true)
                .withColouring(PlaneView.Colouring.LAYER)
                .withHighlighted(2);
        Export export = new Export(
                FigureFormat.LATEX, FigureSize.SCREEN, FigureStyle.light(), true, List.of("epoch", "I(X;T)"));
        CopiedCommand command =
                FigureLine.of(figure.with(view), List.of(noisy), true, export, "It's so & \"so\"", "table");
        assertEquals(
                "Not in the line, because the command cannot say it: the colours, the epoch that stands out, the marks"
                        + " beside the points.",
                command.note());
        ParseResult read = read(command);
        assertEquals("It's so & \"so\"", read.matchedOptionValue("--caption", ""));
        assertEquals(List.of("epoch", "I(X;T)"), read.matchedOptionValue("--columns", List.of()));
    }

    private static final String[] HARD = {
        "plain",
        "",
        "two words",
        "it's",
        "$HOME `date` !x",
        "say \"so\"",
        "C:\\runs\\",
        "a\\\"b\\\\\"",
        "a&b|c>d<e^f",
        "\"q\" & ^ | \"r\"",
        "{\"type\":\"binning\",\"bins\":10}",
        "\"a&b^c\" d",
        "größe",
        "(1)",
        "*?[a]~#;"
    };

    /** A shell of Unix gives the words back. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellReadsTheWords() throws IOException, InterruptedException {
        String line =
                CopiedCommand.of(HARD).with("two\nlines").line(Shell.SH).replaceFirst("infoplane", "printf '%s\\\\0'");
        Process shell = new ProcessBuilder("sh", "-c", line).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor());
        List<String> wanted = new ArrayList<>(List.of(HARD));
        wanted.add("two\nlines");
        assertEquals(wanted, Arrays.asList(said.substring(0, said.length() - 1).split("\0", -1)));
    }

    /**
     * The command prompt reads the line twice, because a batch file passes it on; then Java's launcher splits it (its
     * cmdtoargs.c, whose rules are those of Microsoft's C runtime).
     */
    @ParameterizedTest
    @ValueSource(strings = {"", " --x"})
    void theCommandPromptReadsTheWords(String more) {
        String line = CopiedCommand.of(HARD).line(Shell.CMD) + more;
        List<String> words = split(withoutCarets(withoutCarets(line)));
        assertEquals(List.of(HARD), words.subList(1, HARD.length + 1));
    }

    /** Removes the carets outside quotes; fails where a character would mean something to the prompt. */
    private static String withoutCarets(String line) {
        StringBuilder read = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            quoted ^= letter == '"';
            if (!quoted && letter == '^') {
                at++;
                read.append(line.charAt(at));
            } else {
                assertFalse(!quoted && "&|<>".indexOf(letter) >= 0, "unquoted at " + at + " of " + line);
                read.append(letter);
            }
        }
        return read.toString();
    }

    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        int slashes = 0;
        for (char letter : (line + " ").toCharArray()) {
            if (letter == '\\') {
                slashes++;
                continue;
            }
            word.append("\\".repeat(letter == '"' ? slashes / 2 : slashes));
            if (letter == '"' && slashes % 2 == 0) {
                quoted = !quoted;
            } else if (letter == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(letter);
            }
            slashes = 0;
        }
        return words;
    }

    @Test
    void estimatorsAreNamedWhereAllElseIsAtItsDefaults() {
        assertEquals(
                "kde",
                read(RunCommandLine.measuring(
                                noisy, List.of(KdeSettings.defaults()), Optional.empty(), OptionalInt.empty()))
                        .originalArgs()
                        .get(3));
        assertEquals(Json.parseEstimator("kde"), KdeSettings.defaults());
    }
}
