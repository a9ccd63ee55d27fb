package infoplane.scales;

import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Samples I(X;T_σ) where its bounds do not tell: at the epoch of the maximum and at the end, with the same rows and noise for
 * both, until the 95 % interval of the difference lies on one side of the threshold.
 */
final class SampledAnswers {
    private static final int FEWEST_DRAWS = 128;
    private static final int MOST_DRAWS = 1024;
    /** Draws for an exact value: standard errors of a few hundredths of a bit. */
    private static final int EXACT_DRAWS = 256;
    /** Of a normal distribution, two-sided. */
    private static final double OF_95_PERCENT = 1.96;

    private final LayerSource source;
    private final Layer layer;
    private final ScaleGrid grid;
    private final Seed seed;

    SampledAnswers(LayerSource source, Layer layer, ScaleGrid grid, Seed seed) {
        this.source = source;
        this.layer = layer;
        this.grid = grid;
        this.seed = seed;
    }

    /** What is done at some scales, all with one epoch of the maximum, which is not the end. */
    private interface Sampling {
        void at(int epoch, int end, List<Integer> scales, List<ScaleAnswer> answers);
    }

    /** The layer with every open answer decided, as far as {@value #MOST_DRAWS} draws can. */
    LayerScales decided(LayerScales bounded) {
        return sampled(
                bounded,
                IntStream.range(0, grid.points())
                        .filter(scale -> bounded.answers().get(scale).verdict() == ScaleVerdict.UNDECIDED)
                        .boxed()
                        .toList(),
                this::decide);
    }

    /** The layer with the falls at some scales between closer ends; the verdicts stay. */
    LayerScales tightened(LayerScales layer, List<Integer> scales) {
        return sampled(layer, scales, this::tighten);
    }

    private static LayerScales sampled(LayerScales layer, List<Integer> scales, Sampling sampling) {
        int end = layer.epochs().get(layer.epochs().size() - 1).epoch();
        if (layer.epochs().size() == 1) {
            return layer;
        }
        List<ScaleAnswer> answers = new ArrayList<>(layer.answers());
        TreeMap<Integer, List<Integer>> byEpoch = new TreeMap<>();
        scales.forEach(scale -> byEpoch.computeIfAbsent(answers.get(scale).maximumEpoch(), epoch -> new ArrayList<>())
                .add(scale));
        byEpoch.forEach((epoch, own) -> {
            if (epoch == end) { // what is greatest at the end has not fallen
                own.forEach(scale -> answers.set(scale, ScaleAnswer.of(end, 0, 0, 0)));
            } else {
                sampling.at(epoch, end, own, answers);
            }
        });
        return new LayerScales(layer.layer(), layer.name(), layer.epochs(), answers);
    }

    private void tighten(int epoch, int end, List<Integer> scales, List<ScaleAnswer> answers) {
        Draws draws = new Draws(source.rows(epoch, layer), source.rows(end, layer), end);
        draws.until(EXACT_DRAWS, scales.stream().mapToInt(scale -> scale).toArray());
        for (int scale : scales) {
            ScaleAnswer before = answers.get(scale);
            Moments fall = draws.falls[scale];
            double margin = OF_95_PERCENT * fall.standardError();
            ScaleAnswer sampled = ScaleAnswer.of(
                    epoch,
                    Math.max(before.leastFall(), fall.mean() - margin),
                    Math.min(before.greatestFall(), fall.mean() + margin),
                    Math.max(before.draws(), EXACT_DRAWS));
            if (sampled.leastFall() <= sampled.greatestFall() && sampled.verdict() == before.verdict()) {
                answers.set(scale, sampled);
            }
        }
    }

    private void decide(int epoch, int end, List<Integer> scales, List<ScaleAnswer> answers) {
        Draws draws = new Draws(source.rows(epoch, layer), source.rows(end, layer), end);
        int[] open = scales.stream().mapToInt(scale -> scale).toArray();
        for (int count = FEWEST_DRAWS; count <= MOST_DRAWS && open.length > 0; count *= 2) {
            draws.until(count, open);
            for (int scale : open) {
                Moments fall = draws.falls[scale];
                double margin = OF_95_PERCENT * fall.standardError();
                answers.set(scale, ScaleAnswer.of(epoch, fall.mean() - margin, fall.mean() + margin, count));
            }
            open = Arrays.stream(open)
                    .filter(scale -> answers.get(scale).verdict() == ScaleVerdict.UNDECIDED)
                    .toArray();
        }
    }

    /** The bounds of one epoch with sampled values at every scale. */
    ScaleBounds exact(ScaleBounds bounds) {
        Draws draws = new Draws(source.rows(bounds.epoch(), layer), null, bounds.epoch());
        int[] all = new int[grid.points()];
        Arrays.setAll(all, scale -> scale);
        draws.until(EXACT_DRAWS, all);
        return bounds.withExact(
                Arrays.stream(draws.falls).mapToDouble(Moments::mean).toArray(),
                Arrays.stream(draws.falls).mapToDouble(Moments::standardError).toArray());
    }

    /** Mean and spread of draws (Welford 1962). */
    private static final class Moments {
        private int count;
        private double mean;
        private double squares;

        void add(double value) {
            double difference = value - mean;
            mean += difference / ++count;
            squares += difference * (value - mean);
        }

        double mean() {
            return mean;
        }

        double standardError() {
            return Math.sqrt(squares / (count - 1.0) / count);
        }
    }

    /** Draws of the values of one epoch, less those of another. */
    private final class Draws {
        private final ScaleSampler first;
        private final @Nullable ScaleSampler less;
        private final Moments[] falls = new Moments[grid.points()];
        private final RandomGenerator random;
        private final int[] order;
        private final double[] noise;
        private int done;

        Draws(Samples rows, @Nullable Samples others, int epoch) {
            first = new ScaleSampler(rows, ScaleMeter.absolute(grid, Spread.of(rows)));
            less = others == null ? null : new ScaleSampler(others, ScaleMeter.absolute(grid, Spread.of(others)));
            Arrays.setAll(falls, scale -> new Moments());
            random = seed.stream("scales of layer " + layer.number(), epoch);
            order = new int[rows.rows()];
            Arrays.setAll(order, row -> row);
            noise = new double[rows.columns()];
        }

        void until(int count, int[] scales) {
            for (; done < count; done++) {
                RunMonitor.current().check("draws of noise");
                Arrays.setAll(noise, column -> random.nextGaussian());
                int row = nextRow();
                double[] values = first.draw(row, noise, scales);
                double[] others = less == null ? new double[scales.length] : less.draw(row, noise, scales);
                for (int i = 0; i < scales.length; i++) {
                    falls[scales[i]].add(values[i] - others[i]);
                }
            }
        }

        /** Rows in random order, each once before any comes again. */
        private int nextRow() {
            int place = done % order.length;
            int other = random.nextInt(place, order.length);
            int row = order[other];
            order[other] = order[place];
            order[place] = row;
            return row;
        }
    }
}
