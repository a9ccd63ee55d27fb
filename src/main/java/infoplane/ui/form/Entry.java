package infoplane.ui.form;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** One entry of a form: name, label, unit, help and current problem. */
public abstract sealed class Entry permits TextEntry, ChoiceEntry, SwitchEntry {
    private final String name;
    private final String label;
    private String unit = "";
    private String help = "";
    private String usual = "";
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty relevant = new SimpleBooleanProperty(true);

    /**
     * @param name name of the settings' component; exceptions name the component by it
     * @param label text shown to the user
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

    /** The tooltip: the entry's meaning and its allowed values. */
    public final String help() {
        return help;
    }

    final void describe(String newUnit, String newHelp) {
        unit = newUnit;
        help = newHelp;
    }

    /** Takes the current value as the entry's default. */
    final void takeAsUsual() {
        usual = savedText();
    }

    /** Whether the entry has its default value. */
    final boolean isUsual() {
        return savedText().equals(usual);
    }

    /** The problem shown beside the entry; empty if there is none. */
    public final ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    final void setProblem(String newProblem) {
        problem.set(newProblem);
    }

    /**
     * Whether the entry applies with the current values of the other entries. Irrelevant entries are hidden and not checked.
     */
    public final BooleanProperty relevant() {
        return relevant;
    }

    /** Calls an action at every change of the entry's value. */
    public final void onChange(Runnable action) {
        value().addListener((InvalidationListener) changed -> {
            savedText(); // reading makes the value report its next change
            action.run();
        });
    }

    /** Fires when the user changes the entry. */
    abstract Observable value();

    /** The entry's value with its unit, as shown to the user; empty if the entry is empty. */
    abstract String displayText();

    /** The entry's value as text for {@link #restore}. */
    abstract String savedText();

    /** Sets the entry from a saved text, as if the user did. Ignores a text that is no value of this entry. */
    abstract void restore(String saved);

    /** Makes the entry return its last valid value until {@link #resume}. @return false if it has no such value */
    boolean suspend() {
        return false;
    }

    /** Ends {@link #suspend}: the entry returns its current value again. */
    void resume() {}

    /** Keeps the current value as the last valid one. Called when the whole form is valid. */
    void keepAsLastValid() {}

    /** The problem of the entry alone, without the other entries; empty if there is none. */
    String ownProblem() {
        return "";
    }
}
