package infoplane.measuring;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The two directions in which a layer's rows spread most, over all given epochs together (Pearson 1901). The basis is the same
 * at every epoch, so that what moves in a picture are the rows and not the axes. A layer that spreads in one direction only
 * has one axis; its points then lie at fixed places along the second, so that they do not hide one another.
 */
public final class Projection {
    private static final int MOST_EPOCHS = 60;
    /** Multiplications that the covariance may take: some seconds. */
    private static final double MOST_WORK = 2e9;
    /** Wider layers have their axes from the inner products of as many rows, because their covariance would be too large. */
    private static final int WIDE = 512;
    /** A second axis that holds less of the spread is rounding, as where a softmax of two classes adds to 1. */
    private static final double NOTHING = 1e-9;

    private static final double MARGIN = 0.04;

    private final Layer layer;
    private final List<Integer> epochs;
    private final double[] mean;
    /** By axis; each of length 1, at right angles to the other. */
    private final double[][] axes;

    private double[] shares = new double[0];
    private Range across = new Range(-1, 1);
    private Range up = new Range(-1, 1);

    private Projection(Layer layer, List<Integer> epochs, double[] mean, double[][] axes) {
        this.layer = layer;
        this.epochs = epochs;
        this.mean = mean;
        this.axes = axes;
    }

    /**
     * Finds the axes. Reads the rows of up to 60 epochs twice, epoch by epoch, and holds those of one.
     *
     * @param source gives the rows; up to {@value ActivationReader#MOST_ROWS} equally spaced rows of each epoch are used
     * @param epochs that are shown, ascending, at least one
     * @throws EstimationRefusedException if a row is not finite
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    public static Projection of(LayerSource source, Layer layer, List<Integer> epochs, RunMonitor monitor) {
        List<Integer> chosen = ActivationReader.chosen(epochs, MOST_EPOCHS);
        int width = layer.width();
        boolean wide = width > WIDE;
        double work = wide ? Math.max(1, WIDE / chosen.size()) : MOST_WORK / width / width / chosen.size();
        int most = (int) Math.max(1, Math.min(ActivationReader.MOST_ROWS, work));
        Moments moments = new Moments(width, wide);
        for (int place = 0; place < chosen.size(); place++) {
            monitor.checkpoint(place, 2 * chosen.size(), "epoch");
            moments.add(ActivationReader.thinned(source.rows(chosen.get(place), layer), most));
        }
        double[] mean = moments.mean();
        Projection found = new Projection(layer, chosen, mean, moments.axes());
        Spread spread = found.new Spread();
        for (int place = 0; place < chosen.size(); place++) {
            monitor.checkpoint(chosen.size() + place, 2 * chosen.size(), "epoch");
            spread.add(ActivationReader.thinned(source.rows(chosen.get(place), layer), ActivationReader.MOST_ROWS));
        }
        return spread.second() < NOTHING && found.axes.length > 1 ? found.onOneAxis(spread) : found.with(spread);
    }

    private Projection onOneAxis(Spread spread) {
        return new Projection(layer, epochs, mean, new double[][] {axes[0]}).with(spread);
    }

    private Projection with(Spread spread) {
        shares = new double[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            shares[axis] = spread.share(axis);
        }
        across = spread.range(0);
        up = axes.length > 1 ? spread.range(1) : new Range(-1 - MARGIN, 1 + MARGIN);
        return this;
    }

    public Layer layer() {
        return layer;
    }

    /** The epochs whose rows the axes are of, ascending. */
    public List<Integer> epochs() {
        return epochs;
    }

    /** How many axes the rows spread along, 1 or 2. */
    public int axes() {
        return axes.length;
    }

    /** An axis of length 1; its largest component is positive. A copy. */
    public double[] axis(int number) {
        return axes[number].clone();
    }

    /** The share of the spread of all epochs, the sum of the variances of the units, that lies along an axis. */
    public double share(int axis) {
        return shares[axis];
    }

    /** The share along all axes. */
    public double share() {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return Math.min(1, sum);
    }

    /** The values along the first axis over all epochs, with a margin. */
    public Range across() {
        return across;
    }

    /** The same along the second axis. */
    public Range up() {
        return up;
    }

    /**
     * The places of rows in the picture.
     *
     * @param rows as wide as the layer
     * @param draws rows of each input, which stand together
     * @return first and second coordinate of each row in turn
     */
    public float[] places(Samples rows, int draws) {
        float[] places = new float[2 * rows.rows()];
        double[] row = new double[mean.length];
        for (int at = 0; at < rows.rows(); at++) {
            rows.copyRows(at, at + 1, row);
            places[2 * at] = (float) along(row, 0);
            places[2 * at + 1] = (float) (axes.length > 1 ? along(row, 1) : aside(at / draws));
        }
        return places;
    }

    private double along(double[] row, int axis) {
        double sum = 0;
        double[] direction = axes[axis];
        for (int unit = 0; unit < row.length; unit++) {
            sum += (row[unit] - mean[unit]) * direction[unit];
        }
        return sum;
    }

    /** A place from −1 to 1 that an input has at every epoch: the golden ratio spreads neighbours evenly. */
    private static double aside(int input) {
        double turn = input * 0.6180339887498949;
        return 2 * (turn - Math.floor(turn)) - 1;
    }

