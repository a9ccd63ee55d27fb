package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import infoplane.core.Alternative;
import java.util.Arrays;
import java.util.Objects;

/** What a refusal advises, as settings. */
final class Alternatives {
    private Alternatives() {}

    /** The settings that files know by the name of the alternative. */
    static EstimatorSettings defaults(Alternative alternative) {
        JsonSubTypes types = Objects.requireNonNull(EstimatorSettings.class.getAnnotation(JsonSubTypes.class));
        Class<?> type = Arrays.stream(types.value())
                .filter(each -> each.name().equals(alternative.label()))
                .findFirst()
                .orElseThrow()
                .value();
        return (EstimatorSettings)
                assertDoesNotThrow(() -> type.getMethod("defaults").invoke(null));
    }
}
