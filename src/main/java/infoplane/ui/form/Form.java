package infoplane.ui.form;

import infoplane.core.NotAllowedException;
import infoplane.ui.work.AdviceWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A form whose entries together make settings. {@link #settings()} always holds valid settings or the first problem, and
 * each invalid entry shows its own problem.
 */
public final class Form<T> implements SettingsForm<T> {
    private final List<Entry> entries;
    private final Supplier<T> reader;
    private final Consumer<T> writer;
    private final ReadOnlyObjectWrapper<Checked<T>> settings = new ReadOnlyObjectWrapper<>(Checked.wrong("empty"));
    private boolean showing;

    /**
     * @param entries entries in display order
     * @param reader makes the settings; throws a {@link NotAllowedException} that names the invalid entry, or another {@link
     *     IllegalArgumentException} if no single entry is invalid
     * @param writer shows settings in the entries
     * @param first settings shown at first
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
        this.entries.forEach(Entry::takeAsUsual);
    }

    /** Makes the form read its entries again whenever {@code other} changes. */
    public Form<T> watching(Observable other) {
        watch(other);
        return this;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** @throws IllegalArgumentException if there is no such entry */
    public Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no entry is called " + name));
    }

    /** The text entry of that name. */
    TextEntry text(String name) {
        return (TextEntry) entry(name);
    }

    /** The entry of that name that is on or off. */
    SwitchEntry flag(String name) {
        return (SwitchEntry) entry(name);
    }

    /** The choice entry of that name. */
    ChoiceEntry<?> choice(String name) {
        return (ChoiceEntry<?>) entry(name);
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
    public void saveTexts(String path, Map<String, String> texts) {
        entries.forEach(entry -> texts.put(path + "." + entry.name(), entry.savedText()));
    }

    @Override
    public void restoreTexts(String path, Map<String, String> texts) {
        for (Entry entry : entries) {
            String saved = texts.get(path + "." + entry.name());
            if (saved != null) {
                entry.restore(saved);
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
     * Checks every entry, so that every invalid entry shows its problem. An invalid entry is suspended: it returns its last
     * valid value while the form checks the other entries.
     */
    private void read() {
        Map<Entry, String> sentences = new HashMap<>();
        for (Entry entry : entries) {
            String problem = entry.relevant().get() ? entry.ownProblem() : "";
            entry.setProblem(problem);
            if (!problem.isEmpty()) {
                sentences.put(entry, entry.label() + " " + problem);
                entry.suspend();
            }
        }
        Checked<T> read = assemble(sentences);
        while (read == null) {
            read = assemble(sentences);
        }
        entries.forEach(Entry::resume);
        Checked<T> last = read;
        settings.set(entries.stream()
                .filter(sentences::containsKey)
                .findFirst()
                .map(entry -> Checked.<T>wrong(sentences.getOrDefault(entry, "")))
                .orElse(last));
        if (settings.get().ok()) {
            entries.forEach(Entry::keepAsLastValid);
        }
    }

    /**
     * Makes the settings, or shows the problem beside the invalid entry.
     *
     * @param sentences problems by entry; this method adds to it
     * @return null if it has suspended another entry and must be called again
     */
    private @Nullable Checked<T> assemble(Map<Entry, String> sentences) {
        try {
            return Checked.of(reader.get());
        } catch (NotAllowedException e) {
            for (Entry entry : entries) {
                if (entry.name().equals(e.name())) {
                    String demand = e.allowed().words();
                    boolean isNew = addProblem(entry, demand, entry.label() + " " + demand, sentences);
                    return isNew && entry.suspend() ? null : wrong(e);
                }
            }
            return problemOfNoEntry(e, sentences);
        } catch (IllegalArgumentException e) {
            return problemOfNoEntry(e, sentences);
        }
    }

    /**
     * Shows a problem that names no entry beside the last relevant entry. Shows nothing if entries are suspended, because
     * their replaced values may be the cause.
     */
    private Checked<T> problemOfNoEntry(IllegalArgumentException e, Map<Entry, String> sentences) {
        Checked<T> wrong = wrong(e);
        if (sentences.isEmpty()) {
            entries.stream()
                    .filter(entry -> entry.relevant().get())
                    .reduce((first, last) -> last)
                    .ifPresent(last -> addProblem(last, wrong.problem(), wrong.problem(), sentences));
        }
        return wrong;
    }

    private Checked<T> wrong(IllegalArgumentException e) {
        return Checked.wrong(AdviceWords.sentence(e).orElse("these values do not fit together"));
    }

    private static boolean addProblem(Entry entry, String problem, String sentence, Map<Entry, String> sentences) {
        if (sentences.putIfAbsent(entry, sentence) != null) {
            return false;
        }
        entry.setProblem(problem);
        return true;
    }
}
