package infoplane.scales;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.estimation.Estimator;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.measuring.FindingEpochs;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.MeasuringPool;
import infoplane.measuring.PlanePass;
import infoplane.scales.GaugeAudit.Fall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures I(X;T) of each layer in all coordinates of {@link Gauges}, and how far it falls from its maximum to the end. Scaling a
 * unit multiplies its activation and changes no other layer, so the rows of a layer are computed once and multiplied. Thread-safe.
 */
public final class GaugeMeter {
    /** All coordinates are measured at so many epochs, the maxima and the end. */
    private static final int EPOCHS = 30;

    private final LayerSource source;
    private final MeasuredSet set;
    private final Gauges gauges;
    private final List<EstimatorSettings> estimators;
    private final List<Estimator> plain;

    /** @param source rows of a network without noise and without grids */
    public GaugeMeter(LayerSource source, MeasuredSet set, Gauges gauges, List<EstimatorSettings> estimators) {
        this.source = source;
        this.set = set;
        this.gauges = gauges;
        this.estimators = List.copyOf(estimators);
        this.plain = estimators.stream().map(one -> one.estimator().plain()).toList();
    }

    /**
     * Measures everything.
     *
     * @param also epochs to look at, besides the usual ones, such as those of the maxima of a plane
     * @param threads at least 1
     * @param monitor hears of every layer; cancels within a second
     */
    public GaugeAudit measure(Collection<Integer> also, int threads, RunMonitor monitor) {
        try (MeasuringPool pool = new MeasuringPool(threads);
                MeasuringPool.Watch unused = pool.cancelWhen(monitor::cancelled)) {
            Executor told = work -> pool.execute(() -> RunMonitor.during(monitor::within, work));
            return measure(also, told, monitor);
        }
    }

    private GaugeAudit measure(Collection<Integer> also, Executor pool, RunMonitor monitor) {
        NavigableSet<Integer> kept = new TreeSet<>(source.epochs());
        GaugeSpans spans = GaugeSpans.of(source, gauges, estimators, pool, monitor);
        TreeSet<Integer> looked = new TreeSet<>(FindingEpochs.choose(kept));
        also.stream().filter(kept::contains).forEach(looked::add);
        Values asTrained = new Values();
        all(
                tasks(looked, source.layers()),
                pool,
                monitor,
                "as trained",
                task -> asTrained.add(task, values(task, Gauges.AS_TRAINED, spans)));

        TreeSet<Integer> audited = new TreeSet<>(spread(looked));
        for (Layer layer : source.layers()) {
            for (int estimator = 0; estimator < estimators.size(); estimator++) {
                audited.add(asTrained
                        .curve(estimator, layer, Gauges.AS_TRAINED, looked)
                        .epochOfMaximum());
            }
        }
        List<Layer> scaled = source.layers().stream().filter(gauges::scalable).toList();
        Values values = new Values();
        all(tasks(audited, scaled), pool, monitor, "coordinates", task -> {
            for (int gauge = Gauges.UNIT_RMS; gauge < gauges.count(); gauge++) {
                RunMonitor.current().check("coordinates");
                values.add(new Task(task.epoch(), task.layer(), gauge), values(task, gauge, spans));
            }
        });
        List<Fall> falls = new ArrayList<>();
        for (int estimator = 0; estimator < estimators.size(); estimator++) {
            for (Layer layer : source.layers()) {
                Curve curve = asTrained.curve(estimator, layer, Gauges.AS_TRAINED, looked);
                falls.add(fall(estimator, layer, curve, values, audited));
            }
        }
        return new GaugeAudit(gauges.orbits(), List.copyOf(audited), estimators, falls);
    }

    private Fall fall(int estimator, Layer layer, Curve asTrained, Values values, NavigableSet<Integer> audited) {
        String id = estimators.get(estimator).id();
        if (!gauges.scalable(layer)) {
            return new Fall(
                    layer.number(), id, bits(asTrained.fall()), null, null, null, null, GaugeVerdict.NOTHING_TO_AUDIT);
        }
        double[] falls = new double[gauges.count()];
        falls[Gauges.AS_TRAINED] = asTrained.fall();
        for (int gauge = Gauges.UNIT_RMS; gauge < falls.length; gauge++) {
            falls[gauge] = values.curve(estimator, layer, gauge, audited).fall();
        }
        DoubleStream random = Arrays.stream(falls, Gauges.FIXED, falls.length);
        return new Fall(
                layer.number(),
                id,
                bits(falls[Gauges.AS_TRAINED]),
                bits(falls[Gauges.UNIT_RMS]),
                bits(falls[Gauges.BALANCED]),
                bits(random.min().orElse(Double.NaN)),
                bits(Arrays.stream(falls, Gauges.FIXED, falls.length).max().orElse(Double.NaN)),
                GaugeAudit.verdict(falls, GaugeAudit.saturated(asTrained.end(), asTrained.ceiling(), set.ceilings())));
    }

