package infoplane.cli;

import infoplane.config.Json;
import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;

/** Converts arguments to settings, in the form of experiment files, and lists the type names for the help. */
final class Converters {
    private Converters() {}

    static final class EstimatorConverter implements ITypeConverter<EstimatorSettings> {
        @Override
        public EstimatorSettings convert(String value) {
            return Json.parseEstimator(value);
        }
    }

    static final class EstimatorNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Json.estimatorNames().iterator();
        }
    }

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
