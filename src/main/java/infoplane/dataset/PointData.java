package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Generates the points of the two-dimensional data sets. */
final class PointData {
    private static final double TURNS = 1.5;

    /** Where a point would be without noise. */
    @FunctionalInterface
    private interface Curve {
        /**
         * @param label its class
         * @param share how far along its class it is, 0 to below 1
         * @return radius and angle, the angle in turns
         */
        double[] at(int label, double share);
    }

    private PointData() {}

    static Dataset xor(PointSettings.Xor settings, Seed seed) {
        int n = settings.n();
        double[] points = IntStream.range(0, n)
                .flatMap(row -> IntStream.of(row & 1, row >> 1 & 1))
                .mapToDouble(bit -> 2 * bit - 1)
                .toArray();
        return noisy("xor", settings, points, row -> (row & 1) ^ (row >> 1 & 1), seed);
    }

    static Dataset circles(PointSettings.Circles settings, Seed seed) {
        double classes = settings.classes();
        return along("circles", settings, (label, share) -> new double[] {(label + 1) / classes, share}, seed);
    }

    static Dataset spirals(PointSettings.Spirals settings, Seed seed) {
        double classes = settings.classes();
        return along(
                "spirals", settings, (label, share) -> new double[] {share, label / classes + TURNS * share}, seed);
    }

    static Dataset blobs(PointSettings.Blobs settings, Seed seed) {
        double classes = settings.classes();
        return along("blobs", settings, (label, share) -> new double[] {1, label / classes}, seed);
    }

    private static Dataset along(String name, PointSettings settings, Curve curve, Seed seed) {
        int classes = settings.classes();
        double[] points = new double[2 * settings.n()];
        for (int row = 0; row < settings.n(); row++) {
            int label = row % classes;
            int ofClass = (settings.n() - label + classes - 1) / classes;
            double[] place = curve.at(label, (double) (row / classes) / ofClass);
            points[2 * row] = place[0] * StrictMath.cos(2 * Math.PI * place[1]);
            points[2 * row + 1] = place[0] * StrictMath.sin(2 * Math.PI * place[1]);
        }
        return noisy(name, settings, points, row -> row % classes, seed);
    }

    private static Dataset noisy(
            String name, PointSettings settings, double[] points, IntUnaryOperator label, Seed seed) {
        RandomGenerator random = seed.stream("points");
        float[] values = new float[points.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (points[i] + settings.noise() * random.nextGaussian());
        }
        int[] labels = IntStream.range(0, settings.n()).map(label).toArray();
        Samples inputs = Samples.ofFloats(values, settings.n(), 2);
        return new Dataset(name, inputs, Labels.hard(labels, settings.classes()), false);
    }
}
