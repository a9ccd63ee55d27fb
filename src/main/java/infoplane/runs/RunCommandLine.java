package infoplane.runs;

import infoplane.calibration.CalibrationTask;
import infoplane.config.Json;
import infoplane.config.Presets;
import infoplane.config.SourceNotes;
import infoplane.config.SourceNotes.ArrayPlace;
import infoplane.config.SourceNotes.NotedLayer;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.dataset.DatasetSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.schedule.ScheduleSettings;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import infoplane.store.SweepFolder;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands that do again what the window does with runs. Folders are named by their whole paths, so that a line works from
 * every folder; what makes a new folder makes it beside that of the run.
 */
public final class RunCommandLine {
    private static final String OUT = "--out";
    private static final String ESTIMATOR = "--estimator";
    private static final String SCHEDULE = "--schedule";

    /** What can be done with a run. */
    public enum Act {
        AGAIN("_Run again", RunCommandLine::again),
        RESUME("_Continue", RunCommandLine::resuming),
        TWIN("Train the plain _twin", RunCommandLine::twin),
        MEASURE("_Measure again", RunCommandLine::measuredAsRun),
        AS_IF_RANDOM("As-if-r_andom", folder -> asIfRandom(List.of(folder), AsIfRandomRequest.USUAL)),
        SCALES("E_very scale", folder -> scales(List.of(folder), false)),
        COORDINATES("_Other coordinates", folder -> coordinates(List.of(folder), GaugeRequest.USUAL_ORBITS)),
        SWEEP("Its s_weep again", RunCommandLine::sweeping),
        VERIFY("_Verify", folder -> command("verify", folder)),
        RECOVER("R_ecover", folder -> command("recover", whole(folder), OUT, whole(folder) + "-recovered"));

        private final String label;
        private final Function<Path, CopiedCommand> command;

        Act(String label, Function<Path, CopiedCommand> command) {
            this.label = label;
            this.command = command;
        }

        /** The text of a menu item, with its mnemonic. */
        public String label() {
            return label;
        }

        /** Whether a run can do it. @param folder of the run */
        public boolean suits(RunKind kind, ExperimentSettings settings, Path folder) {
            return switch (this) {
                case SWEEP -> sweepOf(folder).isPresent();
                case TWIN -> !kind.imported() && Twins.isPossible(settings);
                case COORDINATES, SCALES -> kind.hasNetwork();
                default -> true;
            };
        }

        /** The commands for some runs; one for all repeats of an experiment. @param folders of runs or of repeats */
        public List<CopiedCommand> commands(List<Path> folders) {
            boolean each = this != AGAIN && this != RESUME && this != TWIN;
            return (each ? together(folders) : ensembles(folders))
                    .stream().map(command).distinct().toList();
        }
    }

    private RunCommandLine() {}

    private static String whole(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }

    private static CopiedCommand command(String name, Path folder) {
        return CopiedCommand.of(name, whole(folder));
    }

    private static CopiedCommand command(String name, String... words) {
        return CopiedCommand.of(name).with(words);
    }

    /** What trains repeats trains all of them. */
    private static List<Path> ensembles(List<Path> folders) {
        return folders.stream()
                .map(folder -> EnsembleFolder.ensembleOf(folder).orElse(folder))
                .distinct()
                .toList();
    }

    /** The folder of all repeats in place of its repeats, if all of them are there. */
    public static List<Path> together(List<Path> folders) {
        LinkedHashSet<Path> all = new LinkedHashSet<>();
        for (Path folder : folders) {
            Optional<Path> repeats = EnsembleFolder.ensembleOf(folder)
                    .filter(ensemble -> folders.containsAll(EnsembleFolder.repeats(ensemble)));
            all.add(repeats.orElse(folder));
        }
        return List.copyOf(all);
    }

    /** The command that makes a run, an imported run, or all repeats again, in a folder beside that ends in {@code -again}. */
    public static CopiedCommand again(Path folder) {
        Path run = Path.of(whole(EnsembleFolder.ensembleOf(folder).orElse(folder)));
        if (RunFolder.imported(run)) {
            return importing(run);
        }
        boolean later = !RunFolder.open(folder).later().measures().isEmpty();
        return experiment(run)
                .with(OUT, run + "-again")
                .withNote(later ? "What was measured later is not in this line; Measure again has its own." : "");
    }

    /** The folder of the sweep that a run is of; empty if it is of none. */
    private static Optional<Path> sweepOf(Path folder) {
        Path runs = EnsembleFolder.ensembleOf(folder)
                .orElse(folder)
                .toAbsolutePath()
                .normalize()
                .getParent();
        return Optional.ofNullable(runs == null ? null : runs.getParent())
                .filter(sweep -> SweepFolder.holdsSweep(sweep)
                        && folder.toAbsolutePath()
                                .normalize()
                                .startsWith(new SweepFolder(sweep).run("").normalize()));
    }

