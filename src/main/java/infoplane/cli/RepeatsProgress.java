package infoplane.cli;

import infoplane.experiment.RunListener;
import java.util.HashMap;
import java.util.Map;

/** Sums the progress of repeats that run in parallel. Thread-safe. */
final class RepeatsProgress {
    private final int repeats;
    private final ProgressLine line;
    private final Map<String, Map<Integer, Integer>> done = new HashMap<>();

    RepeatsProgress(int repeats, ProgressLine line) {
        this.repeats = repeats;
        this.line = line;
    }

    RunListener listener(int repeat) {
        return new RunListener() {
            @Override
            public void progressed(String what, int units, int total) {
                add(repeat, what, units, total);
            }
        };
    }

    private synchronized void add(int repeat, String what, int units, int total) {
        Map<Integer, Integer> own = done.computeIfAbsent(what, name -> new HashMap<>());
        own.put(repeat, units);
        int sum = own.values().stream().mapToInt(Integer::intValue).sum();
        line.progressed(what, sum, Math.multiplyExact(total, repeats));
    }
}
