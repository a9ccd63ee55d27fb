package infoplane.sweep;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunStatus;
import infoplane.findings.SweepRow;
import infoplane.measuring.MeasureSettings;
import java.util.List;

/**
 * One training of a sweep, and everything that is measured of it.
 *
 * @param ways at least one; the first is measured while the network is trained, the others from its weights
 * @param settings the experiment, with the first way of measuring
 */
record SweepJob(ExperimentSettings settings, List<Way> ways) {
    /**
     * One way to measure the training, with all estimators that the sweep measures in this way.
     *
     * @param run name of the run that holds its points
     */
    record Way(String run, MeasureSettings measure) {}

    SweepJob {
        ways = List.copyOf(ways);
    }

    /** The name of the job: that of its first run. */
    String name() {
        return ways.get(0).run();
    }

    /** Rows that say why there are no results. */
    List<SweepRow> failed(String why) {
        return ways.stream()
                .map(way -> SweepRow.without(way.run(), settings.seed(), RunStatus.FAILED, why))
                .toList();
    }
}
