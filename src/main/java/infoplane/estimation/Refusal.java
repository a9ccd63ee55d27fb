package infoplane.estimation;

/**
 * What an estimator refused at one point of the plane, and why.
 *
 * @param shuffled whether it refused only the comparison with shuffled labels, so that the estimate itself stands
 * @param reason in words that the user can act on
 */
public record Refusal(boolean shuffled, String reason) {}
