package infoplane.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import java.util.List;

/**
 * What is measured of a network.
 *
 * @param on which inputs are fed through it
 * @param schedule which epochs
 * @param estimators how; at least one, no two alike
 */
public record MeasureSettings(MeasuredInputs on, ScheduleSettings schedule, List<EstimatorSettings> estimators) {
    /** Which inputs are fed through the network. */
    public enum MeasuredInputs {
        @JsonProperty("all")
        ALL,
        @JsonProperty("train")
        TRAIN,
        @JsonProperty("test")
        TEST
    }

    public MeasureSettings {
        estimators = List.copyOf(estimators);
        if (estimators.isEmpty()) {
            throw new IllegalArgumentException("estimators is empty but must name at least one estimator");
        }
        long different =
                estimators.stream().map(EstimatorSettings::id).distinct().count();
        if (different < estimators.size()) {
            throw new IllegalArgumentException("estimators names the same estimator twice but each must differ");
        }
    }

    public static MeasureSettings defaults() {
        return new MeasureSettings(
                MeasuredInputs.ALL, ScheduleSettings.Log.defaults(), List.of(BinningSettings.defaults()));
    }

    public MeasureSettings with(ScheduleSettings newSchedule) {
        return new MeasureSettings(on, newSchedule, estimators);
    }

    public MeasureSettings with(List<EstimatorSettings> newEstimators) {
        return new MeasureSettings(on, schedule, newEstimators);
    }

    public MeasureSettings with(MeasuredInputs newOn) {
        return new MeasureSettings(newOn, schedule, estimators);
    }
}
