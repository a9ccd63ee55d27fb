package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.density.KernelTerms;
import infoplane.pairwise.ChannelSums;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Sample propagation (Goldfeld et al. 2019, "Estimating information flow in deep neural networks", section 4): a hidden layer
 * of a network with noise is T = S + σZ, a mixture of Gaussians around the values that S takes. h(T) is that of the mixture
 * around S in one replica of each input. h(T|X) is the mean over inputs of that of the mixture around the replicas of the
 * input; where S is a function of the input, exactly d/2 ln(2πeσ²). I(X;T) = h(T) − h(T|X), and I(T;Y) = h(T) − Σ p(y)
 * h(T|Y=y); neither is clipped at 0.
 *
 * <p>h of a mixture is −mean ln p(t) at points t = s + σz drawn around its own centres, the own kernel included. The mean of
 * |z|²/2 in it is taken as d/2, which it is, so that h = d/2 ln(2πeσ²) − mean ln mean_j exp(−(|t − s_j|² − |σz|²)/2σ²). The
 * points of an input are the same in every layer, epoch and run, which makes differences between epochs more exact than
 * the epochs themselves.
 *
 * <p>The standard error is that of inputs drawn at random, by their influence. Where the inputs are all possible ones it is
 * an upper limit: what is left then is the noise. Neither h(T) nor h(T|X) can exceed that of the noise by more than the
 * logarithm of the number of its centres.
 */
final class SamplePropagation implements Estimator {
    private static final double SATURATED_SHARE = 0.95;

    private final SamplePropagationSettings settings;
    private final boolean plain;

    /** @param plain whether I(T;Y) alone is wanted, without standard errors */
    SamplePropagation(SamplePropagationSettings settings, boolean plain) {
        this.settings = settings;
        this.plain = plain;
    }

    /** The same, without I(X;T), which shuffled labels do not change. */
    @Override
    public Estimator plain() {
        return new SamplePropagation(settings, true);
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        throw new EstimationRefusedException("sample-propagation measures layers of a network with noise, whose noise"
                + " it must know, and no two samples");
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        FiniteRows.require("the activations", layer.rows());
        LayerNoise noise = layer.requireNoise("sample-propagation");
        Samples centres = noise.centres(1);
        int columns = centres.columns();
        ChannelSums.Terms terms = ChannelSums.of(
                centres,
                noise.sigma(),
                settings.samples(),
                normals("points around the centres of a layer"),
                weights(layer.labels()));
        double entropy = -KernelTerms.mean(terms.whole()) + 0.0;
        double label = entropy + KernelTerms.mean(terms.labelled());
        double[] ofInputs = plain ? new double[1] : givenInput(noise, centres.rows());
        double given = -KernelTerms.mean(ofInputs) + 0.0;
        double input = entropy - given;
        double noiseEntropy = 0.5 * columns * (Math.log(2 * Math.PI) + 2 * Math.log(noise.sigma()) + 1);
        Information ceiling = Information.ofNats(Math.log(Math.min(layer.inputs(), layer.distinctInputs())));
        PlaneEstimate point = new PlaneEstimate(
                        plain ? null : Information.ofNats(input),
                        Information.ofNats(label),
                        Information.ofNats(entropy + noiseEntropy),
                        null,
                        null,
                        ceiling,
                        null,
                        null,
                        flags(layer, centres, input, ceiling));
        return plain
                ? point
                : withErrors(point, terms, ofInputs)
                        .withConditionalEntropy(Information.ofNats(given + noiseEntropy));
    }

    /** By input: the mean over its points of ln p(t|x), up to the constant of the noise; 0 where the input decides S. */
    private double[] givenInput(LayerNoise noise, int inputs) {
        double[] logs = new double[inputs];
        if (noise.inputDecides()) {
            return logs;
        }
        int replicas = settings.replicas();
        RunMonitor monitor = RunMonitor.current();
        int[] done = {0};
        noise.centres(replicas, block -> {
            monitor.check("replicas of inputs");
            int first = done[0];
            double[] ofBlock = ChannelSums.ofGroups(
                    block,
                    replicas,
                    noise.sigma(),
                    settings.samples(),
                    (input, normals) -> normals("points around replicas").fill(first + input, normals));
            System.arraycopy(ofBlock, 0, logs, first, ofBlock.length);
            done[0] += ofBlock.length;
            monitor.within(done[0], inputs, "inputs");
        });
        return logs;
    }

    /** Standard normal numbers that depend on the purpose and on the number of the input alone. */
    private static ChannelSums.Normals normals(String purpose) {
        return (input, normals) -> {
            RandomGenerator random = new Seed(0).stream(purpose, input);
            for (int i = 0; i < normals.length; i++) {
                normals[i] = random.nextGaussian();
            }
        };
    }

    /** p(y|x) by label and input. */
    private static double[][] weights(Labels labels) {
        double[][] weights = new double[labels.classCount()][labels.count()];
        for (int label = 0; label < weights.length; label++) {
            for (int input = 0; input < labels.count(); input++) {
                weights[label][input] = labels.probability(input, label);
            }
        }
        return weights;
    }

    private static Set<EstimateFlag> flags(LayerSample layer, Samples centres, double input, Information ceiling) {
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (FiniteRows.areConstant(centres)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        if (layer.labels().entropy().nats() == 0) {
            flags.add(EstimateFlag.ONE_CLASS);
        }
        if (input > ceiling.nats() * (1 + 1e-12)) {
            flags.add(EstimateFlag.ABOVE_INPUT_ENTROPY);
        }
        if (ceiling.nats() > 0 && input >= SATURATED_SHARE * ceiling.nats()) {
            flags.add(EstimateFlag.SATURATED);
        }
        return flags;
    }

    private static PlaneEstimate withErrors(PlaneEstimate point, ChannelSums.Terms terms, double[] ofInputs) {
        int rows = ofInputs.length;
        double[] ofInput = minus(ofInputs, terms.wholeInfluence());
        double[] ofLabel = minus(terms.labelledInfluence(), terms.wholeInfluence());
        return point.withErrors(
                KernelTerms.standardError(ofInput, rows), KernelTerms.standardError(ofLabel, rows));
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }
}
