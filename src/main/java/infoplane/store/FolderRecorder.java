package infoplane.store;

import infoplane.config.Json;
import infoplane.config.SourceNotes;
import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.KeepPlan;
import infoplane.experiment.Provenance;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.Ceilings;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.network.ParameterLayout;
import infoplane.network.TrainerState;
import infoplane.network.TrainingSettings.Keep;
import infoplane.network.Trajectory;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records a run in its folder. */
final class FolderRecorder implements RunRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRecorder.class);

    private final Path folder;
    private ExperimentSettings settings;
    private final RunLock lock;
    private final RunPlace place;
    private final Optional<TrainerState> checkpoint;
    private final String recordedEngine;
    private final List<EpochRecord> recordedTraining;
    private final List<PlanePoint> recordedPoints;
    private final AppendedText plane;
    private boolean unstarted;
    private @Nullable AppendedText training;
    private @Nullable TrajectoryFile trajectory;
    private List<String> layers = List.of();
    private @Nullable Ceilings ceilings;

    /**
     * Removes the run from the queue. The settings must already be written.
     *
     * @param lock the lock of the folder; freed by {@link #close}, or here on failure
     * @param fresh whether the folder was created for this run; it is then removed if the run never starts
     */
    FolderRecorder(Path folder, ExperimentSettings settings, RunLock lock, boolean fresh) {
        this.folder = folder;
        this.settings = settings;
        this.lock = lock;
        try {
            place = new RunPlace(folder, RunPlace.Doing.RUN);
            Manifest.requireWhole(folder);
            RunFolder.later(folder);
            List<EpochRecord> records = TrainingCsv.read(folder, settings);
            checkpoint = CheckpointFile.read(folder).filter(state -> covers(records, state));
            recordedEngine = checkpoint.isPresent() && RunFolder.hasBegun(folder)
                    ? StoreJson.readHeader(folder.resolve(RunFolder.PROVENANCE))
                            .provenance()
                            .engine()
                    : "";
            recordedTraining = checkpoint
                    .map(state -> records.subList(0, state.epoch() + 1))
                    .orElse(List.of());
            RunCheck.requireWeights(folder, settings, recordedTraining);
            recordedPoints = PlaneCsv.read(folder, settings).stream()
                    .filter(point -> !withoutReason(point))
                    .toList();
            plane = new AppendedText(folder.resolve(PlaneCsv.FILE), PlaneCsv.HEADER);
            unstarted = fresh || WaitingFile.place(folder).isPresent() && !RunFolder.hasBegun(folder);
            WaitingFile.remove(folder);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Whether a point was refused and the reason is unknown. Reasons are written only when a run ends. Points that a killed
     * run refused are measured again to find the reason.
     */
    private boolean withoutReason(PlanePoint point) {
        return point.estimate().flags().contains(EstimateFlag.REFUSED)
                && point.estimate().refusal() == null
                && ownEstimators().contains(point.estimator());
    }

    private Set<String> ownEstimators() {
        return settings.measure().estimators().stream()
                .map(EstimatorSettings::id)
                .collect(Collectors.toSet());
    }

    /** Whether a checkpoint is usable: the table and the trajectory must hold every epoch up to it, and its weights. */
    private boolean covers(List<EpochRecord> records, TrainerState state) {
        int epoch = state.epoch();
        if (records.size() <= epoch || records.get(epoch).epoch() != epoch) {
            return false;
        }
        try (TrajectoryFile kept = TrajectoryFile.read(folder)) {
            List<Integer> epochs = kept.epochs();
            KeepPlan plan = KeepPlan.of(settings.training(), kept.layout().size());
            return plan.epochs().stream().filter(e -> e <= epoch).allMatch(epochs::contains)
                    && (!plan.keeps(epoch) || Arrays.equals(kept.parameters(epoch), state.parameters()));
        } catch (InvalidInputException e) {
            LOG.info("{} is trained again from its start: {}", folder, e.getMessage());
            return false;
        }
    }

    @Override
    public void started(Provenance provenance, List<String> layerNames, Ceilings limits) {
        place.requireThere();
        unstarted = false;
        layers = layerNames;
        ceilings = limits;
        Manifest.remove(folder);
        SafeFiles.write(
                folder.resolve(RunFolder.PROVENANCE),
                StoreJson.write(new StoreJson.Header(provenance, layerNames, limits, Double.NaN)));
    }

    @Override
    public void reached(ExperimentSettings longer) {
        place.requireThere();
        settings = longer;
        writeSettings(folder, longer);
    }

    @Override
    public Trajectory trajectory(ParameterLayout layout) {
        place.requireThere();
        KeepPlan plan = KeepPlan.of(settings.training(), layout.size());
        TrajectoryFile opened = TrajectoryFile.append(folder, layout, plan);
        opened.truncateAfter(recordedTraining.size() - 1);
        trajectory = opened;
        // epochs after the checkpoint are trained again, so the table starts over from the recorded epochs
        TrainingCsv.write(folder, settings, recordedTraining);
        training = new AppendedText(
                folder.resolve(TrainingCsv.FILE),
                TrainingCsv.header(layout.layers().size()));
        return opened;
    }

    @Override
    public Optional<TrainerState> checkpoint() {
        return checkpoint;
    }

    @Override
    public String recordedEngine() {
        return recordedEngine;
    }

    @Override
    public List<EpochRecord> recordedTraining() {
        return recordedTraining;
    }

    @Override
    public List<PlanePoint> recordedPoints() {
        return recordedPoints;
    }

    @Override
    public List<EstimatorSettings> furtherEstimators() {
        return RunFolder.furtherEstimators(folder);
    }

    @Override
    public void trained(EpochRecord record, float[] parameters) {
        opened(trajectory).append(record.epoch(), parameters);
        opened(training).add(TrainingCsv.line(record));
    }

    @Override
    public void scored(List<EpochRecord> records) {
        place.requireThere();
        TrainingCsv.write(folder, settings, records);
    }

    @Override
    public void measured(List<PlanePoint> points) {
        place.requireThere();
        points.forEach(point -> plane.add(PlaneCsv.line(point)));
        plane.flush();
    }

    @Override
    public void joined(MeasureSettings measure) {
        place.requireThere();
        SafeFiles.write(
                folder.resolve(RunFolder.MEASURED),
                RunFolder.later(folder).with(measure, settings.measure()).write());
    }

    /** Writes the rows before the state, so that the state never refers to missing rows. */
    @Override
    public void checkpoint(TrainerState state) {
        opened(training).flush();
        opened(trajectory).force();
        place.requireThere();
        try {
            CheckpointFile.write(folder, state);
        } catch (RunFailedException e) {
            place.requireThere(); // says more, if that is why
            throw e;
        }
    }

    @Override
    public void ended(RunResults results, Provenance provenance) {
        if (training != null) {
            training.flush();
        }
        place.requireThere();
        Ceilings limits = ceilings == null ? results.ceilings() : ceilings;
        try (Commit commit = new Commit(folder)) {
            if (trajectory != null) {
                trajectory.force();
                trajectory.writeIndex();
                dropUnwanted(trajectory, results.status(), commit);
            }
            PlaneCsv.write(commit, results.points());
            ChecksJson.merge(folder, commit, results.checks());
            // read back from the written table, so that an interrupted run gives the same digits
            RunFolder.writeFindings(
                    commit.draft(),
                    results.withPoints(PlaneCsv.read(commit.draft(), settings))
                            .withBetween(withFurtherEstimators(results))
                            .withFurther(furtherEstimators()));
            SafeFiles.write(
                    commit.draft().resolve(RunFolder.PROVENANCE),
                    StoreJson.write(new StoreJson.Header(
                            provenance, layers.isEmpty() ? results.layers() : layers, limits, results.chance())));
            place.requireThere();
            commit.apply();
        }
    }

    /**
     * The points for the findings of this run, and those of estimators that were added later, which the run does not hold.
     */
    private List<PlanePoint> withFurtherEstimators(RunResults results) {
        Set<String> own = ownEstimators();
        return Stream.concat(
                        results.between().stream(),
                        FindingsJson.between(folder, settings).stream()
                                .filter(point -> !own.contains(point.estimator())))
                .sorted()
                .toList();
    }

    /** With {@code keep: none} the weights are removed after the run has finished; until then measuring may need them. */
    private void dropUnwanted(TrajectoryFile kept, RunStatus status, Commit commit) {
        if (settings.training().keep() == Keep.NONE && status == RunStatus.FINISHED) {
            kept.close();
            commit.remove(TrajectoryFile.INDEX);
            commit.remove(TrajectoryFile.ROWS);
        }
    }

    private static <T> T opened(@Nullable T file) {
        if (file == null) {
            throw new IllegalStateException("trajectory(layout) comes first");
        }
        return file;
    }

    @Override
    public void close() {
        try (lock) {
            closeFiles();
            if (unstarted) {
                removeEmptyRun(folder);
            }
        }
    }

    /** Closes all files, even if one of them cannot write its last lines. */
    @SuppressWarnings("try") // declared only to be closed
    private void closeFiles() {
        try (plane;
                AppendedText openTraining = training;
                TrajectoryFile openTrajectory = trajectory) {
            // closing the files is all that is needed
        }
    }

    /**
     * Removes the folder of a run that never started, so that the user can use the folder again. The caller must hold the
     * lock of the folder; the lock goes with the folder. Without its settings, which go first, it is no run any longer.
     */
    static void removeEmptyRun(Path folder) {
        try {
            boolean imported = RunFolder.imported(folder);
            for (String file :
                    List.of(RunFolder.EXPERIMENT, WaitingFile.FILE, PlaneCsv.FILE, LabelFile.FILE, SourceNotes.FILE)) {
                SafeFiles.delete(folder.resolve(file));
            }
            if (imported) {
                for (String file : List.of(SourceNotes.COPY, TrajectoryFile.INDEX, TrajectoryFile.ROWS)) {
                    Drafts.removeTree(folder.resolve(file));
                }
            }
            removeLocked(folder);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // the folder holds other files: keep it; or it is gone
        } catch (IOException e) {
            throw SafeFiles.failure("remove", folder, e);
        }
    }

    /** Removes a folder that holds nothing but its lock, which the caller must hold. */
    static void removeLocked(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.allMatch(file -> file.endsWith(RunLock.FILE))) {
                SafeFiles.delete(folder.resolve(RunLock.FILE));
                SafeFiles.delete(folder);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // somebody has put something into it: keep it; or it is gone
        } catch (IOException e) {
            throw SafeFiles.failure("remove", folder, e);
        }
    }

    @Override
    public long freeBytes() {
        place.requireThere();
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw SafeFiles.failure("ask for the free space of", folder, e);
        }
    }

    /** Writes the settings of a run and replaces earlier ones. */
    static void writeSettings(Path folder, ExperimentSettings settings) {
        SafeFiles.write(folder.resolve(RunFolder.EXPERIMENT), Json.write(settings));
    }

    /** Claims a folder for a run by writing the settings. @return false if the folder already holds a run */
    static boolean claim(Path folder, ExperimentSettings settings) {
        return SafeFiles.create(folder.resolve(RunFolder.EXPERIMENT), Json.write(settings));
    }
}
