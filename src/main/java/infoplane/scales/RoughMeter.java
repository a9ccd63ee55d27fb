package infoplane.scales;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The first look at a layer at every scale: the same means of logarithms as {@link ScaleMeter}'s, over {@value #SAMPLED} rows
 * that are drawn instead of over all. Each has all rows as its neighbours, so the means have no bias; their standard error is an
 * eighth of the spread of the logarithms. Plain loops, which need no warming up.
 */
final class RoughMeter {
    static final int SAMPLED = 64;
    /** Scales that differ by less are one. */
    private static final double SAME = 1e-10;

    /** By class, and then row by row: where the rows of each class begin. */
    private final int[] starts;

    private final double[] counts;
    /** Column by column. */
    private final double[] values;

    private final double[] squares;
    private final double[] kernels;

    private RoughMeter(DistinctRows distinct, int classes) {
        int n = distinct.counts().length;
        int columns = distinct.rows().columns();
        int[] order = IntStream.range(0, classes)
                .flatMap(group -> IntStream.range(0, n).filter(row -> distinct.groups()[row] == group))
                .toArray();
        this.starts = new int[classes + 1];
        this.counts = new double[n];
        this.values = new double[n * columns];
        this.squares = new double[n];
        this.kernels = new double[n];
        for (int place = 0; place < n; place++) {
            starts[distinct.groups()[order[place]] + 1] = place + 1;
            counts[place] = distinct.counts()[order[place]];
            for (int column = 0; column < columns; column++) {
                values[column * n + place] = distinct.rows().at(order[place], column);
            }
        }
        for (int group = 0; group < classes; group++) {
            starts[group + 1] = Math.max(starts[group], starts[group + 1]); // classes without rows
        }
    }

    /** Whether there are so many rows that a sample of them is worth it. */
    static boolean takes(Labels labels) {
        return !labels.isSoft() && labels.count() >= 8 * SAMPLED;
    }

    /**
     * @param labels hard
     * @param scales of the squared distance in the exponent, over 0
     * @return by scale, in nats: I(X;T), and I(T;Y)
     */
    static double[][] of(Samples rows, Labels labels, double[] scales) {
        int[] classes = labels.toClasses();
        RoughMeter meter = new RoughMeter(DistinctRows.of(rows, classes), labels.classCount());
        double[][] both = new double[2][scales.length];
        int[] sampled = new Seed(1)
                .stream("rough scales")
                        .ints(0, rows.rows())
                        .distinct()
                        .limit(SAMPLED)
                        .toArray();
        for (int row : sampled) {
            int own = classes[row];
            meter.setSquares(rows, row);
            double[][] sums = meter.sums(own, scales);
            for (int scale = 0; scale < scales.length; scale++) {
                double ofInput = Math.log(rows.rows() / sums[0][scale]);
                double ofClass = Math.log(labels.classSizes()[own] / sums[1][scale]);
                both[0][scale] += ofInput / SAMPLED;
                both[1][scale] += (ofInput - ofClass) / SAMPLED;
            }
        }
        return both;
    }

    private void setSquares(Samples rows, int row) {
        Arrays.fill(squares, 0);
        for (int column = 0; column < rows.columns(); column++) {
            addSquares(values, column * squares.length, rows.at(row, column), squares);
        }
    }

    private static void addSquares(double[] values, int from, double value, double[] squares) {
        for (int j = 0; j < squares.length; j++) {
            double difference = value - values[from + j];
            squares[j] += difference * difference;
        }
    }

    /** The sums over all rows, and over those of one class, by scale; where a scale doubles, the next kernel is the square. */
    private double[][] sums(int own, double[] scales) {
        double[][] sums = new double[2][scales.length];
        int[] ascending = IntStream.range(0, scales.length)
                .boxed()
                .sorted((one, other) -> Double.compare(scales[one], scales[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        double before = 0;
        double total = 0;
        double ofClass = 0;
        for (int scale : ascending) {
            double now = scales[scale];
            if (Math.abs(now - before) > SAME * now) {
                if (Math.abs(now - 2 * before) <= SAME * now) {
                    square(kernels);
                } else {
                    exponentials(squares, now, kernels);
                }
                total = 0;
                for (int group = 0; group + 1 < starts.length; group++) {
                    double sum = sum(kernels, counts, starts[group], starts[group + 1]);
                    total += sum;
                    ofClass = group == own ? sum : ofClass;
                }
                before = now;
            }
            sums[0][scale] = total;
            sums[1][scale] = ofClass;
        }
        return sums;
    }

    private static void square(double[] kernels) {
        for (int j = 0; j < kernels.length; j++) {
            kernels[j] *= kernels[j];
        }
    }

    private static void exponentials(double[] squares, double scale, double[] kernels) {
        for (int j = 0; j < kernels.length; j++) {
            kernels[j] = Math.exp(-scale * squares[j]);
        }
    }

    private static double sum(double[] kernels, double[] counts, int from, int to) {
        double sum = 0;
        for (int j = from; j < to; j++) {
            sum += counts[j] * kernels[j];
        }
        return sum;
    }
}
