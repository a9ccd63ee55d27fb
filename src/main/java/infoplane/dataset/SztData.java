package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import java.util.random.RandomGenerator;

/** Generates the data set of Shwartz-Ziv and Tishby: row i is pattern i, its class is the published y. */
final class SztData {
    private static final int CLASSES = 2;

    private SztData() {}

    static Dataset generate(SztSettings settings, Seed seed) {
        Labels labels = settings.gamma() == null ? hardLabels() : softLabels(settings.gamma(), seed);
        if (settings.randomLabels()) {
            labels = labels.select(Shuffle.permutation(labels.count(), seed.stream("random labels")));
        }
        return new Dataset("szt", inputs(settings.inputs()), labels, true);
    }

    private static Samples inputs(BitCoding coding) {
        float[] values = new float[IcosahedronRule.PATTERNS * IcosahedronRule.BITS];
        for (int i = 0; i < values.length; i++) {
            boolean set = IcosahedronRule.bit(i / IcosahedronRule.BITS, i % IcosahedronRule.BITS);
            values[i] = coding.shown(set);
        }
        return Samples.ofFloats(values, IcosahedronRule.PATTERNS, IcosahedronRule.BITS);
    }

    private static Labels hardLabels() {
        int[] classes = new int[IcosahedronRule.PATTERNS];
        for (int pattern = 0; pattern < classes.length; pattern++) {
            classes[pattern] = IcosahedronRule.label(pattern);
        }
        return Labels.hard(classes, CLASSES);
    }

    private static Labels softLabels(double gamma, Seed seed) {
        RandomGenerator random = seed.stream("soft labels");
        int[] classes = new int[IcosahedronRule.PATTERNS];
        double[] probabilities = new double[classes.length * CLASSES];
        for (int pattern = 0; pattern < classes.length; pattern++) {
            double one = IcosahedronRule.probabilityOfOne(pattern, gamma);
            probabilities[CLASSES * pattern] = 1 - one;
            probabilities[CLASSES * pattern + 1] = one;
            classes[pattern] = random.nextDouble() < one ? 1 : 0;
        }
        return Labels.soft(classes, probabilities, CLASSES);
    }
}
