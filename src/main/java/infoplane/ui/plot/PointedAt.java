package infoplane.ui.plot;

import infoplane.measuring.PlanePoint;
import infoplane.ui.run.Run;

/**
 * A point in the plane that the user points at or has pinned.
 *
 * @param run the run that the point belongs to; for a mean, the first of its repeats
 * @param name name of the run, or of the mean
 * @param point the measured point
 */
public record PointedAt(Run run, String name, PlanePoint point) {}
