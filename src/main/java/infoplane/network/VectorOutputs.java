package infoplane.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Softmax and cross-entropy over classes, a vector of rows at a time. */
final class VectorOutputs {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorOutputs() {}

    static void softmax(float[] logits, int classes, int stride) {
        belowLargest(logits, logits, classes, stride);
        VectorMath.expOfNegative(logits, classes * stride);
        divideBySum(logits, classes, stride);
    }

    static void softmaxDelta(float[] logits, float[] labels, float[] delta, int classes, int stride) {
        belowLargest(logits, delta, classes, stride);
        VectorMath.expOfNegative(delta, classes * stride);
        divideBySum(delta, classes, stride);
        for (int label = 0; label < classes; label++) {
            for (int row = 0; row < stride; row += LANES) {
                VectorMask<Float> right =
                        FloatVector.fromArray(SPECIES, labels, row).compare(VectorOperators.EQ, label);
                FloatVector probability = FloatVector.fromArray(SPECIES, delta, label * stride + row);
                probability.blend(probability.sub(1), right).intoArray(delta, label * stride + row);
            }
        }
    }

    /** z − max z, which is at most 0. */
    private static void belowLargest(float[] logits, float[] to, int classes, int stride) {
        for (int row = 0; row < stride; row += LANES) {
            FloatVector largest = FloatVector.fromArray(SPECIES, logits, row);
            for (int index = stride + row; index < classes * stride; index += stride) {
                largest = largest.max(FloatVector.fromArray(SPECIES, logits, index));
            }
            for (int index = row; index < classes * stride; index += stride) {
                FloatVector.fromArray(SPECIES, logits, index).sub(largest).intoArray(to, index);
            }
        }
    }

    private static void divideBySum(float[] values, int classes, int stride) {
        for (int row = 0; row < stride; row += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int index = row; index < classes * stride; index += stride) {
                sum = sum.add(FloatVector.fromArray(SPECIES, values, index));
            }
            for (int index = row; index < classes * stride; index += stride) {
                FloatVector.fromArray(SPECIES, values, index).div(sum).intoArray(values, index);
            }
        }
    }

    static void score(float[] logits, float[] labels, int classes, int stride, float[] losses, float[] right) {
        if (classes == 2) {
            scoreOfTwo(logits, labels, stride, losses, right);
        } else {
            scoreOfMany(logits, labels, classes, stride, losses, right);
        }
    }

    /** With two classes and d = z_other − z_label the cross-entropy is ln(1 + e^d); of equals the first is chosen. */
    private static void scoreOfTwo(float[] logits, float[] labels, int stride, float[] losses, float[] right) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = 0; row < stride; row += LANES) {
            FloatVector label = FloatVector.fromArray(SPECIES, labels, row);
            FloatVector first = FloatVector.fromArray(SPECIES, logits, row);
            FloatVector ahead =
                    FloatVector.fromArray(SPECIES, logits, stride + row).sub(first);
            VectorMask<Float> second = label.compare(VectorOperators.EQ, 1);
            ahead.blend(ahead.neg(), second).intoArray(losses, row);
            FloatVector chosen = zero.blend(one, ahead.compare(VectorOperators.GT, 0));
            zero.blend(one, chosen.compare(VectorOperators.EQ, label)).intoArray(right, row);
        }
        VectorActivations.softplus(losses, stride);
    }

    /**
     * Cross-entropy ln(1 + Σ_{j ≠ best} e^(z_j − z_best)) + z_best − z_label, which keeps losses far below the
     * resolution of float32 near 1.
     */
    private static void scoreOfMany(
            float[] logits, float[] labels, int classes, int stride, float[] losses, float[] right) {
        chooseBest(logits, labels, classes, stride, losses, right);
        VectorMath.expOfNegative(logits, classes * stride);
        // the missing part of each loss goes through row 0 of the spent logits
        for (int row = 0; row < stride; row += LANES) {
            FloatVector best = FloatVector.fromArray(SPECIES, right, row);
            FloatVector zero = FloatVector.zero(SPECIES);
            FloatVector others = zero;
            for (int label = 0; label < classes; label++) {
                FloatVector e = FloatVector.fromArray(SPECIES, logits, label * stride + row);
                others = others.add(e.blend(zero, best.compare(VectorOperators.EQ, label)));
            }
            others.intoArray(logits, row);
        }
        VectorMath.log1p(logits, stride);
        for (int row = 0; row < stride; row += LANES) {
            FloatVector best = FloatVector.fromArray(SPECIES, right, row);
            VectorMask<Float> hit = best.compare(VectorOperators.EQ, FloatVector.fromArray(SPECIES, labels, row));
            FloatVector.zero(SPECIES).blend(1, hit).intoArray(right, row);
            FloatVector.fromArray(SPECIES, losses, row)
                    .add(FloatVector.fromArray(SPECIES, logits, row))
                    .intoArray(losses, row);
        }
    }

    /** Leaves z − z_best in the logits, z_best − z_label in {@code losses} and the first best class in {@code best}. */
    private static void chooseBest(
            float[] logits, float[] labels, int classes, int stride, float[] losses, float[] best) {
        for (int row = 0; row < stride; row += LANES) {
            FloatVector wanted = FloatVector.fromArray(SPECIES, labels, row);
            FloatVector largest = FloatVector.fromArray(SPECIES, logits, row);
            FloatVector ofLabel = largest;
            FloatVector chosen = FloatVector.zero(SPECIES);
            for (int label = 1; label < classes; label++) {
                FloatVector z = FloatVector.fromArray(SPECIES, logits, label * stride + row);
                VectorMask<Float> better = z.compare(VectorOperators.GT, largest);
                chosen = chosen.blend(label, better);
                largest = largest.blend(z, better);
                ofLabel = ofLabel.blend(z, wanted.compare(VectorOperators.EQ, label));
            }
            for (int index = row; index < classes * stride; index += stride) {
                FloatVector.fromArray(SPECIES, logits, index).sub(largest).intoArray(logits, index);
            }
            largest.sub(ofLabel).intoArray(losses, row);
            chosen.intoArray(best, row);
        }
    }

    /**
     * By comparisons, because the Vector API's min and max take several instructions each for NaN and the sign of 0. Two of
     * each, because a comparison waits for the one before.
     */
    static void extremes(float[] values, int count, float[] extremes) {
        FloatVector least = FloatVector.broadcast(SPECIES, extremes[0]);
        FloatVector most = FloatVector.broadcast(SPECIES, extremes[1]);
        FloatVector otherLeast = least;
        FloatVector otherMost = most;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector check = zero; // NaN where a value is not finite
        FloatVector otherCheck = zero;
        for (int i = 0; i < count; i += 2 * LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, i);
            FloatVector other = FloatVector.fromArray(SPECIES, values, Math.min(i + LANES, count - LANES));
            least = least.blend(value, value.compare(VectorOperators.LT, least));
            most = most.blend(value, value.compare(VectorOperators.GT, most));
            check = value.fma(zero, check);
            otherLeast = otherLeast.blend(other, other.compare(VectorOperators.LT, otherLeast));
            otherMost = otherMost.blend(other, other.compare(VectorOperators.GT, otherMost));
            otherCheck = other.fma(zero, otherCheck);
        }
        boolean finite = check.add(otherCheck).reduceLanes(VectorOperators.ADD) == 0;
        extremes[0] = finite ? least.min(otherLeast).reduceLanes(VectorOperators.MIN) : Float.NaN;
        extremes[1] = finite ? most.max(otherMost).reduceLanes(VectorOperators.MAX) : Float.NaN;
    }
}
