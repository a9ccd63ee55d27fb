package infoplane.measuring;

import infoplane.calibration.SelfCheck;
import infoplane.calibration.SelfChecks;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.core.RunFailedException;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerNoise;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PermutationNull;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.QuantisedSettings;
import infoplane.estimation.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures one epoch: turns the rows of each layer into one estimate for each estimator. Thread-safe. */
public final class EpochMeter {
    private static final Logger LOG = LoggerFactory.getLogger(EpochMeter.class);
    /** Processing cannot increase information. A larger increase than this is flagged (0.1 bit). */
    private static final Information DPI_TOLERANCE = Information.ofBits(0.1);

    private final LayerSource source;
    private final MeasuredSet set;
    private final List<EstimatorSettings> estimators;
    private final int permutations;
    private final boolean selfCheck;
    private final Seed seed;
    private final EstimateCache cache;
    private final EstimateCache.Inputs inputs;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    /**
     * @param source rows of the layers for the inputs of {@code set}
     * @param inputs identifies this measurement in the cache; its seed shuffles labels
     * @param cache estimates that were made before
     */
    public EpochMeter(
            LayerSource source,
            MeasuredSet set,
            MeasureSettings measure,
            EstimateCache.Inputs inputs,
            EstimateCache cache) {
        this.source = source;
        this.set = set;
        this.estimators = measure.estimators();
        this.permutations = measure.permutations();
        this.selfCheck = measure.selfCheck();
        this.seed = new Seed(inputs.seed());
        this.cache = cache;
        this.inputs = inputs;
    }

    List<EstimatorSettings> estimators() {
        return estimators;
    }

    /** The estimators that can be checked against data with a known answer. */
    List<EstimatorSettings> checkable() {
        return estimators.stream()
                .filter(estimator -> !estimator.checks().isEmpty())
                .toList();
    }

    public List<Layer> layers() {
        return source.layers();
    }

    /** The epochs that have rows, ascending. The list grows during training. */
    List<Integer> epochs() {
        return source.epochs();
    }

    /**
     * Checks a measured point against data with a known answer. If checks are turned off, the result says so.
     *
     * @param runRanges range of each layer over the run; empty if the estimator does not need them
     * @return empty if there is nothing to check
     */
    Optional<SelfCheck> check(EstimatorSettings estimator, PlanePoint point, List<Range> runRanges) {
        if (!selfCheck) {
            return SelfChecks.turnedOff(estimator, point.estimate());
        }
        Layer layer = layers().get(point.layer() - 1);
        try {
            LayerSample sample = sample(source.rows(point.epoch(), layer), layer.binned(estimator, runRanges), null);
            return SelfChecks.ofLayer(estimator, sample, point.estimate());
        } catch (EstimationRefusedException e) { // the point says the same
            return Optional.empty();
        }
    }

    private LayerSample sample(Samples rows, @Nullable Range range, @Nullable LayerNoise noise) {
        return new LayerSample(
                rows, set.labels(), range, set.exhaustive(), set.distinctInputs(), source.draws(), noise);
    }

    public Ceilings ceilings() {
        return set.ceilings();
    }

    boolean needsRunRanges() {
        return estimators.stream().anyMatch(this::needsRunRange);
    }

    /** Whether the bins of this estimator span the whole run for at least one layer. */
    boolean needsRunRange(EstimatorSettings estimator) {
        return layers().stream().anyMatch(layer -> layer.spansRun(estimator));
    }

    /** The least and greatest activation of every layer. */
    List<Range> ranges(int epoch) {
        return source.ranges(epoch);
    }

