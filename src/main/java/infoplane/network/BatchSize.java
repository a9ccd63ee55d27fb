package infoplane.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import java.util.List;

/** Rows in a step of training: a number, or {@code "full"} for all of them at once. */
public record BatchSize(int rows, boolean full) {
    public static final BatchSize FULL = new BatchSize(0, true);

    private static final int FEWEST = 1;
    private static final Allowed ALLOWED = new Allowed.NumberOrWord(Allowed.Numbers.atLeast(FEWEST), List.of("full"));

    public static BatchSize of(int rows) {
        return new BatchSize(Checks.atLeast("batchSize", rows, FEWEST), false);
    }

    /** Reads a number or the word {@code full}. */
    @JsonCreator
    public static BatchSize parse(Object value) {
        if ("full".equals(value)) {
            return FULL;
        }
        if (value instanceof Integer rows) {
            return of(rows);
        }
        throw new NotAllowedException("batchSize", "is " + value, ALLOWED);
    }

    @JsonValue
    Object toJson() {
        return full ? "full" : (Object) rows;
    }

    /** The rows in a step when there are {@code available} rows to train on. */
    public int resolve(int available) {
        return full ? available : Math.min(rows, available);
    }

    @Override
    public String toString() {
        return full ? "full" : Integer.toString(rows);
    }
}
