package infoplane.estimation;

import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gao, Ver Steeg and Galstyan (2015): the mean over rows of ln f(a,b) − ln f(a) − ln f(b), three local Gaussian fits with
 * the same rule for the bandwidth, whose biases cancel where A and B are independent. For a layer the mean of ln f(t|y) −
 * ln f(t). At most {@value #MOST_QUERIES} rows are averaged over, drawn by a fixed seed; all rows make the densities.
 */
final class LgaEstimator implements Estimator {
    private static final int MOST_QUERIES = 1000;
    private static final int MOST_CALIBRATED_DIMENSIONS = 5;

    /**
     * A fit has d (d + 3) / 2 numbers, and a step of it costs their square: with 1000 rows 2 s of CPU for 2 columns, 80 s
     * for 16, an hour for 50.
     */
    private static final int MOST_DIMENSIONS = 20;

    private final int k;
    private final boolean plain;

    LgaEstimator(int k) {
        this(k, false);
    }

    private LgaEstimator(int k, boolean plain) {
        this.k = k;
        this.plain = plain;
    }

    @Override
    public Estimator plain() {
        return new LgaEstimator(k, true);
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        ContinuousRows.requireNeighbours(k, a.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, null, null, flags);
        }
        ContinuousRows.require("A", a);
        ContinuousRows.require("B", b);
        Samples first = ConstantColumns.without(a, flags);
        Samples second = ConstantColumns.without(b, flags);
        refuseWide("A and B together", first.columns() + second.columns());
        LinearDependence.refuse("A and B together", first.beside(second));
        CalibratedRange.checkRows(first.rows(), flags);
        Information information = Information.ofNats(pairNats(first, second, MOST_QUERIES, flags));
        Information error = pairError(first, second);
        LocalDimension.check(first, flags);
        LocalDimension.check(second, flags);
        Doubts.ofScale(
                first,
                second,
                information,
                error,
                (x, y) -> pairNats(x, y, MOST_QUERIES, EnumSet.noneOf(EstimateFlag.class)),
                this::pairError,
                flags);
        return new Estimate(information, null, error, flags);
    }

    private static void refuseWide(String name, int columns) {
        if (columns > MOST_DIMENSIONS) {
            throw new EstimationRefusedException(name + " have " + columns + " columns, for which lga would fit "
                    + columns * (columns + 3) / 2
                    + " numbers at every row; it is right for few columns and refused beyond "
                    + MOST_DIMENSIONS);
        }
    }

    private @Nullable Information pairError(Samples a, Samples b) {
        return error(
                a.rows(),
                a.columns() + b.columns(),
                part -> pairNats(a.select(part), b.select(part), MOST_QUERIES / 4, EnumSet.noneOf(EstimateFlag.class)));
    }

    private double pairNats(Samples a, Samples b, int most, Set<EstimateFlag> flags) {
        int[] queries = queries(a.rows(), most, flags);
        double joint = mean(a.beside(b), queries, flags);
        return joint - mean(a, queries, flags) - mean(b, queries, flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        LabelledLayer labelled = LabelledLayer.of(layer, "lga");
        if (labelled.saysNothing()) {
            return labelled.nothing();
        }
        ContinuousRows.require("the activations", layer.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Samples rows = ConstantColumns.without(layer.rows(), flags);
        refuseWide("the activations", rows.columns());
        LinearDependence.refuse("the activations", rows);
        int[] classes = labelled.classes();
        CalibratedRange.checkRows(rows.rows(), flags);
        double nats = layerNats(rows, classes, MOST_QUERIES, flags);
        flags.forEach(labelled::flag);
        return labelled.point(
                Information.ofNats(nats),
                null,
                () -> error(
                        rows.rows(),
                        rows.columns(),
                        part -> layerNats(
                                rows.select(part),
                                Arrays.stream(part).map(row -> classes[row]).toArray(),
                                MOST_QUERIES / 4,
                                EnumSet.noneOf(EstimateFlag.class))));
    }

    /** Takes four times as long as the estimate, which is worth it only where that can be right. */
    private @Nullable Information error(int rows, int dimensions, ToDoubleFunction<int[]> nats) {
        return plain || dimensions > MOST_CALIBRATED_DIMENSIONS ? null : SamplingError.of(rows, k + 1, nats);
    }

    private double layerNats(Samples rows, int[] classes, int most, Set<EstimateFlag> flags) {
        int[] queries = queries(rows.rows(), most, flags);
        double sum = 0;
        int[] sizes = ClassRows.sizes(classes);
        for (int label = 0; label < sizes.length; label++) {
            int[] members = ClassRows.members(classes, label);
            int[] inClass = IntStream.range(0, members.length)
                    .filter(i -> Arrays.binarySearch(queries, members[i]) >= 0)
                    .toArray();
            if (inClass.length > 0) {
                ContinuousRows.requireNeighbours(k, members.length);
                Samples ofClass = rows.select(members);
                ConstantColumns.refuseWithinClass(ofClass, label);
                sum += inClass.length * mean(ofClass, inClass, flags);
            }
        }
        return sum / queries.length - mean(rows, queries, flags);
    }

    private double mean(Samples rows, int[] queries, Set<EstimateFlag> flags) {
        if (rows.columns() > MOST_CALIBRATED_DIMENSIONS) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
        LocalDensities densities = LocalDensities.at(rows, queries, k);
        if (densities.notConverged() > 0) {
            flags.add(EstimateFlag.NOT_CONVERGED);
        }
        return KernelTerms.mean(densities.logs());
    }

    /** Ascending. */
    private static int[] queries(int rows, int most, Set<EstimateFlag> flags) {
        int[] order = IntStream.range(0, rows).toArray();
        if (rows <= most) {
            return order;
        }
        flags.add(EstimateFlag.SUBSAMPLED);
        RandomGenerator random = new Seed(0).stream("rows at which local densities are fitted");
        for (int i = 0; i < most; i++) {
            int other = random.nextInt(i, rows);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        int[] picked = Arrays.copyOf(order, most);
        Arrays.sort(picked);
        return picked;
    }
}
