package infoplane.measuring;

import infoplane.calibration.SelfCheck;

/**
 * The result of checking an estimator at one epoch of a layer. It is assumed to hold for all epochs of the layer.
 *
 * @param estimator canonical id
 * @param layer 1 for the first hidden layer
 * @param epoch the epoch of the check
 */
public record LayerCheck(String estimator, int layer, int epoch, SelfCheck check) {}
