package infoplane.network;

import infoplane.core.Samples;
import java.util.List;

/** Activations from weights. Thread-safe: one instance serves every thread. */
public final class ForwardPass {
    private ForwardPass() {}

    /**
     * @param inputs N × d, the inputs that get measured; held, float32
     * @param classes width of the softmax output
     */
    public static ForwardPass of(NetworkSettings network, Samples inputs, int classes) {
        throw new UnsupportedOperationException("the forward pass comes next");
    }

    /**
     * The activations of every layer, first hidden to softmax output, for the parameters of one epoch.
     *
     * @return one N × width float32 sample a layer
     */
    public List<Samples> activations(float[] parameters) {
        throw new UnsupportedOperationException("the forward pass comes next");
    }
}
