package infoplane.estimation;

/**
 * What an estimator says of itself, for the window, the command line and the documentation. Every part is one short
 * sentence or formula in plain text.
 *
 * @param name what people call it
 * @param formula the estimand and how it is computed, in one line
 * @param source where it was published
 * @param goodFor what it can be trusted with
 * @param failsWhen what it cannot do
 * @param cost how time and memory grow with N rows and d columns
 */
public record EstimatorDescription(
        String name, String formula, String source, String goodFor, String failsWhen, String cost) {}
