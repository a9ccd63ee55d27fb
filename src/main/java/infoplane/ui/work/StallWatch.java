package infoplane.ui.work;

import infoplane.core.Failures;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the window's thread for an answer every few milliseconds. Records when the thread kept the user waiting and what it
 * was doing. Only the thread's own CPU time counts, because on a busy machine the thread itself may have to wait.
 */
public final class StallWatch implements AutoCloseable {
    /** The longest time that a user may wait, in milliseconds. */
    static final double MOST = 50;

    private static final long EVERY = 5;
    /** Half of {@link #MOST}, in nanoseconds. After this time the watcher records the thread's calls. */
    private static final double LONG = MOST / 2 * 1e6;

    private static final int DEPTH = 100;
    private static final int CALLS = 3;

    /**
     * A time during which the window's thread did not answer.
     *
     * @param milliseconds CPU time of the thread
     * @param waited elapsed time in milliseconds
     * @param doing samples of the thread's stack: the innermost calls of this program, or of any code if this program has
     *     none in the stack
     */
    public record Stall(double milliseconds, double waited, String doing) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f ms (%.0f on the clock): %s", milliseconds, waited, doing);
        }
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Stall> stalls = new ArrayList<>();
    private final AtomicLong answered = new AtomicLong();
    private final Thread watcher = new Thread(this::watch, "stall-watch");
    private final long watched;
    private final Consumer<Runnable> window;
    private double longest;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    /** @param watched id of the window's thread */
    public StallWatch(long watched) {
        this(watched, WindowThread::soon);
    }

    /** @param window runs a task on the window's thread */
    StallWatch(long watched, Consumer<Runnable> window) {
        this.watched = watched;
        this.window = window;
        watcher.setDaemon(true);
        watcher.start();
    }

    /**
     * The stalls recorded so far, longest first.
     *
     * @throws RuntimeException what the watch failed with: it then saw nothing any longer
     */
    public List<Stall> stalls() {
        requireSound();
        synchronized (stalls) {
            return stalls.stream()
                    .sorted((a, b) -> Double.compare(b.milliseconds(), a.milliseconds()))
                    .toList();
        }
    }

    /**
     * The longest CPU time in milliseconds that the window's thread worked without answering since the last call of this
     * method.
     *
     * @throws RuntimeException as {@link #stalls}
     */
    public double takeLongest() {
        requireSound();
        synchronized (stalls) {
            double taken = longest;
            longest = 0;
            return taken;
        }
    }

    /** Discards all records. */
    public void clear() {
        synchronized (stalls) {
            stalls.clear();
            longest = 0;
        }
    }

    private void requireSound() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw Failures.ofAnotherThread(thrown);
        }
    }

    private void watch() {
        try {
            ask();
        } catch (RuntimeException | Error e) { // also out of memory; whoever asks for the stalls hears of it
            failure = e;
        }
    }

    private void ask() {
        while (!ended) {
            long question = answered.get() + 1;
            long asked = System.nanoTime();
            long worked = threads.getThreadCpuTime(watched);
            Set<String> doing = new LinkedHashSet<>();
            window.accept(() -> answered.set(question));
            while (answered.get() < question && !ended) {
                pause();
                if (System.nanoTime() - asked > LONG && answered.get() < question) {
                    doing.add(currentCalls());
                }
            }
            double own = (threads.getThreadCpuTime(watched) - worked) * 1e-6;
            if (!ended) {
                record(new Stall(own, (System.nanoTime() - asked) * 1e-6, String.join("; then ", doing)));
            }
            pause();
        }
    }

    private void record(Stall wait) {
        synchronized (stalls) {
            longest = Math.max(longest, wait.milliseconds());
            if (wait.milliseconds() > MOST) {
                stalls.add(wait);
            }
        }
    }

    private String currentCalls() {
        ThreadInfo info = threads.getThreadInfo(watched, DEPTH);
        if (info == null) {
            return "";
        }
        String own = calls(info, call -> call.getClassName().startsWith("infoplane"));
        return own.isEmpty() ? calls(info, call -> true) : own;
    }

    private static String calls(ThreadInfo info, Predicate<StackTraceElement> wanted) {
        return Stream.of(info.getStackTrace())
                .filter(wanted)
                .limit(CALLS)
                .map(call -> call.getClassName() + "." + call.getMethodName() + ":" + call.getLineNumber())
                .collect(Collectors.joining(" < "));
    }

    private void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            ended = true; // otherwise the loop would go on without sleeping
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
