package infoplane.cli;

import infoplane.config.Json;
import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;

/** Settings from arguments, the same as in experiment files. */
final class Converters {
    private Converters() {}

    static final class EstimatorConverter implements ITypeConverter<EstimatorSettings> {
        @Override
        public EstimatorSettings convert(String value) {
            return Json.parseEstimator(value);
        }
    }

    /** For the help. */
    static final class EstimatorNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Json.estimatorNames().iterator();
        }
    }

    /** For the help. */
    static final class ScheduleNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Json.scheduleNames().iterator();
        }
    }

    static final class Schedule implements ITypeConverter<ScheduleSettings> {
        @Override
        public ScheduleSettings convert(String value) {
            return Json.parseSchedule(value);
        }
    }
}
