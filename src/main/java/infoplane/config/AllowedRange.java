package infoplane.config;

import infoplane.core.Allowed;
import infoplane.core.NotAllowedException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values that a record's constructor allows for a component. Only the constructor knows them. Therefore this class
 * passes it a value that no constructor allows, and reads the allowed values from the refusal.
 */
final class AllowedRange {
    private AllowedRange() {}

    /** The allowed values of a component; empty if the constructor does not restrict this component alone. */
    static Optional<Allowed> of(RecordComponent component, Object defaults) {
        Object impossible = impossible(component.getGenericType());
        if (impossible == null) {
            return Shapes.creator(component.getType())
                    .flatMap(creator -> refusal(() -> Shapes.call(creator, null, "")))
                    .map(NotAllowedException::allowed);
        }
        List<RecordComponent> components = Shapes.components(defaults.getClass());
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            boolean asked = components.get(i).getName().equals(component.getName());
            values[i] = asked ? impossible : Shapes.component(defaults, components.get(i));
        }
        return refusal(() -> Shapes.construct(defaults.getClass(), values))
                .filter(refusal -> refusal.name().equals(component.getName()))
                .map(NotAllowedException::allowed);
    }

    private static Optional<NotAllowedException> refusal(Runnable attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (NotAllowedException refusal) {
            return Optional.of(refusal);
        } catch (IllegalArgumentException e) { // a restriction on several components together
            return Optional.empty();
        }
    }

    private static @Nullable Object impossible(Type type) {
        if (Shapes.rawClass(type) == List.class) {
            Object element = impossible(Shapes.elementOf(type));
            return element == null ? null : List.of(element);
        }
        if (type == int.class || type == Integer.class) {
            return Integer.MIN_VALUE;
        }
        return type == double.class || type == Double.class ? Double.NaN : null;
    }
}
