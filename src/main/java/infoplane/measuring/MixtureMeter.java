package infoplane.measuring;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.estimation.DrawnLayer;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Measures layers whose weights are one of K sets: windows of the last K kept epochs, or the same epoch of K repeats. Rows are
 * computed member by member. Thread-safe.
 *
 * <p>Bins over a layer's own range, over a unit's, and of equal mass are cut for all K sets together, and each set alone is
 * counted in the same cells, so that what mixing costs is not what other bins would cost. A run's range is that of all kept
 * epochs of the runs that are mixed.
 */
public final class MixtureMeter {
    /** How K sets of weights are measured. @param singles whether each set is measured alone, too */
    private record Task(int draws, int epoch, Layer layer, boolean singles) {}

    private record Single(String estimator, int layer, LayerSource source, int epoch) {}

    private final MixtureKind kind;
    private final List<LayerSource> sources;
    private final MeasuredSet set;
    private final List<EstimatorSettings> estimators;
    private final Seed seed;
    private final List<LayerRanges> ranges = new ArrayList<>();
    private final Map<Single, PlaneEstimate> singles = new ConcurrentHashMap<>();

    /**
     * @param sources one run for windows, the repeats for restarts; all with equal layers
     * @param set the inputs of their rows
     * @param seed draws the rows of estimates that use only some
     * @throws InvalidInputException if the network has noise
     */
    public MixtureMeter(
            MixtureKind kind,
            List<LayerSource> sources,
            MeasuredSet set,
            List<EstimatorSettings> estimators,
            Seed seed) {
        if (sources.stream().anyMatch(source -> source.draws() > 1)) {
            throw new InvalidInputException(
                    "the units of this network have noise, so it is random already; only networks"
                            + " without noise are mixed");
        }
        this.kind = kind;
        this.set = set;
        this.sources = sources.stream()
                .<LayerSource>map(source -> new HeldRows(source, set.labels().count()))
                .toList();
        this.estimators = List.copyOf(estimators);
        this.seed = seed;
        sources.forEach(source -> ranges.add(new LayerRanges()));
    }

    private MixtureLayers mixture(int draws) {
        return kind == MixtureKind.WINDOW
                ? MixtureLayers.window(sources.get(0), draws)
                : MixtureLayers.restarts(sources.subList(0, draws));
    }

    /** The epochs at which K sets of weights can be mixed, ascending. */
    public List<Integer> epochs(int draws) {
        return mixture(draws).epochs();
    }

    /** The epochs whose weights are mixed at an epoch: K of a window, one for repeats. */
    public List<Integer> epochsOf(int draws, int epoch) {
        return mixture(draws).members(epoch).stream()
                .map(MixtureLayers.Member::epoch)
                .distinct()
                .toList();
    }

    /** The epochs over training at which findings look at K sets of weights. */
    public List<Integer> trainingEpochs(int draws, int last) {
        return FindingEpochs.choose(new TreeSet<>(epochs(draws)).headSet(last, true));
    }

    /**
     * Measures mixtures at one epoch, and some mixtures over training.
     *
     * @param draws each K to measure at {@code epoch}
     * @param trained each K to measure over training, up to {@code epoch}; may be empty
     * @param threads at least 1
     * @param monitor hears of every mixture of a layer; cancels within a second
     * @return the points at {@code epoch}, then those over training
     */
    public List<List<MixturePoint>> measure(
            int epoch, List<Integer> draws, List<Integer> trained, int threads, RunMonitor monitor) {
        List<Task> atEpoch = new ArrayList<>();
        List<Task> overTraining = new ArrayList<>();
        layers().forEach(layer -> draws.forEach(each -> atEpoch.add(new Task(each, epoch, layer, true))));
        for (int each : trained) {
            for (int end : trainingEpochs(each, epoch)) {
                layers().forEach(layer -> overTraining.add(new Task(each, end, layer, false)));
            }
        }
        try (MeasuringPool pool = new MeasuringPool(threads);
                MeasuringPool.Watch unused = pool.cancelWhen(monitor::cancelled)) {
            Executor told = work -> pool.execute(() -> RunMonitor.during(monitor::within, work));
            gatherRanges(told, monitor);
            Progress progress = new Progress(monitor, atEpoch.size() + overTraining.size());
            List<MixturePoint> last = all(atEpoch, told, progress);
            return List.of(last, all(overTraining, told, progress));
        }
    }

    public List<Layer> layers() {
        return sources.get(0).layers();
    }

    private record Progress(RunMonitor monitor, AtomicInteger done, int total) {
        Progress(RunMonitor monitor, int total) {
            this(monitor, new AtomicInteger(), total);
        }

        void oneMore() {
            monitor.checkpoint(done.incrementAndGet(), total, "mixtures");
        }
    }

