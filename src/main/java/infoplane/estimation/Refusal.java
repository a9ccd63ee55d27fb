package infoplane.estimation;

/**
 * A refusal of an estimator at one point of the plane.
 *
 * @param shuffled whether only the comparison with shuffled labels was refused, so that the estimate itself stands
 * @param reason in words that the user can act on
 */
public record Refusal(boolean shuffled, String reason) {}
