package infoplane.ui.form;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** One entry of a form: what it is called, its unit, what is allowed, and what is wrong with it now. */
public abstract sealed class Entry permits TextEntry, ChoiceEntry, SwitchEntry {
    private final String name;
    private final String label;
    private String unit = "";
    private String help = "";
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty relevant = new SimpleBooleanProperty(true);

    /**
     * @param name of the settings' component, by which refusals name it
     * @param label what the user reads
     */
    Entry(String name, String label) {
        this.name = name;
        this.label = label;
    }

    public final String name() {
        return name;
    }

    public final String label() {
        return label;
    }

    /** The unit, shown behind the value; empty for none. */
    public final String unit() {
        return unit;
    }

    /** What the entry means and what is allowed, for a tooltip. */
    public final String help() {
        return help;
    }

    final void describe(String newUnit, String newHelp) {
        unit = newUnit;
        help = newHelp;
    }

    /** What is wrong, shown beside the entry; empty if nothing is. */
    public final ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    final void say(String newProblem) {
        problem.set(newProblem);
    }

    /** Whether the entry means anything with the other entries as they are; others are hidden and not checked. */
    public final BooleanProperty relevant() {
        return relevant;
    }

    /** What changes when the user changes the entry. */
    abstract Observable value();

    /** What the entry says, for the user, with its unit; empty if it says nothing. */
    abstract String said();

    /** What the entry says, as a text that {@link #restore} understands. */
    abstract String kept();

    /** Says it again, as if the user did; what the entry cannot say is left out. */
    abstract void restore(String kept);

    /** Stands for what it said rightly last, until it comes back. @return whether it can */
    boolean suspend() {
        return false;
    }

    /** Stands for what it says again. */
    void resume() {}

    /** Nothing is wrong with anything now. */
    void remember() {}

    /** What is wrong with the entry by itself, before it meets the others; empty if nothing is. */
    String ownProblem() {
        return "";
    }
}
