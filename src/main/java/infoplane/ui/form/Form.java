package infoplane.ui.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                entry.restore(kept);
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

    /**
     * Looks at everything, so that every entry that is to blame says so: one found wrong stands aside with what it said
     * rightly last while the others are looked at.
     */
    private void read() {
        Map<Entry, String> sentences = new HashMap<>();
        for (Entry entry : entries) {
            String problem = entry.relevant().get() ? entry.ownProblem() : "";
            entry.say(problem);
            if (!problem.isEmpty()) {
                sentences.put(entry, entry.label() + " " + problem);
                entry.suspend();
            }
        }
        Checked<T> read = assemble();
        while (!read.ok() && blame(read.problem(), sentences)) {
            read = assemble();
        }
        entries.forEach(Entry::resume);
        Checked<T> last = read;
        settings.set(entries.stream()
                .filter(sentences::containsKey)
                .findFirst()
                .map(entry -> Checked.<T>wrong(sentences.getOrDefault(entry, "")))
                .orElse(last));
        if (settings.get().ok()) {
            entries.forEach(Entry::remember);
        }
    }

    private Checked<T> assemble() {
        try {
            return Checked.of(reader.get());
        } catch (IllegalArgumentException e) {
            return Checked.wrong(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /**
     * Puts the message beside the entry that it names.
     *
     * @param sentences is added to
     * @return whether the entry now stands aside, so that others can be looked at
     */
    private boolean blame(String message, Map<Entry, String> sentences) {
        for (Entry entry : entries) {
            if (message.startsWith(entry.name() + " ") || message.startsWith(entry.name() + "[")) {
                int allowed = message.indexOf("must ");
                String demand = allowed < 0 ? message : message.substring(allowed);
                return note(entry, demand, entry.label() + " " + demand, sentences) && entry.suspend();
            }
        }
        if (sentences.isEmpty()) { // else it may be of what those that stand aside do not say
            entries.stream()
                    .filter(entry -> entry.relevant().get())
                    .reduce((first, last) -> last)
                    .ifPresent(last -> note(last, message, message, sentences));
        }
        return false;
    }

    private static boolean note(Entry entry, String problem, String sentence, Map<Entry, String> sentences) {
        if (sentences.putIfAbsent(entry, sentence) != null) {
            return false;
        }
        entry.say(problem);
        return true;
    }
}
