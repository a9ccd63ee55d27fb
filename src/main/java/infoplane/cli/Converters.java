package infoplane.cli;

import infoplane.config.Json;
import infoplane.core.UserPath;
import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import java.nio.file.Path;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts arguments to settings, in the form of experiment files, and lists the type names for the help. */
public final class Converters {
    private Converters() {}

    /** An empty path would mean the folder in which the command runs, which nobody means who leaves a variable empty. */
    static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("an empty path");
        }
        return UserPath.of(text);
    }

    /** The setting itself, or what standard input says. */
    private static String given(Console console, String value) {
        return value.equals("-") ? console.input().text() : value;
    }

    public static final class EstimatorConverter implements ITypeConverter<EstimatorSettings> {
        private final Console console;

        EstimatorConverter(Console console) {
            this.console = console;
        }

        @Override
        public EstimatorSettings convert(String value) {
            return Json.parseEstimator(given(console, value));
        }
    }

    public static final class EstimatorNames implements Iterable<String> {
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
        private final Console console;

        Schedule(Console console) {
            this.console = console;
        }

        @Override
        public ScheduleSettings convert(String value) {
            return Json.parseSchedule(given(console, value));
        }
    }
}
