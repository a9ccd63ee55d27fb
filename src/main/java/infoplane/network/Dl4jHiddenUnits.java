package infoplane.network;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The units of a hidden layer with noise or on a grid, as DL4J wants a function. */
final class Dl4jHiddenUnits extends BaseActivationFunction {
    private static final long serialVersionUID = 1;

    private final IActivation function;
    private final int layer;
    private final transient Dl4jStep step;

    Dl4jHiddenUnits(IActivation function, int layer, Dl4jStep step) {
        this.function = function;
        this.layer = layer;
        this.step = step;
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        INDArray activation = function.getActivation(in, training);
        float[] units = unitByUnit(activation);
        step.change(layer, units, (int) activation.columns());
        return put(units, activation);
    }

    /** Noise does not depend on z; a grid lets the gradient through where φ(z) lies within it. */
    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        float[] units = unitByUnit(function.getActivation(in.dup(), true));
        INDArray delta = function.backprop(in, epsilon).getFirst();
        float[] slopes = unitByUnit(delta);
        step.zeroOutside(layer, units, slopes);
        return new Pair<>(put(slopes, delta), null);
    }

    /** The rows of a minibatch unit by unit; the padding repeats the last row. */
    private float[] unitByUnit(INDArray rows) {
        int units = (int) rows.columns();
        int count = (int) rows.rows();
        int stride = step.stride();
        float[] rowMajor = rows.dup('c').data().asFloat();
        float[] values = new float[units * stride];
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < stride; row++) {
                values[unit * stride + row] = rowMajor[Math.min(row, count - 1) * units + unit];
            }
        }
        return values;
    }

    private INDArray put(float[] values, INDArray rows) {
        int units = (int) rows.columns();
        int count = (int) rows.rows();
        float[] rowMajor = new float[units * count];
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < count; row++) {
                rowMajor[row * units + unit] = values[unit * step.stride() + row];
            }
        }
        try (INDArray changed = Nd4j.create(rowMajor, new long[] {count, units}, 'c')) {
            return rows.assign(changed);
        }
    }
}
