package infoplane.cells;

import infoplane.core.Samples;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The two passes of binning over all values, with vector instructions. Loaded only if {@link VectorUnit} finds the vector
 * module.
 */
final class VectorCells {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    /** Added to a number below 2^22, it leaves the nearest integer in the low bits of the sum. */
    private static final float ROUNDER = 0x1.8p23f;

    /** Spare lanes after a block, because a block is written in whole vectors. */
    static final int SLACK = FLOATS.length();

    /** Whether cell numbers can be narrowed to bytes: 128-bit units have no vector of four bytes. */
    static final boolean CAN_NARROW = FLOATS.vectorBitSize() >= 256;

    private VectorCells() {}

    /** Least and greatest value of a float32 sample. An end is infinite or NaN if a value is. */
    static ValueSpan span(Samples samples) {
        float[] values = samples.sharedFloats();
        IntVector least = IntVector.broadcast(INTS, Integer.MAX_VALUE);
        IntVector greatest = IntVector.broadcast(INTS, Integer.MIN_VALUE);
        int bound = FLOATS.loopBound(values.length);
        for (int i = 0; i < bound; i += FLOATS.length()) {
            IntVector bits = FloatVector.fromArray(FLOATS, values, i).viewAsIntegralLanes();
            IntVector ordered = bits.lanewise(
                    VectorOperators.XOR, bits.lanewise(VectorOperators.ASHR, 31).lanewise(VectorOperators.LSHR, 1));
            least = least.min(ordered);
            greatest = greatest.max(ordered);
        }
        int first = least.reduceLanes(VectorOperators.MIN);
        int last = greatest.reduceLanes(VectorOperators.MAX);
        for (int i = bound; i < values.length; i++) {
            int ordered = ordered(Float.floatToRawIntBits(values[i]));
            first = Math.min(first, ordered);
            last = Math.max(last, ordered);
        }
        return new ValueSpan(value(first) + 0.0, value(last) + 0.0);
    }

    /**
     * Maps the bits of floats to integers of the same order, with NaN beyond the infinities. The function is its own
     * inverse.
     */
    private static int ordered(int bits) {
        return bits ^ ((bits >> 31) >>> 1);
    }

    private static float value(int ordered) {
        return Float.intBitsToFloat(ordered(ordered));
    }

    /**
     * Writes the cell numbers of values {@code from} (included) to {@code end} (excluded) to bytes, and arbitrary values to
     * the {@link #SLACK} bytes after them.
     *
     * @param values finite; readable up to {@code end + SLACK}
     * @param at index of the first byte
     * @return whether every number is certain
     */
    static boolean place(float[] values, int from, int end, CellLine line, byte[] numbers, int at) {
        FloatVector scale = FloatVector.broadcast(FLOATS, line.scale());
        FloatVector shift = FloatVector.broadcast(FLOATS, line.shift());
        FloatVector rounder = FloatVector.broadcast(FLOATS, ROUNDER);
        // Positive floats have the order of their bits, and negative floats have negative bits.
        IntVector last = IntVector.broadcast(INTS, Float.floatToRawIntBits(line.last()));
        IntVector zero = IntVector.zero(INTS);
        IntVector farthest = zero;
        for (int i = from; i < end; i += FLOATS.length()) {
            FloatVector place =
                    FloatVector.fromArray(FLOATS, values, i).mul(scale).add(shift);
            FloatVector within = place.viewAsIntegralLanes().max(zero).min(last).reinterpretAsFloats();
            FloatVector rounded = within.add(rounder);
            FloatVector distance = within.sub(rounded.sub(rounder)).abs();
            farthest = farthest.max(distance.viewAsIntegralLanes());
            ((ByteVector) rounded.viewAsIntegralLanes().castShape(Bytes.SPECIES, 0)).intoArray(numbers, i - from + at);
        }
        return farthest.reduceLanes(VectorOperators.MAX) <= Float.floatToRawIntBits(line.reach());
    }

    /** A class of its own, because this shape does not exist if {@link #CAN_NARROW} is false. */
    private static final class Bytes {
        static final VectorSpecies<Byte> SPECIES =
                VectorSpecies.of(byte.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 4));
    }
}
