package infoplane.estimation;

import infoplane.cells.ValueSpan;
import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.density.KernelMixture;
import infoplane.density.KernelRows;
import infoplane.density.KernelTerms;
import infoplane.density.LabelledMixture;
import infoplane.density.SampledMixture;
import infoplane.estimation.WrittenSums.Fact;
import infoplane.estimation.WrittenSums.Likeness;
import infoplane.estimation.WrittenSums.WrittenSum;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kernel bounds of Kolchinsky and Tracey (2017, "Estimating mixture entropy with pairwise distances", eq. 10 and 11) on the
 * information of a layer T after Gaussian noise of variance σ² is added to T: I(X;T) = −mean_i ln mean_j K(t_i, t_j). K =
 * exp(−|t_i − t_j|²/2σ²) gives the upper bound and K = exp(−|t_i − t_j|²/8σ²) the lower bound; both lie between 0 and ln N.
 * I(T;Y) is I(X;T) minus the same bound of each class, weighted by the share of the class. As a difference of bounds it is
 * an estimate and not a bound. With soft labels, class y is the mixture with weights p(y|x). H(T) is the bound on the
 * differential entropy of T plus noise, I(X;T) + d/2 ln(2πeσ²), which may be negative.
 *
 * <p>With K rows per input, I(X;T) is the bound of all rows minus the mean over inputs of the bound of their K rows. As a
 * difference of bounds it is an estimate and not a bound, and there is no standard error.
 *
 * <p>With the network's own noise, the K rows of an input are what its units are before their noise, and the noise of the
 * kernels is that of the network, so that the channel is the network's and no noise is added twice.
 *
 * <p>If these are very many rows, the bound is the mean over some of them, drawn by seed, of ln mean_j K(t_i, t_j) over all
 * rows j, so that it has no bias but a standard error.
 *
 * <p>For a deterministic network these values depend on the noise that the estimator adds: without noise I(X;T) is infinite.
 */
final class KdeEstimator implements Estimator {
    private static final double SATURATION = 0.95;
    private static final double LEAST_DEVIATION = 0x1p-1020;
    private static final int MOST_EXPONENT = 400;
    private static final String OWN = "kde with the network's own noise";

    private final KdeSettings settings;

    KdeEstimator(KdeSettings settings) {
        this.settings = settings;
    }

