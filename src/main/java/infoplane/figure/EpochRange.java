package infoplane.figure;

import infoplane.core.Checks;

/**
 * Epochs from {@code from} to {@code to}, both included.
 *
 * @param from at least 0
 * @param to at least {@code from}
 */
public record EpochRange(int from, int to) {
    public static final EpochRange ALL = new EpochRange(0, Integer.MAX_VALUE);

    public EpochRange {
        Checks.atLeast("from", from, 0);
        Checks.atLeast("to", to, from);
    }

    public boolean contains(int epoch) {
        return epoch >= from && epoch <= to;
    }
}
