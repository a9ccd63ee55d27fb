package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.KeepPlan;
import infoplane.experiment.Provenance;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.experiment.Studies;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.Ceilings;
import infoplane.measuring.LayerCheck;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.network.ParameterLayout;
import infoplane.network.TrainingSettings.Keep;
import infoplane.scales.GaugeAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Copies what is right of a damaged run into another folder. The run itself is only read. */
public final class Salvage {
    /** What became of a part of the run. */
    public enum State {
        RIGHT("right"),
        MADE_AGAIN("made again"),
        LOST("lost");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param what the part, in a few words */
    public record Part(State state, String what) {}

    /**
     * What follows from the settings alone.
     *
     * @param layers names of the layers
     */
    public record Known(ParameterLayout layout, List<String> layers, Ceilings ceilings) {}

    /**
     * @param wholePlane whether no point was lost
     * @param weights how many rows of weights were right
     */
    public record Saved(List<Part> parts, boolean wholePlane, int weights) {}

    private final Path run;
    private final Path to;
    private final ExperimentSettings settings;
    private final List<Part> parts = new ArrayList<>();

    private Salvage(Path run, Path to, ExperimentSettings settings) {
        this.run = run;
        this.to = to;
        this.settings = settings;
    }

    /** Refuses a folder in which anything else stands where a file should be. */
    public static void checkRegular(Path run) {
        RunFiles.checkRegular(run);
    }

    /**
     * The settings of a run, which everything else follows from.
     *
     * @throws InvalidInputException if they are damaged; nothing can be recovered then
     */
    public static ExperimentSettings settings(Path run) {
        ExperimentSettings settings = RunFolder.open(run).settings();
        if (Manifest.isIn(run)
                && readable(() -> Manifest.damage(run, RunFolder.EXPERIMENT)).isPresent()) {
            throw new InvalidInputException(run.resolve(RunFolder.EXPERIMENT)
                    + " is not what the run was made with, so nothing can be recovered; put the right file there");
        }
        return settings;
    }

    /**
     * Copies into {@code to}, an empty or missing folder. The settings are written last.
     *
     * @param settings of the run; those in its own folder may be damaged
     */
    public static Saved save(Path run, Path to, ExperimentSettings settings, Known known) {
        return new Salvage(run, to, settings).save(known);
    }

    private Saved save(Known known) {
        List<EpochRecord> training = training();
        int rows = weights(known, training);
        List<PlanePoint> lines = points();
        boolean wholePlane = parts.get(parts.size() - 1).state() == State.RIGHT;
        List<LayerCheck> checks = copied(RunFolder.CHECKS, () -> Optional.of(ChecksJson.read(file(RunFolder.CHECKS))))
                .orElse(List.of());
        copied(RunFolder.MEASURED, () -> Optional.of(RunFolder.later(run)));
        Optional<AsIfRandom> windows = copied(AsIfRandomFile.FILE, () -> AsIfRandomFile.read(run));
        copied(ScaleSpaceFile.FILE, () -> Optional.of(ScaleSpaceFile.all(run)).filter(maps -> !maps.isEmpty()));
        Optional<GaugeAudit> gauge = copied(GaugeFile.FILE, () -> GaugeFile.read(run));
        copied(LabelFile.FILE, () -> LabelFile.read(run));
        checkpoint(training.size());
        boolean whole = training.size() == settings.training().epochs() + 1
                && (settings.training().keep() == Keep.NONE
                        || rows == plan(known).rows());
        Optional<StoreJson.Header> header =
                sound(RunFolder.PROVENANCE, () -> Optional.of(StoreJson.readHeader(file(RunFolder.PROVENANCE))));
        Provenance provenance = header.map(StoreJson.Header::provenance)
                .or(() -> readable(() -> Optional.of(StoreJson.readProvenance(file(RunFolder.PROVENANCE)))))
                .orElseGet(this::unknown);
        State state = header.isPresent() ? State.RIGHT : State.MADE_AGAIN;
        parts.add(new Part(state, RunFolder.PROVENANCE));
        Provenance noted = with(provenance, whole ? provenance.status() : RunStatus.STOPPED);
        double chance = header.map(StoreJson.Header::chance).orElse(Double.NaN);
        SafeFiles.write(
                to.resolve(RunFolder.PROVENANCE),
                StoreJson.write(new StoreJson.Header(noted, known.layers(), known.ceilings(), chance)));
        List<PlanePoint> between = sound(RunFolder.FINDINGS, () -> Optional.of(FindingsJson.between(run, settings)))
                .orElse(List.of());
        RunFolder.writeFindings(
                to,
                new RunResults(
                                settings,
                                noted.status(),
                                noted.message(),
                                known.layers(),
                                known.ceilings(),
                                training,
                                lines)
                        .withBetween(between)
                        .withChecks(checks)
                        .withStudies(new Studies(windows.orElse(null), ScaleSpaceFile.readSets(to), gauge.orElse(null)))
                        .withChance(chance));
        FolderRecorder.writeSettings(to, settings);
        Manifest.write(to);
        return new Saved(parts, wholePlane, rows);
    }

    private Path file(String name) {
        return run.resolve(name);
    }

    private KeepPlan plan(Known known) {
        return KeepPlan.of(settings.training(), known.layout().size());
    }

