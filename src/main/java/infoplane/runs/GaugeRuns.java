package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.estimation.EstimatorSettings;
import infoplane.findings.JointGauge;
import infoplane.measuring.PlanePoint;
import infoplane.network.NetworkSettings;
import infoplane.network.Trajectory;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeMeter;
import infoplane.scales.Gauges;
import infoplane.store.EnsembleFolder;
import infoplane.store.GaugeFile;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Audits the coordinates of each run in a folder: how far I(X;T) falls in other coordinates of the same network. Nothing is
 * computed before everything was checked.
 */
public final class GaugeRuns {
    private final List<Path> runs;
    private final List<EstimatorSettings> estimators;
    private final int orbits;

    /** @param folder of the run */
    public record AuditedRun(Path folder, GaugeAudit audit) {}

    /**
     * Checks a request against a folder.
     *
     * @param folder of a run or of repeats
     * @throws InvalidInputException if the folder or the request does not do; the message is one sentence
     */
    public GaugeRuns(Path folder, GaugeRequest request) {
        runs = RunSet.of(folder).runs();
        orbits = request.orbits();
        RunFolder first = RunFolder.open(runs.get(0));
        runs.forEach(GaugeRuns::check);
        estimators = request.estimators().isEmpty() ? first.settings().measure().estimators() : request.estimators();
    }

    /** @throws InvalidInputException if a run has no coordinates to change; the message is one sentence */
    static void check(Path folder) {
        RunFolder run = RunFolder.open(folder);
        String path = PlainText.path(run.path());
        if (run.hasActivations()) {
            throw new InvalidInputException(path + " was imported as activations, without the weights that other"
                    + " coordinates scale; import its weights");
        }
        NetworkSettings network = run.settings().network();
        if (network.noise().any()) {
            throw new InvalidInputException(
                    "the units of " + path + " have noise of a fixed size, so scaling them makes another network");
        }
        if (network.quantisation().any()) {
            throw new InvalidInputException("the network of " + path
                    + " is quantised, with one grid for a layer, so scaling its units makes another network");
        }
        try (Trajectory weights = run.trajectory()) {
            if (weights.epochs().isEmpty()) {
                throw new InvalidInputException(path
                        + " keeps no weights, so it cannot be measured again; run it with training.keep set to all");
            }
        }
    }

    public List<EstimatorSettings> estimators() {
        return estimators;
    }

    /**
     * Measures.
     *
     * @return one audit for each run
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    public List<AuditedRun> measure(int threads, RunMonitor monitor) {
        return runs.stream()
                .map(run -> new AuditedRun(run, audit(RunFolder.open(run), threads, monitor)))
                .toList();
    }

    /**
     * Keeps audits in the folders of their runs, and judges the claims again.
     *
     * @throws InvalidInputException if a folder cannot be written, or a run is writing to it
     */
    public static void keep(List<AuditedRun> audited) {
        audited.forEach(one -> GaugeFile.keep(one.folder(), one.audit()));
        audited.stream()
                .flatMap(one -> EnsembleFolder.ensembleOf(one.folder()).stream())
                .distinct()
                .forEach(EnsembleFolder::sumUp);
    }

    /** The audits of runs that differ in the seed only, judged together; empty for runs without such a counterpart. */
    public static List<JointAudit> joint(List<AuditedRun> audited) {
        return Together.of(audited, AuditedRun::folder).stream()
                .map(group -> new JointAudit(
                        group.runs(),
                        JointGauge.of(
                                group.counted().stream().map(AuditedRun::audit).toList(),
                                group.runs().learnt())))
                .toList();
    }

    /** What was kept of the runs in a folder; empty if not all have an audit. */
    public static List<AuditedRun> kept(Path folder) {
        List<Path> all = RunSet.of(folder).runs();
        List<AuditedRun> kept = all.stream()
                .flatMap(run -> GaugeFile.read(run).map(audit -> new AuditedRun(run, audit)).stream())
                .toList();
        return kept.size() < all.size() ? List.of() : kept;
    }

    /** The object of an audit, as its file holds it. */
    public static Map<String, @Nullable Object> object(GaugeAudit audit) {
        return GaugeFile.object(audit);
    }

    private GaugeAudit audit(RunFolder run, int threads, RunMonitor monitor) {
        try (RunRows rows = RunRows.of(run, run.settings().measure().on())) {
            Trajectory weights = Objects.requireNonNull(rows.weights());
            Gauges gauges = new Gauges(
                    run.settings().network(),
                    weights.layout(),
                    weights::parameters,
                    orbits,
                    new Seed(run.settings().seed()));
            return new GaugeMeter(rows.source(), rows.set(), gauges, estimators)
                    .measure(maxima(run.results().points()), threads, monitor);
        }
    }

    /** The epochs at which I(X;T) of a layer is largest in the plane, by some estimator. */
    private static Collection<Integer> maxima(List<PlanePoint> points) {
        Map<List<Object>, PlanePoint> most = new HashMap<>();
        points.stream()
                .filter(point -> point.estimate().inputInformation() != null)
                .forEach(point -> most.merge(List.of(point.estimator(), point.layer()), point, GaugeRuns::larger));
        return most.values().stream().map(PlanePoint::epoch).toList();
    }

    private static PlanePoint larger(PlanePoint one, PlanePoint other) {
        return Objects.requireNonNull(other.estimate().inputInformation())
                                .compareTo(Objects.requireNonNull(one.estimate().inputInformation()))
                        > 0
                ? other
                : one;
    }
}
