package infoplane.network;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of wide layers. What a product reads again and again is first copied into a panel, two vectors wide and one
 * line a term, so that it lies close together in the cache. Tiles of five lines by two vectors of the result then stay
 * in registers: ten sums, as many as hide how long a multiply-add takes, which 16 registers hold too. Sums run from the
 * first term to the last, each term by one multiply-add, whatever the shape.
 */
final class VectorPanels {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = 2 * LANES;
    private static final ThreadLocal<VectorPanels> OF_THREAD = ThreadLocal.withInitial(VectorPanels::new);

    private float[] panel = new float[0];

    private VectorPanels() {}

    static VectorPanels ofThread() {
        return OF_THREAD.get();
    }

    /** Whether a product for so many units repays the copying. */
    static boolean areWorthwhile(int units) {
        return units >= 2 * WIDTH;
    }

    /** Whether the gradients of so many units do, over a stride of rows: sums across lanes cost most where these are few. */
    static boolean areWorthwhile(int units, int stride) {
        return units >= 2 * WIDTH || units >= WIDTH && stride <= 2 * WIDTH;
    }

    private void resize(int terms) {
        if (panel.length < terms * WIDTH) {
            panel = new float[terms * WIDTH];
        }
    }

    /** What {@link VectorProducts#product} computes, to the same bits. */
    void product(
            float[] from,
            int fromOffset,
            int terms,
            float[] weights,
            int offset,
            int sumStep,
            int unitStep,
            int units,
            int bias,
            float[] to,
            int stride) {
        resize(terms);
        for (int unit = 0; unit < units; unit++) {
            Arrays.fill(to, unit * stride, (unit + 1) * stride, bias < 0 ? 0 : weights[bias + unit]);
        }
        for (int row = 0; row < stride; row += WIDTH) {
            for (int term = 0; term < terms; term++) {
                System.arraycopy(from, fromOffset + term * stride + row, panel, term * WIDTH, WIDTH);
            }
            addLines(weights, offset, unitStep, sumStep, panel, terms, to, row, stride, units);
        }
    }

    /** Adds Σ_rows t_i δ_u to the gradient of W_iu, row after row; of as many units as a panel holds, or more. */
    void addGradient(
            ParameterLayout.LayerParameters layer,
            float[] from,
            int fromOffset,
            float[] delta,
            float[] gradient,
            int stride) {
        resize(stride);
        for (int unit = 0; unit < layer.outputs(); unit += WIDTH) {
            int units = Math.min(WIDTH, layer.outputs() - unit);
            VectorGather.transpose(delta, unit * stride, stride, units, panel, WIDTH);
            for (int row = 0; units < WIDTH && row < stride; row++) {
                // lanes beyond the last unit reach into the gradients of the next line, and add 0 to them
                Arrays.fill(panel, row * WIDTH + units, (row + 1) * WIDTH, 0);
            }
            int to = layer.offset() + unit;
            addLines(from, fromOffset, stride, 1, panel, stride, gradient, to, layer.outputs(), layer.inputs());
        }
    }

    /**
     * Adds {@code lines} lines of products to {@code to}, each as wide as the panel: to_l += Σ_k a[offset + l lineStep +
     * k termStep] panel_k. The last tile repeats the last line where there are not five: it computes the same sum again,
     * from what was there before.
     */
    private static void addLines(
            float[] a,
            int offset,
            int lineStep,
            int termStep,
            float[] panel,
            int terms,
            float[] to,
            int toOffset,
            int toStep,
            int lines) {
        int last = lines - 1;
        for (int line = 0; line <= last; line += 5) {
            int line1 = Math.min(line + 1, last);
            int line2 = Math.min(line + 2, last);
            int line3 = Math.min(line + 3, last);
            int line4 = Math.min(line + 4, last);
            addTile(
                    a,
                    offset + line * lineStep,
                    offset + line1 * lineStep,
                    offset + line2 * lineStep,
                    offset + line3 * lineStep,
                    offset + line4 * lineStep,
                    termStep,
                    panel,
                    terms,
                    to,
                    toOffset + line * toStep,
                    toOffset + line1 * toStep,
                    toOffset + line2 * toStep,
                    toOffset + line3 * toStep,
                    toOffset + line4 * toStep);
        }
    }

    private static void addTile(
            float[] a,
            int of0,
            int of1,
            int of2,
            int of3,
            int of4,
            int termStep,
            float[] panel,
            int terms,
            float[] to,
            int to0,
            int to1,
            int to2,
            int to3,
            int to4) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, to, to0);
        FloatVector a1 = FloatVector.fromArray(SPECIES, to, to0 + LANES);
        FloatVector b0 = FloatVector.fromArray(SPECIES, to, to1);
        FloatVector b1 = FloatVector.fromArray(SPECIES, to, to1 + LANES);
        FloatVector c0 = FloatVector.fromArray(SPECIES, to, to2);
        FloatVector c1 = FloatVector.fromArray(SPECIES, to, to2 + LANES);
        FloatVector d0 = FloatVector.fromArray(SPECIES, to, to3);
        FloatVector d1 = FloatVector.fromArray(SPECIES, to, to3 + LANES);
        FloatVector e0 = FloatVector.fromArray(SPECIES, to, to4);
        FloatVector e1 = FloatVector.fromArray(SPECIES, to, to4 + LANES);
        int at = 0;
        for (int term = 0; term < terms; term++) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, panel, term * WIDTH);
            FloatVector x1 = FloatVector.fromArray(SPECIES, panel, term * WIDTH + LANES);
            FloatVector factor = FloatVector.broadcast(SPECIES, a[of0 + at]);
            a0 = x0.fma(factor, a0);
            a1 = x1.fma(factor, a1);
            factor = FloatVector.broadcast(SPECIES, a[of1 + at]);
            b0 = x0.fma(factor, b0);
            b1 = x1.fma(factor, b1);
            factor = FloatVector.broadcast(SPECIES, a[of2 + at]);
            c0 = x0.fma(factor, c0);
            c1 = x1.fma(factor, c1);
            factor = FloatVector.broadcast(SPECIES, a[of3 + at]);
            d0 = x0.fma(factor, d0);
            d1 = x1.fma(factor, d1);
            factor = FloatVector.broadcast(SPECIES, a[of4 + at]);
            e0 = x0.fma(factor, e0);
            e1 = x1.fma(factor, e1);
            at += termStep;
        }
        a0.intoArray(to, to0);
        a1.intoArray(to, to0 + LANES);
        b0.intoArray(to, to1);
        b1.intoArray(to, to1 + LANES);
        c0.intoArray(to, to2);
        c1.intoArray(to, to2 + LANES);
        d0.intoArray(to, to3);
        d1.intoArray(to, to3 + LANES);
        e0.intoArray(to, to4);
        e1.intoArray(to, to4 + LANES);
    }
}