    private static @Nullable Information bits(double fall) {
        return Double.isNaN(fall) ? null : Information.ofBits(fall);
    }

    /** Epochs that are spread over the logarithm, with the first and the last. */
    private static List<Integer> spread(NavigableSet<Integer> epochs) {
        List<Integer> all = List.copyOf(epochs);
        int last = epochs.last();
        TreeSet<Integer> chosen = new TreeSet<>(List.of(epochs.first(), last));
        for (int place = 0; place < EPOCHS; place++) {
            double wanted = Math.exp(Math.log1p(last) * place / (EPOCHS - 1)) - 1;
            chosen.add(all.stream()
                    .min((one, other) -> Double.compare(Math.abs(one - wanted), Math.abs(other - wanted)))
                    .orElseThrow());
        }
        return List.copyOf(chosen);
    }

    /** One layer at one epoch, in some coordinates. */
    private record Task(int epoch, Layer layer, int gauge) {}

    private static List<Task> tasks(Collection<Integer> epochs, List<Layer> layers) {
        return epochs.stream()
                .flatMap(epoch -> layers.stream().map(layer -> new Task(epoch, layer, Gauges.AS_TRAINED)))
                .toList();
    }

    private interface Work {
        void of(Task task);
    }

    private static void all(List<Task> tasks, Executor pool, RunMonitor monitor, String what, Work work) {
        AtomicInteger done = new AtomicInteger();
        PlanePass.awaitAll(tasks.stream()
                .map(task -> CompletableFuture.runAsync(
                        () -> {
                            RunMonitor.current().check(what);
                            work.of(task);
                            monitor.progressed(done.incrementAndGet(), tasks.size(), what);
                        },
                        pool))
                .toList());
    }

    /** I(X;T) in bits of each estimator; NaN where it is missing. */
    private Value[] values(Task task, int gauge, GaugeSpans spans) {
        Layer layer = task.layer();
        Samples rows = source.rows(task.epoch(), layer);
        if (gauge != Gauges.AS_TRAINED) {
            rows = Gauges.scaled(rows, gauges.factors(gauge, task.epoch(), layer, rows));
        }
        Value[] values = new Value[estimators.size()];
        for (int estimator = 0; estimator < values.length; estimator++) {
            Range range = spans.binned(estimators.get(estimator), layer, gauge);
            LayerSample sample =
                    new LayerSample(rows, set.labels(), range, set.exhaustive(), set.distinctInputs(), source.draws());
            values[estimator] = value(plain.get(estimator), sample);
        }
        return values;
    }

    private static Value value(Estimator estimator, LayerSample sample) {
        try {
            var estimate = estimator.layer(sample);
            Information input = estimate.inputInformation();
            return new Value(input == null ? Double.NaN : input.bits(), estimate.ceiling());
        } catch (EstimationRefusedException e) {
            return new Value(Double.NaN, null);
        }
    }

    /** An estimate in bits, and its own ceiling. */
    private record Value(double bits, @Nullable Information ceiling) {}

    /** What was measured, by layer, coordinates and epoch. */
    private static final class Values {
        private final Map<Task, Value[]> all = new HashMap<>();

        synchronized void add(Task task, Value[] values) {
            all.put(task, values);
        }

        synchronized Curve curve(int estimator, Layer layer, int gauge, NavigableSet<Integer> epochs) {
            double most = Double.NEGATIVE_INFINITY;
            int at = epochs.first();
            for (int epoch : epochs) {
                double bits = get(epoch, layer, gauge)[estimator].bits();
                if (bits > most || Double.isNaN(bits)) {
                    most = bits;
                    at = epoch;
                }
                if (Double.isNaN(bits)) {
                    break; // a curve with a hole has no maximum
                }
            }
            Value end = get(epochs.last(), layer, gauge)[estimator];
            return new Curve(most, at, end.bits(), end.ceiling());
        }

        private Value[] get(int epoch, Layer layer, int gauge) {
            return Objects.requireNonNull(all.get(new Task(epoch, layer, gauge)));
        }
    }

    /** @param most largest I(X;T) in bits; NaN if an epoch has none */
    private record Curve(
            double most,
            int epochOfMaximum,
            double end,
            @Nullable Information ceiling) {
        double fall() {
            return most - end;
        }
    }
}
