package infoplane.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The range that a record's constructor allows a number. Only the constructor knows it, so it is asked: given a value
 * that no range allows, it refuses in the words of {@link infoplane.core.Checks}, which say the range.
 */
final class AllowedRange {
    private static final String NUMBER = "(-?[0-9.]+(?:E-?[0-9]+)?)";
    private static final Pattern BETWEEN = Pattern.compile("must be between " + NUMBER + " and " + NUMBER);
    private static final Pattern AT_LEAST_BELOW =
            Pattern.compile("must be at least " + NUMBER + " and below " + NUMBER);
    private static final Pattern OVER_AT_MOST =
            Pattern.compile("must be greater than " + NUMBER + " and at most " + NUMBER);
    private static final Pattern AT_LEAST = Pattern.compile("must be at least " + NUMBER + "$");
    private static final Pattern OVER = Pattern.compile("must be greater than " + NUMBER + "$");
    private static final Pattern NOT_NEGATIVE = Pattern.compile("must not be negative$");

    private AllowedRange() {}

    /** Adds the limits to the schema of a component, as far as the constructor has any. */
    static void describe(ObjectNode property, RecordComponent component, Object defaults) {
        refusal(component, defaults).ifPresent(message -> {
            limits(property, BETWEEN.matcher(message), "minimum", "maximum");
            limits(property, AT_LEAST_BELOW.matcher(message), "minimum", "exclusiveMaximum");
            limits(property, OVER_AT_MOST.matcher(message), "exclusiveMinimum", "maximum");
            limits(property, AT_LEAST.matcher(message), "minimum");
            limits(property, OVER.matcher(message), "exclusiveMinimum");
            if (NOT_NEGATIVE.matcher(message).find()) {
                property.put("minimum", 0);
            }
        });
    }

    /** What the constructor says to an impossible value of this component alone. */
    private static Optional<String> refusal(RecordComponent component, Object defaults) {
        Object impossible = impossible(component.getType());
        if (impossible == null) {
            return Optional.empty();
        }
        List<RecordComponent> components = Shapes.components(defaults.getClass());
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            boolean asked = components.get(i).getName().equals(component.getName());
            values[i] = asked ? impossible : Shapes.component(defaults, components.get(i));
        }
        try {
            Shapes.construct(defaults.getClass(), values);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            return message.startsWith(component.getName() + " is ") ? Optional.of(message) : Optional.empty();
        }
    }

    private static @Nullable Object impossible(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Integer.MIN_VALUE;
        }
        return type == double.class || type == Double.class ? Double.NaN : null;
    }

    private static void limits(ObjectNode property, Matcher matcher, String... names) {
        if (matcher.find()) {
            for (int i = 0; i < names.length; i++) {
                property.set(names[i], RecordWriter.tree(new BigDecimal(matcher.group(i + 1)).doubleValue()));
            }
        }
    }
}
