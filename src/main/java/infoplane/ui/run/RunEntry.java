package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Provenance;
import infoplane.experiment.RunStatus;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import infoplane.store.RunLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a run without reading its results. */
record RunEntry(Path folder, ExperimentSettings settings, Optional<RunLabel> label, RunStatus status, String message) {
    private static final Logger LOG = LoggerFactory.getLogger(RunEntry.class);

    /** The run for the list, hidden. */
    Run unread() {
        Run run = Run.unread(settings, folder, status, message);
        label.ifPresent(written -> {
            run.name().set(written.name());
            run.notes().set(written.notes());
            written.colour().ifPresent(run::giveColour);
        });
        return run;
    }

    /** What the folder of runs holds, newest first. */
    static List<RunEntry> inside(Path runsFolder) throws IOException {
        if (!Files.isDirectory(runsFolder)) {
            return new ArrayList<>();
        }
        List<RunEntry> entries = new ArrayList<>();
        try (Stream<Path> inside = Files.list(runsFolder)) {
            inside.filter(Files::isDirectory)
                    .sorted((a, b) -> modified(b).compareTo(modified(a)))
                    .forEach(folder -> entries.addAll(of(folder)));
        }
        return entries;
    }

    private static FileTime modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run or the repeats that a folder holds; what cannot be read is left out and noted in the log. */
    static List<RunEntry> of(Path folder) {
        List<RunEntry> entries = new ArrayList<>();
        List<Path> repeats = EnsembleFolder.repeats(folder);
        List<Path> folders = !repeats.isEmpty() ? repeats : RunFolder.holdsRun(folder) ? List.of(folder) : List.of();
        for (Path one : folders) {
            try {
                entries.add(of(RunFolder.open(one)));
            } catch (IllegalArgumentException e) {
                LOG.info("{} is left out: {}", one, e.getMessage());
            }
        }
        return entries;
    }

    static RunEntry of(RunFolder folder) {
        Optional<Provenance> provenance = provenance(folder);
        RunStatus noted = provenance.map(Provenance::status).orElse(RunStatus.INTERRUPTED);
        RunStatus status = noted == RunStatus.RUNNING ? RunStatus.INTERRUPTED : noted;
        return new RunEntry(
                folder.path(),
                folder.settings(),
                label(folder.path()),
                status,
                provenance.map(Provenance::message).orElse(""));
    }

    /** A damaged label is no reason to leave out a run. */
    private static Optional<RunLabel> label(Path folder) {
        try {
            return RunLabel.read(folder);
        } catch (IllegalArgumentException e) {
            LOG.info("{} keeps the name of its experiment: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Provenance> provenance(RunFolder folder) {
        return Files.exists(folder.path().resolve("provenance.json"))
                ? Optional.of(folder.provenance())
                : Optional.empty();
    }
}
