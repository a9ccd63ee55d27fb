package infoplane.figure.plane;

import infoplane.measuring.PlanePoint;

/**
 * A point of the plane under the pointer.
 *
 * @param series of the figure, from 0
 * @param point the measured point
 * @param x of the middle of its marker, in user units
 * @param y likewise
 */
public record PlaneHit(int series, PlanePoint point, double x, double y) {}
