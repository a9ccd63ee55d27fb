package infoplane.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Settings drawn at random from all that their constructors accept: any record, any family, nulls where allowed. */
public final class RandomSettings {
    private static final int MOST_TRIES = 10_000;
    private static final double[] REALS = {0, 1, 0.5, 0.07, 4e-4, 1e-9, 0.999, 2, 30, 1e20, -1, -0.25, Math.PI};
    private static final String[] TEXTS = {"", "a", "Ω \"quoted\" \\ / \n\t\u0001", "kde", "x".repeat(300), "𝛽"};

    private final SplittableRandom random;

    public RandomSettings(SplittableRandom random) {
        this.random = random;
    }

    public <T> T next(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        Class<?> raw = Shapes.rawClass(type);
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            int size = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                list.add(value(Shapes.elementOf(type)));
            }
            return list;
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw == infoplane.network.BatchSize.class) {
            return random.nextBoolean()
                    ? infoplane.network.BatchSize.FULL
                    : infoplane.network.BatchSize.of(1 + random.nextInt(5000));
        }
        if (Shapes.isFamily(raw)) {
            List<Class<?>> members = List.copyOf(Shapes.members(raw).values());
            return value(members.get(random.nextInt(members.size())));
        }
        return raw.isRecord() ? record(raw) : scalar(raw);
    }

    private Object record(Class<?> type) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            try {
                @Nullable
                Object[] values =
                        Shapes.components(type).stream().map(this::component).toArray(Object[]::new);
                return Shapes.construct(type, values);
            } catch (IllegalArgumentException e) {
                continue; // not allowed together: draw again
            }
        }
        throw new AssertionError("no luck in drawing " + type);
    }

    private @Nullable Object component(RecordComponent component) {
        return switch (component.getName()) {
            case "schemaVersion" -> 1;
            default -> Shapes.nullable(component) && random.nextBoolean() ? null : value(component.getGenericType());
        };
    }

    private Object scalar(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        if (type == long.class || type == Long.class) {
            return random.nextLong();
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(1, 1 << random.nextInt(1, 20));
        }
        return random.nextBoolean() ? random.nextDouble() : REALS[random.nextInt(REALS.length)];
    }
}
