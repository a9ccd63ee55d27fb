package infoplane.ui.run;

import infoplane.estimation.EstimatorSettings;
import infoplane.runs.CopiedCommand;
import infoplane.runs.RunCommandLine;
import infoplane.schedule.ScheduleSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a trial, which measures the shown runs again. The points are not stored: measuring again gives the same
 * points.
 *
 * @param schedule which epochs are measured; null for each run's own schedule
 * @param draws rows drawn for each input of networks with noise; null for each run's own number
 */
public record Tried(
        EstimatorSettings estimator,
        @Nullable ScheduleSettings schedule,
        @Nullable Integer draws) {
    /** A trial with each run's own number of draws. */
    public Tried(EstimatorSettings estimator, @Nullable ScheduleSettings schedule) {
        this(estimator, schedule, null);
    }

    /** The commands that measure runs so and keep the points. @param folders of the runs */
    public List<CopiedCommand> commands(List<Path> folders) {
        OptionalInt rows = draws == null ? OptionalInt.empty() : OptionalInt.of(draws);
        return RunCommandLine.together(folders).stream()
                .map(folder ->
                        RunCommandLine.measuring(folder, List.of(estimator), Optional.ofNullable(schedule), rows))
                .toList();
    }
}
