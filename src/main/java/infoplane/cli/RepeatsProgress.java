package infoplane.cli;

import infoplane.experiment.RunListener;
import infoplane.experiment.RunNeeds;
import infoplane.experiment.RunResults;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums the progress of repeats that run in parallel, without those that were finished before. Thread-safe. */
final class RepeatsProgress {
    private final Set<Integer> begun = new HashSet<>();
    private int repeats;
    private final Set<String> said = new HashSet<>();
    private final ProgressLine line;
    private final Map<String, Map<Integer, Integer>> done = new HashMap<>();

    RepeatsProgress(int repeats, ProgressLine line) {
        this.repeats = repeats;
        this.line = line;
    }

    RunListener listener(int repeat) {
        return new RunListener() {
            @Override
            public void dataRead(List<String> lines) {
                saidOnce(lines);
            }

            @Override
            public void needing(RunNeeds needs) {
                saidOnce(List.of("each repeat " + needs.inWords()));
            }

            @Override
            public void progressed(String what, int units, int total) {
                add(repeat, what, units, total);
            }

            @Override
            public void ended(RunResults results) {
                end(repeat);
            }
        };
    }

    /** All repeats read the same data and need the same, so the first one says it for all. */
    private synchronized void saidOnce(List<String> lines) {
        if (said.addAll(lines)) {
            line.say(lines);
        }
    }

    private synchronized void add(int repeat, String what, int units, int total) {
        begun.add(repeat);
        Map<Integer, Integer> own = done.computeIfAbsent(what, name -> new HashMap<>());
        own.put(repeat, units);
        int sum = own.values().stream().mapToInt(Integer::intValue).sum();
        line.progressed(what, sum, (int) Math.min(Integer.MAX_VALUE, (long) total * repeats));
    }

    private synchronized void end(int repeat) {
        if (!begun.contains(repeat)) {
            repeats--;
        }
    }
}
