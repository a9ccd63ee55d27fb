package infoplane.estimation;

/**
 * An estimator's description, for the window, the command line and the documentation. Every part is one short sentence or
 * formula in plain text.
 *
 * @param name the name for people
 * @param formula the estimand and how it is computed, in one line
 * @param source publication
 * @param goodFor uses for which the estimates can be trusted
 * @param failsWhen conditions under which the estimates are wrong
 * @param cost how time and memory grow with N rows and d columns
 */
public record EstimatorDescription(
        String name, String formula, String source, String goodFor, String failsWhen, String cost) {}
