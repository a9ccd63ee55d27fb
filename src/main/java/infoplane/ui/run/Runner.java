package infoplane.ui.run;

import infoplane.config.SourceNotes;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.runs.Imports;
import infoplane.runs.RunFolders;
import infoplane.runs.RunKind;
import infoplane.runs.RunNames;
import infoplane.runs.RunService;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** Queues runs, computes them in the background and shows their results. For the window's thread only. */
public final class Runner {
    private final RunList runs;
    private final RunService engine;
    private final Background computing;
    private final Background copying;
    private final Latest ordering;
    private final Supplier<Path> runsFolder;
    /** Runs that wait or compute, in the order of the queue. */
    private final Map<Run, UnderWay> watched = new LinkedHashMap<>();

    private Consumer<Run> finished = run -> {};
    private Consumer<Run> sourceGone = run -> {};
    private long lastPlace;
    private final IntegerProperty atOnce = new SimpleIntegerProperty(1);
    private final ReadOnlyObjectWrapper<List<Run>> active = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * @param computing computes whole runs; has a thread for each of the {@link #atOnce} runs
     * @param copying takes snapshots of runs under way and writes the queue
     * @param runsFolder returns the folder for new runs
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

    /** The number of runs that compute at once, at least 1; other runs wait. */
    public IntegerProperty atOnce() {
        return atOnce;
    }

    /** The runs that compute or wait, in the order of the queue. */
    public ReadOnlyObjectProperty<List<Run>> active() {
        return active.getReadOnlyProperty();
    }

    /** The run that Pause and Stop act on: the selected run if it computes or waits, otherwise the first such run. */
    public Optional<Run> current() {
        return runs.selection()
                .filter(watched::containsKey)
                .or(() -> active.get().stream().findFirst());
    }

    /** A folder for a new run of this name that no other run has or will have. */
    public Path newFolder(String name) {
        return RunFolders.newFolder(runsFolder.get(), name, this::taken);
    }

    /** Starts all repeats of an experiment and lists the first repeat on top. */
    public void start(ExperimentSettings settings) {
        Path folder = newFolder(RunNames.of(settings));
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
        if (watched.isEmpty()) { // shows only the new runs, unless they have to wait for others
            runs.showOnly(List.copyOf(fresh));
        }
        for (int repeat = 0; repeat < settings.repeats(); repeat++) {
            compute(runs.runs().get(repeat), repeat);
        }
    }

    /**
     * Lists a run of another program's network and begins it at once, beside the queue: it may wait for hours.
     *
     * @param settings what is known of the run
     * @param watches whether it waits for epochs
     * @param work imports and measures
     */
    public Run startImport(ExperimentSettings settings, Path folder, RunKind kind, boolean watches, RunWork work) {
        Run run = Run.imported(settings, folder, kind, watches);
        runs.add(run);
        if (watched.isEmpty()) {
            runs.showOnly(List.of(run));
        }
        begin(run, new UnderWay(work, watches, true));
        return run;
    }

    private void begin(Run run, UnderWay watch) {
        watched.put(run, watch);
        run.begin();
        refreshActive();
        watch.started = true;
        launch(run, watch);
    }

    /** Resumes a run that waits since an earlier session, was stopped or interrupted, or failed. */
    public void resume(Run run) {
        if (run.kind() == RunKind.IMPORTED_ACTIVATIONS) {
            copying.run(
                    () -> SourceNotes.read(run.folder().resolve(SourceNotes.FILE))
                            .watching(),
                    watches -> follow(run, watches));
        } else if (run.unfinished() && !watched.containsKey(run)) {
            compute(run, RunFolders.repeatOf(run.folder()));
        }
    }

    /** Goes on with a run of activations at once, as it was begun. @param watches whether it waits for epochs */
    private void follow(Run run, boolean watches) {
        if (run.unfinished() && !watched.containsKey(run)) {
            run.watch(watches);
            RunWork work = (listener, control) -> engine.follow(run.folder(), listener, control);
            begin(run, new UnderWay(work, watches, false));
        }
    }

    /** Whether more epochs can be added to a run: neither the run nor any of its repeats computes or waits. */
    public boolean extendable(Run run) {
        return !run.kind().imported()
                && runs.repeatsOf(run).stream().noneMatch(one -> one.computing() || watched.containsKey(one));
    }

    /** Adds epochs to an ended run and all its repeats, and trains them. @param more number of epochs to add */
    public void lengthen(Run run, int more) {
        if (extendable(run)) {
            int epochs = Math.addExact(run.settings().training().epochs(), more);
            copying.run(
                    () -> {
                        engine.extend(run.folder(), epochs);
                        return epochs;
                    },
                    now -> {
                        List<Run> all = runs.repeatsOf(run);
                        all.forEach(one -> one.lengthen(now));
                        all.forEach(one -> compute(one, RunFolders.repeatOf(one.folder())));
                    });
        }
    }

    /** Shows what the runs have reported since the last call. Call it about as often as the screen is painted. */
    public void pulse() {
        watched.forEach((run, watch) -> {
            run.dataRead(watch.live.reading());
            run.show(watch.live.progress());
            long now = watch.live.changes();
            if (now != watch.shown && !watch.copying) {
                watch.copying = true;
                copying.run(
                        watch.live::snapshot,
                        snapshot -> {
                            watch.copying = false;
                            watch.shown = now;
                            if (watched.containsKey(run)) {
                                snapshot.ifPresent(run::show);
                            }
                        },
                        failure -> {
                            watch.copying = false;
                            watch.shown = now; // not again and again: the next report of the run is another try
                            copying.report(failure);
                        });
            }
        });
    }

    /** Stops a run after the current epoch; its results stay. Takes a run that waits out of the queue. */
    public void stop(Run run) {
        UnderWay watch = watched.get(run);
        if (watch == null || watch.started) {
            run.stop();
        } else {
            cancelWaiting(run, RunStatus.STOPPED, "did not begin");
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
     * Stops all runs before the program ends, each after its current epoch; their results stay. Runs that wait stay in the
     * queue for the next start of the program.
     */
    public void stopAll() {
        active.get().stream().filter(this::waits).forEach(run -> cancelWaiting(run, RunStatus.WAITING, ""));
        active.get().forEach(Run::stop);
    }

    private void cancelWaiting(Run run, RunStatus status, String why) {
        watched.remove(run);
        run.cancel(status, why);
        refreshActive();
    }

    /** Whether a run waits in the queue. */
    public boolean waits(Run run) {
        UnderWay watch = watched.get(run);
        return watch != null && !watch.started;
    }

    /** Moves a waiting run in the queue. @param places negative moves it forward; limited to the ends of the queue */
    public void move(Run run, int places) {
        List<Run> waiting =
                new ArrayList<>(active.get().stream().filter(this::waits).toList());
        int from = waiting.indexOf(run);
        if (from >= 0) {
            waiting.remove(from);
            waiting.add(Math.max(0, Math.min(waiting.size(), from + places)), run);
            Map<Run, UnderWay> moved = new LinkedHashMap<>(watched);
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

    /** Sets the listener that is called with each finished run. */
    public void onFinished(Consumer<Run> listener) {
        finished = listener;
    }

    /** Sets the listener that is called with each imported run that cannot go on, because its source has moved. */
    public void onSourceGone(Consumer<Run> listener) {
        sourceGone = listener;
    }

    private void compute(Run run, int repeat) {
        UnderWay watch = new UnderWay(repeat);
        watched.put(run, watch);
        run.begin();
        refreshActive();
        startWaiting();
        if (watched.get(run) == watch && !watch.started) {
            store(run, watch);
        }
    }

    /**
     * Writes a run's place in the queue into its folder, because the queue outlives the program. The run starts only after
     * that.
     */
    private void store(Run run, UnderWay watch) {
        watch.storing = true;
        long place = nextPlace();
        copying.run(
                () -> {
                    engine.enqueue(run.folder(), run.settings(), place);
                    return run;
                },
                stored -> {
                    markStored(watch);
                    if (watch.unwanted) {
                        dequeue(run);
                    }
                },
                failure -> {
                    markStored(watch);
                    copying.report(failure);
                });
    }

    private void markStored(UnderWay watch) {
        watch.storing = false;
        startWaiting();
    }

    /** Returns growing places, also from session to session, so that runs that wait since an earlier session come first. */
    private long nextPlace() {
        lastPlace = Math.max(lastPlace + 1, System.currentTimeMillis());
        return lastPlace;
    }

    private void startWaiting() {
        List<Run> all = List.copyOf(watched.keySet());
        for (Run run : all) {
            UnderWay watch = watched.get(run); // null if the run ended in this loop, as in tests that compute at once
            long started = watched.values().stream()
                    .filter(one -> one.started && one.work.isEmpty())
                    .count();
            if (watch != null && !watch.started && !watch.storing && started < atOnce.get()) {
                watch.started = true;
                launch(run, watch);
            }
        }
    }

    private void launch(Run run, UnderWay watch) {
        RunControl control = run.control();
        RunWork usual = (listener, own) -> engine.run(run.settings(), run.folder(), watch.repeat, listener, own);
        computing.run(
                () -> {
                    watch.live.progressed("starting", 0, 0);
                    return watch.work.orElse(usual).run(watch.live, control);
                },
                results -> end(run, results),
                failure -> fail(run, watch, failure));
    }

    private void end(Run run, RunResults results) {
        watched.remove(run);
        try {
            run.finish(results);
        } finally { // whatever happens to its picture, those behind it go on
            refreshActive();
            startWaiting();
        }
        if (results.status() == RunStatus.FINISHED) {
            finished.accept(run);
        }
    }

    private void fail(Run run, UnderWay watch, Throwable failure) {
        watched.remove(run);
        if (watch.fresh && watch.live.snapshot().isEmpty()) { // nothing is on the disk that could be gone on with
            runs.remove(run);
            refreshActive();
            if (!(failure instanceof CancellationException)) {
                computing.report(failure);
            }
            return;
        }
        try {
            watch.live.snapshot().ifPresent(run::show);
        } finally {
            run.fail(AdviceWords.sentence("The run", failure));
            refreshActive();
            startWaiting();
        }
        if (Imports.isSourceGone(failure)) {
            sourceGone.accept(run);
        } else {
            computing.report(failure);
        }
    }

    private void refreshActive() {
        active.set(List.copyOf(watched.keySet()));
    }

    /** Whether a queued run uses this folder, even if it has not created the folder yet. */
    private boolean taken(Path folder) {
        return watched.keySet().stream().anyMatch(run -> run.folder().startsWith(folder));
    }
}
