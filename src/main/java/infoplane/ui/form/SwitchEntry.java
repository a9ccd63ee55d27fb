package infoplane.ui.form;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** An entry that is on or off. */
public final class SwitchEntry extends Entry {
    private final BooleanProperty on = new SimpleBooleanProperty();
    private boolean prominent;

    public SwitchEntry(String name, String label) {
        super(name, label);
    }

    public SwitchEntry with(String help) {
        describe("", help);
        return this;
    }

    /** Makes a form show it even where it is at its default. */
    SwitchEntry prominent() {
        prominent = true;
        return this;
    }

    boolean isProminent() {
        return prominent;
    }

    public BooleanProperty on() {
        return on;
    }

    public boolean get() {
        return on.get();
    }

    public void show(boolean value) {
        on.set(value);
    }

    @Override
    Observable value() {
        return on;
    }

    @Override
    String displayText() {
        return on.get() ? "yes" : "no";
    }

    @Override
    String savedText() {
        return String.valueOf(on.get());
    }

    @Override
    void restore(String saved) {
        on.set(Boolean.parseBoolean(saved));
    }
}
