package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.runs.RunFolders;
import infoplane.runs.RunNames;
import infoplane.runs.RunService;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** Computes runs in the background and shows what they come to. For the window's thread only. */
public final class Runner {
    /** A run that waits or is under way: what it says, and how much of that is on screen. */
    private static final class Watched {
        private final LiveResults live = new LiveResults();
        private final int repeat;
        private boolean started;
        /** While its place in the queue is being written, which has to be there before it can go. */
        private boolean storing;
        /** Whether it is to leave the queue. */
        private boolean unwanted;

        private long shown;
        private boolean copying;

        private Watched(int repeat) {
            this.repeat = repeat;
        }
    }

    private final RunList runs;
    private final RunService engine;
    private final Background computing;
    private final Background copying;
    private final Latest ordering;
    private final Supplier<Path> runsFolder;
    /** In the order in which they take their turns. */
    private final Map<Run, Watched> watched = new LinkedHashMap<>();

    private Consumer<Run> finished = run -> {};
    private long lastPlace;
    private final IntegerProperty atOnce = new SimpleIntegerProperty(1);
    private final ReadOnlyObjectWrapper<List<Run>> active = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * @param computing computes whole runs, with a thread for each that this lets it compute at once
     * @param copying makes pictures of runs under way
     * @param runsFolder where new run folders go
     */
    public Runner(
            RunList runs, RunService engine, Background computing, Background copying, Supplier<Path> runsFolder) {
        this.runs = runs;
        this.engine = engine;
        this.computing = computing;
        this.copying = copying;
        this.ordering = new Latest(copying);
        this.runsFolder = runsFolder;
        atOnce.addListener((source, before, now) -> startWaiting());
    }

    /** How many runs compute at once, at least 1; the others wait. */
    public IntegerProperty atOnce() {
        return atOnce;
    }

    /** The runs that compute or wait for their turn, in that order. */
    public ReadOnlyObjectProperty<List<Run>> active() {
        return active.getReadOnlyProperty();
    }

    /** The run that Pause and Stop mean: the selected one if it computes, else the first that does. */
    public Optional<Run> foremost() {
        return runs.selection()
                .filter(watched::containsKey)
                .or(() -> active.get().stream().findFirst());
    }

    /** Starts every repeat of the experiment; the first is on top of the list. */
    public void start(ExperimentSettings settings) {
        Path folder = RunFolders.newFolder(runsFolder.get(), RunNames.of(settings), this::taken);
        String together = runs.nameForRepeats(settings);
        for (int repeat = settings.repeats() - 1; repeat >= 0; repeat--) {
            boolean alone = settings.repeats() == 1;
            Run run = new Run(settings, alone ? folder : RunFolders.repeat(folder, repeat));
            if (!alone) {
                run.name().set(RunNames.repeat(together, repeat));
            }
            runs.add(run);
        }
        List<Run> fresh = runs.runs().subList(0, settings.repeats());
        if (watched.isEmpty()) { // what was started is what one wants to see, unless it has to wait for something else
            runs.showOnly(List.copyOf(fresh));
        }
        for (int repeat = 0; repeat < settings.repeats(); repeat++) {
            compute(runs.runs().get(repeat), repeat);
        }
    }

    /** Goes on with a run that was stopped or interrupted. */
    public void resume(Run run) {
        if (run.unfinished() && !watched.containsKey(run)) {
            compute(run, RunFolders.repeatOf(run.folder()));
        }
    }

    /** Whether a run has ended in a way that more epochs can follow: with all its repeats, if it is one of several. */
    public boolean extendable(Run run) {
        return together(run).stream().noneMatch(one -> one.computing() || watched.containsKey(one));
    }

    /** The runs that are as long as each other because they repeat one experiment, in order; a run alone otherwise. */
    public List<Run> together(Run run) {
        if (run.settings().repeats() == 1) {
            return List.of(run);
        }
        Path ensemble = run.folder().toAbsolutePath().resolveSibling("");
        return runs.runs().stream()
                .filter(one -> one.settings().repeats() > 1
                        && one.folder().toAbsolutePath().resolveSibling("").equals(ensemble))
                .sorted(Comparator.comparing(one -> RunFolders.repeatOf(one.folder())))
                .toList();
    }

