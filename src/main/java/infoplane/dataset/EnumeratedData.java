package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Generates the data sets that hold every possible input once. */
final class EnumeratedData {
    private EnumeratedData() {}

    static Dataset modularAddition(int p) {
        int rows = p * p;
        float[] values = new float[rows * 2 * p];
        for (int row = 0; row < rows; row++) {
            values[row * 2 * p + row / p] = 1;
            values[row * 2 * p + p + row % p] = 1;
        }
        int[] sums =
                IntStream.range(0, rows).map(row -> (row / p + row % p) % p).toArray();
        return new Dataset("modular-addition", Samples.ofFloats(values, rows, 2 * p), Labels.hard(sums, p), true);
    }

    static Dataset parity(EnumeratedSettings.Parity settings) {
        int unused = settings.n() - settings.k();
        return patterns("parity", settings.n(), settings.inputs(), 2, row -> Integer.bitCount(row >> unused) % 2);
    }

    static Dataset teacher(EnumeratedSettings.Teacher settings) {
        RandomGenerator random = new Seed(settings.teacherSeed()).stream("teacher");
        double[][] first = weights(settings.hidden(), settings.d(), random);
        double[][] second = weights(settings.classes(), settings.hidden(), random);
        return patterns("teacher", settings.d(), settings.inputs(), settings.classes(), row -> {
            double[] signs = IntStream.range(0, settings.d())
                    .mapToDouble(column -> bit(row, column, settings.d()) ? 1 : -1)
                    .toArray();
            double[] units = times(first, signs);
            for (int unit = 0; unit < units.length; unit++) {
                units[unit] = StrictMath.tanh(units[unit]); // the same labels on every machine
            }
            return largest(times(second, units));
        });
    }

    /** All patterns of so many bits; row i is the binary form of i, most significant bit first. */
    static Dataset patterns(String name, int bits, BitCoding coding, int classes, IntUnaryOperator label) {
        int rows = 1 << bits;
        float[] values = new float[rows * bits];
        for (int i = 0; i < values.length; i++) {
            values[i] = coding.shown(bit(i / bits, i % bits, bits));
        }
        int[] labels = IntStream.range(0, rows).map(label).toArray();
        return new Dataset(name, Samples.ofFloats(values, rows, bits), Labels.hard(labels, classes), true);
    }

    private static boolean bit(int pattern, int column, int bits) {
        return (pattern >> (bits - 1 - column) & 1) == 1;
    }

    private static double[][] weights(int outputs, int inputs, RandomGenerator random) {
        double[][] weights = new double[outputs][inputs];
        for (double[] row : weights) {
            for (int input = 0; input < inputs; input++) {
                row[input] = random.nextGaussian() / Math.sqrt(inputs);
            }
        }
        return weights;
    }

    private static double[] times(double[][] weights, double[] values) {
        double[] sums = new double[weights.length];
        for (int output = 0; output < sums.length; output++) {
            for (int input = 0; input < values.length; input++) {
                sums[output] += weights[output][input] * values[input];
            }
        }
        return sums;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
