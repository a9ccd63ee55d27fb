package infoplane.config;

import infoplane.core.InvalidInputException;
import infoplane.core.ShippedFiles;
import infoplane.dataset.ImageSettings;
import infoplane.experiment.ExperimentSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The experiments that come with the program, in the jar as well as in {@code sample-configs} of the repository. */
public final class Presets {
    private static final String FOLDER = "/infoplane/sample-configs";
    private static final String ENDING = ".json";
    /** How the names of sweeps end, which are not experiments. */
    private static final String SWEEP = "-sweep";

    /** Presets with at most this many epochs finish within seconds, unless they learn images. */
    private static final int QUICK = 500;

    private Presets() {}

    /**
     * One shipped experiment.
     *
     * @param name by which {@code run} takes it, such as {@code szt-tanh}
     * @param settings of the experiment, whose own name says what it shows
     */
    public record ShippedExperiment(String name, ExperimentSettings settings) {}

    /** All presets: quick ones first, then by what they show. Empty if the program came without presets. */
    public static List<ShippedExperiment> all() {
        try {
            return ShippedFiles.use(FOLDER, Presets::readAll).orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One shipped sweep. @param name by which {@code sweep} takes it */
    public record ShippedSweep(String name, Sweep sweep) {}

    /** All shipped sweeps, by their names. */
    public static List<ShippedSweep> sweeps() {
        try {
            return ShippedFiles.use(FOLDER, Presets::readSweeps).orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of all presets, in their order. */
    public static List<ExperimentSettings> settings() {
        return all().stream().map(ShippedExperiment::settings).toList();
    }

    /**
     * The experiment of a file, or the preset of that name where no such file is here.
     *
     * @param given what the user wrote
     * @throws InvalidInputException if it is neither; the sentence names presets that are like it
     */
    public static ExperimentSettings presetOrFile(Path given) {
        if (isFile(given)) {
            return Json.readExperiment(given);
        }
        Optional<ExperimentSettings> preset = find(given.toString()).map(ShippedExperiment::settings);
        if (preset.isPresent()) {
            return preset.get();
        }
        List<String> names = all().stream().map(ShippedExperiment::name).toList();
        String bare = given.toString().replaceFirst("\\.json$", "");
        if (Files.exists(given) || bare.contains("/") || names.isEmpty()) {
            return Json.readExperiment(given); // which says what is wrong
        }
        String hint = Suggestion.clause(bare, names);
        throw new InvalidInputException(given + " is neither a file nor a preset"
                + (hint.isEmpty() ? "; presets are " + String.join(", ", names) : hint));
    }

    /**
     * The sweep of a file, or the shipped sweep of that name where no such file is here.
     *
     * @throws InvalidInputException if it is neither
     */
    public static Sweep sweepOrFile(Path given) {
        String name = given.toString();
        if (isFile(given) || name.contains("/") || name.contains("\\")) {
            return SweepFile.read(given);
        }
        try {
            Optional<Sweep> shipped = ShippedFiles.use(
                            FOLDER,
                            folder -> Optional.of(folder.resolve(name + ENDING))
                                    .filter(Files::isRegularFile)
                                    .map(SweepFile::read))
                    .flatMap(found -> found);
            return shipped.orElseGet(() -> SweepFile.read(given)); // which says what is wrong
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a preset has the name of a file here, which is taken instead of it. */
    public static boolean isHiddenByFile(Path given) {
        return isFile(given) && find(given.toString()).isPresent();
    }

    private static boolean isFile(Path given) {
        return Files.exists(given) && !Files.isDirectory(given);
    }

    /** Reads the file of that preset alone: to read all takes .1 s of a cold start. */
    private static Optional<ShippedExperiment> find(String name) {
        if (name.contains("/") || name.contains("\\")) {
            return Optional.empty();
        }
        try {
            return ShippedFiles.use(
                            FOLDER,
                            folder -> Optional.of(folder.resolve(name + ENDING))
                                    .filter(Files::isRegularFile)
                                    .map(Presets::parse))
                    .flatMap(found -> found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ShippedExperiment> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .filter(file -> !file.toString().endsWith(SWEEP + ENDING))
                    .map(Presets::parse)
                    .sorted(Comparator.comparing((ShippedExperiment preset) -> !isQuick(preset.settings()))
                            .thenComparing(preset -> preset.settings().name(), String.CASE_INSENSITIVE_ORDER))
                    .toList();
        }
    }

    private static List<ShippedSweep> readSweeps(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SWEEP + ENDING))
                    .sorted()
                    .map(file -> new ShippedSweep(
                            String.valueOf(file.getFileName()).replace(ENDING, ""), SweepFile.read(file)))
                    .toList();
        }
    }

    private static boolean isQuick(ExperimentSettings settings) {
        return settings.training().epochs() <= QUICK && !(settings.dataset() instanceof ImageSettings);
    }

    private static ShippedExperiment parse(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return new ShippedExperiment(
                    name.substring(0, name.length() - ENDING.length()),
                    Json.parseExperiment(Files.readString(file), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
