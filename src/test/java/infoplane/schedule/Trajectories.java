package infoplane.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Made-up trajectories: coordinates by epoch, and a plain sequential model of what must be measured of them. */
final class Trajectories {
    private Trajectories() {}

    static double[][] line(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new double[] {values[i]})
                .toArray(double[][]::new);
    }

    private static double[][] of(int epochs, IntToDoubleFunction value) {
        return line(IntStream.range(0, epochs).mapToDouble(value).toArray());
    }

    /** Shapes that a walk with a growing skip may get wrong, with 1 as the scale of δ. */
    static Map<String, double[][]> adversarial() {
        Map<String, double[][]> shapes = new LinkedHashMap<>();
        shapes.put("one epoch", line(3));
        shapes.put("two epochs far apart", line(3, 9));
        shapes.put("constant", of(1000, e -> 5));
        shapes.put("alternating", of(257, e -> e % 2 * 10));
        shapes.put("one step", of(1000, e -> e < 613 ? 0 : 10));
        shapes.put(
                "steps at the powers of two",
                of(1000, e -> 3 * Integer.numberOfTrailingZeros(Integer.highestOneBit(e + 1))));
        shapes.put("spike that returns", of(1000, e -> e == 500 ? 10 : 0));
        shapes.put("slow, then a cliff at the end", of(1000, e -> e == 999 ? 10 : e * 1e-4));
        shapes.put("exactly δ apart", of(300, e -> e));
        shapes.put("just over δ apart", of(300, e -> e * Math.nextUp(1.0)));
        shapes.put("saw teeth", of(1000, e -> e % 16));
        shapes.put("decay", of(4000, e -> 50 * Math.exp(-e / 40.0)));
        shapes.put("growing jumps", of(500, e -> e * e * 0.01));
        shapes.put("not a number from the middle on", of(300, e -> e < 150 ? 0 : Double.NaN));
        shapes.put("infinite in places", of(300, e -> e % 37 == 5 ? Double.POSITIVE_INFINITY : 0));
        return shapes;
    }

    /** A random walk in some dimensions, with rests and jumps. */
    static double[][] random(SplittableRandom random) {
        int epochs = 1 + random.nextInt(600);
        int dimensions = 1 + random.nextInt(4);
        double[][] path = new double[epochs][dimensions];
        double step = Math.exp(random.nextDouble(-5, 1));
        for (int epoch = 1; epoch < epochs; epoch++) {
            if (random.nextInt(40) == 0) {
                step = Math.exp(random.nextDouble(-6, 1.5));
            }
            for (int i = 0; i < dimensions; i++) {
                path[epoch][i] = path[epoch - 1][i] + step * random.nextDouble(-1, 1);
            }
        }
        return path;
    }

    /** The greatest absolute difference, by its definition; differences with NaN or of infinities as documented. */
    static double distance(double[] one, double[] other) {
        double greatest = 0;
        for (int i = 0; i < one.length; i++) {
            if (Double.compare(one[i], other[i]) != 0) {
                double difference = Math.abs(one[i] - other[i]);
                greatest = Math.max(greatest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
            }
        }
        return greatest;
    }

    /** Section 3 of the specification, step by step and one after the other, by index. */
    static List<Integer> model(double[][] path, double delta, double multiplier, boolean exact) {
        TreeSet<Integer> measured = new TreeSet<>(List.of(0));
        int last = path.length - 1;
        int skip = 1;
        int here = 0;
        while (here < last) {
            int next = Math.min(here + skip, last);
            measured.add(next);
            if (distance(path[here], path[next]) <= delta) {
                skip = Math.max(skip + 1, (int) Math.floor(skip * multiplier));
            } else {
                skip = Math.max(1, skip / 2);
                if (exact) {
                    modelSplit(path, delta, here, next, measured);
                }
            }
            here = next;
        }
        return List.copyOf(measured);
    }

    private static void modelSplit(double[][] path, double delta, int from, int to, TreeSet<Integer> measured) {
        if (to == from + 1 || distance(path[from], path[to]) <= delta) {
            return;
        }
        int middle = (from + to) / 2;
        measured.add(middle);
        modelSplit(path, delta, from, middle, measured);
        modelSplit(path, delta, middle, to, measured);
    }
}
