package infoplane.store;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Provenance;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.network.Trajectory;
import java.nio.file.Path;

/** A run on disk, opened for reading. */
public final class RunFolder {
    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a run folder, finished or not.
     *
     * @throws infoplane.core.InvalidInputException if it is none or cannot be read: one sentence
     */
    public static RunFolder open(Path folder) {
        return new RunFolder(folder);
    }

    /** Whether the folder holds a run. */
    public static boolean holdsRun(Path folder) {
        return folder.resolve("experiment.json").toFile().isFile();
    }

    /**
     * Starts a run in a folder that holds none yet, and writes its settings.
     *
     * @throws infoplane.core.InvalidInputException if it holds one or cannot be written
     */
    public static RunRecorder create(Path folder, ExperimentSettings settings) {
        throw new UnsupportedOperationException("creating comes next");
    }

    /** Goes on with an unfinished run. */
    public static RunRecorder resume(Path folder) {
        throw new UnsupportedOperationException("resuming comes next");
    }

    public Path path() {
        return folder;
    }

    public ExperimentSettings settings() {
        throw new UnsupportedOperationException("reading comes next");
    }

    public Provenance provenance() {
        throw new UnsupportedOperationException("reading comes next");
    }

    /** Everything that the folder holds, with status {@code interrupted} where its process is gone. */
    public RunResults results() {
        throw new UnsupportedOperationException("reading comes next");
    }

    public Trajectory trajectory() {
        throw new UnsupportedOperationException("reading comes next");
    }
}
