package infoplane.ui.form;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Valid settings, or the sentence that explains why there are none.
 *
 * @param value the settings; null if there is a problem
 * @param problem the problem in the user's words; empty if there is none
 */
public record Checked<T>(@Nullable T value, String problem) {
    public static <T> Checked<T> of(T value) {
        return new Checked<>(value, "");
    }

    public static <T> Checked<T> wrong(String problem) {
        return new Checked<>(null, problem);
    }

    public boolean ok() {
        return value != null;
    }

    public Optional<T> settings() {
        return Optional.ofNullable(value);
    }

    /** @throws NoSuchElementException if there is a problem; the message is the problem */
    public T get() {
        if (value == null) {
            throw new NoSuchElementException(problem);
        }
        return value;
    }
}
