package infoplane.ui.run;

import infoplane.experiment.RunResults;
import infoplane.runs.RunLook;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * The inputs of the runs that were looked at last, so that every view of a run loads them once. For worker threads; two of
 * them never load the same run at once.
 */
public final class RunLooks {
    /** Two runs can be compared. */
    private static final int MOST = 2;

    /** How much longer a run must have become before its epochs are listed again. */
    private static final double LONGER = 1.25;

    private record Held(Path folder, int state, RunLook look) {}

    private final Deque<Held> held = new ArrayDeque<>();

    /**
     * What changes when there is more to see of a run: the number of points of an ended run; of a run that computes, a number
     * that changes each time its epochs have grown by a quarter.
     */
    public static int state(Run run, RunResults results) {
        return run.computing()
                ? -(int) (Math.log1p(results.training().size()) / Math.log(LONGER))
                : results.points().size();
    }

    /**
     * The inputs of a run; loads them if they are not held.
     *
     * @param state as {@link #state}
     */
    public synchronized RunLook of(Path folder, int state) {
        for (Held one : held) {
            if (one.folder().equals(folder) && one.state() == state) {
                return one.look();
            }
        }
        held.removeIf(one -> one.folder().equals(folder));
        if (held.size() == MOST) {
            held.removeLast();
        }
        RunLook look = RunLook.of(folder);
        held.addFirst(new Held(folder, state, look));
        return look;
    }

    /** {@link #of} for the results that are displayed now. For the window's thread; the work is for another. */
    public Callable<RunLook> loading(Run run) {
        return run.displayed().get().map(results -> loading(run, results)).orElse(() -> of(run.folder(), -1));
    }

    /** {@link #of} as work for later. */
    public Callable<RunLook> loading(Run run, RunResults results) {
        Path folder = run.folder();
        int state = state(run, results);
        return () -> of(folder, state);
    }
}
