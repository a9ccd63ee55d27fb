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

    private static FloatVector at(float[] values, int index) {
        return FloatVector.fromArray(SPECIES, values, index);
    }

    /** Writes e^(z − max z) for each class and gives their sum. */
    private static FloatVector exponentials(float[] logits, float[] to, int row, int classes, int stride) {
        FloatVector largest = at(logits, row);
        for (int label = 1; label < classes; label++) {
            largest = largest.max(at(logits, label * stride + row));
        }
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int label = 0; label < classes; label++) {
            FloatVector e =
                    VectorMath.expOfNegative(at(logits, label * stride + row).sub(largest));
            e.intoArray(to, label * stride + row);
            sum = sum.add(e);
        }
        return sum;
    }

    static void softmax(float[] logits, int classes, int stride) {
        for (int row = 0; row < stride; row += LANES) {
            FloatVector sum = exponentials(logits, logits, row, classes, stride);
            for (int label = 0; label < classes; label++) {
                int index = label * stride + row;
                at(logits, index).div(sum).intoArray(logits, index);
            }
        }
    }

    static void softmaxDelta(float[] logits, float[] labels, float[] delta, int classes, int stride) {
        for (int row = 0; row < stride; row += LANES) {
            FloatVector sum = exponentials(logits, delta, row, classes, stride);
            FloatVector wanted = at(labels, row);
            for (int label = 0; label < classes; label++) {
                int index = label * stride + row;
                FloatVector probability = at(delta, index).div(sum);
                VectorMask<Float> right = wanted.compare(VectorOperators.EQ, label);
                probability.blend(probability.sub(1), right).intoArray(delta, index);
            }
        }
    }

    /**
     * Cross-entropy ln(1 + Σ_{j ≠ best} e^(z_j − z_best)) + z_best − z_label, which keeps losses far below the
     * resolution of float32 near 1.
     */
    static void score(float[] logits, float[] labels, int classes, int stride, float[] losses, float[] right) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int row = 0; row < stride; row += LANES) {
            FloatVector wanted = at(labels, row);
            FloatVector largest = at(logits, row);
            FloatVector best = zero;
            FloatVector ofLabel = largest;
            for (int label = 1; label < classes; label++) {
                FloatVector z = at(logits, label * stride + row);
                VectorMask<Float> better = z.compare(VectorOperators.GT, largest);
                best = best.blend(label, better);
                largest = largest.blend(z, better);
                ofLabel = ofLabel.blend(z, wanted.compare(VectorOperators.EQ, label));
            }
            FloatVector others = zero;
            for (int label = 0; label < classes; label++) {
                FloatVector e = VectorMath.expOfNegative(
                        at(logits, label * stride + row).sub(largest));
                others = others.add(e.blend(0, best.compare(VectorOperators.EQ, label)));
            }
            VectorMath.log1p(others).add(largest.sub(ofLabel)).intoArray(losses, row);
            zero.blend(1, best.compare(VectorOperators.EQ, wanted)).intoArray(right, row);
        }
    }

    static void extremes(float[] values, int count, float[] extremes) {
        FloatVector least = FloatVector.broadcast(SPECIES, extremes[0]);
        FloatVector most = FloatVector.broadcast(SPECIES, extremes[1]);
        for (int i = 0; i < count; i += LANES) {
            FloatVector value = at(values, i);
            least = least.min(value);
            most = most.max(value);
        }
        extremes[0] = least.reduceLanes(VectorOperators.MIN);
        extremes[1] = most.reduceLanes(VectorOperators.MAX);
    }
}
