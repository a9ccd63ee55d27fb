package infoplane.measuring;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import infoplane.core.Setting;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.PermutationNull;
import infoplane.schedule.ScheduleSettings;
import java.util.List;

/**
 * What is measured of a network.
 *
 * @param on which inputs are fed through the network
 * @param schedule which epochs are measured
 * @param estimators the estimators; at least one, all different
 * @param permutations how many times each layer is measured again with shuffled labels, to flag I(T;Y) that is not
 *     above the values for shuffled labels; 0 for none, else 19 to 10000
 * @param selfCheck whether estimators are checked against data with a known answer, at one epoch of each layer
 * @param draws rows drawn for each input where the network has noise
 */
public record MeasureSettings(
        @Setting(label = "Inputs", help = "Which inputs are fed through the network for measuring.")
        MeasuredInputs on,

        @Setting(label = "Measured epochs", help = "Which epochs are measured.")
        ScheduleSettings schedule,

        @Setting(label = "Estimators", help = "How layers are measured; at least one, no two alike.")
        List<EstimatorSettings> estimators,

        @Setting(
                label = "Shuffled labels",
                unit = "times",
                help =
                        "Measures again with the labels shuffled, so many times, and marks I(T;Y) that is not above the result.")
        int permutations,

        @Setting(
                label = "Self-check",
                help =
                        "Tries the estimators on data like those of the last epoch of each layer, whose answer is known, and marks estimates that are biased, change with the number of rows, or depend on rounding.")
        boolean selfCheck,

        @Setting(
                label = "Draws",
                unit = "an input",
                help =
                        "Rows drawn for each input of a network with noise: H(T|X) is their entropy, at most log2 of their number. Other networks have one.")
        int draws) {
    /** The most rows that are drawn for an input. */
    public static final int MOST_DRAWS = 1024;

    private static final int USUAL_DRAWS = 8;

    /** Which inputs are fed through the network. */
    public enum MeasuredInputs {
        @Setting(label = "All")
        @JsonProperty("all")
        ALL,
        @Setting(label = "Training rows")
        @JsonProperty("train")
        TRAIN,
        @Setting(label = "Test rows")
        @JsonProperty("test")
        TEST
    }

    public MeasureSettings {
        estimators = List.copyOf(estimators);
        if (estimators.isEmpty()) {
            throw new NotAllowedException(
                    "estimators", "is empty", new Allowed.Fitting("must name at least one estimator"));
        }
        long different =
                estimators.stream().map(EstimatorSettings::id).distinct().count();
        if (different < estimators.size()) {
            throw new NotAllowedException(
                    "estimators", "names the same estimator twice", new Allowed.Fitting("each must differ"));
        }
        requirePermutations(permutations);
        requireDraws(draws);
    }

    /** Settings with the usual number of draws. */
    public MeasureSettings(
            MeasuredInputs on,
            ScheduleSettings schedule,
            List<EstimatorSettings> estimators,
            int permutations,
            boolean selfCheck) {
        this(on, schedule, estimators, permutations, selfCheck, USUAL_DRAWS);
    }

    /** Settings with self-checks, without shuffled labels, with the usual number of draws. */
    public MeasureSettings(MeasuredInputs on, ScheduleSettings schedule, List<EstimatorSettings> estimators) {
        this(on, schedule, estimators, 0, true);
    }

    /**
     * @throws NotAllowedException unless {@code permutations} is 0, or large enough for a p-value of 5 % and at most
     *     10000
     */
    public static int requirePermutations(int permutations) {
        return Checks.noneOrBetween("permutations", permutations, PermutationNull.FEWEST, PermutationNull.MOST);
    }

    /** @throws NotAllowedException unless {@code draws} is from 1 to {@value #MOST_DRAWS} */
    public static int requireDraws(int draws) {
        return Checks.between("draws", draws, 1, MOST_DRAWS);
    }

    public static MeasureSettings defaults() {
        return new MeasureSettings(
                MeasuredInputs.ALL, ScheduleSettings.Log.defaults(), List.of(BinningSettings.defaults()));
    }

    public MeasureSettings with(ScheduleSettings newSchedule) {
        return new MeasureSettings(on, newSchedule, estimators, permutations, selfCheck, draws);
    }

    public MeasureSettings with(List<EstimatorSettings> newEstimators) {
        return new MeasureSettings(on, schedule, newEstimators, permutations, selfCheck, draws);
    }

    public MeasureSettings withDraws(int newDraws) {
        return new MeasureSettings(on, schedule, estimators, permutations, selfCheck, newDraws);
    }

    public MeasureSettings with(MeasuredInputs newOn) {
        return new MeasureSettings(newOn, schedule, estimators, permutations, selfCheck, draws);
    }
}
