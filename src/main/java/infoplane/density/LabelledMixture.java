package infoplane.density;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.pairwise.KernelSums;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A kernel mixture of all rows together with one mixture per class. */
public abstract class LabelledMixture extends KernelMixture {
    private LabelledMixture(Samples rows, double scale, double[] totals) {
        super(rows, scale, totals);
    }

    public static LabelledMixture of(KernelRows kernels, Labels labels) {
        return labels.isSoft()
                ? Soft.of(kernels.rows(), labels, kernels.scale())
                : Hard.of(kernels.rows(), labels, kernels.scale());
    }

    /** For each row i, the mean over the classes y, weighted by p(y|x_i), of ln p(t_i|y). */
    public abstract double[] classLogs();

    /** The influence of the given rows on the mean of {@link #classLogs}, up to a constant. */
    public abstract double[] classInfluence(int[] queries);

    /** Every row belongs to one class. */
    private static final class Hard extends LabelledMixture {
        private final int[] classes;
        private final int[] sizes;
        private final double[] sums;

        private Hard(Samples rows, Labels labels, double scale, KernelSums kernels) {
            super(rows, scale, kernels.total());
            this.sums = kernels.ownGroup();
            this.classes = labels.toClasses();
            this.sizes = new int[labels.classCount()];
            for (int label : classes) {
                sizes[label]++;
            }
        }

        public static Hard of(Samples rows, Labels labels, double scale) {
            return new Hard(rows, labels, scale, KernelSums.ofRows(rows, scale, labels.toClasses()));
        }

        public @Override double[] classLogs() {
            double[] logs = new double[sums.length];
            for (int i = 0; i < sums.length; i++) {
                logs[i] = Math.log(sums[i] / sizes[classes[i]]);
            }
            return logs;
        }

        public @Override double[] classInfluence(int[] queries) {
            double[] logs = classLogs();
            double[] influence = new double[queries.length];
            for (int label = 0; label < sizes.length; label++) {
                int[] members = positionsOf(label, classes);
                int[] positions = positionsOf(label, picked(classes, queries));
                if (positions.length > 0) {
                    double[] spread = KernelTerms.spread(
                            rows.select(picked(queries, positions)),
                            rows.select(members),
                            scale,
                            null,
                            picked(sums, members));
                    for (int q = 0; q < positions.length; q++) {
                        influence[positions[q]] = logs[queries[positions[q]]] + spread[q];
                    }
                }
            }
            return influence;
        }

        private static int[] positionsOf(int label, int[] classes) {
            return IntStream.range(0, classes.length)
                    .filter(i -> classes[i] == label)
                    .toArray();
        }

        private static int[] picked(int[] values, int[] indices) {
            return Arrays.stream(indices).map(i -> values[i]).toArray();
        }

        private static double[] picked(double[] values, int[] indices) {
            return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
        }
    }

    /** Every row belongs to class y with probability p(y|x); class y is the mixture with these weights. */
    private static final class Soft extends LabelledMixture {
        private final double[][] weights;
        private final double[][] sums;

        private Soft(Samples rows, double scale, double[][] weights, double[] totals, double[][] sums) {
            super(rows, scale, totals);
            this.weights = weights;
            this.sums = sums;
        }

        public static Soft of(Samples rows, Labels labels, double scale) {
            int classes = labels.classCount();
            double[][] weights = KernelTerms.weights(labels);
            double[][] sums = KernelSums.weighted(rows, rows, scale, weights);
            return new Soft(rows, scale, Arrays.copyOf(weights, classes), sums[classes], Arrays.copyOf(sums, classes));
        }

        public @Override double[] classLogs() {
            double[] logs = new double[rows.rows()];
            for (int label = 0; label < weights.length; label++) {
                double weight = KernelTerms.mean(weights[label]) * rows.rows();
                for (int row = 0; row < logs.length; row++) {
                    // A class with probability 0 for a row is skipped: it contributes nothing, and its sum may be 0.
                    logs[row] +=
                            weights[label][row] > 0 ? weights[label][row] * Math.log(sums[label][row] / weight) : 0;
                }
            }
            return logs;
        }

        public @Override double[] classInfluence(int[] queries) {
            double[] logs = classLogs();
            double[] influence = new double[queries.length];
            Samples picked = rows.select(queries);
            for (int label = 0; label < weights.length; label++) {
                double[] spread = KernelTerms.spread(picked, rows, scale, weights[label], sums[label]);
                for (int q = 0; q < queries.length; q++) {
                    influence[q] += weights[label][queries[q]] * spread[q];
                }
            }
            for (int q = 0; q < queries.length; q++) {
                influence[q] += logs[queries[q]];
            }
            return influence;
        }
    }
}
