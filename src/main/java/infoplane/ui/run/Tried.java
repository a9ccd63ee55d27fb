package infoplane.ui.run;

import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import org.jspecify.annotations.Nullable;

/**
 * Settings that the runs shown are measured with for looking at. The points are not kept: measured again they are the same.
 *
 * @param schedule which epochs; null for those of each run
 */
public record Tried(EstimatorSettings estimator, @Nullable ScheduleSettings schedule) {}
