package infoplane.measuring;

import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.network.Activation;
import infoplane.network.ForwardPass;
import infoplane.network.NetworkSettings;
import infoplane.network.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Layers computed from the weights at each kept epoch. All threads share one forward pass. */
public final class TrajectoryLayers implements LayerSource {
    /** Softmax outputs are probabilities. */
    private static final Range SOFTMAX_RANGE = new Range(0, 1);

    private final NetworkSettings network;
    private final Trajectory trajectory;
    private final ForwardPass forward;
    private final List<Layer> layers;

    /**
     * @param inputs N × d, float32, fed through the network
     * @param classes width of the softmax output
     */
    public TrajectoryLayers(NetworkSettings network, Trajectory trajectory, Samples inputs, int classes) {
        this.network = network;
        this.trajectory = trajectory;
        this.forward = ForwardPass.of(network, inputs, classes);
        this.layers = layers(network, classes);
    }

    /** The layers of a network, first hidden to softmax output. */
    public static List<Layer> layers(NetworkSettings network, int classes) {
        List<Layer> layers = new ArrayList<>();
        for (int hidden = 0; hidden < network.hidden().size(); hidden++) {
            Activation activation = network.activationOf(hidden);
            layers.add(Layer.of(
                    hidden + 1,
                    activation.label(),
                    network.hidden().get(hidden),
                    activation.range().orElse(null)));
        }
        layers.add(Layer.of(layers.size() + 1, "softmax", classes, SOFTMAX_RANGE));
        return List.copyOf(layers);
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public List<Integer> epochs() {
        return trajectory.epochs();
    }

    @Override
    public EpochRows at(int epoch) {
        return new Computed(trajectory.parameters(epoch));
    }

    @Override
    public Samples rows(int epoch, Layer layer) {
        return forward.activations(trajectory.parameters(epoch), layer.number() - 1);
    }

    @Override
    public List<Range> ranges(int epoch) {
        return forward.ranges(trajectory.parameters(epoch));
    }

    /** The activations of one epoch. One forward pass computes all layers. */
    private final class Computed implements EpochRows {
        private final float[] parameters;
        private @Nullable List<Samples> activations;

        Computed(float[] parameters) {
            this.parameters = parameters;
        }

        @Override
        public Samples of(Layer layer) {
            if (activations == null) {
                activations = forward.activations(parameters);
            }
            return activations.get(layer.number() - 1);
        }

        @Override
        public String fingerprint() {
            return Sha256.of(network.toString(), parameters);
        }
    }
}
