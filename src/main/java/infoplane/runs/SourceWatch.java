package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.experiment.ImportedRun;
import infoplane.store.ArraySource;
import infoplane.store.WatchedSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks for epochs that another program writes, four times a second; so it works on network file systems, too. An epoch is
 * measured when it is whole and nobody has written to it for two seconds, or at once if the writer renames whole epochs. An
 * epoch that is written again is measured again.
 */
final class SourceWatch implements ImportedRun.Feed {
    /** A file of this name in the source says that its writer has ended. */
    static final String FINISHED = "finished";

    private static final long POLL_MILLIS = 250;
    /** Between looks at very many epochs, so that waiting takes little of a core. */
    private static final long LONGEST_POLL_MILLIS = 1000;

    private static final long QUIET_MILLIS = 2000;
    /** Epochs that are measured before the next look, so that the plane grows while it catches up. */
    private static final int MOST_AT_ONCE = 64;
    /** Measured epochs that each look compares with what they were. */
    private static final int LOOKED_AGAIN = 200;

    private final Path path;
    private final WatchedSource rows;
    private final boolean renamed;
    private final Time time;
    private final BooleanSupplier stopped;
    private final Consumer<List<Integer>> grown;
    private final Map<Integer, Seen> seen = new TreeMap<>();
    private int looks;

    /** The clock and how to wait; tests have their own. */
    interface Time {
        Time SYSTEM = new Time() {
            @Override
            public long millis() {
                return System.nanoTime() / 1_000_000;
            }

            @Override
            public void pause(long millis) {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        long millis();

        void pause(long millis);
    }

    /**
     * What was seen of an epoch.
     *
     * @param stamp lengths and times of its files
     * @param since when it was first seen so
     * @param taken whether it was given to be measured
     */
    private record Seen(String stamp, long since, boolean taken) {}

    /**
     * @param rows follows the source
     * @param renamed whether the writer renames whole epochs
     * @param stopped whether the user has ended it
     * @param grown receives all epochs that were taken, before they are measured
     */
    SourceWatch(
            Path path,
            WatchedSource rows,
            boolean renamed,
            Time time,
            BooleanSupplier stopped,
            Consumer<List<Integer>> grown) {
        this.path = path;
        this.rows = rows;
        this.renamed = renamed;
        this.time = time;
        this.stopped = stopped;
        this.grown = grown;
    }

    /** Whether the writer says that it has ended. */
    static boolean finished(Path source) {
        return Files.exists(source.resolve(FINISHED));
    }

    @Override
    public List<Integer> next() {
        while (!stopped.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            long begun = time.millis();
            boolean finished = finished(path); // before the look, so that nothing comes between
            List<Integer> fresh = look(finished);
            if (!fresh.isEmpty() || finished) {
                return fresh;
            }
            time.pause(Math.min(LONGEST_POLL_MILLIS, Math.max(POLL_MILLIS, 5 * (time.millis() - begun))));
        }
        return List.of();
    }

    @Override
    public boolean changed(List<Integer> given) {
        ArraySource listing = list();
        boolean any = given.stream().anyMatch(epoch -> {
            Seen before = seen.get(epoch);
            return before == null || !before.stamp().equals(listing.stamp(epoch));
        });
        if (any) {
            seen.keySet().removeAll(given);
        }
        return any;
    }

    private List<Integer> look(boolean finished) {
        ArraySource listing = list();
        List<Integer> epochs = listing.epochs();
        boolean fewer = seen.keySet().retainAll(new java.util.HashSet<>(epochs));
        int turns = Math.max(1, epochs.size() / LOOKED_AGAIN);
        looks++;
        List<Integer> fresh = new ArrayList<>();
        for (int place = 0; place < epochs.size() && fresh.size() < MOST_AT_ONCE; place++) {
            int epoch = epochs.get(place);
            Seen before = seen.get(epoch);
            boolean due = before == null || !before.taken() || place % turns == looks % turns;
            if (due && ready(listing, epoch, finished)) {
                fresh.add(epoch);
            }
        }
        if (!fresh.isEmpty() || fewer) {
            List<Integer> whole = seen.entrySet().stream()
                    .filter(entry -> entry.getValue().taken())
                    .map(Map.Entry::getKey)
                    .toList();
            rows.follow(listing, whole);
            grown.accept(whole);
        }
        return fresh;
    }

    private ArraySource list() {
        try {
            return ArraySource.open(path);
        } catch (InvalidInputException e) {
            if (Files.exists(path)) {
                throw e;
            }
            throw new RunFailedException(
                    PlainText.path(path)
                            + " is gone: it was deleted or moved while it was watched; what was measured is kept.",
                    e);
        }
    }

    /** Notes how an epoch looks. @return whether it is to be measured now */
    private boolean ready(ArraySource listing, int epoch, boolean finished) {
        String stamp = listing.stamp(epoch);
        Seen before = seen.get(epoch);
        long now = time.millis();
        Seen present = before != null && before.stamp().equals(stamp) ? before : new Seen(stamp, now, false);
        seen.put(epoch, present);
        boolean quiet = renamed || finished || now - present.since() >= QUIET_MILLIS;
        if (present.taken() || !quiet || rows.take(listing, epoch).isPresent()) {
            return false;
        }
        seen.put(epoch, new Seen(stamp, present.since(), true));
        return true;
    }
}
