package infoplane.report;

import infoplane.core.Failures;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.experiment.RunControl;
import infoplane.store.ReplicationFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replication in its folder. Each piece of its plan lies in a folder of its own; what is whole there is not computed again, so
 * a replication that was stopped or killed goes on where it was.
 */
public final class Replication {
    private static final Logger LOG = LoggerFactory.getLogger(Replication.class);
    /** Units of progress for a second of work. */
    private static final double UNITS = 10;

    private final Path folder;
    private final ReplicationPlan plan;
    private final RunControl control = new RunControl();

    private Replication(Path folder, ReplicationPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /**
     * How a replication ended.
     *
     * @param stopped whether it was stopped before its end; then there is no report
     * @param failed why pieces failed, by their names
     * @param report the report; empty if it was stopped
     */
    public record End(boolean stopped, Map<String, String> failed, Optional<ReplicationReport> report) {
        public End {
            failed = Map.copyOf(failed);
        }
    }

    /** Whether a folder holds a replication. */
    public static boolean isIn(Path folder) {
        return ReplicationFile.isIn(folder);
    }

    /**
     * Begins a replication in a new folder.
     *
     * @throws InvalidInputException if the folder holds anything
     */
    public static Replication create(Path folder, ReplicationPlan plan) {
        file(plan).create(folder);
        return new Replication(folder, plan);
    }

    /**
     * Goes on with the replication in a folder, or begins one if there is none.
     *
     * @param asked empty for the plan that the folder holds; the full one if it holds none
     * @throws InvalidInputException if the folder holds a replication by another plan, or anything else
     */
    public static Replication resume(Path folder, Optional<ReplicationPlan> asked) {
        if (!isIn(folder)) {
            return create(folder, asked.orElseGet(ReplicationPlan::full));
        }
        ReplicationFile held = ReplicationFile.read(folder);
        if (asked.isPresent() && !file(asked.get()).equals(held)) {
            throw new InvalidInputException(PlainText.path(folder) + " holds the " + words(held) + ", not the "
                    + words(file(asked.get())) + "; choose another folder, or leave out what differs");
        }
        return new Replication(folder, asked.orElseGet(() -> plan(held)));
    }

    private static ReplicationPlan plan(ReplicationFile held) {
        ReplicationPlan all = ReplicationPlan.named(held.plan());
        return held.claim() == 0 ? all : all.of(held.claim());
    }

    private static String words(ReplicationFile file) {
        return file.plan() + " replication of " + (file.claim() == 0 ? "all claims" : "claim " + file.claim());
    }

    private static ReplicationFile file(ReplicationPlan plan) {
        return new ReplicationFile(
                plan.name(), plan.claim().map(kind -> kind.number()).orElse(0));
    }

    public ReplicationPlan plan() {
        return plan;
    }

    /** Stops soon, from any thread; what was done is kept. */
    public void stop() {
        control.stop();
    }

    /** Does what is missing of the work, one step after the other, and writes the report. A step that fails leaves the others. */
    public End run(int threads, ReplicationListener listener) {
        List<ReplicationStep> steps = plan.pieces().stream()
                .flatMap(piece -> new PieceWork(piece, folder.resolve(piece.name()), plan.depth(), threads, control)
                        .steps().stream())
                .toList();
        double all = steps.stream().mapToDouble(ReplicationStep::weight).sum();
        Map<String, String> failed = new LinkedHashMap<>();
        double done = 0;
        for (ReplicationStep step : steps) {
            if (!failed.containsKey(step.piece().name())) {
                Monitor monitor = new Monitor(done, step.weight(), all, listener);
                try {
                    monitor.check(step.words());
                    if (!step.whole().getAsBoolean()) {
                        listener.begins(step.words());
                        step.work().accept(monitor);
                    }
                } catch (CancellationException e) {
                    return new End(true, failed, Optional.empty());
                } catch (RuntimeException e) {
                    if (control.stopped()) {
                        return new End(true, failed, Optional.empty());
                    }
                    failed.put(step.piece().name(), failed(step, e, listener));
                }
            }
            done += step.weight();
            listener.progressed((int) (UNITS * done), (int) (UNITS * all));
        }
        ReplicationReport report = ReplicationReport.of(plan, pieces(failed));
        report.write(folder);
        return new End(false, failed, Optional.of(report));
    }

    private static String failed(ReplicationStep step, RuntimeException e, ReplicationListener listener) {
        LOG.info("{} failed", step.words(), e);
        String why = Failures.sentence("It", e);
        listener.failed(step.words(), why);
        return why;
    }

    private List<ReplicatedPiece> pieces(Map<String, String> failed) {
        List<ReplicatedPiece> pieces = new ArrayList<>();
        for (Piece piece : plan.pieces()) {
            pieces.add(
                    ReplicatedPiece.read(piece, folder.resolve(piece.name()), failed.getOrDefault(piece.name(), "")));
        }
        return pieces;
    }

    /** The share of one step in all work. */
    private final class Monitor implements RunMonitor {
        private final double before;
        private final double weight;
        private final double all;
        private final ReplicationListener listener;
        /** What was told; a step of several stages must not seem to go back. */
        private volatile double most;

        Monitor(double before, double weight, double all, ReplicationListener listener) {
            this.before = before;
            this.weight = weight;
            this.all = all;
            this.listener = listener;
        }

        @Override
        public void progressed(int done, int total, String what) {
            double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
            most = Math.max(most, share);
            listener.progressed((int) (UNITS * (before + most * weight)), (int) (UNITS * all));
        }

        @Override
        public boolean cancelled() {
            return control.stopped();
        }
    }
}