    /** The command that makes all of the sweep again that a run is of, in a folder beside it. */
    private static CopiedCommand sweeping(Path folder) {
        Path sweep = sweepOf(folder)
                .orElseThrow(() -> new InvalidInputException(PlainText.path(folder) + " is no run of a sweep"));
        return sweeping(SweepFolder.file(sweep), sweep + "-again");
    }

    /** The command that computes a sweep. @param file of the sweep, or a figure of it @param out its folder */
    public static CopiedCommand sweeping(Path file, String out) {
        return command("sweep", file.toString(), OUT, out);
    }

    /** The command that runs an experiment as it is set up. @param out its new folder */
    public static CopiedCommand running(ExperimentSettings settings, Path out) {
        return Presets.all().stream()
                .flatMap(preset -> ofPreset(preset, settings).stream())
                .findFirst()
                .orElseGet(() -> CopiedCommand.of("run", "-").withInput(Json.brief(settings)))
                .with(OUT, whole(out));
    }

    /** The command up to its folder: a preset with what differs, else the experiment in the run's folder. */
    private static CopiedCommand experiment(Path run) {
        ExperimentSettings settings = RunFolder.open(run).settings();
        return Presets.all().stream()
                .flatMap(preset -> ofPreset(preset, settings).stream())
                .findFirst()
                .orElseGet(() -> command("run", run.resolve("experiment.json")));
    }

    private static Optional<CopiedCommand> ofPreset(Presets.ShippedExperiment preset, ExperimentSettings wanted) {
        ExperimentSettings shipped = preset.settings();
        return Stream.of(false, true)
                .filter(plain -> !plain || Twins.isPossible(shipped))
                .filter(plain -> (plain ? Twins.plain(shipped) : shipped)
                        .withSeed(wanted.seed())
                        .withRepeats(wanted.repeats())
                        .withTraining((plain ? Twins.plain(shipped) : shipped)
                                .training()
                                .withEpochs(wanted.training().epochs()))
                        .equals(wanted))
                .map(plain -> {
                    CopiedCommand command = command("run", preset.name());
                    int epochs = wanted.training().epochs();
                    command = epochs == shipped.training().epochs() ? command : command.with("--epochs", "" + epochs);
                    command = wanted.seed() == shipped.seed() ? command : command.with("--seed", "" + wanted.seed());
                    command = wanted.repeats() == shipped.repeats()
                            ? command
                            : command.with("--repeats", "" + wanted.repeats());
                    return plain ? command.with("--plain") : command;
                })
                .findFirst();
    }

    /** The command that goes on with a run and all its repeats. */
    public static CopiedCommand resuming(Path folder) {
        Path run = EnsembleFolder.ensembleOf(folder).orElse(folder);
        return command("run", whole(run.resolve("experiment.json")), OUT, whole(run), "--resume");
    }

    /** The command that makes an ended run longer. @param epochs of the whole run */
    public static CopiedCommand lengthening(Path folder, int epochs) {
        return resuming(folder).with("--epochs", Integer.toString(epochs));
    }

    private static CopiedCommand twin(Path folder) {
        Path run = EnsembleFolder.ensembleOf(folder).orElse(folder);
        return command("run", whole(run.resolve("experiment.json")), "--plain", OUT, whole(run) + "-plain");
    }

    private static CopiedCommand measuredAsRun(Path folder) {
        MeasureSettings own = RunFolder.open(folder).settings().measure();
        return measuring(folder, own.estimators(), Optional.empty(), OptionalInt.empty());
    }

    /**
     * The command that measures a run again.
     *
     * @param schedule empty for that of the run
     * @param draws rows for each input of a network with noise; empty for those of the run
     */
    public static CopiedCommand measuring(
            Path folder, List<EstimatorSettings> estimators, Optional<ScheduleSettings> schedule, OptionalInt draws) {
        CopiedCommand command = estimated(command("measure", folder), estimators);
        command = schedule.isEmpty() ? command : command.with(SCHEDULE, Json.write(schedule.get()));
        return draws.isEmpty() ? command : command.with("--draws", Integer.toString(draws.getAsInt()));
    }

    /** The command that measures runs as if their weights were random. */
    public static CopiedCommand asIfRandom(List<Path> folders, AsIfRandomRequest request) {
        CopiedCommand command = named("as-if-random", folders);
        command = request.draws().isEmpty() ? command : command.with("--draws", joined(request.draws()));
        command = request.restarts() ? command.with("--restarts") : command;
        command = request.epoch() == null
                ? command
                : command.with("--epoch", request.epoch().toString());
        return estimated(command, request.estimators());
    }

