package infoplane.ui.plot;

import infoplane.experiment.PlanePoint;
import infoplane.ui.run.Run;

/**
 * A point that the user points at.
 *
 * @param run whose point it is
 * @param point what was measured
 */
public record PointedAt(Run run, PlanePoint point) {}
