package infoplane.scales;

import infoplane.core.Samples;
import java.util.Arrays;

/**
 * Draws of I(X;T_σ) itself for one layer at one epoch. A draw takes a row t and normal noise z and gives −ln mean_j
 * exp(−|t + σz − t_j|²/2σ²) − ½|z|², whose mean over draws is I(X;T_σ) without bias. ½|z|² has the mean d/2 of the entropy of
 * the noise; with that of the same draw the values vary much less.
 */
final class ScaleSampler {
    /** Kernels below e⁻⁴⁰ of the greatest do not count. */
    private static final double LEAST = -40;

    private final double[] values;
    private final double[] counts;
    private final int[] ofRow;
    private final int distinct;
    private final int columns;
    private final double[] sigmas;
    private final double[] squares;
    private final double[] products;
    private final double[] exponents;

    /** @param sigmas of the noise, in units of the activation; 0 stands for a layer without spread, which keeps nothing */
    ScaleSampler(Samples rows, double[] sigmas) {
        DistinctRows kept = DistinctRows.of(rows, new int[rows.rows()]);
        this.distinct = kept.rows().rows();
        this.columns = rows.columns();
        this.ofRow = kept.ofRow();
        this.counts = kept.counts();
        this.sigmas = sigmas.clone();
        this.values = new double[distinct * columns]; // column by column
        for (int row = 0; row < distinct; row++) {
            for (int column = 0; column < columns; column++) {
                values[column * distinct + row] = kept.rows().at(row, column);
            }
        }
        this.squares = new double[distinct];
        this.products = new double[distinct];
        this.exponents = new double[distinct];
    }

    /**
     * One draw at some scales.
     *
     * @param row of the layer
     * @param noise one normal number a column
     * @param scales numbers of the scales
     * @return in nats, one value a scale
     */
    double[] draw(int row, double[] noise, int[] scales) {
        Arrays.fill(squares, 0);
        Arrays.fill(products, 0);
        for (int column = 0; column < columns; column++) {
            int from = column * distinct;
            addColumn(values, from, values[from + ofRow[row]], noise[column], squares, products);
        }
        double[] drawn = new double[scales.length];
        for (int i = 0; i < scales.length; i++) {
            double sigma = sigmas[scales[i]];
            drawn[i] = sigma > 0 ? Math.log(ofRow.length) - logSum(0.5 / (sigma * sigma), 1 / sigma) : 0;
        }
        return drawn;
    }

    private static void addColumn(
            double[] values, int from, double value, double noise, double[] squares, double[] products) {
        for (int j = 0; j < squares.length; j++) {
            double difference = value - values[from + j];
            squares[j] += difference * difference;
            products[j] += noise * difference;
        }
    }

    /** ln Σ_j n_j exp(−(|t − t_j|²/2σ² + z·(t − t_j)/σ)): the kernels, times e^(½|z|²). */
    private double logSum(double half, double inverse) {
        double greatest = 0; // the row itself
        for (int j = 0; j < distinct; j++) {
            double exponent = -half * squares[j] - inverse * products[j];
            exponents[j] = exponent;
            greatest = Math.max(greatest, exponent);
        }
        double sum = 0;
        for (int j = 0; j < distinct; j++) {
            double below = exponents[j] - greatest;
            if (below > LEAST) {
                sum += counts[j] * Math.exp(below);
            }
        }
        return greatest + Math.log(sum);
    }
}
