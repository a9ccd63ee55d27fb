package infoplane.ui.form;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The form of settings that need nothing special: an entry for each component of the record, in order, named as in
 * experiment files. What is allowed the record itself says.
 */
final class RecordForm<S> {
    private final Class<S> type;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Supplier<@Nullable Object>> readers = new ArrayList<>();
    private final List<Consumer<S>> writers = new ArrayList<>();

    private RecordForm(Class<S> type) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            add(component, component.getName(), inWords(component.getName()));
        }
    }

    /** @param defaults settings of a record type whose components are numbers, switches, texts and enums */
    static <S> Form<S> of(Class<S> type, S defaults) {
        RecordForm<S> form = new RecordForm<>(type);
        return new Form<>(
                form.entries,
                form::settings,
                settings -> form.writers.forEach(writer -> writer.accept(settings)),
                defaults);
    }

    private void add(RecordComponent component, String name, String label) {
        Class<?> kind = component.getType();
        String help = EstimatorHelp.of(type, name);
        if (kind == boolean.class) {
            SwitchEntry entry = new SwitchEntry(name, label).with(help);
            add(entry, entry::get, s -> entry.show((Boolean) value(component, s)));
        } else if (kind.isEnum()) {
            ChoiceEntry<Object> entry = new ChoiceEntry<Object>(
                            name, label, Arrays.<Object>asList(kind.getEnumConstants()), RecordForm::inWords)
                    .with(help);
            add(entry, entry::get, s -> entry.show(value(component, s)));
        } else if (kind == int.class) {
            TextEntry entry = TextEntry.whole(name, label).with("", help);
            add(entry, entry::whole, s -> entry.show((Integer) value(component, s)));
        } else if (kind == long.class) {
            TextEntry entry = TextEntry.large(name, label).with("", help);
            add(entry, entry::large, s -> entry.show((Long) value(component, s)));
        } else if (kind == double.class) {
            TextEntry entry = TextEntry.decimal(name, label).with("", help);
            add(entry, entry::decimal, s -> entry.show((Double) value(component, s)));
        } else if (kind == Double.class) {
            TextEntry entry = TextEntry.optionalDecimal(name, label).with("", help);
            add(entry, entry::decimalOrNull, s -> entry.show((Double) valueOrNull(component, s)));
        } else {
            throw new IllegalArgumentException(type.getSimpleName() + "." + name + " is a " + kind.getSimpleName()
                    + ", which needs a form of its own");
        }
    }

    private void add(Entry entry, Supplier<@Nullable Object> reader, Consumer<S> writer) {
        entries.add(entry);
        readers.add(reader);
        writers.add(writer);
    }

    private S settings() {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(readers.stream().map(Supplier::get).toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component, Object settings) {
        Object value = valueOrNull(component, settings);
        if (value == null) {
            throw new IllegalStateException(component.getName() + " is null");
        }
        return value;
    }

    private static @Nullable Object valueOrNull(RecordComponent component, Object settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code widthFactor} as "Width factor", {@code MILLER_MADOW} as "Miller madow", {@code k} as "k". */
    private static String inWords(Object name) {
        String spaced = name instanceof Enum<?> constant
                ? constant.name().replace('_', ' ').toLowerCase(Locale.ROOT)
                : name.toString().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.length() < 2 ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