    /** The command that measures a run at every scale. */
    public static CopiedCommand scales(List<Path> folders, boolean relative) {
        CopiedCommand command = named("scale-space", folders);
        return relative ? command.with("--relative") : command;
    }

    /** The command that measures runs in other coordinates. */
    public static CopiedCommand coordinates(List<Path> folders, int orbits) {
        return named("gauge", folders).with("--orbits", Integer.toString(orbits));
    }

    /** The command that holds an estimator against problems with known answers. @param rows N @param columns d */
    public static CopiedCommand calibrating(EstimatorSettings estimator, int rows, int columns) {
        CopiedCommand command = estimated(CopiedCommand.of("calibrate"), List.of(estimator))
                .with("--n", Integer.toString(rows), "--d", Integer.toString(columns), "--warnings");
        for (CalibrationTask problem : CalibrationTask.labelled(columns)) {
            command = command.with("--problem", problem.id());
        }
        return command;
    }

    /** The command that inspects a data set. @param seed draws what is random in it */
    public static CopiedCommand inspecting(DatasetSettings data, long seed) {
        return command("dataset", Json.write(data), "--seed", Long.toString(seed));
    }

    private static CopiedCommand named(String name, List<Path> folders) {
        return CopiedCommand.of(name)
                .with(folders.stream().map(RunCommandLine::whole).toArray(String[]::new));
    }

    private static String joined(List<Integer> numbers) {
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private static CopiedCommand estimated(CopiedCommand command, List<EstimatorSettings> estimators) {
        CopiedCommand all = command;
        for (EstimatorSettings one : estimators) {
            all = all.with(ESTIMATOR, estimator(one));
        }
        return all;
    }

    private static CopiedCommand importing(Path run) {
        SourceNotes notes = SourceNotes.read(run.resolve(SourceNotes.FILE));
        MeasureSettings measure = RunFolder.open(run).settings().measure();
        boolean usual = measure.estimators().equals(MeasureSettings.defaults().estimators());
        List<String> layers = notes.layers().stream().map(NotedLayer::name).toList();
        return importing(
                new ImportRequest(
                        Path.of(notes.copied() ? run.resolve(notes.path()).toString() : notes.absolute()),
                        notes.weights(),
                        file(notes.labels(), "y.npy"),
                        file(notes.inputs(), "X.npy"),
                        notes.weights() || layers.stream().anyMatch(name -> name.contains(",")) ? List.of() : layers,
                        usual ? List.of() : measure.estimators(),
                        measure.schedule().equals(ScheduleSettings.Every.defaults())
                                ? Optional.empty()
                                : Optional.of(measure.schedule()),
                        notes.measuredRows() > 0 ? OptionalInt.of(notes.measuredRows()) : OptionalInt.empty(),
                        notes.copied()),
                Path.of(run + "-again"),
                false);
    }

    /** The command that imports another program's network. */
    public static CopiedCommand importing(ImportRequest request, Path folder, boolean watch) {
        CopiedCommand command = command("import", whole(request.source()), OUT, whole(folder));
        command = request.weights() ? command.with("--weights") : command;
        command = request.labels().isEmpty()
                ? command
                : command.with("--labels", whole(request.labels().get()));
        command = request.inputs().isEmpty()
                ? command
                : command.with("--inputs", whole(request.inputs().get()));
        command = request.layers().isEmpty() ? command : command.with("--layers", String.join(",", request.layers()));
        command = estimated(command, request.estimators());
        command = request.schedule().isEmpty()
                ? command
                : command.with(SCHEDULE, Json.write(request.schedule().get()));
        command = request.rows().isEmpty()
                ? command
                : command.with("--rows", "" + request.rows().getAsInt());
        command = request.copy() ? command.with("--copy") : command;
        return watch ? command.with("--watch") : command;
    }

    /** A file beside the source is found by its name, and one in it is what the source says. */
    private static Optional<Path> file(@Nullable ArrayPlace place, String usual) {
        return Optional.ofNullable(place)
                .map(one -> Path.of(one.file()))
                .filter(file -> file.isAbsolute() && !file.endsWith(usual));
    }

    /** Its name where all else is at its defaults. */
    private static String estimator(EstimatorSettings settings) {
        return Json.estimatorNames().stream()
                .filter(name -> Json.parseEstimator(name).equals(settings))
                .findFirst()
                .orElseGet(() -> Json.write(settings));
    }
}
