package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.KeepPlan;
import infoplane.network.EpochRecord;
import infoplane.network.ParameterLayout;
import infoplane.network.ParameterLayout.LayerParameters;
import infoplane.network.Trajectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks a run before its files are the ground of something new. */
public final class RunCheck {
    /** Greatest relative difference of two norms of the same weights. */
    private static final double SAME_NORM = 1e-6;

    private RunCheck() {}

    /** Whether the files can be checked: older runs have no manifest. */
    public static boolean hasManifest(Path folder) {
        return Manifest.isIn(folder);
    }

    /**
     * Checks the files of a run that its results follow from, against its manifest and against each other.
     *
     * @throws InvalidInputException if one is damaged; the message is one sentence with the file and the place
     */
    public static void requireWhole(Path folder) {
        RunFolder run = RunFolder.open(folder);
        Manifest.requireWhole(folder);
        run.later();
        List<EpochRecord> training =
                RunFolder.hasBegun(folder) ? run.results().training() : TrainingCsv.read(folder, run.settings());
        requireWeights(folder, run.settings(), training);
        requireAllRows(run);
    }

    /**
     * Checks all files of a run, also those that no result follows from.
     *
     * @throws InvalidInputException as {@link #requireWhole}
     */
    public static void requireIntact(Path folder) {
        requireWhole(folder);
        CheckpointFile.requireWhole(folder);
        LabelFile.read(folder);
    }

    /**
     * Checks what lies beside the folders of repeats: their settings, means and joint findings.
     *
     * @throws InvalidInputException as {@link #requireWhole}
     */
    public static void requireWholeRepeats(Path folder) {
        RunFiles.checkRegular(folder);
        Manifest.requireWhole(folder);
    }

    /** Checks the kept weights, if there are any, against the settings and against the norms in {@code training}. */
    static void requireWeights(Path folder, ExperimentSettings settings, List<EpochRecord> training) {
        if (!Files.isRegularFile(folder.resolve(TrajectoryFile.INDEX))
                || !Files.isRegularFile(folder.resolve(TrajectoryFile.ROWS))) {
            return;
        }
        try (TrajectoryFile trajectory = TrajectoryFile.read(folder)) {
            requireNetwork(trajectory.layout(), settings, folder.resolve(TrajectoryFile.INDEX));
            requirePlan(trajectory, settings, folder);
            int rows = soundRows(trajectory, training);
            if (rows < trajectory.epochs().size()) {
                String why =
                        "from row " + rows + " on it does not hold the weights whose norms are in " + TrainingCsv.FILE;
                throw Damage.of(folder.resolve(TrajectoryFile.ROWS), why, null);
            }
        }
    }

    private static void requirePlan(TrajectoryFile trajectory, ExperimentSettings settings, Path folder) {
        KeepPlan plan = KeepPlan.of(settings.training(), trajectory.layout().size());
        if (!RunFolder.imported(folder) && !trajectory.plan().equals(plan)) {
            String why = "it keeps every " + trajectory.plan().stride() + "th of "
                    + trajectory.plan().lastEpoch() + " epochs but " + RunFolder.EXPERIMENT + " asks for every "
                    + plan.stride() + "th of " + plan.lastEpoch();
            throw Damage.of(folder.resolve(TrajectoryFile.INDEX), why, null);
        }
        if (trajectory.rowsInFile() > trajectory.rowsPlanned()) {
            throw rows(folder, trajectory);
        }
    }

    /** A finished run has the weights of every epoch that it was to keep. */
    private static void requireAllRows(RunFolder run) {
        Path folder = run.path();
        if (run.finished()
                && Files.isRegularFile(folder.resolve(TrajectoryFile.INDEX))
                && Files.isRegularFile(folder.resolve(TrajectoryFile.ROWS))) {
            try (TrajectoryFile trajectory = TrajectoryFile.read(folder)) {
                if (trajectory.rowsInFile() < trajectory.rowsPlanned()) {
                    throw rows(folder, trajectory);
                }
            }
        }
    }

    private static InvalidInputException rows(Path folder, TrajectoryFile trajectory) {
        String why =
                "it holds " + trajectory.rowsInFile() + " rows of weights but the run keeps " + trajectory.rowsPlanned()
                        + ", of epochs 0 to " + trajectory.plan().lastEpoch();
        return Damage.of(folder.resolve(TrajectoryFile.ROWS), why, null);
    }

    private static void requireNetwork(ParameterLayout layout, ExperimentSettings settings, Path index) {
        int inputs = layout.layers().get(0).inputs();
        int classes = layout.layers().get(layout.layers().size() - 1).outputs();
        if (!layout.equals(ParameterLayout.of(settings.network(), inputs, classes))) {
            throw Damage.of(index, "it is not of the network in " + RunFolder.EXPERIMENT, null);
        }
    }

    /** How many rows from the first one on have the norms that training noted; rows of epochs without a note count. */
    static int soundRows(Trajectory trajectory, List<EpochRecord> training) {
        Map<Integer, EpochRecord> records =
                training.stream().collect(Collectors.toMap(EpochRecord::epoch, Function.identity()));
        int rows = 0;
        for (int epoch : trajectory.epochs()) {
            EpochRecord record = records.get(epoch);
            if (record != null && !sound(trajectory.parameters(epoch), trajectory.layout(), record)) {
                return rows;
            }
            rows++;
        }
        return rows;
    }

    private static boolean sound(float[] parameters, ParameterLayout layout, EpochRecord record) {
        for (int number = 0; number < layout.layers().size(); number++) {
            LayerParameters layer = layout.layers().get(number);
            double squares = 0;
            for (int i = layer.offset(); i < layer.biasOffset(); i++) {
                squares += (double) parameters[i] * parameters[i];
            }
            double noted = record.layers().get(number).weightNorm();
            boolean same = Math.abs(Math.sqrt(squares) - noted) <= SAME_NORM * noted;
            if (!same && !Double.isNaN(noted)) {
                return false;
            }
        }
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                return false;
            }
        }
        return true;
    }
}
