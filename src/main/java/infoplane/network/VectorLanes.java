package infoplane.network;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Exchanges of lanes whose numbers differ in one bit, and the lanes that have it; constants for the compiler. */
final class VectorLanes {
    static final VectorShuffle<Float> BY_1 = exchange(1);
    static final VectorShuffle<Float> BY_2 = exchange(2);
    static final VectorShuffle<Float> BY_4 = exchange(4);
    static final VectorShuffle<Float> BY_8 = exchange(8);
    static final VectorMask<Float> BIT_1 = lanesWith(1);
    static final VectorMask<Float> BIT_2 = lanesWith(2);
    static final VectorMask<Float> BIT_4 = lanesWith(4);
    static final VectorMask<Float> BIT_8 = lanesWith(8);

    private VectorLanes() {}

    private static VectorShuffle<Float> exchange(int bit) {
        VectorSpecies<Float> species = VectorMath.SPECIES;
        return VectorShuffle.fromOp(species, lane -> (lane ^ bit) & (species.length() - 1));
    }

    private static VectorMask<Float> lanesWith(int bit) {
        boolean[] lanes = new boolean[VectorMath.SPECIES.length()];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = (lane & bit) != 0;
        }
        return VectorMask.fromArray(VectorMath.SPECIES, lanes, 0);
    }
}
