package infoplane.store;

import infoplane.core.Drafts;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.findings.SweepRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of a sweep as files that any number of workers on any machines share: {@code NAME.open}, {@code NAME.OWNER.claim}
 * or {@code NAME.done}. A job is claimed by renaming its file, which only one worker can do; no locks are needed. Each worker
 * counts upwards in {@code OWNER.heart}. A claim whose owner's count has not changed while this worker watched, by its own
 * clock, for as long as its patience, is claimed again; the clocks of machines are never compared.
 *
 * <p>A worker that was only slow finds its claim gone ({@link #holds}) and stops. Should two workers compute one job all the
 * same, both come to the same results, and {@link SweepFolder#publish} keeps those of one.
 */
public final class JobQueue implements AutoCloseable {
    static final String JOBS = "jobs";

    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final String OPEN = ".open";
    private static final String DONE = ".done";
    private static final String CLAIM = ".claim";
    private static final String HEART = ".heart";
    private static final String NEW = ".new";
    private static final String OWNER = "[0-9a-f]{16}";
    private static final Pattern OWNED = Pattern.compile("(.+)\\.(" + OWNER + ")(?:\\.claim)?");

    private final Path jobs;
    private final String owner;
    private final long patienceNanos;
    private final LongSupplier clock;
    private final Rename rename;
    private final Map<String, Seen> hearts = new ConcurrentHashMap<>();
    /** The jobs that this worker holds or has held since they were open: of its threads, each claims another. */
    private final Set<String> held = new TreeSet<>();

    private final Object beating = new Object();
    private long beats;
    private boolean closed;

    /** Renames a file, and fails if it is not there. */
    interface Rename {
        void move(Path from, Path to) throws IOException;
    }

    /** The count of another worker, and since when it has been that. */
    private record Seen(String count, long since) {}

    /** The state of a job. */
    public enum JobState {
        OPEN,
        CLAIMED,
        DONE
    }

    /** @param patience how long another worker's count may stay as it is */
    public JobQueue(SweepFolder sweep, Duration patience) {
        this(sweep, patience, System::nanoTime, SafeFiles::move);
    }

    /** @param clock nanoseconds from any origin, never going back */
    JobQueue(SweepFolder sweep, Duration patience, LongSupplier clock, Rename rename) {
        jobs = sweep.path().resolve(JOBS);
        patienceNanos = patience.toNanos();
        this.clock = clock;
        this.rename = rename;
        owner = HexFormat.of()
                .toHexDigits(new SplittableRandom().nextLong()
                        ^ ProcessHandle.current().pid());
    }

    /** The name of this worker. */
    public String owner() {
        return owner;
    }

    /** Whether a file or folder belongs to a worker's claim of this job. */
    static boolean isOf(String file, String job) {
        Matcher owned = OWNED.matcher(file);
        return owned.matches() && owned.group(1).equals(job);
    }

    /** The state of every job, by its name. */
    public Map<String, JobState> states() {
        Map<String, JobState> states = new TreeMap<>();
        for (String file : files()) {
            if (file.endsWith(DONE)) {
                put(states, file.substring(0, file.length() - DONE.length()), JobState.DONE);
            } else if (file.endsWith(OPEN)) {
                put(states, file.substring(0, file.length() - OPEN.length()), JobState.OPEN);
            } else if (file.endsWith(CLAIM) && OWNED.matcher(file).matches()) {
                put(states, claimed(file).group(1), JobState.CLAIMED);
            }
        }
        return states;
    }

    private static Matcher claimed(String file) {
        Matcher claim = OWNED.matcher(file);
        if (!claim.matches()) {
            throw new IllegalArgumentException(file);
        }
        return claim;
    }

    /** A job of several files, as after a kill between two steps, is the furthest of them. */
    private static void put(Map<String, JobState> states, String job, JobState state) {
        states.merge(job, state, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private List<String> files() {
        return all().stream().filter(file -> !Drafts.isDraft(Path.of(file))).toList();
    }

    private List<String> all() {
        if (!Files.isDirectory(jobs)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(jobs)) {
            return inside.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw SafeFiles.failure("list", jobs, e instanceof IOException failed ? failed : new IOException(e));
        }
    }

    private Path open(String job) {
        return jobs.resolve(job + OPEN);
    }

    private Path done(String job) {
        return jobs.resolve(job + DONE);
    }

    private Path claim(String job, String whose) {
        return jobs.resolve(job + "." + whose + CLAIM);
    }

    private Path heart(String whose) {
        return jobs.resolve(whose + HEART);
    }

    /** Creates jobs that are not there. */
    public void add(Collection<String> names) {
        Set<String> known = states().keySet();
        names.stream().filter(job -> !known.contains(job)).forEach(this::create);
    }

    /** Another machine may create the same job at the same time, and then remove our draft, whose writer it does not know. */
    private void create(String job) {
        try {
            SafeFiles.create(open(job), "");
        } catch (RunFailedException e) {
            if (!states().containsKey(job)) {
                throw e;
            }
        }
    }

    /** Opens a job again that was done. */
    public void reopen(String job) {
        create(job);
        delete(done(job));
    }

    /** The results of a job that is done. */
    public List<SweepRow> results(String job) {
        return SweepCsv.read(done(job)).rows();
    }

    /** Whether a job is done. */
    public boolean isDone(String job) {
        return Files.isRegularFile(done(job));
    }

    /**
     * Claims the first of these jobs that is open, or whose owner seems dead.
     *
     * @return empty if there is none now
     */
    public synchronized Optional<String> claim(List<String> wanted) {
        Optional<String> claimed =
                claimed(wanted.stream().filter(job -> !held.contains(job)).toList());
        claimed.ifPresent(held::add);
        return claimed;
    }

    private Optional<String> claimed(List<String> wanted) {
        Set<String> files = new TreeSet<>(files());
        for (String job : wanted) {
            if (files.contains(job + OPEN) && !files.contains(job + DONE) && renamed(open(job), claim(job, owner))) {
                return Optional.of(job);
            }
        }
        Set<String> some = Set.copyOf(wanted);
        for (String file : files) {
            if (!file.endsWith(CLAIM) || !OWNED.matcher(file).matches()) {
                continue;
            }
            Matcher claim = claimed(file);
            String job = claim.group(1);
            if (some.contains(job)
                    && !files.contains(job + DONE)
                    && seemsDead(claim.group(2))
                    && renamed(jobs.resolve(file), claim(job, owner))) {
                LOG.info("{} is claimed again: its worker gave no sign of life", job);
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    /**
     * Renames a file unless somebody else has. On a network the answer to a rename may be lost, and the repeated request then
     * finds nothing to rename: the new name, which holds the owner's, tells that the first one was carried out.
     */
    private boolean renamed(Path from, Path to) {
        try {
            rename.move(from, to);
            return true;
        } catch (NoSuchFileException e) {
            return Files.exists(to);
        } catch (IOException e) {
            if (Files.exists(to)) {
                return true;
            }
            throw SafeFiles.failure("claim", from, e);
        }
    }

    private boolean seemsDead(String whose) {
        if (whose.equals(owner)) {
            return false;
        }
        Seen seen = look(whose);
        return clock.getAsLong() - seen.since() >= patienceNanos;
    }

    private Seen look(String whose) {
        String count = count(whose);
        long now = clock.getAsLong();
        return hearts.merge(
                whose, new Seen(count, now), (before, fresh) -> before.count().equals(count) ? before : fresh);
    }

    private String count(String whose) {
        try {
            return Files.readString(heart(whose));
        } catch (NoSuchFileException e) {
            return "none"; // it has not begun to count
        } catch (IOException e) {
            return "unreadable"; // as while the file server is away; the claims are then not to be seen either
        }
    }

    /** Counts on, and looks at the counts of those who hold claims. Called now and then while the worker lives. */
    public void beat() {
        synchronized (beating) {
            if (closed || !Files.isDirectory(jobs)) {
                return; // the sweep may have been deleted, and must not appear again
            }
            beats++;
            SafeFiles.write(heart(owner), Long.toString(beats));
        }
        for (String file : files()) {
            if (file.endsWith(CLAIM) && OWNED.matcher(file).matches()) {
                look(claimed(file).group(2));
            }
        }
    }

    /** Whether this worker still holds a job; false once another has claimed it again. */
    public boolean holds(String job) {
        return holds(job, owner);
    }

    /** Whether a worker still holds a job. @param whose names the worker */
    public boolean holds(String job, String whose) {
        return Files.exists(claim(job, whose));
    }

    /** Whether the sign of life of a worker is to be seen, and written to, from here: it shares its folder with this machine. */
    public boolean sees(String whose) {
        return Files.isWritable(heart(whose));
    }

    /** Notes the results of a job. */
    public synchronized void done(String job, List<SweepRow> rows) {
        place(SweepFolder.text(rows), done(job));
        delete(open(job)); // made by somebody who did not see the claim
        delete(claim(job, owner));
        held.remove(job);
    }

    /** Writes a file that other machines may write, too: under a name of this worker's first. */
    void place(String text, Path file) {
        Path own = jobs.resolve(owner + NEW);
        SafeFiles.write(own, text);
        try {
            SafeFiles.move(own, file);
        } catch (IOException e) {
            throw SafeFiles.failure("write", file, e);
        }
    }

    /** Gives a job back that was not done. */
    public synchronized void release(String job) {
        if (holds(job)) {
            renamed(claim(job, owner), open(job));
        }
        held.remove(job);
    }

    private static void delete(Path file) {
        try {
            SafeFiles.delete(file);
        } catch (IOException e) {
            LOG.info("{} is left over: {}", file, SafeFiles.reason(file, e));
        }
    }

    /** Whether all jobs are done. */
    public boolean isOver() {
        return states().values().stream().allMatch(state -> state == JobState.DONE);
    }

    /** Removes the counts of workers that hold no job; where nothing is left to do, all that killed workers left. */
    public void tidy() {
        Set<String> holders = new TreeSet<>();
        for (String file : files()) {
            if (file.endsWith(CLAIM) && OWNED.matcher(file).matches()) {
                holders.add(claimed(file).group(2));
            }
        }
        boolean over = isOver();
        for (String file : all()) {
            boolean heart = file.endsWith(HEART);
            boolean unread = heart || Drafts.isDraft(Path.of(file)) || file.endsWith(NEW) || file.endsWith(CLAIM);
            boolean silent = heart && !holders.contains(file.replace(HEART, ""));
            if (silent || over && unread) {
                delete(jobs.resolve(file));
            }
        }
    }

    /** Removes the count of this worker, which does not come back though another thread be counting on. */
    @Override
    public void close() {
        synchronized (beating) {
            closed = true;
            delete(heart(owner));
        }
    }
}
