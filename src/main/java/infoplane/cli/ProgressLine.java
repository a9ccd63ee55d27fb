package infoplane.cli;

import infoplane.core.Pace;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunNeeds;
import infoplane.measuring.PlanePoint;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.LongSupplier;

/**
 * Prints a command's progress on standard error: on a terminal, a bar with the remaining time that redraws itself;
 * elsewhere, a line every 10 s. Thread-safe.
 */
public final class ProgressLine {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final int BAR = 20;
    private static final int[] NARROWER_BARS = {10, 5, 0};
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream err;
    private final boolean terminal;
    private final int columns;
    private final LongSupplier clock;
    private final long start;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private long drawn;
    private boolean anythingDrawn;
    private int width;

    /** The progress of one named task. */
    private record Stage(Pace pace, int done, int total) {
        Stage at(int nowDone, int nowTotal) {
            return new Stage(pace, nowDone, nowTotal);
        }

        boolean complete() {
            return done >= total;
        }

        double secondsLeft(long now) {
            return pace.secondsLeft(now, done, total);
        }
    }

    public ProgressLine(Console console) {
        this(console.err(), console.terminal(), console.width(), System::nanoTime);
    }

    /**
     * @param columns of the terminal; no line is wider
     * @param clock clock in nanoseconds, from any origin
     */
    ProgressLine(PrintStream err, boolean terminal, int columns, LongSupplier clock) {
        this.err = err;
        this.terminal = terminal;
        this.columns = columns;
        this.clock = clock;
        start = clock.getAsLong();
        drawn = start;
    }

    /**
     * A monitor that shows progress until the user interrupts the command. It asks {@code interrupts} and not the thread: a
     * thread interrupt would also close the file that is being read.
     */
    public RunMonitor until(Interrupts interrupts) {
        return new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                ProgressLine.this.progressed(what, done, total);
            }

            @Override
            public void within(int done, int total, String what) {
                ProgressLine.this.progressed(what, done, total);
            }

            @Override
            public boolean cancelled() {
                return interrupts.requested();
            }
        };
    }

    /** A listener that shows the progress of a run. */
    RunListener listener() {
        return new Shown();
    }

    /** As {@link #listener}, for a run of which nobody knows how many epochs there will be: each is told. */
    RunListener byEpochs() {
        return new Shown() {
            private final Set<Integer> told = new HashSet<>();

            @Override
            public void measured(List<PlanePoint> points) {
                points.stream()
                        .map(PlanePoint::epoch)
                        .filter(told::add)
                        .forEach(epoch -> say(List.of("epoch " + epoch + " measured")));
            }
        };
    }

    private class Shown implements RunListener {
        @Override
        public void dataRead(List<String> lines) {
            say(lines);
        }

        @Override
        public void needing(RunNeeds needs) {
            say(List.of(needs.inWords()));
        }

        @Override
        public void progressed(String what, int done, int total) {
            ProgressLine.this.progressed(what, done, total);
        }

        @Override
        public void within(String what, int done, int total) {
            ProgressLine.this.progressed(what, done, total);
        }
    }

    /** Prints lines that stay. */
    public synchronized void say(List<String> lines) {
        lines.forEach(line -> err.println(PlainText.oneLine(line)));
    }

    /** Shows how far a task of this name is. */
    public synchronized void progressed(String what, int done, int total) {
        long now = clock.getAsLong();
        Stage before = stages.get(what);
        stages.put(
                what,
                before != null && done >= before.done()
                        ? before.at(done, total)
                        : new Stage(new Pace(now, done), done, total));
        if (now - drawn >= (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            draw(now);
        }
    }

    /** Removes the bar, so that only the result remains. */
    public synchronized void end() {
        if (terminal && anythingDrawn) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
        stages.clear();
    }

    private void draw(long now) {
        drawn = now;
        anythingDrawn = true;
        String line = fitting(now);
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            err.flush();
            width = line.length();
        } else {
            err.println(line);
        }
    }

    /** The most detailed line that fits; the last column stays free, because terminals wrap when it is written to. */
    private String fitting(long now) {
        String line = line(now, BAR, true);
        if (!terminal) {
            return line;
        }
        for (int bar : NARROWER_BARS) {
            if (line.length() < columns) {
                return line;
            }
            line = line(now, bar, true);
        }
        line = line.length() < columns ? line : line(now, 0, false);
        return line.length() < columns ? line : line.substring(0, columns - 2) + "…";
    }

    /**
     * @param bar characters of a bar; 0 for none
     * @param counts whether the numbers of what is done and of all stand there
     */
    private String line(long now, int bar, boolean counts) {
        StringJoiner line = new StringJoiner("  ");
        double left = 0;
        for (Map.Entry<String, Stage> entry : stages.entrySet()) {
            Stage stage = entry.getValue();
            if (stage.complete() && stages.size() > 1) {
                continue;
            }
            String share = entry.getKey() + " " + bar(stage, bar);
            line.add(counts ? share + " " + stage.done() + "/" + stage.total() : share);
            left = Math.max(left, stage.secondsLeft(now)); // NaN if any stage has no estimate
        }
        line.add(counts ? duration((now - start) / NANOS_PER_SECOND) : "");
        line.add(Double.isNaN(left) ? "" : duration(left) + " left");
        return line.toString().replaceAll(" {3,}", "  ").strip();
    }

    private String bar(Stage stage, int length) {
        double share = stage.total() <= 0 ? 1 : Math.min(1, (double) stage.done() / stage.total());
        String percent = String.format(Locale.ROOT, "%3d %%", (int) (100 * share));
        if (!terminal || length == 0) {
            return percent.strip();
        }
        int filled = (int) (length * share);
        return "[" + "#".repeat(filled) + "-".repeat(length - filled) + "] " + percent;
    }

    /** Formats a duration, such as {@code 45 s}, {@code 3:20 min} or {@code 2:05 h}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
    }
}