    private List<MixturePoint> all(List<Task> tasks, Executor pool, Progress progress) {
        List<CompletableFuture<List<MixturePoint>>> work = tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(() -> points(task), pool)
                        .whenComplete((points, failure) -> {
                            if (failure == null) {
                                progress.oneMore();
                            }
                        }))
                .toList();
        PlanePass.awaitAll(work);
        return work.stream().flatMap(one -> one.join().stream()).toList();
    }

    private void gatherRanges(Executor pool, RunMonitor monitor) {
        boolean needed = estimators.stream()
                .anyMatch(estimator -> layers().stream().anyMatch(layer -> layer.spansRun(estimator)));
        List<Runnable> work = new ArrayList<>();
        for (int place = 0; needed && place < sources.size(); place++) {
            LayerSource source = sources.get(place);
            LayerRanges own = ranges.get(place);
            source.epochs().stream()
                    .filter(epoch -> !own.holds(epoch))
                    .forEach(epoch -> work.add(() -> {
                        RunMonitor.current().check("ranges");
                        own.add(epoch, source.ranges(epoch));
                    }));
        }
        AtomicInteger done = new AtomicInteger();
        PlanePass.awaitAll(work.stream()
                .map(one -> CompletableFuture.runAsync(one, pool)
                        .thenRun(() -> monitor.progressed(done.incrementAndGet(), work.size(), "ranges")))
                .toList());
    }

    /** The range of every layer over the runs of K sets of weights; empty if no estimator needs it. */
    private List<Range> rangesOf(int draws) {
        return ranges.subList(0, kind == MixtureKind.WINDOW ? 1 : draws).stream()
                .map(LayerRanges::soFar)
                .filter(own -> !own.isEmpty())
                .reduce(LayerRanges::union)
                .orElse(List.of());
    }

    private List<MixturePoint> points(Task task) {
        return estimators.stream().map(estimator -> point(estimator, task)).toList();
    }

    private MixturePoint point(EstimatorSettings estimator, Task task) {
        Layer layer = task.layer();
        MixtureLayers mixture = mixture(task.draws());
        DrawnLayer drawn = new DrawnLayer(
                mixture.draws(task.epoch(), layer),
                task.draws(),
                set.labels(),
                layer.binned(estimator, rangesOf(task.draws())),
                set.exhaustive(),
                set.distinctInputs(),
                seed);
        PlaneEstimate estimate;
        Information single = null;
        try {
            DrawnLayer.Mixed mixed = estimator.estimator().drawn(drawn);
            estimate = mixed.estimate();
            single = mixed.meanSingle();
            if (single != null && breaksLaw(estimate, single, task.draws())) {
                estimate = estimate.withFlag(EstimateFlag.MIXING_LAW_BROKEN);
            }
        } catch (EstimationRefusedException e) {
            estimate = PlaneEstimate.refused(new Refusal(false, EpochMeter.reason(e)));
        }
        if (single == null && task.draws() == 1) {
            single = estimate.inputInformation();
        } else if (single == null && task.singles() && estimate.inputInformation() != null) {
            single = meanSingle(estimator, layer, mixture.members(task.epoch()));
        }
        return new MixturePoint(estimator.id(), layer.number(), task.draws(), task.epoch(), estimate, single);
    }

    /** Whether mixing seems to cost less than 0 or more than ln K nats, which no network can do. */
    private static boolean breaksLaw(PlaneEstimate estimate, Information single, int draws) {
        Information input = estimate.inputInformation();
        double cost = input == null ? 0 : single.minus(input).nats();
        return !(cost >= -MixturePoint.ROUNDING && cost <= Math.log(draws) + MixturePoint.ROUNDING);
    }

    /** The mean of I(X;T) over the sets of weights alone; null if the estimator refuses one of them. */
    private @Nullable Information meanSingle(
            EstimatorSettings estimator, Layer layer, List<MixtureLayers.Member> members) {
        double nats = 0;
        for (MixtureLayers.Member member : members) {
            Single key = new Single(estimator.id(), layer.number(), member.source(), member.epoch());
            Information input = singles.computeIfAbsent(key, one -> alone(estimator, layer, member))
                    .inputInformation();
            if (input == null) {
                return null;
            }
            nats += input.nats();
        }
        return Information.ofNats(nats / members.size());
    }

    private PlaneEstimate alone(EstimatorSettings estimator, Layer layer, MixtureLayers.Member member) {
        RunMonitor.current().check("single epochs");
        LayerSample sample = new LayerSample(
                member.source().rows(member.epoch(), layer),
                set.labels(),
                null,
                set.exhaustive(),
                set.distinctInputs());
        try {
            return estimator.estimator().plain().layer(sample);
        } catch (EstimationRefusedException e) {
            return PlaneEstimate.refused(new Refusal(false, EpochMeter.reason(e)));
        }
    }
}
