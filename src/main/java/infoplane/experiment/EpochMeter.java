package infoplane.experiment;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.core.RunFailedException;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PermutationNull;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.RangeRule;
import infoplane.estimation.SelfCheck;
import infoplane.estimation.SelfChecks;
import infoplane.network.ForwardPass;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures one epoch: weights to activations to one estimate a layer and estimator. Thread-safe. */
final class EpochMeter {
    private static final Logger LOG = LoggerFactory.getLogger(EpochMeter.class);
    /** A softmax gives probabilities. */
    private static final Range SOFTMAX_RANGE = new Range(0, 1);
    /** Processing cannot raise information; by more than this it is called out (science: 0.1 bit). */
    private static final Information DPI_TOLERANCE = Information.ofBits(0.1);

    private final NetworkSettings network;
    private final MeasuredSet set;
    private final List<EstimatorSettings> estimators;
    private final int permutations;
    private final boolean selfCheck;
    private final Seed seed;
    private final ForwardPass forward;
    private final EstimateCache cache;
    private final EstimateCache.Inputs inputs;
    private final Map<String, String> refusals = new ConcurrentSkipListMap<>();

    /**
     * @param settings of the run; its seed shuffles labels
     * @param set its inputs as {@code measure} asks for them
     * @param cache of estimates made before
     */
    EpochMeter(ExperimentSettings settings, MeasuredSet set, MeasureSettings measure, EstimateCache cache) {
        this.network = settings.network();
        this.set = set;
        this.estimators = measure.estimators();
        this.permutations = measure.permutations();
        this.selfCheck = measure.selfCheck();
        this.seed = new Seed(settings.seed());
        this.cache = cache;
        this.inputs = new EstimateCache.Inputs(
                settings.dataset(), settings.seed(), measure.on(), network, measure.permutations());
        this.forward = ForwardPass.of(network, set.inputs(), set.labels().classCount());
    }

    List<EstimatorSettings> estimators() {
        return estimators;
    }

    /** Those that can be held against data whose answer is known. */
    List<EstimatorSettings> checked() {
        return estimators.stream()
                .filter(estimator -> !estimator.checks().isEmpty())
                .toList();
    }

    int layerCount() {
        return network.layerCount();
    }

    /**
     * Holds a measured point against data whose answer is known; where that is turned off, the answer says so.
     *
     * @param runRanges per layer, over the run; empty where the estimator does not need them
     * @return nothing where there is nothing to be checked
     */
    Optional<SelfCheck> check(
            EstimatorSettings estimator, PlanePoint point, float[] parameters, List<Range> runRanges) {
        if (!selfCheck) {
            return SelfChecks.turnedOff(estimator, point.estimate());
        }
        int layer = point.layer() - 1;
        LayerSample sample = sample(forward.activations(parameters).get(layer), range(estimator, layer, runRanges));
        return SelfChecks.ofLayer(estimator, sample, point.estimate());
    }

    private LayerSample sample(Samples rows, @Nullable Range range) {
        return new LayerSample(rows, set.labels(), range, set.exhaustive(), set.distinctInputs());
    }

    Ceilings ceilings() {
        return set.ceilings();
    }

    boolean needsRunRanges() {
        return estimators.stream().anyMatch(this::needsRunRange);
    }

