package infoplane.ui.form;

import infoplane.config.SettingFacts;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * A form for settings of one of several types. Each type has its own form, which keeps its input while another type is
 * chosen.
 */
public final class FamilyForm<T> implements SettingsForm<T> {
    /**
     * One type of the family.
     *
     * @param label label in the chooser
     * @param type class of the settings
     * @param form form of the type
     */
    public record Variant<T, S extends T>(String label, Class<S> type, Form<S> form) {
        boolean accepts(T settings) {
            return type.isInstance(settings);
        }

        void show(T settings) {
            form.show(type.cast(settings));
        }

        Checked<T> checked() {
            Checked<S> checked = form.settings().get();
            return new Checked<>(checked.value(), checked.problem());
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** A variant whose label comes from the settings class. */
    static <T, S extends T> Variant<T, S> variant(Class<S> type, Form<S> form) {
        return new Variant<>(SettingFacts.labelOf(type), type, form);
    }

    private final List<Variant<T, ? extends T>> variants;
    private final ObjectProperty<Variant<T, ? extends T>> chosen;
    private final ReadOnlyObjectWrapper<Checked<T>> settings;

    public FamilyForm(List<Variant<T, ? extends T>> variants) {
        this.variants = List.copyOf(variants);
        this.chosen = new SimpleObjectProperty<>(variants.get(0));
        this.settings = new ReadOnlyObjectWrapper<>(variants.get(0).checked());
        chosen.addListener(changed -> read());
        variants.forEach(variant -> variant.form().settings().addListener(changed -> read()));
    }

    public List<Variant<T, ? extends T>> variants() {
        return variants;
    }

    public ObjectProperty<Variant<T, ? extends T>> chosen() {
        return chosen;
    }

    @Override
    public ReadOnlyObjectProperty<Checked<T>> settings() {
        return settings.getReadOnlyProperty();
    }

    @Override
    public void show(T newSettings) {
        for (Variant<T, ? extends T> variant : variants) {
            if (variant.accepts(newSettings)) {
                variant.show(newSettings);
                chosen.set(variant);
                return;
            }
        }
        throw new IllegalArgumentException(
                "no form shows " + newSettings.getClass().getSimpleName());
    }

    @Override
    public void saveTexts(String path, Map<String, String> texts) {
        texts.put(path, chosen.get().label());
        chosen.get().form().saveTexts(path, texts);
    }

    @Override
    public void restoreTexts(String path, Map<String, String> texts) {
        for (Variant<T, ? extends T> variant : variants) {
            if (variant.label().equals(texts.get(path))) {
                chosen.set(variant);
                variant.form().restoreTexts(path, texts);
            }
        }
    }

    private void read() {
        settings.set(chosen.get().checked());
    }
}
