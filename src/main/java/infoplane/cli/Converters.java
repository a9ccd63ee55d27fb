package infoplane.cli;

import infoplane.config.Json;
import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import picocli.CommandLine.ITypeConverter;

/** Settings from arguments, the same as in experiment files. */
final class Converters {
    private Converters() {}

    static final class Estimator implements ITypeConverter<EstimatorSettings> {
        @Override
        public EstimatorSettings convert(String value) {
            return Json.parseEstimator(value);
        }
    }

    static final class Schedule implements ITypeConverter<ScheduleSettings> {
        @Override
        public ScheduleSettings convert(String value) {
            return Json.parseSchedule(value);
        }
    }
}
