package infoplane.ui.run;

import infoplane.experiment.RunLabel;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.runs.RunEntry;
import infoplane.runs.RunFolders;
import infoplane.runs.RunService;
import infoplane.runs.table.RunGroups;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;

/**
 * Lists runs from their folders, reads a run's results when the run is first shown or selected, and deletes runs with Undo.
 */
public final class RunShelf {
    private final RunList runs;
    private final RunService engine;
    private final Background background;
    private final Supplier<Path> runsFolder;
    private final Set<Run> reading = new HashSet<>();
    /** New runs whose name is written when their status changes, because they have no folder yet. */
    private final Set<Run> toLabel = new HashSet<>();

    public RunShelf(RunList runs, RunService engine, Background background, Supplier<Path> runsFolder) {
        this.runs = runs;
        this.engine = engine;
        this.background = background;
        this.runsFolder = runsFolder;
        runs.runs().addListener((ListChangeListener<Run>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::readWhenVisible);
            }
            runs.runs().forEach(this::keepNumber); // a run that comes may take the name of one that computes
        });
        runs.selected().addListener((source, before, now) -> {
            if (now != null) {
                read(now);
            }
        });
    }

    /** Lists the runs of the runs folder, hidden, newest first. */
    public void list() {
        background.run(
                () -> RunEntry.list(runsFolder.get()),
                entries -> runs.append(entries.stream()
                        .filter(entry -> !known(entry.folder()))
                        .map(Run::unread)
                        .toList()));
    }

    /**
     * Opens a folder that holds a run, repeats or a sweep, shows them and selects the last. Of a larger sweep it shows the last
     * {@value RunList#MOST_SHOWN}.
     *
     * @param opened called with the opened runs
     */
    public void open(Path folder, Consumer<List<Run>> opened) {
        background.run(() -> RunEntry.required(folder), entries -> {
            Map<Path, Run> listed = new HashMap<>();
            runs.runs().forEach(run -> listed.putIfAbsent(run.folder(), run));
            List<Run> all = new ArrayList<>();
            List<Run> fresh = new ArrayList<>();
            for (RunEntry entry : entries) {
                Run run = listed.computeIfAbsent(entry.folder(), unlisted -> {
                    Run added = Run.unread(entry);
                    fresh.add(added);
                    return added;
                });
                all.add(run);
            }
            boolean repeats = RunGroups.differInTheSeedOnly(
                    all.stream().map(Run::settings).toList());
            List<Run> shown = repeats ? all : all.subList(Math.max(0, all.size() - RunList.MOST_SHOWN), all.size());
            runs.addAll(fresh);
            // afterwards, because what is shown is read, and a list must not change while it tells of a change
            shown.forEach(run -> run.visible().set(true));
            runs.selected().set(all.get(all.size() - 1));
            opened.accept(all);
        });
    }

    /** Whether all these runs are in the list. */
    boolean containsAll(List<Run> wanted) {
        return runs.runs().containsAll(wanted);
    }

    /**
     * Removes ended runs from the list and moves their folders to the trash if they lie in the runs folder. Skips runs that
     * compute.
     *
     * @param done gets an action that restores the folders and the runs
     */
    public void delete(List<Run> unwanted, Consumer<Runnable> done) {
        List<Run> ended = unwanted.stream().filter(run -> !run.computing()).toList();
        List<Runnable> relists = new ArrayList<>();
        ended.forEach(run -> relists.add(0, runs.remove(run))); // in reverse, so that each run gets its place back
        List<Path> kept =
                ended.stream().map(Run::folder).filter(this::inRunsFolder).toList();
        Path whole = runsFolder.get();
        background.run(
                () -> RunFolders.moveToTrash(kept, whole),
                aside -> done.accept(
                        () -> background.run(() -> RunFolders.restore(aside), back -> relists.forEach(Runnable::run))));
    }

    /** Whether a folder lies in the runs folder, so that deleting the run deletes the folder. */
    public boolean inRunsFolder(Path folder) {
        return folder.startsWith(runsFolder.get());
    }

    private boolean known(Path folder) {
        return runs.runs().stream().anyMatch(run -> run.folder().equals(folder));
    }

    /**
     * Sets the name and the notes of a run and writes them into its folder. Adds a number to a name that is taken. A run
     * that has not made its folder yet writes them at its next change of status.
     */
    public void describe(Run run, String name, String notes) {
        runs.rename(run, name);
        run.notes().set(notes);
        label(run);
    }

    /** Gives runs these tags instead of those they have, and writes them into their folders. */
    public void tag(List<Run> tagged, List<String> tags) {
        for (Run run : tagged) {
            run.tags().setAll(tags);
            label(run);
        }
    }

    /** Writes the name of a new run into its folder as soon as there is one, because its settings have another name. */
    public void nameWhenBegun(Run run, String name) {
        if (run.results().get().isPresent()) {
            describe(run, name, run.notes().get());
            return;
        }
        run.results().addListener(new ChangeListener<>() {
            @Override
            public void changed(
                    ObservableValue<? extends Optional<RunResults>> source,
                    Optional<RunResults> before,
                    Optional<RunResults> now) {
                source.removeListener(this);
                describe(run, name, run.notes().get());
            }
        });
    }

    /** Sets the colour of a run and writes it into its folder. @param number number of the colour, from 0 */
    public void colour(Run run, int number) {
        run.giveColour(number);
        label(run);
    }

    /** Writes the name of a new run that got a number, so that the run keeps the number after the other run is deleted. */
    private void keepNumber(Run run) {
        if (run.computing() && !run.name().get().equals(run.ownName())) {
            label(run);
        }
    }

    private void label(Run run) {
        if (run.computing() && run.results().get().isEmpty() && toLabel.add(run)) {
            labelLater(run);
        }
        writeLabel(run);
    }

    /** Writes the label at each change of the run's status until the run has results, and so a folder. */
    private void labelLater(Run run) {
        run.status().addListener(new ChangeListener<RunStatus>() {
            @Override
            public void changed(ObservableValue<? extends RunStatus> source, RunStatus before, RunStatus now) {
                writeLabel(run);
                if (now == RunStatus.FINISHED || run.results().get().isPresent()) {
                    source.removeListener(this);
                    toLabel.remove(run);
                }
            }
        });
    }

    private void writeLabel(Run run) {
        RunLabel label = new RunLabel(run.name().get(), run.notes().get(), List.copyOf(run.tags()), run.ownColour());
        background.run(
                () -> {
                    engine.describe(run.folder(), label);
                    return label;
                },
                written -> {});
    }

    private void readWhenVisible(Run run) {
        run.visible().addListener((source, before, now) -> {
            if (now) {
                read(run);
            }
        });
        if (run.visible().get()) {
            read(run);
        }
    }

    private void read(Run run) {
        boolean empty = run.status().get() == RunStatus.WAITING && !run.begun();
        if (empty || run.computing() || run.results().get().isPresent() || !reading.add(run)) {
            return;
        }
        runs.beginReading();
        background.run(
                () -> engine.results(run.folder()),
                (RunResults results) -> {
                    reading.remove(run);
                    run.show(results);
                    runs.endReading(); // last, so that nobody sees the run neither being read nor read
                },
                failure -> {
                    reading.remove(run);
                    runs.endReading();
                    background.report(failure);
                });
    }
}
