package infoplane.estimation;

import static infoplane.density.PointTerms.digamma;

import infoplane.cells.DiscreteColumn;
import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.density.PointTerms;
import infoplane.density.ValueOrder;
import infoplane.estimation.WrittenSums.Fact;
import infoplane.estimation.WrittenSums.Likeness;
import infoplane.estimation.WrittenSums.WrittenSum;
import infoplane.pairwise.Neighbourhoods;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The estimator of Ross (2014): for every row, the distance to its k-th neighbour of the same class, and the number of rows
 * of any class within that distance, by the maximum norm. Rows that are alone in their class are left out. Estimates may be
 * slightly negative.
 */
final class RossEstimator implements Estimator {
    private final int k;
    private final boolean standardise;
    private final String name;
    private final boolean subsampled;
    private final boolean plain;

    RossEstimator(int k, boolean standardise, String name, boolean subsampled) {
        this(k, standardise, name, subsampled, false);
    }

    RossEstimator(int k, boolean standardise, String name, boolean subsampled, boolean plain) {
        this.k = k;
        this.standardise = standardise;
        this.name = name;
        this.subsampled = subsampled;
        this.plain = plain;
    }

    @Override
    public Estimator plain() {
        return new RossEstimator(k, standardise, name, subsampled, true);
    }

