package infoplane.estimation;

import infoplane.cells.Cells;
import infoplane.cells.CountedInformation;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Labels;

/** Bias-corrected entropies of counts, in nats. Unlike plug-in values, they may violate information inequalities. */
final class BiasCorrection {
    private BiasCorrection() {}

    /**
     * H of counted cells.
     *
     * @param sizes rows in each of the first {@code cells} cells, at least 1 each
     * @throws EstimationRefusedException if the correction is not defined for these counts
     */
    static double entropy(BinningSettings.Correction correction, int[] sizes, int cells) {
        return switch (correction) {
            case NONE -> plugIn(sizes, cells);
            case MILLER_MADOW -> plugIn(sizes, cells) + (cells - 1) / (2.0 * rows(sizes, cells));
            case CHAO_SHEN -> chaoShen(sizes, cells);
        };
    }

    /** I(T;Y) = H(T) − Σ p(y) H(T|y). */
    static double withLabels(BinningSettings.Correction correction, Cells cells, Labels labels) {
        int rows = cells.ofRow().length;
        double nats = entropy(correction, cells.sizes(), cells.count());
        int[] sizes = new int[cells.count()];
        int[] seen = new int[cells.count()];
        for (int label = 0; label < labels.classCount(); label++) {
            int occupied = 0;
            int inClass = 0;
            for (int row = 0; row < rows; row++) {
                int cell = cells.ofRow()[row];
                if (labels.classOf(row) == label) {
                    inClass++;
                    if (sizes[cell]++ == 0) {
                        seen[occupied++] = cell;
                    }
                }
            }
            int[] sizesInClass = new int[occupied];
            for (int i = 0; i < occupied; i++) {
                sizesInClass[i] = sizes[seen[i]];
                sizes[seen[i]] = 0;
            }
            if (inClass > 0) {
                nats -= (double) inClass / rows * entropy(correction, sizesInClass, occupied);
            }
        }
        return nats;
    }

    /** I(A;B) = H(A) + H(B) − H(A,B). */
    static double between(BinningSettings.Correction correction, Cells a, Cells b) {
        Cells pairs = CountedInformation.pairs(a, b);
        return entropy(correction, a.sizes(), a.count())
                + entropy(correction, b.sizes(), b.count())
                - entropy(correction, pairs.sizes(), pairs.count());
    }

    private static double plugIn(int[] sizes, int cells) {
        int rows = rows(sizes, cells);
        double sum = 0;
        for (int cell = 0; cell < cells; cell++) {
            sum += sizes[cell] * CountedInformation.logarithm(sizes[cell]);
        }
        return cells == 1 ? 0 : Math.log(rows) - sum / rows;
    }

    /**
     * H = −Σ Cp ln(Cp) / (1 − (1 − Cp)^N) (Chao and Shen 2003, eq. 8). The coverage C = 1 − f₁/N estimates which share of
     * the distribution the sample covers; f₁ is the number of cells with one row. The denominators are Horvitz and
     * Thompson's weights, which make up for cells that the sample missed.
     */
    private static double chaoShen(int[] sizes, int cells) {
        int rows = rows(sizes, cells);
        int singletons = 0;
        for (int cell = 0; cell < cells; cell++) {
            singletons += sizes[cell] == 1 ? 1 : 0;
        }
        if (singletons == rows) {
            throw new EstimationRefusedException(
                    "every one of the " + rows + " rows has a cell of its own, so the sample"
                            + " covers none of the distribution and chao-shen divides by 0; take wider bins or another correction");
        }
        double coverage = 1 - (double) singletons / rows;
        double nats = 0;
        for (int cell = 0; cell < cells; cell++) {
            double share = coverage * sizes[cell] / rows;
            double seen = -Math.expm1(rows * Math.log1p(-share)); // for share 1, log1p is −∞ and seen is 1
            nats -= share * Math.log(share) / seen;
        }
        return nats + 0.0;
    }

    private static int rows(int[] sizes, int cells) {
        int rows = 0;
        for (int cell = 0; cell < cells; cell++) {
            rows += sizes[cell];
        }
        return rows;
    }
}