    /**
     * Measures one epoch.
     *
     * @param wanted the estimators to use
     * @param runRanges range of each layer over the run; empty if no wanted estimator needs them
     * @param provisional whether {@code runRanges} may still grow
     * @return for each estimator, one point for each layer
     */
    List<PlanePoint> measure(int epoch, List<EstimatorSettings> wanted, List<Range> runRanges, boolean provisional) {
        EpochRows rows = source.at(epoch);
        String fingerprint = rows.fingerprint();
        List<PlanePoint> points = new ArrayList<>();
        for (EstimatorSettings estimator : wanted) {
            @Nullable PlaneEstimate before = null;
            for (Layer layer : layers()) {
                @Nullable Range range = layer.binned(estimator, runRanges);
                EstimateCache.Key key = new EstimateCache.Key(inputs, fingerprint, layer.number(), estimator, range);
                PlaneEstimate estimate = cache.find(key);
                if (estimate == null) {
                    estimate = estimate(estimator, layer, rows, range);
                    cache.keep(key, estimate);
                }
                if (provisional && layer.spansRun(estimator)) {
                    estimate = estimate.withFlag(EstimateFlag.PROVISIONAL);
                }
                if (before != null && breaksProcessingInequality(before, estimate)) {
                    estimate = estimate.withFlag(EstimateFlag.DPI_BROKEN);
                }
                points.add(new PlanePoint(estimator.id(), epoch, layer.number(), estimate));
                before = estimate;
            }
        }
        return points;
    }

    private PlaneEstimate estimate(EstimatorSettings estimator, Layer layer, EpochRows rows, @Nullable Range range) {
        LayerSample sample;
        try {
            sample = sample(rows.of(layer), range, rows.noise(layer));
        } catch (EstimationRefusedException e) { // such as activations of another program that are not finite
            return PlaneEstimate.refused(new Refusal(false, String.valueOf(e.getMessage())));
        }
        try {
            return compared(
                    estimator,
                    layer,
                    sample,
                    judged(estimator, estimator.estimator().layer(sample)));
        } catch (RuntimeException e) {
            return PlaneEstimate.refused(new Refusal(false, reason(estimator, layer, e)));
        }
    }

    /** Where rows of a quantised network all differ, their count is no limit of the estimator but the truth. */
    private PlaneEstimate judged(EstimatorSettings estimator, PlaneEstimate estimate) {
        if (!(estimator instanceof QuantisedSettings) || !source.onGrids() || !set.exhaustive()) {
            return estimate;
        }
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        flags.addAll(estimate.flags());
        flags.remove(EstimateFlag.SATURATED);
        return estimate.withOnlyFlags(flags);
    }

    /** The reason for a missing estimate. Logs the first unexpected failure of each estimator. */
    private String reason(EstimatorSettings estimator, Layer layer, RuntimeException e) {
        String reason = reason(e);
        if (!(e instanceof EstimationRefusedException) && failed.add(estimator.id())) {
            LOG.warn("{} failed at layer {}", estimator.id(), layer.number(), e);
        }
        return reason;
    }

    /**
     * Why there is no estimate. A failed estimate must not end the run.
     *
     * @throws CancellationException if the run was interrupted; this must end the run
     */
    static String reason(RuntimeException e) {
        if (e instanceof CancellationException) {
            throw e;
        }
        boolean expected = e instanceof EstimationRefusedException || e instanceof RunFailedException;
        return expected ? String.valueOf(e.getMessage()) : "it failed unexpectedly; the log has the details";
    }

    /** Flags I(T;Y) that is not above what shuffled labels give. All layers and epochs use the same shuffles. */
    private PlaneEstimate compared(
            EstimatorSettings estimator, Layer layer, LayerSample sample, PlaneEstimate estimate) {
        Information label = estimate.labelInformation();
        if (permutations == 0 || label == null) {
            return estimate;
        }
        try {
            PermutationNull shuffled =
                    PermutationNull.ofLabels(estimator.estimator(), sample, label, permutations, seed);
            return shuffled.exceeded() ? estimate : estimate.withFlag(EstimateFlag.NOT_ABOVE_NULL);
        } catch (RuntimeException e) {
            return estimate.withRefusal(new Refusal(true, reason(estimator, layer, e)));
        }
    }

    private static boolean breaksProcessingInequality(PlaneEstimate before, PlaneEstimate after) {
        return rises(before.inputInformation(), after.inputInformation())
                || rises(before.labelInformation(), after.labelInformation());
    }

    private static boolean rises(@Nullable Information before, @Nullable Information after) {
        return before != null && after != null && after.minus(before).compareTo(DPI_TOLERANCE) > 0;
    }
}
