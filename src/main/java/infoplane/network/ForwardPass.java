package infoplane.network;

import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.List;

/** Activations from weights. Thread-safe: one instance serves every thread. */
public final class ForwardPass {
    private final ParameterLayout layout;
    private final DenseForward forward;
    private final float[] inputs;
    private final int rows;

    private ForwardPass(NetworkSettings network, Samples inputs, int classes) {
        this.layout = ParameterLayout.of(network, inputs.columns(), classes);
        this.forward = new DenseForward(network, layout);
        this.inputs = inputs.toFloats();
        this.rows = inputs.rows();
    }

    /**
     * @param inputs N × d, the inputs that get measured; held, float32
     * @param classes width of the softmax output
     */
    public static ForwardPass of(NetworkSettings network, Samples inputs, int classes) {
        return new ForwardPass(network, inputs, classes);
    }

    /** Where the parameters of this network lie. */
    public ParameterLayout layout() {
        return layout;
    }

    /**
     * The activations of every layer, first hidden to softmax output, for the parameters of one epoch.
     *
     * @return one N × width float32 sample a layer
     * @throws IllegalArgumentException if there are not as many parameters as the layout says
     */
    public List<Samples> activations(float[] parameters) {
        float[][] values = compute(parameters);
        List<Samples> samples = new ArrayList<>();
        for (int layer = 0; layer < values.length; layer++) {
            samples.add(Samples.ofFloats(
                    values[layer], rows, layout.layers().get(layer).outputs()));
        }
        return samples;
    }

    /**
     * The smallest and largest activation of every layer, first hidden to softmax output: what binning rules need that
     * look at a whole run.
     */
    public List<Range> ranges(float[] parameters) {
        List<Range> ranges = new ArrayList<>();
        for (float[] layer : compute(parameters)) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (float value : layer) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            ranges.add(new Range(least, most));
        }
        return ranges;
    }

    private float[][] compute(float[] parameters) {
        if (parameters.length != layout.size()) {
            throw new IllegalArgumentException(
                    "there are " + parameters.length + " parameters but the network has " + layout.size());
        }
        float[][] values = forward.room(rows);
        forward.toLogits(parameters, inputs, 0, rows, values);
        int classes = layout.layers().get(values.length - 1).outputs();
        DenseForward.softmax(values[values.length - 1], rows, classes);
        return values;
    }
}
