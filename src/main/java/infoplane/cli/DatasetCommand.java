package infoplane.cli;

import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.DatasetExport;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.DatasetSettings;
import infoplane.dataset.ImageSettings;
import infoplane.dataset.ReadingWords;
import infoplane.dataset.RowShape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dataset}: prints exact facts about a data set. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Inspects a data set: size, classes, H(X), H(Y), I(X;Y), duplicates, fingerprints.",
        footer = {
            "",
            "Examples:",
            "  infoplane dataset szt",
            "  infoplane dataset '{\"type\":\"szt\",\"gamma\":54.478}' --json",
            "  infoplane dataset szt --export szt",
            "  infoplane dataset modular-addition",
            "  infoplane dataset '{\"type\":\"blobs\",\"n\":500,\"classes\":4}' --export blobs",
            "  infoplane dataset measurements.csv"
        })
final class DatasetCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "NAME_OR_FILE",
            description = "A data set's name (szt, modular-addition, parity, teacher, xor, circles, spirals, blobs,"
                    + " mnist, fashion-mnist), a file (a table such as .csv, .npy, .mat, IDX), a JSON object as in"
                    + " experiment files, which also says how a table is read, or - for such data on standard"
                    + " input.")
    private String dataset = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws random and soft labels, noise and subsamples (default: 1).")
    private long seed = 1;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Writes X.npy and y.npy (and p.npy, the probabilities of soft labels).")
    private @Nullable Path export;

    @Option(
            names = "--fetch",
            description =
                    "First fetches the files of mnist or fashion-mnist that are not there yet; goes on where an earlier"
                            + " fetch ended.")
    private boolean fetch;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    DatasetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        StandardInput.refuse("--export", export, "two arrays need a folder");
        if (export != null) {
            DatasetExport.checkPlace(export);
        }
        DatasetSettings settings = Json.parseDataset(given());
        if (fetch && !fetched(settings)) {
            return ExitCode.INTERRUPTED;
        }
        Dataset loaded = settings.load(new Seed(seed));
        DatasetFacts facts = DatasetFacts.of(loaded);
        RowShape shape = loaded.rowShape();
        console.out().print(json ? Json.write(object(facts, shape)) : text(facts, shape));
        StandardInput.refuse("--export", export, "two arrays need a folder");
        if (export != null) {
            DatasetExport.write(loaded, export).forEach(file -> console.say("wrote " + file));
        }
        return ExitCode.DONE;
    }

    /** Fetches published files. @return whether that was not interrupted */
    private boolean fetched(DatasetSettings settings) {
        if (!(settings instanceof ImageSettings images)) {
            throw new InvalidInputException(
                    "--fetch is for mnist and fashion-mnist; other data sets have nothing to fetch");
        }
        console.interrupts().onRequest(Thread.currentThread()::interrupt);
        ProgressLine progress = new ProgressLine(console);
        try {
            List<Path> files = images.images().fetch(images.place(), progress.until(console.interrupts()));
            progress.end();
            files.forEach(file -> console.say("fetched " + file));
            return true;
        } catch (CancellationException e) {
            progress.end();
            console.say("Interrupted; what was fetched is kept, and the same command goes on from there");
            return false;
        }
    }

    private String given() {
        return dataset.equals("-") ? console.input().file(Path.of(dataset)).toString() : dataset;
    }

    private static Map<String, @Nullable Object> object(DatasetFacts facts, RowShape shape) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", facts.name());
        object.put("n", facts.rows());
        object.put("d", facts.columns());
        object.put("row_shape", shape.lengths().isEmpty() ? List.of(facts.columns()) : shape.lengths());
        object.put("classes", facts.classes());
        object.put("class_counts", facts.classCounts());
        object.put("soft_labels", facts.softLabels());
        object.put("exhaustive", facts.exhaustive());
        object.put("h_x_bits", facts.inputEntropy().bits());
        object.put("h_y_bits", facts.labelEntropy().bits());
        object.put("i_xy_bits", facts.mutualInformation().bits());
        object.put("duplicates", facts.duplicates());
        object.put("h_x_float32_bits", facts.seenInputEntropy().bits());
        object.put("i_xy_float32_bits", facts.seenMutualInformation().bits());
        object.put("reading", ReadingWords.lines(facts));
        object.put("sha256", facts.labelsSha256());
        object.put("data_sha256", facts.sha256());
        return object;
    }

    private static String text(DatasetFacts facts, RowShape shape) {
        TextTable table = new TextTable("", facts.name());
        table.add("rows, N", Integer.toString(facts.rows()) + (facts.exhaustive() ? " (all possible inputs)" : ""));
        table.add("columns, d", facts.columns() + (shape.lengths().size() > 1 ? " (" + shape.text() + ")" : ""));
        table.add("classes", facts.classes() + (facts.softLabels() ? " (soft labels)" : ""));
        table.add("rows of each class", counts(facts.classCounts()));
        table.add("H(X)", bits(facts.inputEntropy()));
        table.add("H(Y)", bits(facts.labelEntropy()));
        table.add("I(X;Y)", bits(facts.mutualInformation()));
        table.add("duplicate rows", Integer.toString(facts.duplicates()));
        table.add("sha256 of the labels", facts.labelsSha256());
        table.add("sha256 of all", facts.sha256());
        return ReadingWords.lines(facts).stream().map(line -> line + '\n').collect(Collectors.joining()) + table;
    }

    private static String counts(List<Integer> counts) {
        boolean alike = counts.size() > 2 && counts.stream().distinct().count() == 1;
        return alike ? counts.get(0).toString() : counts.toString().replaceAll("[\\[\\]]", "");
    }

    private static String bits(Information amount) {
        return amount.tabled() + " bits";
    }
}