    /**
     * I(A + noise; B + noise) as H(A) + H(B) − H(A,B) of three bounds, so it is an estimate and not a bound. It tends to
     * I(A;B) as N grows and the noise shrinks slowly. It reaches its ceiling ln N if the noise is so small that the kernels
     * of the rows do not overlap. It misses dependence on scales finer than the noise.
     */
    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        if (settings.ownNoise()) {
            throw new EstimationRefusedException(
                    OWN + " measures layers of a network with noise, and no two samples", Alternative.KDE);
        }
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Information ceiling = Information.ofNats(Math.log(a.rows()));
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, ceiling, null, flags);
        }
        Samples scaledA = settings.relativeToLayer() ? divided(a) : a;
        Samples scaledB = settings.relativeToLayer() ? divided(b) : b;
        double root = exponentRoot(Math.sqrt(settings.noiseVariance()));
        KernelMixture joint = KernelMixture.of(kernels(scaledA.beside(scaledB), root));
        KernelMixture first = KernelMixture.of(kernels(scaledA, root));
        KernelMixture second = KernelMixture.of(kernels(scaledB, root));
        double nats = KernelTerms.mean(joint.logs()) - KernelTerms.mean(first.logs()) - KernelTerms.mean(second.logs());
        int[] queries = KernelTerms.queries(a.rows());
        double[] influence =
                minus(minus(joint.influence(queries), first.influence(queries)), second.influence(queries));
        addSaturation(flags, nats, a.rows());
        return new Estimate(Information.ofNats(nats), ceiling, KernelTerms.standardError(influence, a.rows()), flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        if (settings.ownNoise()) {
            LayerNoise own = layer.requireNoise(OWN);
            return of(layer.withRows(own.centres(layer.draws())), own.sigma());
        }
        return of(layer, 0);
    }

    /** @param own deviation of the network's own noise, which the rows do not have yet; 0 for noise that is added here */
    private PlaneEstimate of(LayerSample layer, double own) {
        FiniteRows.require("the activations", layer.rows());
        Set<EstimateFlag> flags = flagsOf(layer, FiniteRows.areConstant(layer.rows()), layer.draws() > 1);
        boolean relative = settings.relativeToLayer() && own == 0;
        double layerDeviation = relative ? meanDeviation(layer.rows()) : 1;
        double deviation = own > 0 ? own : Math.sqrt(settings.noiseVariance()) * layerDeviation;
        if (relative && flags.contains(EstimateFlag.CONSTANT_LAYER)) { // the noise would be 0
            return point(layer, Information.ZERO, Information.ZERO, null, flags);
        }
        requireNoise(deviation);
        KernelRows rowsOfKernels = kernels(layer.rows(), exponentRoot(deviation));
        LabelledMixture mixture = LabelledMixture.of(rowsOfKernels, layer.rowLabels());
        double wholeNats = -KernelTerms.mean(mixture.logs()) + 0.0;
        double labelNats = wholeNats + KernelTerms.mean(mixture.classLogs());
        double noiseEntropy = 0.5 * layer.rows().columns() * (Math.log(2 * Math.PI) + 2 * Math.log(deviation) + 1);
        Information label = Information.ofNats(labelNats);
        Information entropy = Information.ofNats(wholeNats + noiseEntropy);
        if (layer.draws() > 1) {
            double ofInputs = givenInput(rowsOfKernels, layer.draws());
            Information input = Information.ofNats(wholeNats - ofInputs);
            addSaturation(flags, input.nats(), layer.inputs());
            return point(layer, input, label, entropy, flags)
                    .withConditionalEntropy(Information.ofNats(ofInputs + noiseEntropy));
        }
        addSaturation(flags, wholeNats, layer.inputs());
        PlaneEstimate point = point(layer, Information.ofNats(wholeNats), label, entropy, flags);
        return layer.exhaustive() ? point : withErrors(point, mixture, layer.inputs());
    }

    @Override
    public Optional<WrittenSums> written(LayerSample layer) {
        FiniteRows.require("the activations", layer.rows());
        boolean relative = settings.relativeToLayer();
        if (layer.draws() > 1 || settings.ownNoise() || relative && FiniteRows.areConstant(layer.rows())) {
            return Optional.empty();
        }
        double deviation = Math.sqrt(settings.noiseVariance()) * (relative ? meanDeviation(layer.rows()) : 1);
        requireNoise(deviation);
        KernelRows kernels = kernels(layer.rows(), exponentRoot(deviation));
        LabelledMixture mixture = LabelledMixture.of(kernels, layer.labels());
        int inputs = layer.inputs();
        double[] logs = mixture.logs();
        double[] classLogs = mixture.classLogs();
        String kernel = settings.bound() == KdeSettings.Bound.UPPER ? "2" : "8";
        Fact share = new Fact("p", "mean kernel with all inputs", exponentials(logs));
        return Optional.of(new WrittenSums(
                new WrittenSum(
                        "−(1/N) ln p",
                        "I(X;T) = -\\sum_{i=1}^{N} \\frac{1}{N} \\ln \\frac{1}{N} \\sum_{j=1}^{N}"
                                + " e^{-\\lVert t_i - t_j \\rVert^2 / " + kernel + "\\sigma^2}",
                        0,
                        Arrays.stream(logs).map(log -> -log / inputs).toArray(),
                        List.of(share)),
                new WrittenSum(
                        "(1/N) ln(p_y / p)",
                        "I(T;Y) = \\sum_{i=1}^{N} \\frac{1}{N} \\ln \\frac{p_{i,y}}{p_i}, \\quad p_{i,y} = \\frac{1}{N_y}"
                                + " \\sum_{j: y_j = y_i} e^{-\\lVert t_i - t_j \\rVert^2 / " + kernel + "\\sigma^2}",
                        0,
                        Arrays.stream(minus(classLogs, logs))
                                .map(difference -> difference / inputs)
                                .toArray(),
                        List.of(
                                new Fact("p_y", "mean kernel with inputs of its label", exponentials(classLogs)),
                                share)),
                Likeness.WITHIN_NOISE,
                input -> {
                    double[] near = new double[inputs];
                    Arrays.setAll(
                            near, other -> Math.exp(-kernels.scale() * squaredDistance(kernels.rows(), input, other)));
                    return near;
                }));
    }

    private static double[] exponentials(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    /** Evaluates the mixture of very many rows at some of them; the standard errors are those of this choice. */
    @Override
    public DrawnLayer.Mixed drawn(DrawnLayer layer) {
        OptionalInt subset = settings.subset(layer.labels().count(), layer.draws());
        return new DrawnLayer.Mixed(
                subset.isPresent() && !settings.ownNoise() ? sampled(layer, subset.getAsInt()) : layer(layer.sample()),
                null);
    }

    private PlaneEstimate sampled(DrawnLayer layer, int count) {
        Range span = ValueSpan.of(layer.rows()).range();
        Samples first = layer.rows().iterator().next();
        LayerSample asked = new LayerSample(first, layer.labels(), null, layer.exhaustive(), layer.distinctInputs());
        Set<EstimateFlag> flags = flagsOf(asked, FiniteRows.areConstant(layer.rows()), true);
        double layerDeviation = settings.relativeToLayer() ? drawnDeviation(layer.rows()) : 1;
        double deviation = Math.sqrt(settings.noiseVariance()) * layerDeviation;
        if (settings.relativeToLayer() && flags.contains(EstimateFlag.CONSTANT_LAYER)) {
            return point(asked, Information.ZERO, Information.ZERO, null, flags);
        }
        requireNoise(deviation);
        SampledMixture mixture = SampledMixture.of(
                layer.rows(), layer.draws(), layer.labels(), span, exponentRoot(deviation), count, layer.seed());
        double whole = -KernelTerms.mean(mixture.logs()) + 0.0;
        double ofInputs = -KernelTerms.mean(mixture.ownLogs()) + 0.0;
        double noiseEntropy = 0.5 * first.columns() * (Math.log(2 * Math.PI) + 2 * Math.log(deviation) + 1);
        Information input = Information.ofNats(whole - ofInputs);
        addSaturation(flags, input.nats(), asked.inputs());
        flags.add(EstimateFlag.SUBSAMPLED);
        return point(
                        asked,
                        input,
                        Information.ofNats(whole + KernelTerms.mean(mixture.classLogs())),
                        Information.ofNats(whole + noiseEntropy),
                        flags)
                .withConditionalEntropy(Information.ofNats(ofInputs + noiseEntropy))
                .withErrors(
                        KernelTerms.standardError(minus(mixture.ownLogs(), mixture.logs()), count),
                        KernelTerms.standardError(minus(mixture.classLogs(), mixture.logs()), count));
    }

    /** The root of the mean over columns of the variance over all rows of all draws. */
    private static double drawnDeviation(Iterable<Samples> rows) {
        double[] means = new double[0];
        double[] squares = new double[0];
        long count = 0;
        for (Samples draw : rows) {
            if (count == 0) {
                means = new double[draw.columns()];
                squares = new double[draw.columns()];
            }
            for (int row = 0; row < draw.rows(); row++) {
                count++;
                for (int column = 0; column < means.length; column++) { // Welford (1962)
                    double difference = draw.at(row, column) - means[column];
                    means[column] += difference / count;
                    squares[column] += difference * (draw.at(row, column) - means[column]);
                }
            }
        }
        return Math.sqrt(KernelTerms.mean(squares) / count);
    }

    /** The mean over inputs of −mean_i ln mean_j K(t_i, t_j) over the K rows of the input. */
    private static double givenInput(KernelRows kernels, int draws) {
        Samples rows = kernels.rows();
        double sum = 0;
        for (int first = 0; first < rows.rows(); first += draws) {
            for (int i = first; i < first + draws; i++) {
                double total = 0;
                for (int j = first; j < first + draws; j++) {
                    total += Math.exp(-kernels.scale() * squaredDistance(rows, i, j));
                }
                sum -= Math.log(total / draws);
            }
        }
        return sum / rows.rows() + 0.0;
    }

    private static double squaredDistance(Samples rows, int i, int j) {
        double sum = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double difference = rows.at(i, column) - rows.at(j, column);
            sum += difference * difference;
        }
        return sum;
    }

    private static PlaneEstimate withErrors(PlaneEstimate point, LabelledMixture mixture, int rows) {
        int[] queries = KernelTerms.queries(rows);
        double[] influence = mixture.influence(queries);
        double[] ofClasses = mixture.classInfluence(queries);
        return point.withErrors(
                KernelTerms.standardError(influence, rows),
                KernelTerms.standardError(minus(ofClasses, influence), rows));
    }

    private static PlaneEstimate point(
            LayerSample layer,
            Information input,
            Information label,
            @Nullable Information entropy,
            Set<EstimateFlag> flags) {
        Information ceiling = Information.ofNats(Math.log(layer.inputs()));
        return new PlaneEstimate(input, label, entropy, null, null, ceiling, null, null, flags);
    }

    private static Set<EstimateFlag> flagsOf(LayerSample layer, boolean constant, boolean drawn) {
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (constant) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        if (layer.labels().entropy().nats() == 0) {
            flags.add(EstimateFlag.ONE_CLASS);
        }
        if (layer.exhaustive()) {
            flags.add(EstimateFlag.NO_SAMPLING_ERROR);
        }
        if (drawn) {
            flags.add(EstimateFlag.NO_BOUND);
        }
        return flags;
    }

    private static void addSaturation(Set<EstimateFlag> flags, double nats, int rows) {
        if (rows > 1 && nats >= SATURATION * Math.log(rows)) {
            flags.add(EstimateFlag.SATURATED);
        }
    }

    /** √(1/2σ²) or √(1/8σ²). */
    private double exponentRoot(double deviation) {
        return Math.sqrt(settings.bound() == KdeSettings.Bound.UPPER ? 0.5 : 0.125) / deviation;
    }

    /**
     * The reciprocal of a subnormal deviation overflows float64, and that of a deviation near the largest float64 is
     * subnormal.
     */
    private static void requireNoise(double deviation) {
        if (!(deviation >= LEAST_DEVIATION && deviation <= 1 / LEAST_DEVIATION)) {
            throw new EstimationRefusedException("the noise would have a standard deviation of " + deviation
                    + ", whose reciprocal float64 does not hold; use another unit");
        }
    }

    private static KernelRows kernels(Samples rows, double rootOfScale) {
        return KernelRows.of(rows, ValueSpan.of(rows).range(), rootOfScale);
    }

    /** The root of the mean over columns of the variance (over N, not N − 1) of the column. */
    private static double meanDeviation(Samples rows) {
        int exponent = exponent(rows);
        double sum = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double mean = 0;
            for (int row = 0; row < rows.rows(); row++) {
                mean += Math.scalb(rows.at(row, column), -exponent) / rows.rows();
            }
            for (int row = 0; row < rows.rows(); row++) {
                double difference = Math.scalb(rows.at(row, column), -exponent) - mean;
                sum += difference * difference / rows.rows();
            }
        }
        return Math.scalb(Math.sqrt(sum / rows.columns()), exponent);
    }

    /**
     * The exponent of the power of two by which values must be divided so that their squares fit into float64; usually 0.
     */
    private static int exponent(Samples rows) {
        ValueSpan span = ValueSpan.of(rows);
        int exponent = Math.getExponent(Math.max(span.greatest(), -span.least()));
        return Math.abs(exponent) > MOST_EXPONENT ? exponent : 0;
    }

    private static Samples divided(Samples rows) {
        int exponent = exponent(rows);
        double[] values = rows.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.scalb(values[i], -exponent);
        }
        double divisor = meanDeviation(Samples.ofDoubles(values, rows.rows(), rows.columns()));
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
