package infoplane.ui.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Entries that together make settings. Whatever the entries say, {@link #settings()} holds the settings or a sentence,
 * and the entry that is to blame says what is wrong with it.
 */
public final class Form<T> implements SettingsForm<T> {
    private final List<Entry> entries;
    private final Supplier<T> reader;
    private final Consumer<T> writer;
    private final ReadOnlyObjectWrapper<Checked<T>> settings = new ReadOnlyObjectWrapper<>(Checked.wrong("empty"));
    private boolean showing;

    /**
     * @param entries in the order shown
     * @param reader makes the settings; refuses wrong ones with an {@link IllegalArgumentException} whose message starts
     *     with the name of the entry to blame
     * @param writer puts settings into the entries
     * @param first what the form shows at first
     */
    public Form(List<? extends Entry> entries, Supplier<T> reader, Consumer<T> writer, T first) {
        this.entries = List.copyOf(entries);
        this.reader = reader;
        this.writer = writer;
        for (Entry entry : this.entries) {
            watch(entry.value());
            watch(entry.relevant());
        }
        show(first);
    }

    /** Lets something else than an entry take part: its changes make the form read again. */
    public Form<T> watching(Observable other) {
        watch(other);
        return this;
    }

    public List<Entry> entries() {
        return entries;
    }

    @Override
    public ReadOnlyObjectProperty<Checked<T>> settings() {
        return settings.getReadOnlyProperty();
    }

    @Override
    public void show(T newSettings) {
        showing = true;
        try {
            writer.accept(newSettings);
        } finally {
            showing = false;
        }
        read();
    }

    @Override
    public void keepTexts(String path, Map<String, String> texts) {
        entries.forEach(entry -> texts.put(path + "." + entry.name(), entry.kept()));
    }

    @Override
    public void showTexts(String path, Map<String, String> texts) {
        for (Entry entry : entries) {
            String kept = texts.get(path + "." + entry.name());
            if (kept != null) {
                entry.bringBack(kept);
            }
        }
    }

    private void watch(Observable observable) {
        observable.addListener(changed -> {
            if (!showing) {
                read();
            }
        });
    }

    private void read() {
        entries.forEach(entry -> entry.say(entry.relevant().get() ? entry.ownProblem() : ""));
        Optional<Entry> unreadable = entries.stream()
                .filter(entry -> !entry.problem().get().isEmpty())
                .findFirst();
        settings.set(unreadable
                .map(entry ->
                        Checked.<T>wrong(entry.label() + " " + entry.problem().get()))
                .orElseGet(this::assemble));
    }

    private Checked<T> assemble() {
        try {
            return Checked.of(reader.get());
        } catch (IllegalArgumentException e) {
            return Checked.wrong(blame(e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    /** Puts the message beside the entry that it names. @return the message in the words of the form */
    private String blame(String message) {
        for (Entry entry : entries) {
            if (message.startsWith(entry.name() + " ") || message.startsWith(entry.name() + "[")) {
                int allowed = message.indexOf("must ");
                String demand = allowed < 0 ? message : message.substring(allowed);
                entry.say(demand);
                return entry.label() + " " + demand;
            }
        }
        entries.stream()
                .filter(entry -> entry.relevant().get())
                .reduce((first, last) -> last)
                .ifPresent(last -> last.say(message));
        return message;
    }
}
