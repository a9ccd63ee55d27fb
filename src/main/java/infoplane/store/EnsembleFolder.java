package infoplane.store;

import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.experiment.Ensemble;
import infoplane.experiment.Ensemble.Summary;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Findings;
import infoplane.experiment.FindingsWords;
import infoplane.experiment.JointFindings;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of repeats: {@code repeat-000/ …}, each a run folder, and {@code ensemble.csv} with their means. */
public final class EnsembleFolder {
    private static final String TABLE = "ensemble.csv";
    private static final Pattern REPEAT = Pattern.compile("repeat-(\\d{3,})");
    private static final String HEADER = "estimator,epoch,layer,n,"
            + "i_xt_mean_bits,i_xt_sd_bits,i_xt_low_bits,i_xt_high_bits,"
            + "i_ty_mean_bits,i_ty_sd_bits,i_ty_low_bits,i_ty_high_bits";

    private EnsembleFolder() {}

    /** Which repeat a run folder is, from its name; 0 where it stands alone. */
    public static int repeatOf(Path runFolder) {
        Matcher matcher = REPEAT.matcher(
                runFolder.toAbsolutePath().normalize().getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The folder of one repeat. */
    public static Path repeat(Path folder, int repeat) {
        return folder.resolve(String.format(Locale.ROOT, "repeat-%03d", repeat));
    }

    /** Whether the folder holds repeats rather than one run. */
    public static boolean holdsEnsemble(Path folder) {
        return RunFolder.holdsRun(repeat(folder, 0));
    }

    /** The run folders inside, in order. */
    public static List<Path> repeats(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path ->
                            REPEAT.matcher(path.getFileName().toString()).matches())
                    .filter(RunFolder::holdsRun)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw SafeFiles.failure("list", folder, e);
        }
    }

    /**
     * Writes the settings of a new ensemble.
     *
     * @throws InvalidInputException if the folder holds a run already
     */
    public static void create(Path folder, ExperimentSettings settings) {
        if (RunFolder.holdsRun(folder)) {
            throw new InvalidInputException(
                    folder + " holds a run already; choose another folder, or go on with --resume");
        }
        FolderRecorder.writeSettings(folder, settings);
    }

    /**
     * Makes all repeats longer, as {@link RunFolder#extend} does one run; those that are that long already stay.
     *
     * @param epochs more than the ensemble has now
     * @throws InvalidInputException if one of the repeats is in use; then none is changed
     */
    public static void extend(Path folder, int epochs) {
        ExperimentSettings old = RunFolder.open(folder).settings();
        List<RunFolder> runs = repeats(folder).stream().map(RunFolder::open).toList();
        runs.forEach(RunFolder::checkWritable);
        for (RunFolder run : runs) {
            if (run.settings().training().epochs() < epochs) {
                RunFolder.extend(run.path(), epochs);
            }
        }
        // last, so that what was cut off in between can be asked for again
        FolderRecorder.writeSettings(folder, old.withTraining(old.training().withEpochs(epochs)));
    }

    /** The recorder of one repeat, new or gone on with. */
    public static RunRecorder recorder(Path folder, ExperimentSettings settings, int repeat) {
        Path own = repeat(folder, repeat);
        return RunFolder.holdsRun(own) ? RunFolder.resume(own) : RunFolder.create(own, settings);
    }

    /**
     * Sums the repeats up: {@code ensemble.csv} (mean, standard deviation and 95 % interval of the mean, in bits) and
     * {@code findings.json} (joint verdicts).
     */
    public static void sumUp(Path folder, List<RunResults> repeats) {
        writeTable(folder, repeats);
        if (!repeats.isEmpty()) {
            JointFindings joint =
                    JointFindings.of(repeats.stream().map(Findings::of).toList());
            SafeFiles.write(
                    folder.resolve(FindingsJson.FILE), FindingsJson.write(joint, FindingsWords.of(repeats.get(0))));
        }
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
