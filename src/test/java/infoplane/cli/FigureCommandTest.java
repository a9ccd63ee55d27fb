package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.FigureSource;
import infoplane.config.FigureView;
import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.FigureColours;
import infoplane.figure.file.FigureExport;
import infoplane.store.RunFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureCommandTest {
    @TempDir
    static Path folder;

    private static Path run = Path.of("");

    @BeforeAll
    static void makeRun() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), """
                {"name": "small", "network": {"hidden": [4, 3]}, "training": {"epochs": 3, "batchSize": 512},
                 "measure": {"schedule": "every", "estimators": [{"type": "binning", "rule": "idnns"},
                                                                {"type": "binning", "rule": "size"}]}}
                """);
        run = folder.resolve("run");
        Outcome.of("run", config.toString(), "--out", run.toString()).done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "svg", "pdf", "gif", "csv", "tex"})
    void everyKindOfFileCarriesTheExperiment(String ending) throws IOException {
        Path file = folder.resolve("plane." + ending);
        Outcome outcome = Outcome.of("figure", run.toString(), "--plot", "plane", "--out", file.toString())
                .done();
        assertEquals("wrote " + file + System.lineSeparator(), outcome.err());
        String carried = FigureExport.readMetadata(file).orElseThrow();
        ExperimentSettings settings = Json.parseExperiment(carried, file.toString());
        assertEquals(RunFolder.open(run).settings(), settings);
    }

    /** Standard output gets the bytes that a file gets, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"svg", "csv", "tex"})
    void standardOutputTakesTheFigureInPlaceOfAFile(String format) throws IOException {
        Path file = folder.resolve("piped." + format);
        Outcome.of("figure", run.toString(), "--out", file.toString()).done();
        Outcome piped = Outcome.of("figure", run.toString(), "--out", "-", "--format", format);
        assertEquals(Files.readString(file), piped.done().out());
        assertEquals("", piped.err());
        assertFalse(Files.exists(Path.of("-.json")));
    }

    @ParameterizedTest
    @CsvSource({
        "-,, '--format is missing: --out is -, which has no ending that says what is written; one of png, svg, pdf,"
                + " gif, csv, tex'",
        "-, bmp, '--format is \"bmp\" but must be one of png, svg, pdf, gif, csv, tex'",
        "a.svg, png, '--format is png but the ending of --out says what is written; --format goes with --out -'"
    })
    void theFormatOfStandardOutputIsSaidOnce(String out, String format, String sentence) {
        String[] figure = format == null
                ? new String[] {"figure", run.toString(), "--out", out}
                : new String[] {"figure", run.toString(), "--out", out, "--format", format};
        Outcome.of(figure).refused(sentence);
    }

    /** Epochs 0 to 3; the gradient has no statistics before training. */
    @ParameterizedTest
    @ValueSource(strings = {"curves", "loss", "snr", "activations"})
    void everyPlotHasItsPictureAndItsNumbers(String plot) throws IOException {
        Path picture = folder.resolve(plot + ".svg");
        Path numbers = folder.resolve(plot + ".csv");
        Outcome.of("figure", run.toString(), "--plot", plot, "--out", picture.toString())
                .done();
        Outcome.of("figure", run.toString(), "--plot", plot, "--out", numbers.toString())
                .done();
        assertTrue(Files.readString(picture).contains("<svg"));
        String csv = Files.readString(numbers);
        assertTrue(csv.lines().filter(line -> !line.startsWith("#")).count() > 4, csv);
    }

    /** pandas reads it in one line; the experiment stands beside it and the table still opens as it. */
    @Test
    void theFirstLineOfACsvNamesItsColumns() throws IOException {
        Path file = folder.resolve("one-line.csv");
        Outcome.of("figure", run.toString(), "--columns", "epoch,layer,i_ty_bits", "--out", file.toString())
                .done();
        List<String> lines = Files.readAllLines(file);
        assertEquals("epoch,layer,i_ty_bits", lines.get(0));
        assertEquals(13, lines.size());
        assertTrue(Files.isRegularFile(folder.resolve("one-line.csv.json")));
    }

    /** What the window can do: size, letters, unit, part of the plane, layers; and the figure opens like that. */
    @Test
    void theLookIsChosenAndTravelsWithTheFile() throws IOException {
        Path file = folder.resolve("look.png");
        Outcome.of(
                        "figure",
                        run.toString(),
                        "--size=400x300",
                        "--scale=1.5",
                        "--font-size=9",
                        "--unit=nats",
                        "--i-xt=0,6",
                        "--hide=1,3",
                        "--caption=Words",
                        "--no-title",
                        "--dark",
                        "--out",
                        file.toString())
                .done();
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(600, image.getWidth());
        assertEquals(450, image.getHeight());
        assertEquals(FigureColours.DARK.background().getRGB(), image.getRGB(1, 1));
        FigureView view = FigureSource.parse(FigureExport.readMetadata(file).orElseThrow(), "look.png")
                .view();
        assertEquals("nats", view.unit());
        assertEquals(List.of(1, 3), view.hiddenLayers());
        List<Double> limits = view.limits();
        assertNotNull(limits);
        assertEquals(List.of(0.0, 6.0), limits.subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--size=20x20 | --size is 20 but must be between 40 and 10000",
                "--size=big | --size is \"big\" but must be screen, one-column, two-columns or width x height such as 400x300",
                "--unit=nat | --unit is \"nat\" but must be bits or nats",
                "--i-xt=5,2 | --i-xt is \"5,2\" but must be two numbers with a comma between, the second above the first, such as 0,12",
                "--epochs=0.5,3 | --epochs is \"0.5,3\" but must be two whole numbers from 0 on",
                "--hide=9 | --hide is 9 but the layers are 1 to 3, the last being the output",
                "--hide=1,2,3 | --hide names every layer but must leave one",
                "--columns=a | --columns is a but .png holds no table; .csv and .tex do",
                "--font-size=2 | --font-size is 2 but must be between 4 and 100",
                "--scale=9 | --scale is 9 but must be between 0.5 and 8"
            })
    void aWrongLookIsRefusedInOneSentence(String option, String sentence) {
        Path file = folder.resolve("refused.png");
        Outcome.of("figure", run.toString(), option, "--out", file.toString()).refused(sentence);
        assertFalse(Files.exists(file));
    }

    @Test
    void aPngIsAPictureAtTwiceTheDensity() throws IOException {
        Path file = folder.resolve("picture.png");
        Outcome.of("figure", run.toString(), "--out", file.toString()).done();
        assertEquals(1800, ImageIO.read(file.toFile()).getWidth());
    }

    /** Four epochs of three layers. */
    @Test
    void theCsvHoldsThePointsOfTheEstimatorThatIsNamedByItsBeginning() throws IOException {
        Path file = folder.resolve("points.csv");
        Outcome.of("figure", run.toString(), "--estimator", "binning:size", "--out", file.toString())
                .done();
        String csv = Files.readString(file);
        assertEquals(
                12,
                csv.lines()
                        .filter(line -> line.startsWith("small,binning:size:0.07,"))
                        .count(),
                csv);
        assertTrue(csv.lines().noneMatch(line -> line.startsWith("binning:idnns")), csv);
    }

    /** Repeats are one path: the mean of their values, as ensemble.csv has it. */
    @Test
    void repeatsAreTheirMeanPath() throws IOException {
        Path config = Files.writeString(folder.resolve("repeats.json"), """
                {"name": "three", "network": {"hidden": [3]}, "training": {"epochs": 2, "batchSize": "full"},
                 "measure": {"schedule": "every"}, "repeats": 3}
                """);
        Path repeats = folder.resolve("repeats");
        Outcome.of("run", config.toString(), "--out", repeats.toString()).done();
        Path file = folder.resolve("mean.csv");
        Outcome.of("figure", repeats.toString(), "--out", file.toString()).done();
        List<String> points = Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("three,binning"))
                .toList();
        assertEquals(6, points.size());
        Map<String, Double> sums = new TreeMap<>();
        for (int repeat = 0; repeat < 3; repeat++) {
            RunFolder.open(repeats.resolve("repeat-00" + repeat))
                    .results()
                    .points()
                    .forEach(point -> {
                        Information input = point.estimate().inputInformation();
                        assertNotNull(input);
                        sums.merge(point.epoch() + "," + point.layer(), input.bits() / 3, Double::sum);
                    });
        }
        for (String line : points) {
            String[] cells = line.split(",");
            assertEquals(
                    sums.getOrDefault(cells[2] + "," + cells[3], Double.NaN), Double.parseDouble(cells[4]), 1e-9, line);
        }
        Outcome.of("figure", repeats.toString(), "--plot", "snr", "--out", file.toString())
                .refused("--plot snr shows one run but " + repeats + " holds 3 repeats; name one of them, such as "
                        + repeats.resolve("repeat-000"));
    }

    /** Two runs of the same experiment: the names in the table are those of the legend. */
    @ParameterizedTest
    @ValueSource(strings = {"plane", "loss"})
    void runsOfTheSameNameAreToldApart(String plot) throws IOException {
        Path other = folder.resolve("seed-2");
        if (!RunFolder.holdsRun(other)) {
            Outcome.of("run", folder.resolve("config.json").toString(), "--seed", "2", "--out", other.toString())
                    .done();
        }
        Path file = folder.resolve("both-" + plot + ".svg");
        Outcome.of("figure", run.toString(), other.toString(), "--plot", plot, "--out", file.toString())
                .done();
        String drawing = Files.readString(file);
        assertTrue(drawing.contains("small (run)"), drawing);
        assertTrue(drawing.contains("small (seed-2)"), drawing);
    }

    /** In the order of the command line, with what made them; "run" takes the experiment of any of them. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "svg", "pdf", "gif", "csv", "tex"})
    void aFigureOfSeveralRunsCarriesAllOfThem(String ending) throws IOException {
        Path config = Files.writeString(
                folder.resolve("second.json"),
                Files.readString(folder.resolve("config.json")).replace("small", "smaller"));
        Path second = folder.resolve("second");
        if (!RunFolder.holdsRun(second)) {
            Outcome.of("run", config.toString(), "--seed", "5", "--out", second.toString())
                    .done();
        }
        Path file = folder.resolve("two-runs." + ending);
        Outcome.of("figure", run.toString(), second.toString(), "--out", file.toString())
                .done();
        FigureSource figure = FigureSource.parse(FigureExport.readMetadata(file).orElseThrow(), file.toString());
        assertEquals(
                List.of("small", "smaller"),
                figure.runs().stream().map(FigureSource.Shown::name).toList());
        assertEquals(RunFolder.open(run).settings(), figure.first());
        assertEquals(RunFolder.open(second).settings(), figure.runs().get(1).experiment());
        assertTrue(figure.runs().get(1).provenance().contains("datasetSha256"));
        if (ending.equals("svg")) {
            takesEither(file);
        }
    }

    /** The same weights measured in the same ways give the same table: both estimators that were added, at their epochs. */
    @Test
    void aRunMadeAgainFromItsFigureHasThePointsThatWereAddedLater() throws IOException {
        Path first = folder.resolve("measured-later");
        Outcome.of("run", folder.resolve("config.json").toString(), "--out", first.toString())
                .done();
        Outcome.of("measure", first.toString(), "--estimator", "quantised").done();
        String everySecond = "{\"type\":\"every\",\"epochs\":2}";
        Outcome.of("measure", first.toString(), "--estimator", "kde", "--schedule", everySecond)
                .done();
        Path file = folder.resolve("measured-later.pdf");
        Outcome.of("figure", first.toString(), "--out", file.toString()).done();
        Path again = folder.resolve("made-again");
        Outcome made =
                Outcome.of("run", file.toString(), "--out", again.toString()).done();
        assertTrue(made.err().contains("measuring also with KDE, noise 0.05"), made.err());
        String table = Files.readString(first.resolve("plane.csv"));
        assertTrue(table.contains("quantised") && table.contains("kde:upper:0.05"), table);
        assertEquals(table, Files.readString(again.resolve("plane.csv")));
        Outcome.of("run", file.toString(), "--out", again.toString(), "--resume")
                .done();
        assertEquals(table, Files.readString(again.resolve("plane.csv")));
    }

    private static void takesEither(Path file) {
        Path first = folder.resolve("first-of-two");
        Outcome one =
                Outcome.of("run", file.toString(), "--out", first.toString()).done();
        String said = file + " shows 2 runs: 1 small, 2 smaller; this is 1 (--take N takes another)";
        assertTrue(one.err().lines().anyMatch(said::equals), one.err());
        assertEquals(RunFolder.open(run).settings(), RunFolder.open(first).settings());
        Path other = folder.resolve("second-of-two");
        Outcome.of("run", file.toString(), "--take", "2", "--out", other.toString())
                .done();
        assertEquals(5, RunFolder.open(other).settings().seed());
        Outcome.of("run", file.toString(), "--take", "3", "--out", other.toString())
                .refused("--take is 3 but " + file + " shows 2 runs: 1 small, 2 smaller");
        Outcome.of("run", folder.resolve("config.json").toString(), "--take", "1", "--out", other.toString())
                .refusedWith("--take is 1 but " + folder.resolve("config.json") + " is an experiment");
    }

    /** In every epoch the shares of the cells of the layer named are all of its activations. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void theActivationsOfALayerAddUpToAll(String layer) throws IOException {
        Path file = folder.resolve("activations.csv");
        Outcome.of("figure", run.toString(), "--plot", "activations", "--layer", layer, "--out", file.toString())
                .done();
        Map<String, Double> shares = new TreeMap<>();
        Files.readString(file)
                .lines()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .map(line -> line.split(","))
                .forEach(cells -> shares.merge(cells[0], Double.parseDouble(cells[3]), Double::sum));
        assertEquals(Set.of("0", "1", "2", "3"), shares.keySet());
        shares.values().forEach(sum -> assertEquals(1, sum, 1e-9));
    }

    @Test
    void wrongInputIsOneLine() {
        String out = folder.resolve("x.svg").toString();
        Outcome.of("figure", run.toString(), "--plot", "plain", "--out", out)
                .refusedWith("--plot is \"plain\" but must be one of plane");
        Outcome.of("figure", run.toString(), "--out", folder.resolve("x.bmp").toString())
                .refusedWith(folder.resolve("x.bmp") + " has no ending that names a kind of figure");
        Path nowhere = folder.resolve("nowhere").resolve("x.svg");
        Outcome.of("figure", run.toString(), "--out", nowhere.toString())
                .refused("--out is " + nowhere + " but there is no folder " + nowhere.getParent());
        Outcome.of("figure", run.toString(), "--estimator", "binning", "--out", out)
                .refused("--estimator is \"binning\" and may mean any of binning:idnns, binning:size:0.07");
        Outcome.of("figure", run.toString(), "--estimator", "kde", "--out", out)
                .refused("--estimator is \"kde\" but must be one of binning:idnns, binning:size:0.07");
        Outcome.of("figure", run.toString(), run.toString(), "--plot", "snr", "--out", out)
                .refused("--plot snr shows one run but there are 2; name one run folder");
        Outcome.of("figure", run.toString(), "--plot", "activations", "--layer", "4", "--out", out)
                .refused("--layer is 4 but " + run + " has layers 1 to 3, the last being the output");
        Outcome.of("figure", run.toString(), "--plot", "loss", "--layer", "1", "--out", out)
                .refused(
                        "--layer is 1 but --plot loss shows every layer; only --plot activations, projection and sweep show one");
        Outcome.of("figure", folder.toString(), "--out", out).refusedWith(folder.toString());
        Outcome.of("figure", "--out", out).refused("RUN_DIR is missing (see infoplane figure --help)");
    }

    /** One row an input; the layer, the epoch and the cells are those that were asked for. */
    @Test
    void aProjectionShowsOneLayerAtOneEpoch() throws IOException {
        List<String> rows = Outcome.of(
                        "figure",
                        run.toString(),
                        "--plot",
                        "projection",
                        "--layer",
                        "1",
                        "--epoch",
                        "2",
                        "--out",
                        "-",
                        "--format",
                        "csv")
                .done()
                .out()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertEquals("run,layer,epoch,input,draw,axis_1,axis_2,class,cell", rows.get(0));
        assertEquals(4096, rows.size() - 1);
        assertTrue(rows.get(17).startsWith("small,1,2,17,1,"), rows.get(17));
        Path film = folder.resolve("rows.gif");
        Outcome.of("figure", run.toString(), "--plot", "projection", "--colour-by", "cell", "--out", film.toString())
                .done();
        assertTrue(Files.size(film) > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "'--plot projection --epoch 7', '--epoch is 7 but the epochs that can be shown are 0, 1, 2, 3'",
        "'--plot projection --epochs 5,9', '--epochs is 5,9 but the measured epochs are 0, 1, 2, 3'",
        "'--plot projection --unit nats', '--unit is nats but --plot projection shows no information'",
        "'--plot plane --epoch 1', '--epoch is 1 but --plot plane shows every epoch; only --plot projection shows one'",
        "'--plot loss --colour-by cell', '--colour-by is cell but --plot loss has its own colours; only --plot projection"
                + " has a choice'"
    })
    void whatAProjectionCannotShowIsRefused(String options, String sentence) {
        List<String> line = new ArrayList<>(List.of(
                "figure", run.toString(), "--out", folder.resolve("no.svg").toString()));
        line.addAll(List.of(options.split(" ")));
        assertEquals(
                sentence + System.lineSeparator(),
                Outcome.of(line.toArray(String[]::new)).err());
        assertFalse(Files.exists(folder.resolve("no.svg")));
    }
}