    /** Makes an ended run, with all its repeats, longer by so many epochs, and trains them. */
    public void lengthen(Run run, int more) {
        if (extendable(run)) {
            int epochs = Math.addExact(run.settings().training().epochs(), more);
            copying.run(
                    () -> {
                        engine.extend(run.folder(), epochs);
                        return epochs;
                    },
                    now -> {
                        List<Run> all = together(run);
                        all.forEach(one -> one.lengthen(now));
                        all.forEach(one -> compute(one, RunFolders.repeatOf(one.folder())));
                    });
        }
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

    /** Ends a run after the epoch in hand; what was done stays. One that waits does not begin. */
    public void stop(Run run) {
        Watched watch = watched.get(run);
        if (watch == null || watch.started) {
            run.stop();
        } else {
            leave(run, RunStatus.STOPPED, "did not begin");
            watch.unwanted = true;
            if (!watch.storing) {
                dequeue(run);
            }
        }
    }

    private void dequeue(Run run) {
        copying.run(
                () -> {
                    engine.dequeue(run.folder());
                    return run;
                },
                gone -> {});
    }

    /**
     * Ends all runs because the program is left, each after the epoch in hand; what was done stays. Those that wait stay in the
     * queue for the next time.
     */
    public void stopAll() {
        active.get().stream().filter(this::waits).forEach(run -> leave(run, RunStatus.WAITING, ""));
        active.get().forEach(Run::stop);
    }

    private void leave(Run run, RunStatus status, String why) {
        watched.remove(run);
        run.cancel(status, why);
        refreshActive();
    }

    /** Whether a run waits for its turn. */
    public boolean waits(Run run) {
        Watched watch = watched.get(run);
        return watch != null && !watch.started;
    }

    /** Moves a run by so many places among those that wait: below 0 towards its turn, as far as there are places. */
    public void move(Run run, int places) {
        List<Run> waiting =
                new ArrayList<>(active.get().stream().filter(this::waits).toList());
        int from = waiting.indexOf(run);
        if (from >= 0) {
            waiting.remove(from);
            waiting.add(Math.max(0, Math.min(waiting.size(), from + places)), run);
            Map<Run, Watched> moved = new LinkedHashMap<>(watched);
            waiting.forEach(one -> moved.putIfAbsent(one, moved.remove(one)));
            watched.clear();
            watched.putAll(moved);
            refreshActive();
            List<Path> order = waiting.stream().map(Run::folder).toList();
            ordering.submit(
                    () -> {
                        engine.reorder(order);
                        return order;
                    },
                    written -> {});
        }
    }

    /** Hears of every run that has finished. */
    public void onFinished(Consumer<Run> listener) {
        finished = listener;
    }

    private void compute(Run run, int repeat) {
        Watched watch = new Watched(repeat);
        watched.put(run, watch);
        run.begin();
        refreshActive();
        startWaiting();
        if (watched.get(run) == watch && !watch.started) {
            store(run, watch);
        }
    }

    /** Writes the place of a run in the queue, which is to outlive the program; only then the run may begin. */
    private void store(Run run, Watched watch) {
        watch.storing = true;
        long place = nextPlace();
        copying.run(
                () -> {
                    engine.enqueue(run.folder(), run.settings(), place);
                    return run;
                },
                stored -> {
                    ready(watch);
                    if (watch.unwanted) {
                        dequeue(run);
                    }
                },
                failure -> {
                    ready(watch);
                    copying.report(failure);
                });
    }

    private void ready(Watched watch) {
        watch.storing = false;
        startWaiting();
    }

    /** Grows from session to session, so that runs that wait since an earlier one come first. */
    private long nextPlace() {
        lastPlace = Math.max(lastPlace + 1, System.currentTimeMillis());
        return lastPlace;
    }

    private void startWaiting() {
        List<Run> all = List.copyOf(watched.keySet());
        for (Run run : all) {
            Watched watch = watched.get(run); // gone by now where runs end at once, as in tests
            long started = watched.values().stream().filter(one -> one.started).count();
            if (watch != null && !watch.started && !watch.storing && started < atOnce.get()) {
                watch.started = true;
                launch(run, watch);
            }
        }
    }

    private void launch(Run run, Watched watch) {
        RunControl control = run.control();
        computing.run(
                () -> {
                    watch.live.progressed("starting", 0, 0);
                    return engine.run(run.settings(), run.folder(), watch.repeat, watch.live, control);
                },
                results -> end(run, results),
                failure -> fail(run, watch, failure));
    }

    private void end(Run run, RunResults results) {
        watched.remove(run);
        run.settle(results);
        refreshActive();
        startWaiting();
        if (results.status() == RunStatus.FINISHED) {
            finished.accept(run);
        }
    }

    private void fail(Run run, Watched watch, Throwable failure) {
        watched.remove(run);
        watch.live.snapshot().ifPresent(run::show);
        run.fail(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        refreshActive();
        startWaiting();
        computing.report(failure);
    }

    private void refreshActive() {
        active.set(List.copyOf(watched.keySet()));
    }

    /** Whether a run that has not begun to write yet is going to. */
    private boolean taken(Path folder) {
        return watched.keySet().stream().anyMatch(run -> run.folder().startsWith(folder));
    }
}