    /** I(A;B) where A or B is a single column of classes: whole numbers with few distinct values. */
    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        int[] classes = DiscreteColumn.classes(b);
        Samples continuous = a;
        if (classes.length == 0) {
            classes = DiscreteColumn.classes(a);
            continuous = b;
        }
        if (classes.length == 0) {
            throw new EstimationRefusedException(
                    "neither A nor B is a single column of few whole numbers, and " + name
                            + " needs classes on one side",
                    ContinuousRows.suits(a) && ContinuousRows.suits(b)
                            ? new Alternative[] {Alternative.KSG, Alternative.MIXED_KSG}
                            : new Alternative[] {Alternative.MIXED_KSG});
        }
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, null, null, flags);
        }
        ClassRows rows = ClassRows.of(continuous, classes);
        ContinuousRows.require("the continuous sample", continuous);
        CalibratedRange.checkRows(continuous.rows(), flags);
        CalibratedRange.checkLeftOut(rows.classes().length, classes.length, flags);
        Search search = search(rows);
        Information information = search.terms.information();
        if (plain) {
            return new Estimate(information, null, null, flags);
        }
        Doubts.Repetition<Samples> repetition = repetition(search);
        Information error = repetition.error(rows.rows());
        Doubts.checkLayerScale(rows.rows(), information, error, repetition, flags);
        return new Estimate(information, null, error, flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        LabelledLayer labelled = LabelledLayer.of(layer, name);
        if (labelled.isTrivial()) {
            return labelled.zero();
        }
        ContinuousRows.require("the activations", layer.rows());
        ClassRows rows = ClassRows.of(labelled.prepared(standardise), labelled.classes());
        labelled.check(rows);
        Search search = search(rows);
        return plain
                ? labelled.plainPoint(search.terms.information(), null)
                : labelled.checkedPoint(search.terms.information(), null, rows.rows(), repetition(search));
    }

    @Override
    public Optional<WrittenSums> written(LayerSample layer) {
        LabelledLayer labelled = LabelledLayer.of(layer, name);
        if (labelled.isTrivial()) {
            return Optional.empty();
        }
        ContinuousRows.require("the activations", layer.rows());
        Samples prepared = labelled.prepared(standardise);
        int[] classes = labelled.classes();
        int[] sizes = ClassRows.sizes(classes);
        Search search = search(ClassRows.of(prepared, classes));
        int kept = search.nearer.length;
        double[] terms = new double[classes.length]; // those alone in their class are left out
        double[] radii = new double[classes.length];
        double[] nearer = new double[classes.length];
        double[] neighbours = new double[classes.length];
        double[] ofClass = new double[classes.length];
        for (int row = 0, place = 0; row < classes.length; row++) {
            ofClass[row] = sizes[classes[row]];
            if (sizes[classes[row]] > 1) {
                terms[row] = search.terms.terms()[place] / kept;
                radii[row] = search.within.radii()[place];
                nearer[row] = search.nearer[place] + 1.0;
                neighbours[row] = Math.min(k, sizes[classes[row]] - 1);
                place++;
            }
        }
        WrittenSum label = new WrittenSum(
                "(1/N) (ψ(k) − ψ(N_y) − ψ(m))",
                "I(T;Y) = \\psi(N) + \\sum_{i=1}^{N} \\frac{1}{N} \\left( \\psi(k_i) - \\psi(N_y) - \\psi(m_i) \\right)",
                search.terms.constant(),
                terms,
                List.of(
                        new Fact("k", "neighbours of its label", neighbours),
                        new Fact("N_y", "inputs with its label", ofClass),
                        new Fact("m", "inputs nearer than the last of them, and itself", nearer),
                        new Fact("d", "distance to the last of them", radii)));
        return Optional.of(
                new WrittenSums(null, label, Likeness.NEARER, input -> within(prepared, input, radii[input])));
    }

    /** 1 for the rows nearer than a radius, by the maximum norm, and the row itself. */
    private static double[] within(Samples rows, int row, double radius) {
        double[] near = new double[rows.rows()];
        for (int other = 0; other < near.length; other++) {
            double distance = 0;
            for (int column = 0; column < rows.columns(); column++) {
                distance = Math.max(distance, Math.abs(rows.at(row, column) - rows.at(other, column)));
            }
            near[other] = other == row || distance < radius ? 1 : 0;
        }
        return near;
    }

    /** @param search of the rows that were estimated, which is not done again for their standard error */
    private Doubts.Repetition<Samples> repetition(Search search) {
        int[] classes = search.kept.classes();
        return new Doubts.Repetition<>() {
            private int @Nullable [] order;

            private int[] order() {
                if (order == null) {
                    order = ValueOrder.of(search.kept.rows(), classes);
                }
                return order;
            }

            @Override
            public double nats(Samples rows) {
                return search(new ClassRows(rows, classes)).terms.information().nats();
            }

            @Override
            public @Nullable Information error(Samples rows) {
                return rows == search.kept.rows()
                        ? RossEstimator.this.error(search, order())
                        : RossEstimator.this.error(search(new ClassRows(rows, classes)), ValueOrder.of(rows, classes));
            }

            @Override
            public double[] changes(Samples rows, int most) {
                int[] some = InfluenceError.some(order(), most);
                int[] nearer = Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM)
                        .countWithin(ClassRows.radii(rows, classes, k, some), false, some);
                double[] changes = new double[some.length];
                Arrays.setAll(changes, i -> digamma(search.nearer[some[i]] + 1) - digamma(nearer[i] + 1));
                return changes;
            }
        };
    }

    private @Nullable Information error(Search search, int[] order) {
        if (subsampled) {
            return SamplingError.of(
                    order,
                    k + 1,
                    part -> search(search.kept.select(part)).terms.information().nats());
        }
        int[] some = InfluenceError.some(order, InfluenceError.MOST_ROWS);
        return InfluenceError.of(search.termsOf(some), search.influences(some), order.length, k + 1);
    }

    /**
     * What was found about the rows.
     *
     * @param all the rows of all classes
     * @param within neighbours of the same class
     * @param nearer for each row, how many of all rows are nearer than the k-th of its class
     */
    private record Search(
            ClassRows kept, Neighbourhoods all, ClassRows.Neighbours within, int[] nearer, PointTerms terms) {
        double[] termsOf(int[] some) {
            return Arrays.stream(some).mapToDouble(row -> terms.terms()[row]).toArray();
        }

        /** What each of some rows does to the estimate, times N, in nats: see {@link InfluenceError}. */
        double[] influences(int[] some) {
            double[] weights = new double[nearer.length];
            Arrays.setAll(weights, row -> 1.0 / (nearer[row] + 1));
            double[] influences = all.weightsReaching(within.radii(), weights, some);
            Arrays.setAll(
                    influences,
                    place -> terms.terms()[some[place]] + within.counted()[some[place]] - influences[place]);
            return influences;
        }
    }

    private Search search(ClassRows kept) {
        int[] classes = kept.classes();
        int[] sizes = ClassRows.sizes(classes);
        ClassRows.Neighbours within = ClassRows.neighbours(kept.rows(), classes, k);
        Neighbourhoods all = Neighbourhoods.of(kept.rows(), Neighbourhoods.Norm.MAXIMUM);
        int[] nearer = all.countWithin(within.radii(), false);
        double[] terms = new double[classes.length];
        for (int row = 0; row < terms.length; row++) {
            int size = sizes[classes[row]];
            terms[row] = digamma(Math.min(k, size - 1)) - digamma(size) - digamma(nearer[row] + 1);
        }
        return new Search(kept, all, within, nearer, new PointTerms(digamma(classes.length), terms));
    }
}
