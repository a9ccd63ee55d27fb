package infoplane.store;

import infoplane.config.Json;
import infoplane.config.LaterMeasures;
import infoplane.config.SourceNotes;
import infoplane.core.Advice;
import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import infoplane.core.UserFiles;
import infoplane.dataset.Dataset;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.KeepPlan;
import infoplane.experiment.Provenance;
import infoplane.experiment.RefusalWords;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.PlanePoint;
import infoplane.network.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run on disk, opened for reading. No file is held open; every call reads the present files. */
public final class RunFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);

    static final String EXPERIMENT = "experiment.json";
    static final String PROVENANCE = "provenance.json";
    static final String FINDINGS = FindingsJson.FILE;
    static final String MEASURED = "measured.json";
    static final String CHECKS = "checks.json";
    /** The folder, beside those of runs, into which the window moves runs that the user deletes. */
    public static final String TRASH = ".deleted";

    private final Path folder;
    private final ExperimentSettings settings;

    private RunFolder(Path folder) {
        this.folder = folder;
        settings = Json.readExperiment(folder.resolve(EXPERIMENT));
    }

    /**
     * Opens a run folder, whether the run is finished or not.
     *
     * @throws InvalidInputException if the folder holds no run or cannot be read; the message is one sentence
     */
    public static RunFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    PlainText.path(folder) + " is not a folder; a run folder holds " + EXPERIMENT);
        }
        finishCommit(folder);
        EnsembleFolder.ensembleOf(folder).ifPresent(RunFolder::finishCommit);
        RunFiles.checkRegular(folder);
        if (!holdsRun(folder)) {
            throw new InvalidInputException(PlainText.path(folder) + " is not a run folder: it holds no " + EXPERIMENT);
        }
        return new RunFolder(folder);
    }

    /** Completes what a writer was killed in. Where the folder cannot be written, or a writer is at work, it is read as it is. */
    static void finishCommit(Path folder) {
        if (Commit.isPending(folder)) {
            try {
                RunLock.take(folder).close();
            } catch (InvalidInputException e) {
                LOG.info("{} is read as it is: {}", folder, e.getMessage());
            }
        }
    }

    /** Whether another program trained the network of the run: it cannot be trained further here. */
    public static boolean imported(Path folder) {
        return Files.exists(folder.resolve(SourceNotes.FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /** Refuses to train a run of another program. */
    static void requireOwn(Path folder) {
        if (imported(folder)) {
            throw new InvalidInputException(PlainText.path(folder) + " was imported, so it cannot be trained further"
                    + " here; train on in the program that wrote it, and import again");
        }
    }

    /** Whether there is anything of the name of the settings; what is no regular file is refused where it is opened. */
    public static boolean holdsRun(Path folder) {
        return Files.exists(folder.resolve(EXPERIMENT), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Creates a run in a folder without one, and writes its settings.
     *
     * @throws InvalidInputException if the folder holds a run or other files, or cannot be written
     */
    public static RunRecorder create(Path folder, ExperimentSettings settings) {
        if (holdsRun(folder)) {
            throw alreadyHoldsRun(folder);
        }
        UserFiles.requireCanBeFolder(folder);
        boolean made = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.map(file -> file.getFileName().toString())
                        .anyMatch(name -> !name.equals(RunLock.FILE) && !Drafts.isDraft(Path.of(name)))) {
                    throw new InvalidInputException(
                            PlainText.path(folder) + " is not empty; choose a new folder for the run");
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "Cannot make " + PlainText.path(folder) + ": " + SafeFiles.reason(folder, e)
                            + "; choose a folder that can be written",
                    e);
        }
        RunLock lock = RunLock.take(folder);
        try {
            if (!FolderRecorder.claim(folder, settings)) {
                throw alreadyHoldsRun(folder);
            }
        } catch (RuntimeException | Error e) {
            try (lock) {
                if (made && !holdsRun(folder)) { // such as on a full disk
                    FolderRecorder.removeLocked(folder);
                }
            }
            throw e;
        }
        return new FolderRecorder(folder, settings, lock, true);
    }

    /**
     * Creates a run whose folder holds files before it begins; it is there whole or not at all.
     *
     * @param files writes them into a draft folder beside
     * @throws InvalidInputException if the folder holds anything, or cannot be written
     */
    public static RunRecorder create(Path folder, ExperimentSettings settings, Consumer<Path> files) {
        try (DraftFolder whole = new DraftFolder(folder)) {
            files.accept(whole.draft());
            FolderRecorder.writeSettings(whole.draft(), settings);
            whole.keep();
        }
        return new FolderRecorder(folder, settings, RunLock.take(folder), true);
    }

    static InvalidInputException alreadyHoldsRun(Path folder) {
        String there = PlainText.path(folder) + " holds a run already; choose another folder, or go on";
        return new InvalidInputException(there).with(Advice.Means.RESUME);
    }

    /** Whether a program is writing to a run. */
    public static boolean isBeingWritten(Path folder) {
        return RunLock.isHeld(folder);
    }

    /** Whether a run has ever begun to compute. Only such a run has results. */
    public static boolean hasBegun(Path folder) {
        return Files.isRegularFile(folder.resolve(PROVENANCE));
    }

    /**
     * Resumes an unfinished run from what it left.
     *
     * @throws InvalidInputException if the folder holds no run, or a run is writing to it
     */
    public static RunRecorder resume(Path folder) {
        open(folder); // refuses what is no run before its lock is taken
        RunLock lock = RunLock.take(folder);
        try {
            return new FolderRecorder(folder, open(folder).settings(), lock, false);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Makes an ended run longer; {@link #resume} then trains the remaining epochs. The result equals that of a run with
     * {@code epochs} from the start.
     *
     * @param epochs more than the run has
     */
    public static void extend(Path folder, int epochs) {
        requireOwn(folder);
        ExperimentSettings old = open(folder).settings();
        if (epochs <= old.training().epochs()) {
            throw new InvalidInputException("epochs is " + epochs + " but must be more than the "
                    + old.training().epochs() + " that " + PlainText.path(folder) + " has");
        }
        try (RunLock lock = RunLock.take(folder);
                Commit commit = new Commit(folder)) {
            RunCheck.requireWhole(folder);
            extend(folder, epochs, commit.draft());
            commit.apply();
        }
    }

    /** Writes the settings and the weights of a longer run into a draft folder. The caller must hold the lock of the folder. */
    static void extend(Path folder, int epochs, Path draft) {
        ExperimentSettings old = open(folder).settings();
        ExperimentSettings longer = old.withTraining(old.training().withEpochs(epochs));
        if (Files.isRegularFile(folder.resolve(TrajectoryFile.INDEX))) {
            int parameters;
            try (Trajectory kept = TrajectoryFile.read(folder)) {
                parameters = kept.layout().size();
            }
            TrajectoryFile.replan(folder, KeepPlan.of(longer.training(), parameters), draft);
        }
        FolderRecorder.writeSettings(draft, longer);
    }

    public Path path() {
        return folder;
    }

    /** Whether another program trained the network of the run. */
    public boolean imported() {
        return imported(folder);
    }

    /** Whether the rows of the run are activations of another program, rather than computed from weights. */
    public boolean hasActivations() {
        return imported() && !SourceNotes.read(folder.resolve(SourceNotes.FILE)).weights();
    }

    /** The inputs and labels of imported weights. */
    public Dataset dataset() {
        return WeightsSource.dataset(folder);
    }

    public ExperimentSettings settings() {
        return settings;
    }

    public Provenance provenance() {
        return StoreJson.readHeader(folder.resolve(PROVENANCE)).provenance();
    }

    /**
     * How far the run has come. A run is finished only if it has trained all epochs of its settings. A run that is marked as
     * running but has no process is interrupted.
     */
    public RunStatus status() {
        return status(hasBegun(folder) ? provenance().status() : RunStatus.INTERRUPTED);
    }

    /** The same where the provenance has been read already. @param noted what it says, interrupted if there is none */
    public RunStatus status(RunStatus noted) {
        if (noted == RunStatus.RUNNING && RunLock.isHeld(folder)) {
            return RunStatus.RUNNING;
        }
        if (WaitingFile.place(folder).isPresent()) {
            return RunStatus.WAITING;
        }
        boolean shorter = noted == RunStatus.FINISHED && !complete(noted);
        return noted == RunStatus.RUNNING || shorter ? RunStatus.INTERRUPTED : noted;
    }

    /** Whether the run has trained and measured all epochs of its settings, even if it is in the queue again. */
    public boolean finished() {
        return hasBegun(folder) && complete(provenance().status());
    }

    private boolean complete(RunStatus noted) {
        return noted == RunStatus.FINISHED
                && (imported(folder)
                        || TrainingCsv.lastEpoch(folder) >= settings.training().epochs());
    }

    /** The text of the provenance file; empty if there is none yet. */
    public static String provenanceText(Path folder) {
        Path file = folder.resolve(PROVENANCE);
        return Files.isRegularFile(file) ? Damage.text(file) : "";
    }

    /**
     * All results in the folder, with the status of {@link #status()}.
     *
     * @throws InvalidInputException if the run has never begun, or a file is damaged
     */
    public RunResults results() {
        if (!hasBegun(folder)) {
            throw new InvalidInputException(PlainText.path(folder) + " has no results yet: its run has not begun");
        }
        StoreJson.Header header = StoreJson.readHeader(folder.resolve(PROVENANCE));
        RunStatus status = status(header.provenance().status());
        List<PlanePoint> points = PlaneCsv.read(folder, settings);
        return new RunResults(
                        settings,
                        status,
                        inWords(header.provenance().message(), points),
                        header.layers(),
                        header.ceilings(),
                        TrainingCsv.read(folder, settings),
                        points)
                .withBetween(FindingsJson.between(folder, settings))
                .withChecks(ChecksJson.read(folder.resolve(CHECKS)))
                .withChance(header.chance())
                .withFurther(furtherEstimators(folder))
                .withStudies(GaugeFile.studies(folder));
    }

    /** The message of a run. Version 0.1.0 noted refusals with the ids of estimators; people read their names. */
    private String inWords(String message, List<PlanePoint> points) {
        return message.equals(RefusalWords.summary(points, List.of()))
                ? RefusalWords.summary(points, settings.measure().estimators())
                : message;
    }

    /**
     * The kept weights.
     *
     * @throws InvalidInputException if none were kept
     */
    public Trajectory trajectory() {
        return TrajectoryFile.read(folder);
    }

    /**
     * How the points that were added later were measured.
     *
     * @throws InvalidInputException if the file is damaged; the message is one sentence
     */
    public LaterMeasures later() {
        return later(folder);
    }

    static LaterMeasures later(Path folder) {
        Path file = folder.resolve(MEASURED);
        return Files.isRegularFile(file)
                ? LaterMeasures.parse(Damage.text(file), PlainText.path(file) + " is damaged")
                : LaterMeasures.defaults();
    }

    /**
     * Estimators of points that were added later. If the file is damaged, these estimators are unknown and appear by their
     * ids.
     */
    static List<EstimatorSettings> furtherEstimators(Path folder) {
        try {
            return later(folder).estimators();
        } catch (InvalidInputException e) {
            LOG.info("Estimators are called by their ids: {}", e.getMessage());
            return List.of();
        }
    }

    /**
     * Adds points to the table of the run, in place of earlier points of the same estimators.
     *
     * @param measure how the points were measured; is recorded, too
     * @param plane the points, and the checks of their estimators
     * @throws InvalidInputException if a run is writing to the folder
     */
    public void replacePoints(MeasureSettings measure, MeasuredPlane plane) {
        try (AddedPoints addition = adding()) {
            addition.replacePoints(measure, plane);
        }
    }

    /**
     * Keeps the folder for points that are to be added, so that nobody else writes to it while they are measured. Reads all
     * files that adding points needs, before the long work.
     *
     * @throws InvalidInputException if the folder cannot be written, a run is writing to it, or a file is damaged
     */
    public AddedPoints adding() {
        return new AddedPoints(this);
    }

    /**
     * Writes the findings of a run. They are computed from rounded points, as the files hold them, so that opening the
     * folder gives the same digits.
     *
     * @param results results whose plane was read from the folder
     */
    static void writeFindings(Path folder, RunResults results) {
        List<String> lines = results.between().stream().map(PlaneCsv::line).toList();
        Path file = folder.resolve(FINDINGS);
        SafeFiles.write(file, FindingsJson.write(results.withBetween(PlaneCsv.read(lines, file, results.settings()))));
    }
}
