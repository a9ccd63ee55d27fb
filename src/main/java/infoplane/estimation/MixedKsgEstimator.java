package infoplane.estimation;

import static infoplane.estimation.PointTerms.digamma;

import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.pairwise.Neighbourhoods;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gao et al. (2017), as their program computes it, by the maximum norm: where the k-th neighbour in the joint space is at
 * a distance, rows strictly nearer than it count, the row itself included; where it is a copy, copies count. For a layer
 * different classes are infinitely far apart, and rows alone in their class are left out.
 */
final class MixedKsgEstimator implements Estimator {
    private final int k;
    private final boolean plain;

    MixedKsgEstimator(int k) {
        this(k, false);
    }

    private MixedKsgEstimator(int k, boolean plain) {
        this.k = k;
        this.plain = plain;
    }

    @Override
    public Estimator plain() {
        return new MixedKsgEstimator(k, true);
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        ContinuousRows.requireNeighbours(k, a.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        // where no row has more neighbours in either sample than it must have
        Information ceiling = Information.ofNats(Math.log(a.rows()) - digamma(k));
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, ceiling, null, flags);
        }
        CalibratedRange.check(a.columns() + b.columns(), a.rows(), flags);
        Information information = information(a, b);
        if (information.nats() >= 0.95 * ceiling.nats()) {
            flags.add(EstimateFlag.SATURATED);
        }
        Information error = error(a, b);
        Doubts.ofScale(a, b, information, error, this::nats, this::error, flags);
        return new Estimate(information, ceiling, error, flags);
    }

    private @Nullable Information error(Samples a, Samples b) {
        return plain ? null : SamplingError.ofPair(a, b, k + 1, this::nats);
    }

    private double nats(Samples a, Samples b) {
        return information(a, b).nats();
    }

    private Information information(Samples a, Samples b) {
        Neighbourhoods joint = Neighbourhoods.of(a.beside(b), Neighbourhoods.Norm.MAXIMUM);
        double[] radii = joint.nearest(k).farthest();
        int[] copies = joint.countWithin(new double[radii.length], true);
        int[] inA = counts(a, radii);
        int[] inB = counts(b, radii);
        double[] terms = new double[radii.length];
        for (int row = 0; row < terms.length; row++) {
            double neighbours = radii[row] > 0 ? k : copies[row] + 1;
            terms[row] = digamma(neighbours) - digamma(inA[row]) - digamma(inB[row]);
        }
        return new PointTerms(Math.log(a.rows()), terms).information();
    }

    /** Rows nearer than the radius, or where that is 0 copies; the row itself included. */
    private static int[] counts(Samples rows, double[] radii) {
        Neighbourhoods neighbourhoods = Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM);
        int[] counts = neighbourhoods.countWithin(radii, false);
        int[] copies = neighbourhoods.countWithin(new double[radii.length], true);
        for (int row = 0; row < counts.length; row++) {
            counts[row] = 1 + (radii[row] > 0 ? counts[row] : copies[row]);
        }
        return counts;
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        LabelledLayer labelled = LabelledLayer.of(layer, "mixed-ksg");
        if (labelled.saysNothing()) {
            return labelled.nothing();
        }
        ClassRows kept = ClassRows.of(layer.rows(), labelled.classes());
        labelled.check(kept);
        return labelled.point(information(kept), null, () -> error(kept));
    }

    private @Nullable Information error(ClassRows kept) {
        return plain
                ? null
                : SamplingError.of(
                        kept.classes().length,
                        k + 1,
                        part -> information(kept.select(part)).nats());
    }

    private Information information(ClassRows kept) {
        int[] classes = kept.classes();
        int[] sizes = ClassRows.sizes(classes);
        double[] radii = ClassRows.radii(kept.rows(), classes, k);
        int[] counts = counts(kept.rows(), radii);
        int[] copies = copiesInClass(kept);
        double[] terms = new double[classes.length];
        for (int row = 0; row < terms.length; row++) {
            int size = sizes[classes[row]];
            double neighbours = radii[row] > 0 ? Math.min(k, size - 1) : copies[row] + 1;
            terms[row] = digamma(neighbours) - digamma(counts[row]) - digamma(size);
        }
        return new PointTerms(Math.log(classes.length), terms).information();
    }

    private static int[] copiesInClass(ClassRows kept) {
        int[] copies = new int[kept.classes().length];
        int[] sizes = ClassRows.sizes(kept.classes());
        for (int label = 0; label < sizes.length; label++) {
            if (sizes[label] > 0) {
                int[] members = ClassRows.members(kept.classes(), label);
                int[] counts = Neighbourhoods.of(kept.rows().select(members), Neighbourhoods.Norm.MAXIMUM)
                        .countWithin(new double[members.length], true);
                for (int i = 0; i < members.length; i++) {
                    copies[members[i]] = counts[i];
                }
            }
        }
        return copies;
    }
}
