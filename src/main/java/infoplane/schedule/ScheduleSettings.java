package infoplane.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import infoplane.core.Checks;

/** Which epochs get measured. The set is closed; the names are in users' files: add, never rename. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScheduleSettings.Every.class, name = "every"),
    @JsonSubTypes.Type(value = ScheduleSettings.Log.class, name = "log")
})
public sealed interface ScheduleSettings {
    EpochSchedule schedule();

    /**
     * Every n-th kept epoch, the first and the last always.
     *
     * @param epochs the step, at least 1
     */
    record Every(int epochs) implements ScheduleSettings {
        public Every {
            Checks.atLeast("epochs", epochs, 1);
        }

        public static Every defaults() {
            return new Every(1);
        }

        @Override
        public EpochSchedule schedule() {
            throw new UnsupportedOperationException("the schedule comes next");
        }
    }

    /**
     * About so many epochs, equally spaced in the logarithm of the epoch; the first and the last always.
     *
     * @param points how many, at least 2; Shwartz-Ziv and Tishby (2017) take 400
     */
    record Log(int points) implements ScheduleSettings {
        public Log {
            Checks.atLeast("points", points, 2);
        }

        public static Log defaults() {
            return new Log(400);
        }

        @Override
        public EpochSchedule schedule() {
            throw new UnsupportedOperationException("the schedule comes next");
        }
    }
}
