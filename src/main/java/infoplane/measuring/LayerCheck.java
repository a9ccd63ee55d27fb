package infoplane.measuring;

import infoplane.calibration.SelfCheck;

/**
 * What an estimator was found to be worth at one epoch of a layer; it is taken to hold for all epochs of the layer.
 *
 * @param estimator canonical id
 * @param layer 1 for the first hidden layer
 * @param epoch at which it was found
 */
public record LayerCheck(String estimator, int layer, int epoch, SelfCheck check) {}
