package infoplane.runs;

import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Provenance;
import infoplane.experiment.RunLabel;
import infoplane.experiment.RunStatus;
import infoplane.store.EnsembleFolder;
import infoplane.store.LabelFile;
import infoplane.store.RunFolder;
import infoplane.store.SweepFolder;
import infoplane.store.WaitingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An entry of the list of runs: facts about a run that do not require reading its results.
 *
 * @param label name, notes and colour that the user gave the run
 * @param message why the run ended early; empty if it did not
 * @param reading what was decided while its data were read from files, in words
 * @param begun whether the run has ever begun to compute, and so has results
 * @param place place in the queue, lower places come earlier; empty for a run that is not in the queue
 * @param kind who trained its network
 */
public record RunEntry(
        Path folder,
        ExperimentSettings settings,
        Optional<RunLabel> label,
        RunStatus status,
        String message,
        List<String> reading,
        boolean begun,
        OptionalLong place,
        RunKind kind) {
    private static final Logger LOG = LoggerFactory.getLogger(RunEntry.class);

    /** The entries of a folder of runs, newest first. Leaves out what disappears while it is read. */
    public static List<RunEntry> list(Path runsFolder) throws IOException {
        List<RunEntry> entries = new ArrayList<>();
        try (Stream<Path> inside = Files.list(runsFolder)) {
            newestFirst(inside.filter(Files::isDirectory)
                            .filter(folder -> !Drafts.isDraft(folder))
                            .toList())
                    .forEach(folder -> entries.addAll(of(folder)));
        } catch (IOException | UncheckedIOException e) {
            if (Files.isDirectory(runsFolder)) {
                throw e instanceof UncheckedIOException listed ? listed.getCause() : (IOException) e;
            }
        }
        return entries;
    }

    /** Sorts folders by when they were changed. Leaves out folders that have disappeared, as another program may delete them. */
    static List<Path> newestFirst(List<Path> folders) {
        Map<Path, FileTime> changed = new LinkedHashMap<>(); // read once: a run that is written changes its folder
        for (Path folder : folders) {
            try {
                changed.put(folder, Files.getLastModifiedTime(folder));
            } catch (IOException e) {
                LOG.info("{} is left out: {}", folder, SafeFiles.reason(folder, e));
            }
        }
        return changed.entrySet().stream()
                .sorted(Map.Entry.<Path, FileTime>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The entries of the run, the repeats or the sweep in a folder. Skips and logs runs that cannot be read, also because they
     * have disappeared.
     */
    public static List<RunEntry> of(Path folder) {
        List<RunEntry> entries = new ArrayList<>();
        try {
            if (SweepFolder.holdsSweep(folder)) {
                return ofSweep(folder);
            }
            EnsembleFolder.refresh(folder);
            List<Path> repeats = EnsembleFolder.repeats(folder);
            if (!repeats.isEmpty()) {
                repeats.forEach(repeat -> add(repeat, entries));
            } else if (RunFolder.holdsRun(folder)) {
                add(folder, entries);
            }
        } catch (IllegalArgumentException | RunFailedException e) {
            LOG.info("{} is left out: {}", folder, e.getMessage());
        }
        return entries;
    }

    /** The runs of a sweep, with what varies as their names unless the user gave others; there may be a thousand. */
    private static List<RunEntry> ofSweep(Path folder) {
        SweepFolder sweep = SweepFolder.open(folder);
        return sweep.runs().parallelStream()
                .map(sweep::run)
                .flatMap(run -> of(run).stream().map(entry -> entry.label().isPresent() ? entry : entry.named(run)))
                .toList();
    }

    /** The same run of a sweep, called by the folder that says what varies. */
    private RunEntry named(Path run) {
        String varies = String.valueOf(run.getFileName());
        String name = folder.equals(run) ? varies : RunNames.repeat(varies, EnsembleFolder.repeatOf(folder));
        return new RunEntry(
                folder,
                settings,
                Optional.of(new RunLabel(name, "", OptionalInt.empty())),
                status,
                message,
                reading,
                begun,
                place,
                kind);
    }

    private static void add(Path folder, List<RunEntry> entries) {
        try {
            RunEntry entry = read(folder);
            int missing = EnsembleFolder.isRepeat(folder) || entry.begun()
                    ? 0
                    : entry.settings().repeats();
            if (missing < 2) {
                entries.add(entry);
            }
            for (int repeat = 0; repeat < missing && missing > 1; repeat++) { // killed before it made the first repeat
                entries.add(new RunEntry(
                        EnsembleFolder.repeat(folder, repeat),
                        entry.settings(),
                        Optional.empty(),
                        RunStatus.INTERRUPTED,
                        "",
                        List.of(),
                        false,
                        OptionalLong.empty(),
                        RunKind.TRAINED));
            }
        } catch (IllegalArgumentException | RunFailedException e) {
            LOG.info("{} is left out: {}", folder, e.getMessage());
        }
    }

    /**
     * The entries of a folder that must hold a run.
     *
     * @throws InvalidInputException if the folder holds no run that can be read; the message is one sentence
     */
    public static List<RunEntry> required(Path folder) {
        List<RunEntry> entries = of(folder);
        return entries.isEmpty() ? List.of(read(folder)) : entries;
    }

    private static RunEntry read(Path folder) {
        RunFolder run = RunFolder.open(folder);
        boolean begun = RunFolder.hasBegun(folder);
        Optional<Provenance> provenance = begun ? Optional.of(run.provenance()) : Optional.empty();
        return new RunEntry(
                folder,
                run.settings(),
                label(folder),
                run.status(provenance.map(Provenance::status).orElse(RunStatus.INTERRUPTED)),
                provenance.map(Provenance::message).orElse(""),
                provenance.map(Provenance::reading).orElse(List.of()),
                begun,
                WaitingFile.place(folder),
                RunKind.of(folder));
    }

    /** The label; empty if it is damaged, so that the run is still listed. */
    private static Optional<RunLabel> label(Path folder) {
        try {
            return LabelFile.read(folder);
        } catch (InvalidInputException e) {
            LOG.info("{} keeps the name of its experiment: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }
}
