package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.findings.JointScales;
import infoplane.measuring.Layer;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleSpaceMeter;
import infoplane.scales.ScaleVerdict;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import infoplane.store.ScaleSpaceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures the runs in a folder at every scale. Nothing is computed before everything was checked. */
public final class ScaleSpaceRuns {
    /** What a refusal can be about; its sentence begins with it. */
    private static final String LAYER = "layer";

    private final ScaleSpaceRequest request;
    private final List<Path> runs;

    /** The map of one run. */
    public record MappedRun(Path folder, ScaleSpace space) {}

    /**
     * Checks a request against a folder.
     *
     * @param folder of a run or of repeats
     * @throws InvalidInputException if the folder or the request does not do; the message is one sentence
     */
    public ScaleSpaceRuns(Path folder, ScaleSpaceRequest request) {
        this.request = request;
        this.runs = RunSet.of(folder).runs();
        for (Path run : runs) {
            opened(run, (rows, meter) -> meter.epochs());
        }
    }

    public List<Path> runs() {
        return runs;
    }

    /** Prepares for {@link #measure}, whose first map is there sooner then. */
    public void prepare() {
        opened(runs.get(0), (rows, meter) -> {
            meter.prepare();
            return meter;
        });
    }

    /**
     * Measures all runs, one after the other.
     *
     * @param rough hears of maps of fewer epochs, which become finer; null where nobody looks
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    public List<MappedRun> measure(int threads, RunMonitor monitor, @Nullable Consumer<MappedRun> rough) {
        return runs.stream()
                .map(run -> new MappedRun(
                        run,
                        opened(
                                run,
                                (rows, meter) -> meter.measure(
                                        threads(rows, threads),
                                        request.exact(),
                                        monitor,
                                        rough == null ? null : space -> rough.accept(new MappedRun(run, space))))))
                .toList();
    }

    /**
     * Where repeats together are open because the bounds of each are far apart, samples the falls of each, whose ends then lie closer.
     *
     * @param measured of runs of this request, also of other folders
     * @return the same runs in the same order
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    public List<MappedRun> settled(List<MappedRun> measured, int threads, RunMonitor monitor) {
        Map<Path, Map<Integer, List<Integer>>> open = new HashMap<>();
        for (JointMap joint : joint(measured)) {
            Map<Integer, List<Integer>> undecided = new HashMap<>();
            joint.space().layers().forEach(layer -> undecided.put(layer.layer(), undecided(layer)));
            if (undecided.values().stream().anyMatch(scales -> !scales.isEmpty())) {
                joint.runs().folders().forEach(folder -> open.put(folder, undecided));
            }
        }
        AtomicInteger done = new AtomicInteger();
        return measured.stream()
                .map(one -> open.containsKey(one.folder())
                        ? new MappedRun(
                                one.folder(),
                                opened(
                                        one.folder(),
                                        (rows, meter) -> meter.tightened(
                                                one.space(),
                                                open.get(one.folder()),
                                                threads(rows, threads),
                                                monitor.part(done.getAndIncrement(), open.size()))))
                        : one)
                .toList();
    }

    private static List<Integer> undecided(LayerScales layer) {
        return IntStream.range(0, layer.answers().size())
                .filter(scale -> layer.answers().get(scale).verdict() == ScaleVerdict.UNDECIDED)
                .boxed()
                .toList();
    }

    private static int threads(RunRows rows, int threads) {
        return ImportNeeds.threads(rows.source(), rows.set().labels().count(), threads);
    }

    private interface Work<T> {
        T of(RunRows rows, ScaleSpaceMeter meter);
    }

    private <T> T opened(Path folder, Work<T> work) {
        RunFolder run = RunFolder.open(folder);
        try (RunRows rows = RunRows.of(run, run.settings().measure().on())) {
            if (rows.source().epochs().isEmpty()) {
                throw new InvalidInputException(PlainText.path(folder)
                        + " keeps no weights, so it cannot be measured again; run it with training.keep set to all");
            }
            ScaleSpaceMeter meter = new ScaleSpaceMeter(
                    rows.source(),
                    rows.set().labels(),
                    request.grid(),
                    layers(folder, rows.source().layers()),
                    new Seed(run.settings().seed()));
            return work.of(rows, meter);
        }
    }

    private List<Layer> layers(Path folder, List<Layer> all) {
        for (int layer : request.layers()) {
            if (layer < 1 || layer > all.size()) {
                throw InvalidInputException.about(
                        LAYER,
                        LAYER + " is " + layer + " but " + PlainText.path(folder) + " has layers 1 to " + all.size()
                                + ", the last being the output");
            }
        }
        return request.layers().isEmpty()
                ? all
                : all.stream()
                        .filter(layer -> request.layers().contains(layer.number()))
                        .toList();
    }

    /**
     * The maps of runs that differ in the seed only, judged together; empty for runs without such a counterpart, and where maps are
     * of different σ or layers.
     */
    public static List<JointMap> joint(List<MappedRun> measured) {
        List<JointMap> joint = new ArrayList<>();
        for (Together.Group<MappedRun> group : Together.of(measured, MappedRun::folder)) {
            List<ScaleSpace> maps =
                    group.counted().stream().map(MappedRun::space).toList();
            if (maps.stream().map(ScaleSpaceRuns::shape).distinct().count() == 1) {
                joint.add(new JointMap(
                        group.runs(), JointScales.map(maps, group.runs().learnt())));
            }
        }
        return joint;
    }

    /** What maps must share to be judged together. */
    private static List<Object> shape(ScaleSpace map) {
        return List.of(
                map.grid(),
                map.inputs(),
                map.layers().stream().map(LayerScales::layer).toList());
    }

    /**
     * Keeps maps in the folders of their runs, and sums up repeats. A map of some layers is kept only beside the others, at the same
     * scales and epochs.
     *
     * @return whether all were kept
     * @throws InvalidInputException if a folder cannot be written, or a run is writing to it
     */
    public static boolean keep(List<MappedRun> measured) {
        List<MappedRun> kept = measured.stream().filter(ScaleSpaceRuns::keep).toList();
        kept.stream()
                .flatMap(one -> EnsembleFolder.ensembleOf(one.folder()).stream())
                .distinct()
                .forEach(EnsembleFolder::sumUp);
        return kept.size() == measured.size();
    }

    private static boolean keep(MappedRun measured) {
        ScaleSpace space = measured.space();
        int layers = RunFolder.open(measured.folder()).results().layers().size();
        ScaleSpace all = kept(measured.folder(), space.grid().relative())
                .map(before -> before.with(space))
                .orElse(space);
        if (all.layers().size() < layers) {
            return false;
        }
        ScaleSpaceFile.keep(measured.folder(), space);
        return true;
    }

    /** The map of a run that was kept; empty if there is none. */
    public static Optional<ScaleSpace> kept(Path run, boolean relative) {
        return ScaleSpaceFile.read(run, relative);
    }

    /** The maps of the runs in a folder that were kept; empty if not all have one. */
    public static List<MappedRun> keptIn(Path folder, boolean relative) {
        List<Path> all = RunSet.of(folder).runs();
        List<MappedRun> kept = all.stream()
                .flatMap(run -> kept(run, relative).map(space -> new MappedRun(run, space)).stream())
                .toList();
        return kept.size() < all.size() ? List.of() : kept;
    }

    /** The object of a map, as its file holds it. */
    public static Map<String, @Nullable Object> object(ScaleSpace space) {
        return ScaleSpaceFile.object(space);
    }
}