    /** Whether some layer of this estimator is binned over its range of the whole run. */
    boolean needsRunRange(EstimatorSettings estimator) {
        for (int layer = 0; layer < network.layerCount(); layer++) {
            if (usesRunRange(estimator, layer)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this layer is binned over its range of the whole run. @param layer from 0 */
    boolean usesRunRange(EstimatorSettings estimator, int layer) {
        Optional<RangeRule> rule = estimator.rangeRule();
        return rule.filter(r -> r == RangeRule.RUN).isPresent()
                || rule.filter(r -> r == RangeRule.ACTIVATION).isPresent()
                        && functionRange(layer).isEmpty();
    }

    private Optional<Range> functionRange(int layer) {
        return layer == network.hidden().size()
                ? Optional.of(SOFTMAX_RANGE)
                : network.activationOf(layer).range();
    }

    /** Least and greatest activation of every layer. */
    List<Range> ranges(float[] parameters) {
        return forward.ranges(parameters);
    }

    /**
     * @param wanted which of the estimators
     * @param runRanges per layer, over the run; empty where no wanted estimator needs them
     * @param provisional whether {@code runRanges} may still grow
     * @return per estimator one point a layer
     */
    List<PlanePoint> measure(
            int epoch, float[] parameters, List<EstimatorSettings> wanted, List<Range> runRanges, boolean provisional) {
        Lazy layers = new Lazy(parameters);
        List<PlanePoint> points = new ArrayList<>();
        for (EstimatorSettings estimator : wanted) {
            @Nullable PlaneEstimate before = null;
            for (int layer = 0; layer < network.layerCount(); layer++) {
                PlaneEstimate estimate = known(estimator, layer, layers, range(estimator, layer, runRanges));
                if (provisional && usesRunRange(estimator, layer)) {
                    estimate = estimate.withFlag(EstimateFlag.PROVISIONAL);
                }
                if (before != null && breaksProcessingInequality(before, estimate)) {
                    estimate = estimate.withFlag(EstimateFlag.DPI_BROKEN);
                }
                points.add(new PlanePoint(estimator.id(), epoch, layer + 1, estimate));
                before = estimate;
            }
        }
        return points;
    }

    /** The activations of one epoch, computed when an estimate needs them. */
    private final class Lazy {
        private final float[] parameters;
        private final String fingerprint;
        private @Nullable List<Samples> layers;

        Lazy(float[] parameters) {
            this.parameters = parameters;
            this.fingerprint = EstimateCache.fingerprint(parameters);
        }

        Samples layer(int layer) {
            if (layers == null) {
                layers = forward.activations(parameters);
            }
            return layers.get(layer);
        }
    }

    /** Refusals are not kept, because their reason is told when they are made. */
    private PlaneEstimate known(EstimatorSettings estimator, int layer, Lazy layers, @Nullable Range range) {
        EstimateCache.Key key = new EstimateCache.Key(inputs, layers.fingerprint, layer, estimator, range);
        PlaneEstimate kept = cache.find(key);
        if (kept != null) {
            return kept;
        }
        PlaneEstimate made = estimate(estimator, layer, layers.layer(layer), range);
        if (!made.flags().contains(EstimateFlag.REFUSED)) {
            cache.keep(key, made);
        }
        return made;
    }

    private PlaneEstimate estimate(EstimatorSettings estimator, int layer, Samples rows, @Nullable Range range) {
        LayerSample sample = sample(rows, range);
        try {
            return compared(estimator, layer, sample, estimator.estimator().layer(sample));
        } catch (RuntimeException e) {
            refused(estimator.id(), layer, e);
            return new PlaneEstimate(null, null, null, null, null, null, null, null, Set.of(EstimateFlag.REFUSED));
        }
    }

    private void refused(String estimator, int layer, RuntimeException e) {
        String first = refusals.putIfAbsent(estimator, "layer " + (layer + 1) + ": " + reason(e));
        if (first == null && !(e instanceof EstimationRefusedException)) {
            LOG.warn("{} failed at layer {}", estimator, layer + 1, e);
        }
    }

    /**
     * Why there is no estimate. One that fails must not end a run.
     *
     * @throws CancellationException if the run was interrupted, which must
     */
    static String reason(RuntimeException e) {
        if (e instanceof CancellationException) {
            throw e;
        }
        boolean expected = e instanceof EstimationRefusedException || e instanceof RunFailedException;
        return expected ? String.valueOf(e.getMessage()) : "it failed unexpectedly, " + e;
    }

    /** Flags I(T;Y) that shuffled labels give as well; all layers and epochs get their labels shuffled alike. */
    private PlaneEstimate compared(EstimatorSettings estimator, int layer, LayerSample sample, PlaneEstimate estimate) {
        Information label = estimate.labelInformation();
        if (permutations == 0 || label == null) {
            return estimate;
        }
        try {
            PermutationNull shuffled =
                    PermutationNull.ofLabels(estimator.estimator(), sample, label, permutations, seed);
            return shuffled.exceeded() ? estimate : estimate.withFlag(EstimateFlag.NOT_ABOVE_NULL);
        } catch (RuntimeException e) {
            refused(estimator.id() + " with labels shuffled", layer, e);
            return estimate;
        }
    }

    private @Nullable Range range(EstimatorSettings estimator, int layer, List<Range> runRanges) {
        if (usesRunRange(estimator, layer)) {
            return runRanges.get(layer);
        }
        return estimator
                .rangeRule()
                .filter(rule -> rule == RangeRule.ACTIVATION)
                .flatMap(rule -> functionRange(layer))
                .orElse(null);
    }

    private static boolean breaksProcessingInequality(PlaneEstimate before, PlaneEstimate after) {
        return rises(before.inputInformation(), after.inputInformation())
                || rises(before.labelInformation(), after.labelInformation());
    }

    private static boolean rises(@Nullable Information before, @Nullable Information after) {
        return before != null && after != null && after.minus(before).compareTo(DPI_TOLERANCE) > 0;
    }

    /** What estimators refused, the first reason of each; empty if none did. */
    String refusals() {
        StringBuilder text = new StringBuilder();
        refusals.forEach((estimator, reason) -> text.append(text.isEmpty() ? "" : "; ")
                .append(estimator)
                .append(" refused ")
                .append(reason));
        return text.toString();
    }
}
