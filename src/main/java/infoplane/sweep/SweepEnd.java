package infoplane.sweep;

/**
 * How far a sweep has come when a process ends its part in it.
 *
 * @param done runs that are done, of those that the process was to see done
 * @param total runs that the process was to see done
 * @param failed those of them that failed
 * @param stopped whether the process was stopped before
 */
public record SweepEnd(int done, int total, int failed, boolean stopped) {}
