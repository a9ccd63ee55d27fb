package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Computes runs in the background and shows what they come to. For the window's thread only. */
public final class Runner {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** A run under way: what it says, and how much of that is on screen. */
    private static final class Watched {
        private final LiveResults live = new LiveResults();
        private long shown;
        private boolean copying;
    }

    private final RunList runs;
    private final RunEngine engine;
    private final Background computing;
    private final Background copying;
    private final Supplier<Path> runsFolder;
    private final Map<Run, Watched> watched = new IdentityHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Run>> current = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param computing computes whole runs
     * @param copying makes pictures of runs under way
     * @param runsFolder where new run folders go
     */
    public Runner(RunList runs, RunEngine engine, Background computing, Background copying, Supplier<Path> runsFolder) {
        this.runs = runs;
        this.engine = engine;
        this.computing = computing;
        this.copying = copying;
        this.runsFolder = runsFolder;
    }

    /** The run that computes, or the first of several. */
    public ReadOnlyObjectProperty<Optional<Run>> current() {
        return current.getReadOnlyProperty();
    }

    public Run start(ExperimentSettings settings) {
        Path folder = runsFolder.get().resolve(folderName(settings.name(), LocalDateTime.now()));
        Run run = new Run(settings, folder);
        Watched watch = new Watched();
        watched.put(run, watch);
        runs.add(run);
        refreshCurrent();
        computing.run(
                () -> engine.run(settings, folder, watch.live, run.control()),
                results -> end(run, results),
                failure -> fail(run, failure));
        return run;
    }

    /** Brings what the runs have said since the last time on screen; call it about as often as the screen is painted. */
    public void pulse() {
        watched.forEach((run, watch) -> {
            run.show(watch.live.progress());
            long now = watch.live.changes();
            if (now != watch.shown && !watch.copying) {
                watch.copying = true;
                copying.run(watch.live::snapshot, snapshot -> {
                    watch.copying = false;
                    watch.shown = now;
                    if (watched.containsKey(run)) {
                        snapshot.ifPresent(run::show);
                    }
                });
            }
        });
    }

    /** Ends all runs, each after the epoch in hand; what was done stays. */
    public void stopAll() {
        watched.keySet().forEach(Run::stop);
    }

    public boolean idle() {
        return watched.isEmpty();
    }

    private void end(Run run, RunResults results) {
        watched.remove(run);
        run.show(results);
        refreshCurrent();
    }

    private void fail(Run run, Throwable failure) {
        Watched watch = watched.remove(run);
        if (watch != null) {
            watch.live.snapshot().ifPresent(run::show);
        }
        run.fail(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        refreshCurrent();
        computing.report(failure);
    }

    private void refreshCurrent() {
        current.set(runs.runs().stream().filter(watched::containsKey).findFirst());
    }

    /** Such as {@code szt-tanh-20260131-142233}: readable, sorted by time, safe on every system. */
    static String folderName(String name, LocalDateTime time) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String shortened = plain.length() > 40 ? plain.substring(0, 40) : plain;
        return (shortened.isEmpty() ? "run" : shortened) + "-" + STAMP.format(time);
    }
}
