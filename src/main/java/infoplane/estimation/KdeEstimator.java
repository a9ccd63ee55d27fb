package infoplane.estimation;

import infoplane.core.Information;
import infoplane.core.Samples;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kernel bounds of Kolchinsky and Tracey (2017, "Estimating mixture entropy with pairwise distances", eq. 10 and 11) on
 * what a layer T keeps once Gaussian noise of variance σ² is added to it: I(X;T) = −mean_i ln mean_j K(t_i, t_j), with
 * K = exp(−|t_i − t_j|²/2σ²) for the upper and exp(−|t_i − t_j|²/8σ²) for the lower bound, always within 0 and ln N.
 * I(T;Y) subtracts the same of each class, weighted by its share; being a difference of bounds it is an estimate and not
 * a bound. Soft labels make class y the mixture with weights p(y|x). H(T) is the bound on the differential entropy of T
 * plus noise, I(X;T) + d/2 ln(2πeσ²): it may be negative.
 *
 * <p>For a deterministic network everything here is a statement about the noise that the estimator adds: without it
 * I(X;T) is infinite.
 */
final class KdeEstimator implements Estimator {
    private static final double SATURATION = 0.95;

    private final KdeSettings settings;

    KdeEstimator(KdeSettings settings) {
        this.settings = settings;
    }

    /**
     * I(A + noise; B + noise) as H(A) + H(B) − H(A,B) of three bounds: an estimate and not a bound. It tends to I(A;B) as N
     * grows and the noise shrinks slowly, reaches its ceiling ln N when the noise is so small that no row sees another,
     * and says little about dependence finer than the noise.
     */
    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Information ceiling = Information.ofNats(Math.log(a.rows()));
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, ceiling, null, flags);
        }
        Samples scaledA = settings.relativeToLayer() ? divided(a, Math.sqrt(meanColumnVariance(a))) : a;
        Samples scaledB = settings.relativeToLayer() ? divided(b, Math.sqrt(meanColumnVariance(b))) : b;
        double scale = exponentScale(settings.noiseVariance());
        KernelMixture joint = new KernelMixture(scaledA.beside(scaledB), scale);
        KernelMixture first = new KernelMixture(scaledA, scale);
        KernelMixture second = new KernelMixture(scaledB, scale);
        double nats = KernelTerms.mean(joint.logs()) - KernelTerms.mean(first.logs()) - KernelTerms.mean(second.logs());
        int[] queries = KernelTerms.queries(a.rows());
        double[] influence =
                minus(minus(joint.influence(queries), first.influence(queries)), second.influence(queries));
        addSaturation(flags, nats, a.rows());
        return new Estimate(Information.ofNats(nats), ceiling, KernelTerms.standardError(influence, a.rows()), flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        FiniteRows.require("the activations", layer.rows());
        Set<EstimateFlag> flags = flagsOf(layer);
        double variance = settings.relativeToLayer()
                ? settings.noiseVariance() * meanColumnVariance(layer.rows())
                : settings.noiseVariance();
        if (!(variance > 0)) { // only a constant layer has no variance for the noise to be relative to
            return point(layer, Information.ZERO, Information.ZERO, null, null, null, flags);
        }
        LabelledMixture mixture = LabelledMixture.of(layer.rows(), layer.labels(), exponentScale(variance));
        double inputNats = -KernelTerms.mean(mixture.logs()) + 0.0;
        double labelNats = inputNats + KernelTerms.mean(mixture.classLogs());
        double noiseEntropy = 0.5 * layer.rows().columns() * (Math.log(2 * Math.PI * variance) + 1);
        addSaturation(flags, inputNats, layer.rows().rows());
        Information entropy = Information.ofNats(inputNats + noiseEntropy);
        Information input = Information.ofNats(inputNats);
        Information label = Information.ofNats(labelNats);
        if (layer.exhaustive()) {
            return point(layer, input, label, entropy, null, null, flags);
        }
        int rows = layer.rows().rows();
        int[] queries = KernelTerms.queries(rows);
        double[] influence = mixture.influence(queries);
        return point(
                layer,
                input,
                label,
                entropy,
                KernelTerms.standardError(influence, rows),
                KernelTerms.standardError(minus(mixture.classInfluence(queries), influence), rows),
                flags);
    }

    private static PlaneEstimate point(
            LayerSample layer,
            Information input,
            Information label,
            @Nullable Information entropy,
            @Nullable Information inputError,
            @Nullable Information labelError,
            Set<EstimateFlag> flags) {
        Information ceiling = Information.ofNats(Math.log(layer.rows().rows()));
        return new PlaneEstimate(input, label, entropy, inputError, labelError, ceiling, null, null, flags);
    }

    private static Set<EstimateFlag> flagsOf(LayerSample layer) {
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (FiniteRows.areConstant(layer.rows())) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        if (layer.labels().entropy().nats() == 0) {
            flags.add(EstimateFlag.ONE_CLASS);
        }
        if (layer.exhaustive()) {
            flags.add(EstimateFlag.NO_SAMPLING_ERROR);
        }
        return flags;
    }

    private static void addSaturation(Set<EstimateFlag> flags, double nats, int rows) {
        if (rows > 1 && nats >= SATURATION * Math.log(rows)) {
            flags.add(EstimateFlag.SATURATED);
        }
    }

    private double exponentScale(double variance) {
        return settings.bound() == KdeSettings.Bound.UPPER ? 1 / (2 * variance) : 1 / (8 * variance);
    }

    /** The mean over columns of the variance (over N, not N − 1) of the column. */
    private static double meanColumnVariance(Samples rows) {
        double sum = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double mean = 0;
            for (int row = 0; row < rows.rows(); row++) {
                mean += rows.at(row, column) / rows.rows();
            }
            for (int row = 0; row < rows.rows(); row++) {
                double difference = rows.at(row, column) - mean;
                sum += difference * difference / rows.rows();
            }
        }
        return sum / rows.columns();
    }

    private static Samples divided(Samples rows, double divisor) {
        double[] values = rows.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] /= divisor;
        }
        return Samples.ofDoubles(values, rows.rows(), rows.columns());
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