    /** Sums over the rows of all epochs; of a wide layer, the few rows themselves. */
    private static final class Moments {
        private final int width;
        private final boolean wide;
        private final double[] sums;
        private final double[][] products;
        private final List<double[]> held = new ArrayList<>();
        private double[] origin = new double[0];
        private long count;

        Moments(int width, boolean wide) {
            this.width = width;
            this.wide = wide;
            sums = new double[width];
            products = wide ? new double[0][] : new double[width][width];
        }

        /** Sums are taken about the first row, so that a large mean costs no digits. */
        void add(Samples rows) {
            double[] row = new double[width];
            for (int at = 0; at < rows.rows(); at++) {
                rows.copyRows(at, at + 1, row);
                origin = count++ == 0 ? row.clone() : origin;
                for (int unit = 0; unit < width; unit++) {
                    if (!Double.isFinite(row[unit])) {
                        throw new EstimationRefusedException(
                                "a projection needs finite values, and unit " + (unit + 1) + " is " + row[unit]);
                    }
                    row[unit] -= origin[unit];
                    sums[unit] += row[unit];
                }
                if (wide) {
                    held.add(row.clone());
                } else {
                    multiply(row);
                }
            }
        }

        private void multiply(double[] row) {
            for (int unit = 0; unit < width; unit++) {
                double own = row[unit];
                double[] line = products[unit];
                for (int other = 0; other <= unit; other++) {
                    line[other] += own * row[other];
                }
            }
        }

        double[] mean() {
            double[] mean = new double[width];
            for (int unit = 0; unit < width; unit++) {
                mean[unit] = origin[unit] + sums[unit] / count;
            }
            return mean;
        }

        double[][] axes() {
            double[][] axes = wide ? axesOfRows() : axesOfUnits();
            for (double[] axis : axes) {
                point(axis);
            }
            return axes;
        }

        private double[][] axesOfUnits() {
            for (int unit = 0; unit < width; unit++) {
                for (int other = 0; other <= unit; other++) {
                    double value = products[unit][other] / count - sums[unit] / count * (sums[other] / count);
                    products[unit][other] = value;
                    products[other][unit] = value;
                }
            }
            EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(products, false));
            double[][] axes = new double[Math.min(2, width)][];
            for (int axis = 0; axis < axes.length; axis++) {
                axes[axis] = eigen.getEigenvector(axis).toArray();
            }
            return axes;
        }

        /** An eigenvector u of the rows' inner products gives the axis Xᵀu. */
        private double[][] axesOfRows() {
            double[][] rows = new double[held.size()][width];
            for (int at = 0; at < rows.length; at++) {
                for (int unit = 0; unit < width; unit++) {
                    rows[at][unit] = held.get(at)[unit] - sums[unit] / count;
                }
            }
            RealMatrix centred = new Array2DRowRealMatrix(rows, false);
            EigenDecomposition eigen = new EigenDecomposition(centred.multiply(centred.transpose()));
            double[][] axes = new double[Math.min(2, rows.length)][];
            for (int axis = 0; axis < axes.length; axis++) {
                axes[axis] = centred.preMultiply(eigen.getEigenvector(axis).toArray());
            }
            return unitLength(axes);
        }

        /** A direction in which nothing spreads has no length; any one at right angles does. */
        private double[][] unitLength(double[][] axes) {
            List<double[]> kept = new ArrayList<>();
            for (double[] axis : axes) {
                double length = 0;
                for (double part : axis) {
                    length += part * part;
                }
                if (length > 0) {
                    for (int unit = 0; unit < width; unit++) {
                        axis[unit] /= Math.sqrt(length);
                    }
                    kept.add(axis);
                }
            }
            if (kept.isEmpty()) {
                double[] first = new double[width];
                first[0] = 1;
                kept.add(first);
            }
            return kept.toArray(double[][]::new);
        }

        /** An axis has two directions; the one is taken in which its largest component is positive. */
        private static void point(double[] axis) {
            double largest = 0;
            for (double part : axis) {
                largest = Math.abs(part) > Math.abs(largest) + 1e-12 ? part : largest;
            }
            for (int unit = 0; unit < axis.length && largest < 0; unit++) {
                axis[unit] = -axis[unit];
            }
        }
    }

    /** How the rows lie along the axes. */
    private final class Spread {
        private final double[] squares = new double[axes.length];
        private final double[] least = new double[axes.length];
        private final double[] greatest = new double[axes.length];
        private double total;

        void add(Samples rows) {
            double[] row = new double[mean.length];
            for (int at = 0; at < rows.rows(); at++) {
                rows.copyRows(at, at + 1, row);
                for (int axis = 0; axis < axes.length; axis++) {
                    double place = along(row, axis);
                    squares[axis] += place * place;
                    least[axis] = Math.min(least[axis], place);
                    greatest[axis] = Math.max(greatest[axis], place);
                }
                for (int unit = 0; unit < row.length; unit++) {
                    total += (row[unit] - mean[unit]) * (row[unit] - mean[unit]);
                }
            }
        }

        double share(int axis) {
            return total > 0 ? Math.min(1, squares[axis] / total) : 0;
        }

        double second() {
            return axes.length > 1 ? share(1) : 0;
        }

        Range range(int axis) {
            double width = greatest[axis] - least[axis];
            double free = width > 0 ? MARGIN * width : 1;
            return new Range(least[axis] - free, greatest[axis] + free);
        }
    }
}
