package infoplane.pairwise;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Finding the quads within reach of a leaf with vectors. */
final class VectorBoxes implements DoubleTiles.QuadFilter {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > RowOrder.LEAF
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final Boxes quadBoxes;
    private final Boxes leafBoxes;
    private final float reach;
    private final float[] gaps = new float[RowOrder.QUADS_IN_BLOCK];

    VectorBoxes(Boxes quadBoxes, Boxes leafBoxes, double reach) {
        this.quadBoxes = quadBoxes;
        this.leafBoxes = leafBoxes;
        this.reach = Math.nextUp((float) reach);
    }

    @Override
    public int within(int block, int leaf, int[] quads) {
        if (!squaredGaps(
                quadBoxes.quadCentres(),
                quadBoxes.quadHalves(),
                quadBoxes.quadIndex(block, 0),
                leafBoxes.leafCentres(),
                leafBoxes.leafHalves(),
                leafBoxes.leafIndex(leaf),
                leafBoxes.columns(),
                reach,
                gaps)) {
            return 0;
        }
        int count = 0;
        for (int quad = 0; quad < RowOrder.QUADS_IN_BLOCK; quad++) {
            quads[count] = quad;
            count += gaps[quad] <= reach ? 1 : 0;
        }
        return count;
    }

    /** Whether any are within reach: squared distances between the 16 quads' boxes from {@code quads} on and the one box at {@code leaf}. */
    private static boolean squaredGaps(
            float[] centres,
            float[] halves,
            int quads,
            float[] leafCentres,
            float[] leafHalves,
            int leaf,
            int columns,
            float reach,
            float[] gaps) {
        boolean any = false;
        for (int part = 0; part < RowOrder.QUADS_IN_BLOCK; part += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int k = 0; k < columns; k++) {
                int at = quads + k * RowOrder.QUADS_IN_BLOCK + part;
                FloatVector gap = FloatVector.fromArray(SPECIES, centres, at)
                        .sub(leafCentres[leaf + k])
                        .abs()
                        .sub(FloatVector.fromArray(SPECIES, halves, at).add(leafHalves[leaf + k]))
                        .max(0);
                sum = gap.fma(gap, sum);
            }
            sum.intoArray(gaps, part);
            any |= sum.compare(VectorOperators.LE, reach).anyTrue();
        }
        return any;
    }
}
