package infoplane.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import infoplane.core.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the structure of settings by reflection. New settings need no change here if they follow the conventions. Settings
 * are records. A family is a sealed interface with {@link JsonTypeInfo} and {@link JsonSubTypes}. {@code static defaults()}
 * gives the defaults. Components without a default carry {@code @JsonProperty(required = true)}, and {@code static of(...)}
 * takes just these, in order. Components that may be null are {@link Nullable}. The fields of a component that is {@link
 * JsonUnwrapped} appear among those of its owner.
 */
final class Shapes {
    // Classes copy what they say of themselves each time that they are asked, which takes most of the time of reading a
    // file.
    private static final ClassValue<List<RecordComponent>> COMPONENTS =
            once(type -> List.of(type.getRecordComponents()));
    private static final ClassValue<List<Method>> METHODS = once(type -> List.of(type.getDeclaredMethods()));
    private static final ClassValue<List<String>> FIELDS = once(Shapes::makeFields);
    private static final ClassValue<Map<String, Class<?>>> MEMBERS = once(Shapes::makeMembers);
    private static final ClassValue<Map<Object, String>> LABELS = once(Shapes::makeLabels);
    private static final ClassValue<Constructor<?>> CONSTRUCTORS = once(Shapes::makeConstructor);

    private Shapes() {}

    private static <T> ClassValue<T> once(Function<Class<?>, T> make) {
        return new ClassValue<>() {
            @Override
            protected T computeValue(Class<?> type) {
                return make.apply(type);
            }
        };
    }

    static boolean isFamily(Class<?> type) {
        return type.isAnnotationPresent(JsonSubTypes.class);
    }

    /** The members of a family by their names in files, in the order of declaration. */
    static Map<String, Class<?>> members(Class<?> family) {
        return MEMBERS.get(family);
    }

    private static Map<String, Class<?>> makeMembers(Class<?> family) {
        Map<String, Class<?>> members = new LinkedHashMap<>();
        for (JsonSubTypes.Type member : family.getAnnotation(JsonSubTypes.class).value()) {
            members.put(member.name(), member.value());
        }
        return Collections.unmodifiableMap(members);
    }

    /** The field that names the member of a family. */
    static String typeField(Class<?> family) {
        return family.getAnnotation(JsonTypeInfo.class).property();
    }

    /** The family of a record, be it through a part of the family; empty if it belongs to none. */
    static Optional<Class<?>> familyOf(Class<?> member) {
        return Arrays.stream(member.getInterfaces())
                .flatMap(type -> isFamily(type) ? Stream.of(type) : familyOf(type).stream())
                .findFirst();
    }

    /** The name of a family's member in files. */
    static String memberName(Class<?> family, Class<?> member) {
        return members(family).entrySet().stream()
                .filter(entry -> entry.getValue() == member)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(member + " has no name in @JsonSubTypes of " + family));
    }

    /** The constants of an enum by their names in files. */
    static Map<String, Enum<?>> constants(Class<?> type) {
        Map<String, Enum<?>> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(label((Enum<?>) constant), (Enum<?>) constant);
        }
        return constants;
    }

    static String label(Enum<?> constant) {
        return Objects.requireNonNull(LABELS.get(constant.getDeclaringClass()).get(constant));
    }

    private static Map<Object, String> makeLabels(Class<?> type) {
        Map<Object, String> labels = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            JsonProperty name = field((Enum<?>) constant).getAnnotation(JsonProperty.class);
            labels.put(
                    constant,
                    name == null ? ((Enum<?>) constant).name().toLowerCase(java.util.Locale.ROOT) : name.value());
        }
        return labels;
    }

    /** The display texts of an enum constant. */
    static Setting setting(Enum<?> constant) {
        Setting setting = field(constant).getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException(constant + " of " + constant.getDeclaringClass() + " says not what it is");
        }
        return setting;
    }

    private static Field field(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum constant is a field", e);
        }
    }

    static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static boolean required(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property != null && property.required();
    }

    /** Whether the fields of a component appear in the object of its owner. */
    static boolean unwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    /** Whether files may hold whole numbers in the place of texts. */
    static boolean orNumber(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        return setting != null && setting.orNumber();
    }

    /** The names of all fields of a record in files. */
    static List<String> fields(Class<?> type) {
        return FIELDS.get(type);
    }

    private static List<String> makeFields(Class<?> type) {
        return components(type).stream()
                .flatMap(component ->
                        unwrapped(component) ? fields(component.getType()).stream() : Stream.of(component.getName()))
                .toList();
    }

    static List<RecordComponent> components(Class<?> type) {
        return COMPONENTS.get(type);
    }

    /** The default record; null if a component has no default. */
    static @Nullable Object defaults(Class<?> type) {
        Optional<Method> factory = factory(type, "defaults");
        return factory.isPresent() && factory.get().getParameterCount() == 0 ? call(factory.get(), null) : null;
    }

    /** The defaults, with empty texts for components without a default. */
    static Object example(Class<?> type) {
        Object defaults = defaults(type);
        Object[] empty = components(type).stream()
                .filter(Shapes::required)
                .map(component -> "")
                .toArray();
        Object example = defaults == null ? of(type, empty) : defaults;
        if (example == null) {
            throw new IllegalStateException(type + " has neither defaults() nor of(...)");
        }
        return example;
    }

    /** A record from the components without a default; null if it has no such factory. */
    static @Nullable Object of(Class<?> type, Object[] required) {
        Optional<Method> factory = factory(type, "of");
        return factory.isPresent() && factory.get().getParameterCount() == required.length
                ? call(factory.get(), null, required)
                : null;
    }

    /** The factory of a value that files hold as a number or a word, such as a batch size; empty for other types. */
    static Optional<Method> creator(Class<?> type) {
        return METHODS.get(type).stream()
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .findFirst();
    }

    /** The method that gives such a value for files; empty for other types. */
    static Optional<Method> plainValue(Class<?> type) {
        return METHODS.get(type).stream()
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst();
    }

    static @Nullable Object component(Object owner, RecordComponent component) {
        return call(component.getAccessor(), owner);
    }

    private static Constructor<?> makeConstructor(Class<?> type) {
        try {
            Class<?>[] types =
                    components(type).stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("settings are plain records: " + type, e);
        }
    }

    static Object construct(Class<?> type, @Nullable Object[] values) {
        try {
            return CONSTRUCTORS.get(type).newInstance(values);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings are plain records: " + type, e);
        }
    }

    static @Nullable Object call(Method method, @Nullable Object target, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("was made accessible: " + method, e);
        }
    }

    static Class<?> rawClass(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    /** The type of the elements of a list, or of the values of a map. */
    static Type elementOf(Type collection) {
        Type[] arguments = ((ParameterizedType) collection).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    private static Optional<Method> factory(Class<?> type, String name) {
        return METHODS.get(type).stream()
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getName().equals(name) && method.getReturnType() == type)
                .findFirst();
    }

    private static RuntimeException unwrapped(InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException thrown) {
            return thrown;
        }
        return new IllegalStateException(e.getCause());
    }
}
