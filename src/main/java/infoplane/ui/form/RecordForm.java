package infoplane.ui.form;

import infoplane.config.SettingFacts;
import infoplane.core.Allowed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Derives a form from a settings record, with one entry for each component. Labels and help come from the settings'
 * descriptions, and the allowed values from the record itself.
 */
final class RecordForm<S> {
    /** One component: its entry, how to read its value from the entry, and how to show its value there. */
    private record Part<S>(Entry entry, Supplier<@Nullable Object> reader, Consumer<S> writer) {}

    private final Class<S> type;
    private final List<Part<S>> parts = new ArrayList<>();

    private RecordForm(Class<S> type, Class<?> describedBy) {
        this.type = type;
        Map<String, SettingFacts> facts = SettingFacts.of(describedBy).stream()
                .collect(Collectors.toMap(SettingFacts::name, Function.identity()));
        for (RecordComponent component : type.getRecordComponents()) {
            parts.add(part(component, Objects.requireNonNull(facts.get(component.getName()))));
        }
    }

    /**
     * A form for a record whose components are numbers, switches, texts, lists of texts and choices.
     *
     * @param defaults settings shown at first
     * @param order names of the entries shown first; the others follow in the record's order
     */
    static <S> Form<S> of(Class<S> type, S defaults, String... order) {
        return of(type, type, defaults, order);
    }

    /** @param describedBy settings record whose components of the same names describe those of {@code type} */
    static <S> Form<S> of(Class<S> type, Class<?> describedBy, S defaults, String... order) {
        RecordForm<S> form = new RecordForm<>(type, describedBy);
        List<String> names = Arrays.asList(order);
        Comparator<Entry> asOrdered = Comparator.comparingInt(
                entry -> names.contains(entry.name()) ? names.indexOf(entry.name()) : names.size());
        return new Form<>(
                form.parts.stream().map(Part::entry).sorted(asOrdered).toList(),
                form::settings,
                settings -> form.parts.forEach(part -> part.writer().accept(settings)),
                defaults);
    }

    /** A choice entry for the constants of an enum. */
    static <V extends Enum<V>> ChoiceEntry<V> choice(Class<?> type, String name, Class<V> choices) {
        SettingFacts facts = SettingFacts.of(type, name);
        return new ChoiceEntry<>(name, facts.label(), Arrays.asList(choices.getEnumConstants()), SettingFacts::labelOf)
                .with(facts.explained());
    }

    /** Sets an entry's unit, help and range from its description. */
    static TextEntry described(TextEntry entry, SettingFacts facts) {
        facts.allowed()
                .filter(Allowed.Numbers.class::isInstance)
                .ifPresent(allowed -> entry.range(((Allowed.Numbers) allowed).range()));
        return entry.with(facts.unit(), facts.explained());
    }

    private Part<S> part(RecordComponent component, SettingFacts facts) {
        Class<?> kind = component.getType();
        String name = facts.name();
        String label = facts.label();
        if (kind == boolean.class) {
            SwitchEntry entry = new SwitchEntry(name, label).with(facts.explained());
            return new Part<>(entry, entry::get, s -> entry.show((Boolean) value(component, s)));
        }
        if (kind.isEnum()) {
            ChoiceEntry<Enum<?>> entry = new ChoiceEntry<Enum<?>>(
                            name, label, List.of((Enum<?>[]) kind.getEnumConstants()), SettingFacts::labelOf)
                    .with(facts.explained());
            return new Part<>(entry, entry::get, s -> entry.show((Enum<?>) value(component, s)));
        }
        if (kind == int.class) {
            TextEntry entry = described(TextEntry.whole(name, label), facts);
            return new Part<>(entry, entry::whole, s -> entry.show((Integer) value(component, s)));
        }
        if (kind == long.class) {
            TextEntry entry = described(TextEntry.large(name, label), facts);
            return new Part<>(entry, entry::large, s -> entry.show((Long) value(component, s)));
        }
        if (kind == double.class) {
            TextEntry entry = described(TextEntry.decimal(name, label), facts);
            return new Part<>(entry, entry::decimal, s -> entry.show((Double) value(component, s)));
        }
        if (kind == Double.class) {
            TextEntry entry = described(TextEntry.optionalDecimal(name, label), facts);
            return new Part<>(entry, entry::decimalOrNull, s -> entry.show((Double) valueOrNull(component, s)));
        }
        return textPart(component, facts);
    }

    private Part<S> textPart(RecordComponent component, SettingFacts facts) {
        String name = facts.name();
        if (facts.isNumberOrWord()) {
            TextEntry entry = described(TextEntry.parsed(name, facts.label(), facts::numberOrWord), facts);
            return new Part<>(
                    entry,
                    () -> facts.numberOrWord(entry.stripped()),
                    s -> entry.show(value(component, s).toString()));
        }
        if (component.getType() == List.class && facts.optional()) {
            TextEntry entry = described(TextEntry.parsed(name, facts.label(), TextList::requireWhole), facts);
            return new Part<>(entry, () -> listOrNull(entry.textOrNull()), s -> entry.show(joined(component, s)));
        }
        if (component.getType() != String.class) {
            throw new IllegalArgumentException(type.getSimpleName() + "." + name + " is a "
                    + component.getType().getSimpleName() + ", which needs a form of its own");
        }
        TextEntry entry = facts.required()
                ? TextEntry.parsed(name, facts.label(), RecordForm::requireText)
                : TextEntry.text(name, facts.label());
        described(entry, facts);
        return new Part<>(
                entry,
                facts.optional() ? entry::textOrNull : entry::stripped,
                s -> entry.show(valueOrNull(component, s) == null ? "" : (String) value(component, s)));
    }

    /** The texts between commas; null where there are none. */
    private static @Nullable List<String> listOrNull(@Nullable String text) {
        List<String> parts = text == null ? List.of() : TextList.read(text);
        return parts.isEmpty() ? null : parts;
    }

    private static String joined(RecordComponent component, Object settings) {
        return valueOrNull(component, settings) instanceof List<?> list ? TextList.joined(list) : "";
    }

    private static void requireText(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must be given");
        }
    }

    private S settings() {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(parts.stream().map(part -> part.reader().get()).toArray());
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
}
