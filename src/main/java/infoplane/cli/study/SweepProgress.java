package infoplane.cli.study;

import infoplane.cli.ProgressLine;
import infoplane.sweep.SweepListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows how many runs of a sweep are done, how far those are that go on, and which failed. */
final class SweepProgress implements SweepListener {
    private final ProgressLine line;
    /** Names under which the progress of a run is shown, with their totals. */
    private final Map<String, Map<String, Integer>> shown = new HashMap<>();

    SweepProgress(ProgressLine line) {
        this.line = line;
    }

    @Override
    public void done(int done, int total) {
        line.progressed("runs", done, total);
    }

    @Override
    public synchronized void progressed(String run, String what, int done, int total) {
        String name = what + " " + run;
        shown.computeIfAbsent(run, key -> new HashMap<>()).put(name, total);
        line.progressed(name, done, total);
    }

    @Override
    public synchronized void ended(String run, String why) {
        Map<String, Integer> names = shown.remove(run);
        if (names != null) {
            names.forEach((name, total) -> line.progressed(name, total, total)); // what is complete is not shown
        }
        if (!why.isEmpty()) {
            line.say(List.of(run + " failed: " + why));
        }
    }

    @Override
    public void waiting(int runs) {
        line.say(List.of("waiting for "
                + (runs == 1 ? "a run that another worker holds" : runs + " runs that other" + " workers hold")
                + "; what nobody works at is taken over after half a minute"));
    }

    void end() {
        line.end();
    }
}
