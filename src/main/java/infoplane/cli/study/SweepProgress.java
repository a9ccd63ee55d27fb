package infoplane.cli.study;

import infoplane.cli.ProgressLine;
import infoplane.sweep.SweepListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows how many runs of a sweep are done, how far those are that go on, and which failed. */
final class SweepProgress implements SweepListener {
    private final ProgressLine line;
    /** What each run that goes on does now: the name under which it is shown, and the total. */
    private final Map<String, Shown> now = new HashMap<>();

    private record Shown(String name, int total) {}

    SweepProgress(ProgressLine line) {
        this.line = line;
    }

    @Override
    public void done(int done, int total) {
        line.progressed("runs", done, total);
    }

    @Override
    public synchronized void progressed(String run, String what, int done, int total) {
        Shown shown = new Shown(what + " " + run, total);
        Shown before = now.put(run, shown);
        if (before != null && !before.name().equals(shown.name())) {
            complete(before);
        }
        line.progressed(shown.name(), done, total);
    }

    /** What is complete is no longer shown. */
    private void complete(Shown shown) {
        line.progressed(shown.name(), shown.total(), shown.total());
    }

    @Override
    public synchronized void ended(String run, String why) {
        Shown last = now.remove(run);
        if (last != null) {
            complete(last);
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
