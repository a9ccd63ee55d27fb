package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.runs.RunFolders;
import infoplane.runs.RunNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runs of the session, newest first, and the selected run. */
public final class RunList {
    /** More runs than this are no picture any more, unless they are repeats, which have a mean. */
    public static final int MOST_SHOWN = 20;

    /** Also notifies listeners when a name, notes, tags or status changes, because views sort and filter the list by these. */
    private final ObservableList<Run> runs = FXCollections.observableArrayList(
            run -> new Observable[] {run.name(), run.notes(), run.tags(), run.status()});

    /** A field, because an unmodifiable view that nobody holds is garbage-collected together with its listeners. */
    private final ObservableList<Run> readOnly = FXCollections.unmodifiableObservableList(runs);

    private final ObjectProperty<@Nullable Run> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private int readings;

    public ObservableList<Run> runs() {
        return readOnly;
    }

    public ObjectProperty<@Nullable Run> selected() {
        return selected;
    }

    public Optional<Run> selection() {
        return Optional.ofNullable(selected.get());
    }

    /** Whether runs or their results are being read from the disk, so that what is shown is incomplete. */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Begins to read. Each call needs one call of {@link #endReading}. */
    void beginReading() {
        readings++;
        reading.set(true);
    }

    void endReading() {
        readings--;
        reading.set(readings > 0);
    }

    /** The runs that the plots show, in the order of the list. */
    public List<Run> visible() {
        return runs.stream().filter(run -> run.visible().get()).toList();
    }

    /** Adds a run on top and selects it. Gives it a unique name and, unless the user chose its colour, an unused colour. */
    public void add(Run run) {
        addAll(List.of(run));
        selected.set(run);
    }

    /** Adds runs on top, the last one topmost, named and coloured as by {@link #add}; in one step, because views follow each. */
    void addAll(List<Run> fresh) {
        colour(fresh);
        Map<String, ExperimentSettings> holders = holders();
        fresh.forEach(run -> name(run, holders));
        List<Run> lastFirst = new ArrayList<>(fresh);
        Collections.reverse(lastFirst);
        runs.addAll(0, lastFirst);
    }

    /**
     * Adds runs below all others, without selecting them. They keep their names: a run that was started while they were
     * still being read, and has no name from the user, gives its own name up if one of them has it.
     *
     * @param more newest first; the oldest gets the first free colour, the colour that it had when it was the only run
     */
    public void append(List<Run> more) {
        List<Run> oldestFirst = new ArrayList<>(more);
        Collections.reverse(oldestFirst);
        colour(oldestFirst);
        List<Run> started = runs.stream()
                .filter(run -> run.computing() && run.name().get().equals(run.ownName()))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(started);
        Map<String, ExperimentSettings> holders = holders();
        started.forEach(run -> holders.remove(run.name().get()));
        oldestFirst.forEach(run -> name(run, holders)); // the oldest keeps its name; newer ones say what differs
        nameAgain(started, holders);
        runs.addAll(more);
    }

    /** Names runs, oldest first. The repeats of an experiment get a common name. */
    private static void nameAgain(List<Run> started, Map<String, ExperimentSettings> holders) {
        Map<Path, String> together = new HashMap<>();
        for (Run run : started) {
            if (run.settings().repeats() == 1) {
                name(run, holders);
            } else {
                String common = together.computeIfAbsent(
                        run.folder().toAbsolutePath().resolveSibling(""),
                        ensemble -> nameForRepeats(run.settings(), holders));
                run.name().set(RunNames.repeat(common, RunFolders.repeatOf(run.folder())));
            }
        }
    }

    /** Gives a new run a unique name and adds that name to {@code holders}. */
    private static void name(Run run, Map<String, ExperimentSettings> holders) {
        run.name()
                .set(RunNames.newRunName(
                        run.name().get(), run.settings(), name -> Optional.ofNullable(holders.get(name))));
        holders.put(run.name().get(), run.settings());
    }

    /** The settings of each run by the run's name. */
    private Map<String, ExperimentSettings> holders() {
        Map<String, ExperimentSettings> holders = new HashMap<>();
        runs.forEach(run -> holders.put(run.name().get(), run.settings()));
        return holders;
    }

    /** Gives a run this name, with a number if another run has it. */
    void rename(Run run, String wanted) {
        run.name().set(RunNames.free(wanted, name -> isTaken(name, run)));
    }

    private boolean isTaken(String name, Run besides) {
        return runs.stream().anyMatch(run -> run != besides && run.name().get().equals(name));
    }

    /** A common name for the repeats of an experiment, so that no repeat gets the name of another run. */
    String nameForRepeats(ExperimentSettings settings) {
        return nameForRepeats(settings, holders());
    }

    private static String nameForRepeats(ExperimentSettings settings, Map<String, ExperimentSettings> holders) {
        return RunNames.newRunName(
                RunNames.of(settings),
                settings,
                name -> IntStream.range(0, settings.repeats())
                        .mapToObj(repeat -> holders.get(RunNames.repeat(name, repeat)))
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    /** Shows these runs and hides all others. */
    public void showOnly(Collection<Run> shown) {
        runs.forEach(run -> run.visible().set(shown.contains(run)));
    }

    /** Removes a run. @return an action that puts the run back at its place, under a free name, and selects it */
    public Runnable remove(Run run) {
        int place = runs.indexOf(run);
        if (place < 0) {
            return () -> {};
        }
        List<Run> before = List.copyOf(runs.subList(0, place));
        List<Run> after = List.copyOf(runs.subList(place + 1, runs.size()));
        runs.remove(place);
        if (selected.get() == run) {
            selected.set(runs.isEmpty() ? null : runs.get(Math.min(place, runs.size() - 1)));
        }
        return () -> {
            rename(run, run.name().get());
            runs.add(place(before, after), run);
            selected.set(run);
        };
    }

    /** The place between runs of which some may have been removed, and above and between which others may have come. */
    private int place(List<Run> before, List<Run> after) {
        return after.stream()
                .mapToInt(runs::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElseGet(() -> 1
                        + before.stream().mapToInt(runs::indexOf).max().stream()
                                .filter(index -> index >= 0)
                                .findFirst()
                                .orElse(runs.size() - 1));
    }

    /**
     * All repeats of the run's experiment, in order; the run alone if it has no repeats. They always have the same length.
     */
    public List<Run> repeatsOf(Run run) {
        if (run.settings().repeats() == 1) {
            return List.of(run);
        }
        Path ensemble = run.folder().toAbsolutePath().resolveSibling("");
        return runs.stream()
                .filter(one -> one.settings().repeats() > 1
                        && one.folder().toAbsolutePath().resolveSibling("").equals(ensemble))
                .sorted(Comparator.comparing(one -> RunFolders.repeatOf(one.folder())))
                .toList();
    }

    private void colour(List<Run> fresh) {
        BitSet taken = new BitSet();
        runs.forEach(run -> taken.set(run.colour().get()));
        fresh.forEach(run -> run.ownColour().ifPresent(taken::set));
        for (Run run : fresh) {
            int colour = run.ownColour().orElse(taken.nextClearBit(0));
            taken.set(colour);
            run.colour().set(colour);
        }
    }
}
