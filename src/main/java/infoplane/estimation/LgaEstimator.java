package infoplane.estimation;

import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.density.KernelTerms;
import infoplane.density.LocalDensities;
import infoplane.density.ValueOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The estimator of Gao, Ver Steeg and Galstyan (2015): the mean over rows of ln f(a,b) − ln f(a) − ln f(b). The three
 * densities are local Gaussian fits with the same bandwidth rule, so their biases cancel if A and B are independent. For a
 * layer, the mean of ln f(t|y) − ln f(t). The mean covers at most {@value #MOST_QUERIES} rows, drawn with a fixed seed; the
 * densities use all rows.
 */
final class LgaEstimator implements Estimator {
    private static final int MOST_QUERIES = 1000;
    private static final int MOST_DIMENSIONS_WITH_ERROR = 5;

    /**
     * A fit has d (d + 3) / 2 parameters, and a step of the fit costs their square. With 1000 rows this takes 2 s of CPU for
     * 2 columns, 80 s for 16, and an hour for 50.
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
        LinearDependence.refusePair(first, second);
        CalibratedRange.checkRows(first.rows(), flags);
        Information information = Information.ofNats(pairNats(first, second, MOST_QUERIES, flags));
        Information error = pairError(first, second);
        LocalDimension.check(first, flags);
        LocalDimension.check(second, flags);
        Doubts.checkScale(
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
            throw new EstimationRefusedException(
                    name + " have " + columns + " columns, for which lga would fit " + columns * (columns + 3) / 2
                            + " numbers at every row; it is right for few columns and refused beyond "
                            + MOST_DIMENSIONS,
                    Alternative.KSG,
                    Alternative.MIXED_KSG,
                    Alternative.INFONCE);
        }
    }

    private @Nullable Information pairError(Samples a, Samples b) {
        // Takes four times as long as the estimate, so only for few columns, where the estimate can be right.
        return plain || a.columns() + b.columns() > MOST_DIMENSIONS_WITH_ERROR
                ? null
                : SamplingError.ofPair(
                        a, b, k + 1, (x, y) -> pairNats(x, y, MOST_QUERIES / 4, EnumSet.noneOf(EstimateFlag.class)));
    }

    private double pairNats(Samples a, Samples b, int most, Set<EstimateFlag> flags) {
        Samples both = a.beside(b);
        int[] queries = queries(ValueOrder.of(both), most, flags);
        double joint = mean(both, queries, flags);
        return joint - mean(a, queries, flags) - mean(b, queries, flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        LabelledLayer labelled = LabelledLayer.of(layer, "lga");
        if (labelled.isTrivial()) {
            return labelled.zero();
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
        Information label = Information.ofNats(nats);
        return plain || rows.columns() > MOST_DIMENSIONS_WITH_ERROR
                ? labelled.plainPoint(label, null)
                : labelled.checkedPoint(label, null, rows, repetition(classes));
    }

    private Doubts.Repetition<Samples> repetition(int[] classes) {
        return new Doubts.Repetition<>() {
            @Override
            public double nats(Samples rows) {
                return layerNats(rows, classes, MOST_QUERIES, EnumSet.noneOf(EstimateFlag.class));
            }

            @Override
            public @Nullable Information error(Samples rows) {
                return SamplingError.of(ValueOrder.of(rows, classes), k + 1, part -> {
                    int[] labels = Arrays.stream(part).map(row -> classes[row]).toArray();
                    Set<EstimateFlag> ignored = EnumSet.noneOf(EstimateFlag.class);
                    return layerNats(rows.select(part), labels, MOST_QUERIES / 4, ignored);
                });
            }
        };
    }

    private double layerNats(Samples rows, int[] classes, int most, Set<EstimateFlag> flags) {
        // Rows by number, so that all layers and epochs use the same inputs.
        int[] queries = queries(IntStream.range(0, rows.rows()).toArray(), most, flags);
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
        LocalDensities densities = LocalDensities.at(rows, queries, k);
        if (densities.notConverged() > 0) {
            flags.add(EstimateFlag.NOT_CONVERGED);
        }
        return KernelTerms.mean(densities.logs());
    }

    /** Draws some of the rows by their places in the given order. @return row numbers, ascending */
    private static int[] queries(int[] ordered, int most, Set<EstimateFlag> flags) {
        int[] order = ordered.clone();
        int rows = order.length;
        if (rows <= most) {
            Arrays.sort(order);
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
