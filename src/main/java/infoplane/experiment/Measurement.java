package infoplane.experiment;

import infoplane.core.RunMonitor;
import infoplane.network.Trajectory;
import java.util.List;
import java.util.function.Consumer;

/** Measures a kept trajectory, without training. */
public final class Measurement {
    private Measurement() {}

    /**
     * @param settings as run: data set, split and network come from here
     * @param measure what to measure, possibly not what the run measured
     * @param threads at least 1
     * @param points hears points as they come, from several threads but never two at once
     * @return all points, sorted
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static List<PlanePoint> measure(
            ExperimentSettings settings,
            Trajectory trajectory,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> points,
            RunMonitor monitor) {
        throw new UnsupportedOperationException("measuring comes next");
    }
}
