package infoplane.scales;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.measuring.Layer;
import infoplane.network.NetworkSettings;
import infoplane.network.ParameterLayout;
import infoplane.network.UnitScaling;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Coordinates in which one network can be described, by number: as trained, every unit at unit root mean square, balanced, and
 * orbits: random factors of the units, c = exp(N(0, (ln 2)²)), equal at all epochs. Units that are 0 for all inputs, or have no
 * weights on one side, stay as they are.
 */
public final class Gauges {
    static final int AS_TRAINED = 0;
    static final int UNIT_RMS = 1;
    static final int BALANCED = 2;
    /** Orbits have the numbers from here on. */
    static final int FIXED = 3;

    private static final double SPREAD = Math.log(2);

    private final NetworkSettings network;
    private final ParameterLayout layout;
    private final IntFunction<float[]> weights;
    private final int orbits;
    /** By layer, orbit and unit. */
    private final double[][][] drawn;

    /**
     * @param weights the parameters of a kept epoch
     * @param orbits number of random coordinates, at least 1
     * @param seed draws them
     */
    public Gauges(
            NetworkSettings network, ParameterLayout layout, IntFunction<float[]> weights, int orbits, Seed seed) {
        this.network = network;
        this.layout = layout;
        this.weights = weights;
        this.orbits = orbits;
        drawn = IntStream.range(0, network.hidden().size())
                .mapToObj(layer -> IntStream.range(0, orbits)
                        .mapToObj(orbit -> draw(seed, layer, orbit))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private double[] draw(Seed seed, int layer, int orbit) {
        RandomGenerator random = seed.stream("gauge of layer " + (layer + 1), orbit);
        return DoubleStream.generate(() -> Math.exp(SPREAD * random.nextGaussian()))
                .limit(network.hidden().get(layer))
                .toArray();
    }

    int orbits() {
        return orbits;
    }

    /** The number of coordinates. */
    int count() {
        return FIXED + orbits;
    }

    /** Whether the units of a layer can be scaled without changing what the network computes. */
    public boolean scalable(Layer layer) {
        int hidden = layer.number() - 1;
        return hidden < network.hidden().size() && network.activationOf(hidden).homogeneous();
    }

    /** What multiplies each unit of a layer. @param rows of the layer as trained */
    double[] factors(int gauge, int epoch, Layer layer, Samples rows) {
        return switch (gauge) {
            case UNIT_RMS -> unitRms(rows);
            case BALANCED -> balanced(epoch).get(layer.number() - 1);
            default -> orbit(gauge, layer);
        };
    }

    List<double[]> balanced(int epoch) {
        return UnitScaling.balanced(network, layout, weights.apply(epoch));
    }

    double[] orbit(int gauge, Layer layer) {
        return drawn[layer.number() - 1][gauge - FIXED];
    }

    static double[] unitRms(Samples rows) {
        double[] squares = new double[rows.columns()];
        float[] values = rows.sharedFloats();
        for (int row = 0, place = 0; row < rows.rows(); row++) {
            for (int unit = 0; unit < squares.length; unit++, place++) {
                squares[unit] += (double) values[place] * values[place];
            }
        }
        return Arrays.stream(squares)
                .map(sum -> sum > 0 ? Math.sqrt(rows.rows() / sum) : 1)
                .toArray();
    }

    /** The rows in other coordinates, float32. */
    public static Samples scaled(Samples rows, double[] factors) {
        float[] values = rows.toFloats();
        for (int row = 0, place = 0; row < rows.rows(); row++) {
            for (int unit = 0; unit < factors.length; unit++, place++) {
                values[place] = (float) (values[place] * factors[unit]);
            }
        }
        return Samples.ofOwnedFloats(values, rows.rows(), rows.columns());
    }
}
