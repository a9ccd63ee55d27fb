package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.Randomness;
import infoplane.core.Setting;

/**
 * Settings of sample propagation, for networks with noise (Goldfeld et al. 2019).
 *
 * @param samples points of each input at which densities are taken, 1 to 10000
 * @param replicas runs of the noise for each input, which make up T given x, 2 to 10000
 */
public record SamplePropagationSettings(
        @Setting(
                label = "Samples",
                unit = "an input",
                help = "Points drawn for each input, at which the densities of the layer are taken.")
        int samples,

        @Setting(
                label = "Replicas",
                unit = "an input",
                help =
                        "Runs of the noise for each input, which make up the layer given the input; more make H(T|X) less low.")
        int replicas)
        implements EstimatorSettings {
    private static final int MOST = 10_000;

    public SamplePropagationSettings {
        Checks.between("samples", samples, 1, MOST);
        Checks.between("replicas", replicas, 2, MOST);
    }

    public static SamplePropagationSettings defaults() {
        return new SamplePropagationSettings(10, 50);
    }

    @Override
    public String id() {
        return "sample-propagation:" + samples + ":" + replicas;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("Sample propagation", "Sample propagation")
                .usually("10 samples", samples == 1 ? "1 sample" : samples + " samples")
                .usually("50 replicas", replicas + " replicas");
    }

    @Override
    public Randomness randomness() {
        return Randomness.NETWORK_NOISE;
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Sample propagation",
                "I(X;T) = h(S + σZ) − ⟨h(S + σZ | x)⟩ₓ, I(T;Y) = h(S + σZ) − Σ p(y) h(S + σZ | y), h of Gaussian mixtures, sampled",
                "Goldfeld et al. (2019)",
                "hidden layers of networks with noise: the noise is the network’s own, so I(X;T) is finite and true",
                "inputs are few against what the layer tells (I(X;T) nears ln N), or a wide layer scatters the replicas of one"
                        + " input (H(T|X) is too low)",
                "at most N² R m d time with m samples and R replicas, less where activations spread over many noise widths; N R d memory");
    }

    @Override
    public Estimator estimator() {
        return new SamplePropagation(this);
    }

    @Override
    public int ownReplicas() {
        return replicas;
    }

    @Override
    public long ownPairs(int inputs) {
        return (long) inputs * samples * (inputs * Math.min((long) replicas, SamplePropagation.OTHERS) + replicas);
    }

    @Override
    public boolean needsNoise() {
        return true;
    }
}
