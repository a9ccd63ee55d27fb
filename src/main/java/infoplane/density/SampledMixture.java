package infoplane.density;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.pairwise.KernelSums;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The kernel mixture of a layer with K rows for each of N inputs, evaluated at some of its N·K rows, against kernels on all
 * of them. The rows come draw by draw and are never held together.
 *
 * @param logs ln mean_j K(t, t_j) over all N·K rows, for each evaluated row t
 * @param ownLogs the same over the K rows of the input of t
 * @param classLogs the mean over the classes y, weighted by p(y|x), of the same over the rows of class y
 */
public record SampledMixture(double[] logs, double[] ownLogs, double[] classLogs) {
    /** An evaluated row. */
    private record Place(int input, int draw) {}

    /**
     * @param rows K samples of N × width, finite; asked for twice
     * @param draws K
     * @param span least and greatest value of all rows
     * @param rootOfScale the square root of the scale of the squared distance in the exponent, over 0
     * @param count how many rows are evaluated, at most N·K
     * @param seed draws them
     * @throws EstimationRefusedException if float32 does not hold such values or such a scale
     */
    public static SampledMixture of(
            Iterable<Samples> rows, int draws, Labels labels, Range span, double rootOfScale, int count, Seed seed) {
        if (!KernelRows.areUsual(span, rootOfScale)) {
            throw new EstimationRefusedException("values from " + span.lower() + " to " + span.upper()
                    + " are too large or too far apart for a kernel estimate of so many rows; take fewer draws");
        }
        List<Place> places = places(labels.count(), draws, count, seed);
        Samples queries = picked(rows, places);
        double scale = rootOfScale * rootOfScale;
        double[][] weights = KernelTerms.weights(labels);
        double[][] sums = new double[weights.length][count];
        double[] own = new double[count];
        int done = 0;
        for (Samples draw : rows) {
            RunMonitor.current().check("sums of kernels");
            double[][] of = KernelSums.weighted(queries, draw, scale, weights);
            for (int column = 0; column < sums.length; column++) {
                for (int query = 0; query < count; query++) {
                    sums[column][query] += of[column][query];
                }
            }
            for (int query = 0; query < count; query++) {
                own[query] += kernel(queries, query, draw, places.get(query).input(), scale);
            }
            RunMonitor.current().within(++done, draws, "draws");
        }
        return new SampledMixture(
                KernelTerms.logMeans(sums[labels.classCount()], (double) labels.count() * draws),
                KernelTerms.logMeans(own, draws),
                classLogs(sums, weights, places, draws));
    }

    /** Distinct rows, of as many inputs as there are, each input as often as the others or once more. */
    private static List<Place> places(int inputs, int draws, int count, Seed seed) {
        RandomGenerator random = seed.stream("rows of a kernel estimate");
        int[] order = new int[inputs];
        int[] firstDraw = new int[inputs];
        for (int input = 0; input < inputs; input++) {
            int other = random.nextInt(input + 1);
            order[input] = order[other];
            order[other] = input;
            firstDraw[input] = random.nextInt(draws);
        }
        List<Place> places = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            int input = order[place % inputs];
            places.add(new Place(input, (firstDraw[input] + place / inputs) % draws));
        }
        return places;
    }

    private static Samples picked(Iterable<Samples> rows, List<Place> places) {
        double[] values = {};
        boolean single = true;
        int width = 0;
        int at = 0;
        for (Samples draw : rows) {
            RunMonitor.current().check("rows of a kernel estimate");
            width = draw.columns();
            values = values.length == 0 ? new double[places.size() * width] : values;
            single &= draw.singlePrecision();
            double[] row = new double[width];
            for (int place = 0; place < places.size(); place++) {
                if (places.get(place).draw() == at) {
                    draw.copyRows(places.get(place).input(), places.get(place).input() + 1, row);
                    System.arraycopy(row, 0, values, place * width, width);
                }
            }
            at++;
        }
        Samples picked = Samples.ofDoubles(values, places.size(), width);
        return single ? picked.toSingles() : picked;
    }

    private static double kernel(Samples queries, int query, Samples rows, int row, double scale) {
        double squares = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double difference = queries.at(query, column) - rows.at(row, column);
            squares += difference * difference;
        }
        return Math.exp(-scale * squares);
    }

    private static double[] classLogs(double[][] sums, double[][] weights, List<Place> places, int draws) {
        double[] logs = new double[places.size()];
        for (int label = 0; label < weights.length - 1; label++) {
            double rows = KernelTerms.mean(weights[label]) * weights[label].length * draws;
            for (int place = 0; place < logs.length; place++) {
                double share = weights[label][places.get(place).input()];
                logs[place] += share > 0 ? share * Math.log(sums[label][place] / rows) : 0;
            }
        }
        return logs;
    }
}
