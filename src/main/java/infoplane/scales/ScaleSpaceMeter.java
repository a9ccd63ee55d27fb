package infoplane.scales;

import infoplane.core.Failures;
import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasuringPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures the layers of a run at every scale, coarse to fine over its epochs. */
public final class ScaleSpaceMeter {
    private final LayerSource source;
    private final Labels labels;
    private final ScaleGrid grid;
    private final List<Layer> layers;
    private final List<Integer> epochs;
    private final Seed seed;

    /** What is measured by one task. */
    private record Place(Layer layer, int epoch) {}

    /**
     * @param source with at least one epoch
     * @param labels of its inputs
     * @param layers of the source
     * @param seed of the draws
     * @throws InvalidInputException if the network has noise
     */
    public ScaleSpaceMeter(LayerSource source, Labels labels, ScaleGrid grid, List<Layer> layers, Seed seed) {
        if (source.draws() > 1) {
            throw new InvalidInputException(
                    "the units of this network have noise of their own, and bounds at every scale"
                            + " are of networks without noise; measure it with kde");
        }
        this.source = source;
        this.labels = labels;
        this.grid = grid;
        this.layers =
                layers.stream().sorted(Comparator.comparingInt(Layer::number)).toList();
        this.epochs = ScaleEpochs.choose(new TreeSet<>(source.epochs()));
        this.seed = seed;
    }

    public List<Integer> epochs() {
        return epochs;
    }

    /**
     * Measures.
     *
     * @param threads at least 1
     * @param exact whether I(X;T_σ) itself is sampled everywhere, which takes some ten times as long
     * @param monitor hears of every layer of every epoch; cancels within a second
     * @param rough hears of maps of fewer epochs, which become finer; the very first may be from a sample of the rows;
     *     null where nobody looks
     * @throws InvalidInputException if a layer holds values that are not finite
     */
    public ScaleSpace measure(int threads, boolean exact, RunMonitor monitor, @Nullable Consumer<ScaleSpace> rough) {
        try (MeasuringPool pool = new MeasuringPool(threads);
                MeasuringPool.Watch unused = pool.cancelWhen(monitor::cancelled)) {
            int steps = epochs.size() * layers.size() * (exact ? 2 : 1) + layers.size();
            Progress progress = new Progress(monitor, steps);
            Map<Place, ScaleBounds> measured = new ConcurrentHashMap<>();
            if (rough != null && RoughMeter.takes(labels)) {
                rough.accept(rough(ScaleEpochs.passes(epochs).get(0), pool));
            }
            for (List<Integer> pass : ScaleEpochs.passes(epochs)) {
                forEach(
                        places(pass),
                        pool,
                        progress,
                        place -> kept(measured, place, bounds(place, ScaleMeter::bounds)));
                if (rough != null) {
                    rough.accept(space(measured));
                }
            }
            if (exact) {
                forEach(places(epochs), pool, progress, place -> {
                    ScaleBounds bounds = Objects.requireNonNull(measured.get(place));
                    return kept(measured, place, sampler(place.layer()).exact(bounds));
                });
            }
            ScaleSpace bounded = space(measured);
            return new ScaleSpace(
                    grid,
                    labels.count(),
                    forEach(
                            bounded.layers(),
                            pool,
                            progress,
                            layer -> sampler(layers.get(bounded.layers().indexOf(layer)))
                                    .decided(layer)));
        }
    }

    /**
     * The same map with the falls of open answers between closer ends, by sampling; verdicts stay.
     *
     * @param measured of this source and grid
     * @param open the scales of each layer, by its number
     */
    public ScaleSpace tightened(
            ScaleSpace measured, Map<Integer, List<Integer>> open, int threads, RunMonitor monitor) {
        try (MeasuringPool pool = new MeasuringPool(threads);
                MeasuringPool.Watch unused = pool.cancelWhen(monitor::cancelled)) {
            return new ScaleSpace(
                    grid,
                    measured.inputs(),
                    forEach(
                            measured.layers(),
                            pool,
                            new Progress(monitor, measured.layers().size()),
                            layer -> sampler(layers.get(measured.layers().indexOf(layer)))
                                    .tightened(layer, open.getOrDefault(layer.layer(), List.of()))));
        }
    }

    /** Looks at the first epoch, so that Java has compiled by the first map what that needs: half of its time. */
    public void prepare() {
        if (RoughMeter.takes(labels)) {
            try (MeasuringPool pool = new MeasuringPool(1)) {
                rough(epochs.subList(0, 1), pool);
            }
        }
    }

    /** A map from a few rows, which is there at once. */
    private ScaleSpace rough(List<Integer> few, MeasuringPool pool) {
        Map<Place, ScaleBounds> sampled = new ConcurrentHashMap<>();
        forEach(
                places(few),
                pool,
                new Progress(RunMonitor.SILENT, 1),
                place -> kept(sampled, place, bounds(place, ScaleMeter::rough)));
        return space(sampled);
    }

    private static ScaleBounds kept(Map<Place, ScaleBounds> measured, Place place, ScaleBounds bounds) {
        measured.put(place, bounds);
        return bounds;
    }

    private SampledAnswers sampler(Layer layer) {
        return new SampledAnswers(source, layer, grid, seed);
    }

    private List<Place> places(List<Integer> pass) {
        return pass.stream()
                .flatMap(epoch -> layers.stream().map(layer -> new Place(layer, epoch)))
                .toList();
    }

    private interface Meter {
        ScaleBounds of(int epoch, Samples rows, Labels labels, ScaleGrid grid);
    }

    private ScaleBounds bounds(Place place, Meter meter) {
        RunMonitor.current().check("layers at every scale");
        Samples rows = source.rows(place.epoch(), place.layer());
        ScaleBounds bounds = meter.of(place.epoch(), rows, labels, grid);
        if (!Double.isFinite(bounds.spread())) {
            throw new InvalidInputException(
                    "layer " + Layer.symbol(place.layer().number()) + " holds values at epoch " + place.epoch()
                            + " that are not finite or too large, so it has no scales");
        }
        return bounds;
    }

    private ScaleSpace space(Map<Place, ScaleBounds> measured) {
        List<LayerScales> all = new ArrayList<>();
        for (Layer layer : layers) {
            List<ScaleBounds> own = epochs.stream()
                    .flatMap(epoch -> Stream.ofNullable(measured.get(new Place(layer, epoch))))
                    .toList();
            all.add(LayerScales.of(layer.number(), layer.name(), own));
        }
        return new ScaleSpace(grid, labels.count(), all);
    }

    private record Progress(RunMonitor monitor, AtomicInteger done, int total) {
        Progress(RunMonitor monitor, int total) {
            this(monitor, new AtomicInteger(), total);
        }

        void oneMore() {
            monitor.checkpoint(done.incrementAndGet(), total, "layers at every scale");
        }
    }

    private static <S, T> List<T> forEach(List<S> tasks, MeasuringPool pool, Progress progress, Function<S, T> work) {
        List<CompletableFuture<T>> started = tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(
                        () -> {
                            T result = work.apply(task);
                            progress.oneMore();
                            return result;
                        },
                        pool))
                .toList();
        try {
            CompletableFuture.allOf(started.toArray(CompletableFuture[]::new)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while measuring");
        } catch (ExecutionException e) {
            throw Failures.ofAnotherThread(e);
        }
        return started.stream().map(CompletableFuture::join).toList();
    }
}
