package infoplane.cli;

import infoplane.experiment.RunListener;
import infoplane.experiment.RunNeeds;
import infoplane.experiment.RunResults;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sums the progress of repeats that run in parallel, without those that were finished before. Thread-safe; repeats hardly wait
 * for one another, because the line hears of a thousandth of all at a time.
 */
final class RepeatsProgress {
    private static final int TOLD = 1000;

    private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
    private volatile int repeats;
    private final Set<String> said = new HashSet<>();
    private final ProgressLine line;
    private final Map<String, AtomicLong> done = new ConcurrentHashMap<>();

    RepeatsProgress(int repeats, ProgressLine line) {
        this.repeats = repeats;
        this.line = line;
    }

    RunListener listener(int repeat) {
        return new RunListener() {
            private final Map<String, Integer> own = new ConcurrentHashMap<>();

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
                begun.add(repeat);
                Integer before = own.put(what, units);
                add(what, units - (before == null ? 0 : before), total);
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

    private void add(String what, int more, int total) {
        long sum = done.computeIfAbsent(what, name -> new AtomicLong()).addAndGet(more);
        long all = Math.max(1, (long) total * repeats);
        if (sum == more || sum * TOLD / all != (sum - more) * TOLD / all || sum >= all) {
            line.progressed(what, (int) Math.min(Integer.MAX_VALUE, sum), (int) Math.min(Integer.MAX_VALUE, all));
        }
    }

    private synchronized void end(int repeat) {
        if (!begun.contains(repeat)) {
            repeats--;
        }
    }
}
