package infoplane.ui.run;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runs of the session, newest first, and which of them is selected. */
public final class RunList {
    /** Tells of changes of what lists are sorted and filtered by, too. */
    private final ObservableList<Run> runs =
            FXCollections.observableArrayList(run -> new Observable[] {run.name(), run.notes(), run.status()});

    /** Held, because listeners to a view of a list live no longer than the view. */
    private final ObservableList<Run> readOnly = FXCollections.unmodifiableObservableList(runs);

    private final ObjectProperty<@Nullable Run> selected = new SimpleObjectProperty<>();

    public ObservableList<Run> runs() {
        return readOnly;
    }

    public ObjectProperty<@Nullable Run> selected() {
        return selected;
    }

    public Optional<Run> selection() {
        return Optional.ofNullable(selected.get());
    }

    /** The runs that the plots show, in the order of the list. */
    public List<Run> visible() {
        return runs.stream().filter(run -> run.visible().get()).toList();
    }

    /** Adds a run, in a colour that no other has unless the user gave it one, and selects it. */
    public void add(Run run) {
        colour(List.of(run));
        runs.add(0, run);
        selected.set(run);
    }

    /** Adds runs below all others, without selecting them. */
    public void append(List<Run> more) {
        colour(more);
        runs.addAll(more);
    }

    /** Shows these runs and hides all others. */
    public void showOnly(Collection<Run> shown) {
        runs.forEach(run -> run.visible().set(shown.contains(run)));
    }

    /** Takes a run out. @return puts it back where it was */
    public Runnable remove(Run run) {
        int place = runs.indexOf(run);
        if (place < 0) {
            return () -> {};
        }
        runs.remove(place);
        if (selected.get() == run) {
            selected.set(runs.isEmpty() ? null : runs.get(Math.min(place, runs.size() - 1)));
        }
        return () -> {
            runs.add(Math.min(place, runs.size()), run);
            selected.set(run);
        };
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
