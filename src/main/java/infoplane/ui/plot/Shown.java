package infoplane.ui.plot;

import infoplane.experiment.RunResults;
import infoplane.ui.run.Run;

/**
 * A run as the plots show it at one moment.
 *
 * @param run in the list of runs
 * @param name it has there now
 * @param results it has come to
 */
public record Shown(Run run, String name, RunResults results) {}
