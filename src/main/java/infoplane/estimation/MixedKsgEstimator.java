package infoplane.estimation;

import static infoplane.density.PointTerms.digamma;

import infoplane.cells.ValueSpan;
import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.density.PointTerms;
import infoplane.density.ValueOrder;
import infoplane.pairwise.Neighbourhoods;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The estimator of Gao et al. (2017), as the authors' program computes it, with the maximum norm. If the distance to the
 * k-th neighbour in the joint space is above 0, it counts the rows strictly nearer, the row itself included. If the k-th
 * neighbour is a copy, it counts copies. For a layer, different classes are infinitely far apart, and rows that are alone in
 * their class are left out.
 */
final class MixedKsgEstimator implements Estimator {
    /** For k = 1: above this share of copies the first neighbour is often a copy, which says nothing about a density. */
    private static final double MOST_COPIED = 0.01;

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
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, Information.ofNats(Math.log(a.rows()) - digamma(k)), null, flags);
        }
        refuseWide(a);
        refuseWide(b);
        CalibratedRange.checkRows(a.rows(), flags);
        Neighbours joint = Neighbours.of(a.beside(b), k);
        Information information = information(a, b, joint);
        Information ceiling = joint.ceiling();
        if (k == 1 && Neighbours.copied(joint.copies) > MOST_COPIED * a.rows()) {
            flags.add(EstimateFlag.DUPLICATES);
        }
        if (joint.tied() > Doubts.DIFFERENT_NATS) {
            flags.add(EstimateFlag.TIED);
        }
        if (information.nats() >= 0.95 * ceiling.nats()) {
            flags.add(EstimateFlag.SATURATED);
        }
        Information error = error(a, b);
        Doubts.checkScale(a, b, information, error, this::nats, this::error, flags);
        return new Estimate(information, ceiling, error, flags);
    }

    private @Nullable Information error(Samples a, Samples b) {
        return plain ? null : SamplingError.ofPair(a, b, k + 1, this::nats);
    }

    private double nats(Samples a, Samples b) {
        return information(a, b, Neighbours.of(a.beside(b), k)).nats();
    }

    private static Information information(Samples a, Samples b, Neighbours joint) {
        int[] inA = counts(a, joint.radii);
        int[] inB = counts(b, joint.radii);
        double[] terms = new double[joint.radii.length];
        for (int row = 0; row < terms.length; row++) {
            terms[row] = digamma(joint.neighbours(row)) - digamma(inA[row]) - digamma(inB[row]);
        }
        return new PointTerms(Math.log(a.rows()), terms).information();
    }

    /** Refuses values whose differences overflow: distances must be finite. */
    private static void refuseWide(Samples rows) {
        ValueSpan span = ValueSpan.of(rows);
        if (Double.isInfinite(span.greatest() - span.least())) {
            throw new EstimationRefusedException("values reach from " + span.least() + " to " + span.greatest()
                    + ", and float64 does not hold such distances; use another unit");
        }
    }

    /** The joint space: the distance of each row to its k-th neighbour, and the number of its copies. */
    private record Neighbours(Neighbourhoods.Nearest nearest, double[] radii, int[] copies) {
        static Neighbours of(Samples rows, int k) {
            Neighbourhoods joint = Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM);
            Neighbourhoods.Nearest nearest = joint.nearest(k);
            double[] radii = nearest.farthest();
            return new Neighbours(nearest, radii, joint.countWithin(new double[radii.length], true));
        }

        /** The number of neighbours: k or, if the k-th neighbour is a copy, all copies and the row itself. */
        int neighbours(int row) {
            return radii[row] > 0 ? nearest.k() : copies[row] + 1;
        }

        /** The number of rows that are copies; one row of each group does not count. Up to rounding. */
        static double copied(int[] copies) {
            double copied = 0;
            for (int count : copies) {
                copied += count / (count + 1.0);
            }
            return copied;
        }

        /**
         * The mean loss in nats through ties: rows as far away as the k-th neighbour are not counted, so ψ is taken of less
         * than k.
         */
        double tied() {
            double sum = 0;
            for (int row = 0; row < radii.length; row++) {
                sum += radii[row] > 0 ? digamma(nearest.k()) - digamma(nearest.nearer(row) + 1) : 0;
            }
            return sum / radii.length;
        }

        /**
         * The ceiling: it is reached if no row has more neighbours in either sample than are certain. These are the rows
         * nearer than the k-th in the joint space, or all copies, and the row itself. Without ties it is ln N − ψ(k).
         */
        Information ceiling() {
            double sum = 0;
            for (int row = 0; row < radii.length; row++) {
                int fewest = radii[row] > 0 ? nearest.nearer(row) + 1 : copies[row] + 1;
                sum += digamma(neighbours(row)) - 2 * digamma(fewest);
            }
            return Information.ofNats(Math.log(radii.length) + sum / radii.length);
        }
    }

    /** For each row, the number of rows nearer than the radius or, for radius 0, of copies; the row itself included. */
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
        if (labelled.isTrivial()) {
            return labelled.zero();
        }
        refuseWide(layer.rows());
        ClassRows kept = ClassRows.of(layer.rows(), labelled.classes());
        labelled.check(kept);
        if (k == 1 && Neighbours.copied(copiesInClass(kept)) > MOST_COPIED * kept.classes().length) {
            labelled.flag(EstimateFlag.DUPLICATES);
        }
        return plain
                ? labelled.plainPoint(information(kept), null)
                : labelled.checkedPoint(information(kept), null, kept.rows(), repetition(kept.classes()));
    }

    private Doubts.Repetition<Samples> repetition(int[] classes) {
        return new Doubts.Repetition<>() {
            @Override
            public double nats(Samples rows) {
                return information(new ClassRows(rows, classes)).nats();
            }

            @Override
            public @Nullable Information error(Samples rows) {
                ClassRows kept = new ClassRows(rows, classes);
                return SamplingError.of(
                        ValueOrder.of(rows, classes),
                        k + 1,
                        part -> information(kept.select(part)).nats());
            }
        };
    }

    private Information information(ClassRows kept) {
        int[] classes = kept.classes();
        int[] sizes = ClassRows.sizes(classes);
        double[] radii = ClassRows.neighbours(kept.rows(), classes, k).radii();
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