    private List<EpochRecord> training() {
        List<EpochRecord> records = sound(TrainingCsv.FILE, () -> Optional.of(TrainingCsv.read(run, settings)))
                .orElseGet(() -> TrainingCsv.readSound(run, settings, rightBytes(TrainingCsv.FILE)));
        TrainingCsv.write(to, settings, records);
        saved(TrainingCsv.FILE + ": epochs", records.size(), settings.training().epochs() + 1L);
        return records;
    }

    /** Says how many of the first ones are right, and how many are lost. */
    private void saved(String what, long right, long all) {
        if (right > 0) {
            parts.add(new Part(State.RIGHT, what + " 0 to " + (right - 1)));
        }
        if (right < all) {
            parts.add(
                    new Part(State.LOST, what + " " + right + " to " + (all - 1) + "; run --resume trains them again"));
        }
    }

    /** @return how many rows were copied: those from the first one up to the first damaged one */
    private int weights(Known known, List<EpochRecord> training) {
        if (!Files.isRegularFile(file(TrajectoryFile.ROWS))) {
            if (settings.training().keep() == Keep.NONE) {
                parts.add(new Part(State.LOST, "weights: the run was to keep none, so nothing can be measured again"));
            } else {
                saved(TrajectoryFile.ROWS + ": rows", 0, plan(known).rows());
            }
            return 0;
        }
        try (TrajectoryFile from = TrajectoryFile.read(run, known.layout(), plan(known));
                TrajectoryFile copy = TrajectoryFile.append(to, known.layout(), plan(known))) {
            long certain =
                    rightBytes(TrajectoryFile.ROWS) / (4L * known.layout().size());
            int rows = (int) Math.min(certain, RunCheck.soundRows(from, training));
            from.epochs().stream().limit(rows).forEach(epoch -> copy.append(epoch, from.parameters(epoch)));
            copy.force();
            copy.writeIndex();
            saved(TrajectoryFile.ROWS + ": rows", rows, plan(known).rows());
            return rows;
        }
    }

    /** The bytes of a file from its start that are right, as far as the manifest knows. */
    private long rightBytes(String name) {
        OptionalLong damaged =
                readable(() -> Optional.of(Manifest.damagedFrom(run, name))).orElse(OptionalLong.empty());
        return damaged.orElse(Long.MAX_VALUE);
    }

    private List<PlanePoint> points() {
        Optional<List<PlanePoint>> all = sound(PlaneCsv.FILE, () -> Optional.of(PlaneCsv.read(run, settings)));
        List<PlanePoint> points = all.orElseGet(() -> PlaneCsv.readSound(run, settings, rightBytes(PlaneCsv.FILE)));
        PlaneCsv.write(to, points);
        String right = PlaneCsv.FILE + ": " + points.size() + " points";
        parts.add(new Part(State.RIGHT, right));
        boolean some = all.isPresent() && !points.isEmpty();
        if (!some) {
            parts.add(new Part(State.LOST, PlaneCsv.FILE + ": other points"));
        }
        return points;
    }

    private void checkpoint(int epochs) {
        Path file = CheckpointFile.in(run);
        if (!Files.isRegularFile(file)) {
            return;
        }
        boolean right =
                CheckpointFile.read(run).filter(state -> state.epoch() < epochs).isPresent();
        if (right) {
            copy(file, CheckpointFile.in(to));
        }
        parts.add(new Part(right ? State.RIGHT : State.LOST, "checkpoint"));
    }

    /** Copies a file that may be absent if it is whole. */
    private <T> Optional<T> copied(String name, Supplier<Optional<T>> read) {
        if (!Files.isRegularFile(file(name))) {
            if (rightBytes(name) == 0) {
                parts.add(new Part(State.LOST, name));
            }
            return Optional.empty();
        }
        Optional<T> content = sound(name, read);
        if (content.isPresent()) {
            copy(file(name), to.resolve(name));
        }
        parts.add(new Part(content.isPresent() ? State.RIGHT : State.LOST, name));
        return content;
    }

    private static void copy(Path from, Path to) {
        try {
            SafeFiles.write(to, Files.readAllBytes(from));
        } catch (IOException e) {
            throw SafeFiles.failure("read", from, e);
        }
    }

    /** What is in a file, if it is as the manifest says and can be read. */
    private <T> Optional<T> sound(String name, Supplier<Optional<T>> read) {
        return rightBytes(name) == Long.MAX_VALUE ? readable(read) : Optional.empty();
    }

    private static <T> Optional<T> readable(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (InvalidInputException | RunFailedException e) {
            return Optional.empty(); // damaged: that is what this class is for
        }
    }

    private Provenance unknown() {
        Instant now = Instant.now();
        return new Provenance(
                "", settings.seed(), "", "", 1, "", "", "", now, now, RunStatus.FINISHED, "", "", List.of(), 0);
    }

    private static Provenance with(Provenance of, RunStatus status) {
        return new Provenance(
                of.version(),
                of.seed(),
                of.engine(),
                of.backend(),
                of.threads(),
                of.cpu(),
                of.os(),
                of.java(),
                of.start(),
                of.end(),
                status == RunStatus.RUNNING ? RunStatus.STOPPED : status,
                of.message(),
                of.datasetSha256(),
                of.reading(),
                of.process());
    }
}
