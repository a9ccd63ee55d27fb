package infoplane.ui.plot;

import infoplane.measuring.PlanePoint;
import infoplane.ui.run.Run;

/**
 * A point that the user points at.
 *
 * @param run whose point it is; of a mean, the first of the repeats
 * @param name of what is shown: the run, or the mean
 * @param point what was measured
 */
public record PointedAt(Run run, String name, PlanePoint point) {}
