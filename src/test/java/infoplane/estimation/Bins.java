package infoplane.estimation;

import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;

/** Binning settings by what differs from the defaults. */
public final class Bins {
    private Bins() {}

    static BinningSettings ofSize(double size) {
        return new BinningSettings(Rule.SIZE, 30, RangeRule.ACTIVATION, null, null, size, Correction.NONE);
    }

    public static BinningSettings idnns() {
        return new BinningSettings(Rule.IDNNS, 30, RangeRule.ACTIVATION, null, null, 0.07, Correction.NONE);
    }

    static BinningSettings fixed(int bins, double lower, double upper) {
        return new BinningSettings(Rule.EQUAL_WIDTH, bins, RangeRule.FIXED, lower, upper, 0.07, Correction.NONE);
    }

    static BinningSettings layer(int bins) {
        return new BinningSettings(Rule.EQUAL_WIDTH, bins, RangeRule.LAYER, null, null, 0.07, Correction.NONE);
    }

    static BinningSettings neuron(int bins) {
        return new BinningSettings(Rule.EQUAL_WIDTH, bins, RangeRule.NEURON, null, null, 0.07, Correction.NONE);
    }

    public static BinningSettings equalMass(int bins) {
        return new BinningSettings(Rule.EQUAL_MASS, bins, RangeRule.ACTIVATION, null, null, 0.07, Correction.NONE);
    }
}
