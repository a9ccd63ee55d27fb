package infoplane.network;

import infoplane.network.ParameterLayout.LayerParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Other coordinates of the same network. The weights into a unit and its bias are multiplied by c &gt; 0, the weights out of it
 * divided by c: with a homogeneous function ({@link Activation#homogeneous}) its activation is multiplied by c, and all that
 * follows stays. Factors are one array a hidden layer, one factor a unit.
 */
public final class UnitScaling {
    /** Balancing ends when no factor moves by more than this share. */
    private static final double STILL = 1e-10;

    private static final int MOST_SWEEPS = 2000;

    private UnitScaling() {}

    /**
     * The parameters of the scaled network, each rounded once. With powers of two nothing is rounded.
     *
     * @param factors above 0; 1 for units of layers whose function is not homogeneous
     */
    public static float[] scaled(ParameterLayout layout, float[] parameters, List<double[]> factors) {
        float[] scaled = parameters.clone();
        for (int layer = 0; layer < layout.layers().size(); layer++) {
            LayerParameters own = layout.layers().get(layer);
            double[] into = layer < factors.size() ? factors.get(layer) : ones(own.outputs());
            double[] from = layer == 0 ? ones(own.inputs()) : factors.get(layer - 1);
            for (int input = 0; input < own.inputs(); input++) {
                for (int unit = 0; unit < own.outputs(); unit++) {
                    int place = own.offset() + input * own.outputs() + unit;
                    scaled[place] = (float) (parameters[place] * into[unit] / from[input]);
                }
            }
            for (int unit = 0; unit < own.outputs(); unit++) {
                scaled[own.biasOffset() + unit] = (float) (parameters[own.biasOffset() + unit] * into[unit]);
            }
        }
        return scaled;
    }

    /**
     * The factors that give each unit equal Euclidean norms of what goes in (weights and bias) and what goes out. Layers are
     * balanced in turns until nothing moves, because the weights between two layers belong to both. Units without weights on one
     * side stay as they are, and so do layers whose function is not homogeneous.
     */
    public static List<double[]> balanced(NetworkSettings network, ParameterLayout layout, float[] parameters) {
        int hidden = network.hidden().size();
        List<double[]> factors = new ArrayList<>();
        network.hidden().forEach(width -> factors.add(ones(width)));
        double moved = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS && moved > STILL; sweep++) {
            moved = 0;
            for (int layer = 0; layer < hidden; layer++) {
                if (network.activationOf(layer).homogeneous()) {
                    moved = Math.max(moved, balance(layer, layout, parameters, factors));
                }
            }
        }
        return factors;
    }

    /** @return the largest logarithm of what a factor was multiplied by */
    private static double balance(int layer, ParameterLayout layout, float[] parameters, List<double[]> factors) {
        LayerParameters in = layout.layers().get(layer);
        LayerParameters out = layout.layers().get(layer + 1);
        double[] own = factors.get(layer);
        double[] before = layer == 0 ? ones(in.inputs()) : factors.get(layer - 1);
        double[] after = layer + 1 < factors.size() ? factors.get(layer + 1) : ones(out.outputs());
        double[] squaresIn = new double[own.length];
        for (int input = 0; input < in.inputs(); input++) {
            for (int unit = 0; unit < own.length; unit++) {
                squaresIn[unit] += square(parameters[in.offset() + input * own.length + unit] / before[input]);
            }
        }
        double moved = 0;
        for (int unit = 0; unit < own.length; unit++) {
            double into = (squaresIn[unit] + square(parameters[in.biasOffset() + unit])) * square(own[unit]);
            double from = 0;
            for (int next = 0; next < out.outputs(); next++) {
                from += square(parameters[out.offset() + unit * out.outputs() + next] * after[next]);
            }
            from /= square(own[unit]);
            if (into > 0 && from > 0) {
                double logarithm = Math.log(from / into) / 4; // the norms are multiplied by c and by 1/c
                own[unit] *= Math.exp(logarithm);
                moved = Math.max(moved, Math.abs(logarithm));
            }
        }
        return moved;
    }

    private static double square(double value) {
        return value * value;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
