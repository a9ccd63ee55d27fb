package infoplane.estimation;

import static infoplane.density.PointTerms.digamma;

import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.density.PointTerms;
import infoplane.density.ValueOrder;
import infoplane.pairwise.Neighbourhoods;
import java.util.EnumSet;
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
    private final boolean plain;

    RossEstimator(int k, boolean standardise, String name) {
        this(k, standardise, name, false);
    }

    RossEstimator(int k, boolean standardise, String name, boolean plain) {
        this.k = k;
        this.standardise = standardise;
        this.name = name;
        this.plain = plain;
    }

    @Override
    public Estimator plain() {
        return new RossEstimator(k, standardise, name, true);
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
        Information information = information(rows);
        if (plain) {
            return new Estimate(information, null, null, flags);
        }
        LabelledLayer.Repetition repetition = repetition(rows.classes());
        Information error = repetition.error(rows.rows());
        Doubts.checkLayerScale(rows.rows(), information, error, repetition::nats, repetition::error, flags);
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
        return plain
                ? labelled.plainPoint(information(rows), null)
                : labelled.checkedPoint(information(rows), null, rows.rows(), repetition(rows.classes()));
    }

    private LabelledLayer.Repetition repetition(int[] classes) {
        return new LabelledLayer.Repetition() {
            @Override
            public double nats(Samples rows) {
                return information(new ClassRows(rows, classes)).nats();
            }

            @Override
            public @Nullable Information error(Samples rows) {
                return RossEstimator.this.error(new ClassRows(rows, classes));
            }
        };
    }

    private @Nullable Information error(ClassRows rows) {
        return SamplingError.of(
                ValueOrder.of(rows.rows(), rows.classes()),
                k + 1,
                part -> information(rows.select(part)).nats());
    }

    private Information information(ClassRows kept) {
        Samples rows = kept.rows();
        int[] classes = kept.classes();
        int[] sizes = ClassRows.sizes(classes);
        double[] radii = ClassRows.radii(rows, classes, k);
        int[] nearer = Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM).countWithin(radii, false);
        double[] terms = new double[classes.length];
        for (int row = 0; row < terms.length; row++) {
            int size = sizes[classes[row]];
            terms[row] = digamma(Math.min(k, size - 1)) - digamma(size) - digamma(nearer[row] + 1);
        }
        return new PointTerms(digamma(classes.length), terms).information();
    }
}
