package infoplane.store;

import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.findings.Ensemble;
import infoplane.findings.Ensemble.Summary;
import infoplane.findings.Findings;
import infoplane.findings.FindingsWords;
import infoplane.findings.JointFindings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of repeats: the run folders {@code repeat-000/ …}, and {@code ensemble.csv} with their means. */
public final class EnsembleFolder {
    static final String TABLE = "ensemble.csv";
    /** Says which state of the repeats the table was computed from. */
    static final String SUMMED = "summed.json";

    private static final Logger LOG = LoggerFactory.getLogger(EnsembleFolder.class);
    private static final Pattern REPEAT = Pattern.compile("repeat-(\\d{3,})");
    private static final String HEADER = "estimator,epoch,layer,n,"
            + "i_xt_mean_bits,i_xt_sd_bits,i_xt_low_bits,i_xt_high_bits,"
            + "i_ty_mean_bits,i_ty_sd_bits,i_ty_low_bits,i_ty_high_bits";

    private EnsembleFolder() {}

    /** The number of the repeat, from the name of its folder; 0 for a single run. */
    public static int repeatOf(Path runFolder) {
        Matcher matcher = REPEAT.matcher(
                runFolder.toAbsolutePath().normalize().getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Whether a folder is called as that of a repeat. */
    public static boolean isRepeat(Path folder) {
        return REPEAT.matcher(String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .matches();
    }

    public static Path repeat(Path folder, int repeat) {
        return folder.resolve(String.format(Locale.ROOT, "repeat-%03d", repeat));
    }

    /** The ensemble folder that contains a repeat; empty for a single run. */
    public static Optional<Path> ensembleOf(Path runFolder) {
        Path whole = runFolder.toAbsolutePath().normalize();
        Path above = whole.resolveSibling("");
        return isRepeat(whole) && RunFolder.holdsRun(above) ? Optional.of(above) : Optional.empty();
    }

    /**
     * The run folders of the repeats, in order, including repeats in the queue; empty if the folder holds no repeats or has
     * disappeared. A repeat that lost its settings is among them, so that opening it says so.
     */
    public static List<Path> repeats(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(); // listing a pipe would wait for its writer
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path ->
                            REPEAT.matcher(path.getFileName().toString()).matches())
                    .filter(path -> RunFolder.holdsRun(path) || RunFolder.hasBegun(path))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            return unlisted(folder, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            return unlisted(folder, e);
        }
    }

    private static List<Path> unlisted(Path folder, IOException e) {
        if (Files.isDirectory(folder)) {
            throw SafeFiles.failure("list", folder, e);
        }
        return List.of();
    }

    /**
     * Writes the settings of a new ensemble.
     *
     * @throws InvalidInputException if the folder holds a run already
     */
    public static void create(Path folder, ExperimentSettings settings) {
        if (!FolderRecorder.claim(folder, settings)) {
            throw RunFolder.alreadyHoldsRun(folder);
        }
    }

    /** Writes the settings of an ensemble, unless another repeat, which may start at the same time, has written them. */
    public static void join(Path folder, ExperimentSettings settings) {
        FolderRecorder.claim(folder, settings);
    }

    /** Removes the folder of an ensemble that has no repeats. */
    public static void removeIfEmpty(Path folder) {
        if (Files.isDirectory(folder) && repeats(folder).isEmpty()) {
            try (RunLock lock = RunLock.await(folder)) {
                FolderRecorder.removeEmptyRun(folder);
            }
        }
    }

    /**
     * Makes all repeats longer, as {@link RunFolder#extend} does for one run. Repeats that already are that long stay
     * unchanged.
     *
     * @param epochs more than the ensemble has
     * @throws InvalidInputException if one of the repeats is in use; then no repeat is changed
     */
    public static void extend(Path folder, int epochs) {
        ExperimentSettings old = RunFolder.open(folder).settings();
        List<RunFolder> shorter = repeats(folder).stream()
                .map(RunFolder::open)
                .filter(run -> run.settings().training().epochs() < epochs)
                .toList();
        List<RunLock> locks = new ArrayList<>(List.of(RunLock.take(folder)));
        try (Commit commit = new Commit(folder)) {
            shorter.forEach(run -> locks.add(RunLock.take(run.path())));
            for (RunFolder run : shorter) {
                RunFolder.extend(
                        run.path(), epochs, commit.draft().resolve(run.path().getFileName()));
            }
            FolderRecorder.writeSettings(
                    commit.draft(), old.withTraining(old.training().withEpochs(epochs)));
            commit.apply();
        } finally {
            locks.forEach(RunLock::close);
        }
    }

    /**
     * Sums up the repeats that have begun: writes {@code ensemble.csv} (mean, standard deviation and 95 % interval of the
     * mean, in bits) and {@code findings.json} (joint verdicts). Reads the tables from the files, so that interrupted
     * repeats give the same digits. Synchronized, so that the last call sees all repeats.
     *
     * @throws InvalidInputException if a repeat is damaged; the means then stay as they were
     */
    public static synchronized void sumUp(Path folder) {
        try (RunLock lock = RunLock.await(folder);
                Commit commit = new Commit(folder)) {
            Map<String, String> state = state(folder); // before the repeats are read, which may change meanwhile
            List<RunResults> repeats = repeats(folder).stream()
                    .filter(RunFolder::hasBegun)
                    .map(EnsembleFolder::sound)
                    .toList();
            writeTable(commit.draft(), repeats);
            if (!repeats.isEmpty()) {
                JointFindings joint =
                        JointFindings.of(repeats.stream().map(Findings::of).toList());
                SafeFiles.write(
                        commit.draft().resolve(FindingsJson.FILE),
                        FindingsJson.write(joint, FindingsWords.of(repeats.get(0))));
            }
            SafeFiles.write(commit.draft().resolve(SUMMED), Json.write(state));
            commit.apply();
        }
    }

    /** The results of a repeat. Its files must be as they were written, unless somebody writes them now. */
    private static RunResults sound(Path repeat) {
        RunFolder run = RunFolder.open(repeat);
        if (damage(repeat).isPresent()) { // or a writer has ended between two looks at the files
            damage(repeat).ifPresent(damage -> {
                throw damage;
            });
        }
        return run.results();
    }

    private static Optional<InvalidInputException> damage(Path repeat) {
        Optional<InvalidInputException> damage = Manifest.damagedResult(repeat);
        return RunLock.isHeld(repeat) || Commit.isPending(repeat) ? Optional.empty() : damage;
    }

    /**
     * Sums up repeats that have changed since they were summed up, as after a kill. Does nothing while one of them is being
     * written, for a table of an earlier version, which does not say what it was computed from, and where the folder cannot
     * be written.
     */
    public static void refresh(Path folder) {
        try {
            repeats(folder).forEach(RunFolder::finishCommit);
            Map<String, String> state = state(folder);
            boolean unknown =
                    Files.isRegularFile(folder.resolve(TABLE)) && !Files.isRegularFile(folder.resolve(SUMMED));
            if (state.isEmpty()
                    || unknown
                    || state.equals(summed(folder))
                    || repeats(folder).stream().anyMatch(RunLock::isHeld)) {
                return;
            }
            sumUp(folder);
        } catch (InvalidInputException | RunFailedException e) {
            LOG.info("the means in {} may be older than its repeats: {}", folder, e.getMessage());
        }
    }

    /** Nothing where the file is absent or damaged: the means are then computed again. */
    private static Map<String, String> summed(Path folder) {
        Path file = folder.resolve(SUMMED);
        Map<String, String> summed = new TreeMap<>();
        try {
            if (Files.isRegularFile(file)) {
                JsonFields.read(file)
                        .tree()
                        .fields()
                        .forEachRemaining(
                                one -> summed.put(one.getKey(), one.getValue().asText()));
            }
        } catch (InvalidInputException e) {
            LOG.info("{}", e.getMessage());
        }
        return summed;
    }

    /** For each repeat that has begun, what changes whenever its results change. */
    private static Map<String, String> state(Path folder) {
        Map<String, String> state = new TreeMap<>();
        repeats(folder).stream()
                .filter(RunFolder::hasBegun)
                .forEach(repeat -> state.put(String.valueOf(repeat.getFileName()), Manifest.state(repeat)));
        return state;
    }

    private static void writeTable(Path folder, List<RunResults> repeats) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Ensemble.Point point : Ensemble.of(repeats)) {
            text.append(point.estimator()).append(',').append(point.epoch()).append(',');
            text.append(point.layer()).append(',').append(point.n());
            append(text, point.input());
            append(text, point.label());
            text.append('\n');
        }
        SafeFiles.write(folder.resolve(TABLE), text.toString());
    }

    private static void append(StringBuilder text, @Nullable Summary summary) {
        if (summary == null) {
            text.append(",,,,");
            return;
        }
        Information mean = summary.mean();
        for (double value : new double[] {mean.bits(), summary.deviation(), summary.low(), summary.high()}) {
            text.append(',').append(Double.isNaN(value) ? "" : PlaneCsv.number(value));
        }
    }
}
