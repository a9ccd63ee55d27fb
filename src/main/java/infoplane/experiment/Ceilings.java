package infoplane.experiment;

import infoplane.core.Information;

/**
 * The lines that no point of a plane can lie beyond.
 *
 * @param inputEntropy H(X) of the measured inputs
 * @param labelEntropy H(Y) of their labels
 * @param label I(X;Y): what the inputs say about the labels
 */
public record Ceilings(Information inputEntropy, Information labelEntropy, Information label) {}
