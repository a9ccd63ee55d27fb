package infoplane.measuring;

import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.LayerNoise;
import infoplane.network.Activation;
import infoplane.network.ForwardPass;
import infoplane.network.NetworkSettings;
import infoplane.network.NoiseStream;
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
    private final NoiseStream noise;
    private final int draws;
    private final List<Layer> layers;

    /**
     * @param inputs N × d, float32, fed through the network
     * @param classes width of the softmax output
     * @param draws rows for each input, if the network has noise
     * @param seed of the noise: equal seeds draw equal rows, in any order and for any repeat
     */
    public TrajectoryLayers(
            NetworkSettings network, Trajectory trajectory, Samples inputs, int classes, int draws, Seed seed) {
        this.draws = network.noise().any() ? draws : 1;
        this.noise = NoiseStream.of(seed);
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
                    network.noise().any() ? null : activation.range().orElse(null))); // noise has no bounds
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
        return new Computed(epoch, trajectory.parameters(epoch));
    }

    @Override
    public Samples rows(int epoch, Layer layer) {
        return forward.activations(trajectory.parameters(epoch), drawn(epoch, draws), layer.number() - 1);
    }

    @Override
    public List<Range> ranges(int epoch) {
        return forward.ranges(trajectory.parameters(epoch), drawn(epoch, draws));
    }

    @Override
    public int draws() {
        return draws;
    }

    @Override
    public boolean onGrids() {
        return network.quantisation().activationBits() != null;
    }

    private List<NoiseStream.@Nullable Pass> drawn(int epoch, int count) {
        if (!network.noise().any()) {
            return ForwardPass.WITHOUT_NOISE;
        }
        List<NoiseStream.@Nullable Pass> drawn = new ArrayList<>();
        for (int replica = 0; replica < count; replica++) {
            drawn.add(noise.draw(epoch, replica));
        }
        return drawn;
    }

    /** The noise of one layer at one epoch. @param layer from 0 */
    private final class Noise implements LayerNoise {
        private final int epoch;
        private final float[] parameters;
        private final int layer;

        Noise(int epoch, float[] parameters, int layer) {
            this.epoch = epoch;
            this.parameters = parameters;
            this.layer = layer;
        }

        @Override
        public double sigma() {
            return layer < network.hidden().size() ? network.noise().sigma() : 0;
        }

        @Override
        public boolean inputDecides() {
            return layer == 0;
        }

        @Override
        public Samples centres(int replicas) {
            return forward.beforeNoise(parameters, drawn(epoch, replicas), layer);
        }
    }

    /** The activations of one epoch. One forward pass computes all layers. */
    private final class Computed implements EpochRows {
        private final int epoch;
        private final float[] parameters;
        private @Nullable List<Samples> activations;

        Computed(int epoch, float[] parameters) {
            this.epoch = epoch;
            this.parameters = parameters;
        }

        @Override
        public Samples of(Layer layer) {
            if (activations == null) {
                activations = forward.activations(parameters, drawn(epoch, draws));
            }
            return activations.get(layer.number() - 1);
        }

        @Override
        public @Nullable LayerNoise noise(Layer layer) {
            return network.noise().any() ? new Noise(epoch, parameters, layer.number() - 1) : null;
        }

        @Override
        public String fingerprint() {
            String noisy = network.noise().any() ? " epoch " + epoch + " draws " + draws : "";
            return Sha256.of(network + noisy, parameters);
        }
    }
}
