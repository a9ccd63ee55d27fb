package infoplane.ui.form;

import java.util.List;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** An entry whose value is chosen from a list. */
public final class ChoiceEntry<V> extends Entry {
    private final List<V> values;
    private final Function<V, String> labels;
    private final ObjectProperty<V> choice;

    public ChoiceEntry(String name, String label, List<V> values, Function<V, String> labels) {
        super(name, label);
        this.values = List.copyOf(values);
        this.labels = labels;
        this.choice = new SimpleObjectProperty<>(values.get(0));
    }

    public ChoiceEntry<V> with(String help) {
        describe("", help);
        return this;
    }

    public List<V> values() {
        return values;
    }

    /** The label of a value. */
    public String labelOf(V value) {
        return labels.apply(value);
    }

    public ObjectProperty<V> choice() {
        return choice;
    }

    public V get() {
        return choice.get();
    }

    public void show(V value) {
        choice.set(value);
    }

    @Override
    Observable value() {
        return choice;
    }

    @Override
    String displayText() {
        return labelOf(choice.get());
    }

    @Override
    String savedText() {
        return String.valueOf(choice.get());
    }

    @Override
    void restore(String saved) {
        values.stream()
                .filter(value -> String.valueOf(value).equals(saved))
                .findFirst()
                .ifPresent(choice::set);
    }
}
