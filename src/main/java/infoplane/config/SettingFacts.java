package infoplane.config;

import infoplane.core.Allowed;
import infoplane.core.Setting;
import infoplane.estimation.EstimatorSettings;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Facts about one setting, for all places that show or describe it. {@link Setting} gives its name and meaning; the record's
 * constructor gives the allowed values.
 *
 * @param component component of the settings record
 * @param label display name
 * @param unit unit of the value; empty if there is none
 * @param help meaning; may be empty
 * @param allowed values that the constructor allows; empty if it does not restrict this component alone
 */
public record SettingFacts(
        RecordComponent component, String label, String unit, String help, Optional<Allowed> allowed) {
    /** All settings of a record, in the order of files. */
    public static List<SettingFacts> of(Class<?> type) {
        Object example = Shapes.example(type);
        return Shapes.components(type).stream()
                .map(component -> of(component, example))
                .toList();
    }

    /** @throws IllegalArgumentException if the record has no such component */
    public static SettingFacts of(Class<?> type, String name) {
        return of(type).stream()
                .filter(facts -> facts.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no " + name));
    }

    private static SettingFacts of(RecordComponent component, Object example) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException(
                    component + " of " + component.getDeclaringRecord() + " says not what it is");
        }
        return new SettingFacts(
                component, setting.label(), setting.unit(), setting.help(), AllowedRange.of(component, example));
    }

    /** The name in files. */
    public String name() {
        return component.getName();
    }

    /** The meaning and the allowed values in whole sentences; empty if there are none. */
    public String explained() {
        String demand = allowed.map(Allowed::words)
                .map(words -> words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".")
                .orElse("");
        return help.isEmpty() || demand.isEmpty() ? help + demand : help + " " + demand;
    }

    /** Whether files must have this field. */
    public boolean required() {
        return Shapes.required(component);
    }

    /** Whether the value may be left empty. */
    public boolean optional() {
        return Shapes.nullable(component);
    }

    /** Whether the value is a number or one of a few words, such as a batch size. */
    public boolean isNumberOrWord() {
        return Shapes.creator(component.getType()).isPresent();
    }

    /** The value of a text, for a setting that is a number or one of a few words. */
    public Object numberOrWord(String text) {
        Object natural = text.matches("-?\\d{1,9}") ? (Object) Integer.valueOf(text) : text.toLowerCase(Locale.ROOT);
        Object value = Shapes.call(Shapes.creator(component.getType()).orElseThrow(), null, natural);
        return java.util.Objects.requireNonNull(value);
    }

    /** The display name of a choice. */
    public static String labelOf(Enum<?> choice) {
        return Shapes.setting(choice).label();
    }

    /** The display name of a type of a family, such as a data set. */
    public static String labelOf(Class<?> type) {
        Setting setting = type.getAnnotation(Setting.class);
        if (setting != null) {
            return setting.label();
        }
        if (Shapes.example(type) instanceof EstimatorSettings estimator) {
            return estimator.description().name();
        }
        throw new IllegalStateException(type + " says not what it is");
    }
}
