package infoplane.store;

import infoplane.config.Sweep;
import infoplane.config.SweepFile;
import infoplane.core.Advice;
import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.core.UserFiles;
import infoplane.experiment.ExperimentSettings;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a sweep: {@code sweep.json}, the files of the jobs, the runs, and the table of their outcomes. Nobody writes to
 * a run in {@code runs}: a worker computes it in a folder of its own in {@code work} and renames that, so two workers never
 * write to one run, also where the file system has no locks.
 */
public final class SweepFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SweepFolder.class);

    private static final String SWEEP = "sweep.json";
    private static final String TABLE = "sweep.csv";
    private static final String RUNS = "runs";
    /** The folder of runs that are being computed. */
    static final String WORK = "work";

    private final Path folder;

    public SweepFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a folder holds a sweep. */
    public static boolean holdsSweep(Path folder) {
        return Files.exists(folder.resolve(SWEEP), LinkOption.NOFOLLOW_LINKS);
    }

    /** The file of the sweep in its folder. */
    public static Path file(Path folder) {
        return folder.resolve(SWEEP);
    }

    /** @throws InvalidInputException if the folder holds no sweep */
    public static SweepFolder open(Path folder) {
        if (!holdsSweep(folder)) {
            throw new InvalidInputException(PlainText.path(folder)
                    + (Files.isDirectory(folder)
                            ? " is not the folder of a sweep: it holds no "
                            : " is not a folder; a" + " sweep's holds ")
                    + SWEEP);
        }
        return new SweepFolder(folder);
    }

    /**
     * Refuses a place in which a new sweep cannot be.
     *
     * @throws InvalidInputException if it holds a sweep or anything else, or is no folder
     */
    public static void requireFree(Path folder) {
        if (holdsSweep(folder)) {
            throw new InvalidInputException(
                            PlainText.path(folder) + " holds a sweep already; choose another folder, or go on")
                    .with(Advice.Means.RESUME);
        }
        UserFiles.requireCanBeFolder(folder);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            // a sweep that was killed before it wrote its settings left jobs
            if (files.anyMatch(file -> !Drafts.isDraft(file) && !file.endsWith(JobQueue.JOBS))) {
                throw new InvalidInputException(
                        PlainText.path(folder) + " is not empty; choose a new folder for the sweep");
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    PlainText.path(folder) + " cannot be read: " + SafeFiles.reason(folder, e), e);
        }
    }

    public Path path() {
        return folder;
    }

    /** The sweep as it was started, or last changed. */
    public Sweep sweep() {
        return SweepFile.read(folder.resolve(SWEEP));
    }

    /** @throws RunFailedException if the folder was deleted or moved while it was worked at */
    public void requireThere() {
        if (!holdsSweep(folder)) {
            throw new RunFailedException(PlainText.path(folder)
                    + " is gone: it was deleted, or moved to another place, while its runs were computed.");
        }
    }

    /** Whether the folder holds this very sweep. */
    public boolean holds(Sweep sweep) {
        return holdsSweep(folder) && Damage.text(folder.resolve(SWEEP)).equals(sweep.json());
    }

    /** Writes the sweep, after its jobs. */
    public void write(Sweep sweep) {
        SafeFiles.write(folder.resolve(SWEEP), sweep.json());
    }

    /** The folder of a run that has ended. */
    public Path run(String name) {
        return folder.resolve(RUNS).resolve(name);
    }

    /** Whether a run has ended, or was stopped, and lies at its place. */
    public boolean hasRun(String name) {
        return Files.isDirectory(run(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** The settings of a run at its place; empty if there is none, or its settings cannot be read. */
    public Optional<ExperimentSettings> settings(String name) {
        try {
            return hasRun(name) ? Optional.of(RunFolder.open(run(name)).settings()) : Optional.empty();
        } catch (InvalidInputException e) {
            LOG.info("{} does not count: {}", run(name), e.getMessage());
            return Optional.empty();
        }
    }

    /** The names of all runs at their places. */
    public List<String> runs() {
        return names(folder.resolve(RUNS)).stream()
                .filter(name -> !Drafts.isDraft(Path.of(name)))
                .toList();
    }

    /** Whether a folder of a run, or of a repeat in it, is that of a worker. */
    static boolean isOfAWorker(Path run) {
        Path above = run.resolveSibling("");
        Path work = EnsembleFolder.isRepeat(run) ? above.resolveSibling("") : above;
        return work.endsWith(WORK) && Files.isDirectory(work.resolveSibling(JobQueue.JOBS));
    }

    /** The folder in which a worker computes a run. @param owner names the worker */
    public Path work(String name, String owner) {
        return folder.resolve(WORK).resolve(name + "." + owner);
    }

    /** Whether a worker has begun to compute a run. */
    public boolean hasWork(String name, String owner) {
        return Files.isDirectory(work(name, owner), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Takes what there is of an unfinished run into the folder of a worker: the stopped run itself, or a copy of what a worker
     * left that seems dead. A copy, because the worker may only be slow and go on to write.
     */
    public void takeOver(String name, String owner) {
        Path mine = work(name, owner);
        try {
            Files.createDirectories(mine.resolveSibling(""));
            if (hasRun(name)) {
                SafeFiles.move(run(name), mine);
                return;
            }
            Optional<Path> left = left(name).stream()
                    .filter(other -> !other.equals(mine) && !Drafts.isDraft(other))
                    .max(Comparator.comparing(SweepFolder::changed).thenComparing(Comparator.naturalOrder()));
            if (left.isPresent()) {
                copy(left.get(), mine);
            }
        } catch (IOException e) {
            LOG.info("{} begins anew: {}", name, SafeFiles.reason(mine, e));
            discard(mine);
        }
    }

    private static long changed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Copies the checkpoints before the rows that they need: what is appended meanwhile does no harm. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(inside).toString()));
                Path checkpoint = CheckpointFile.in(inside);
                if (Files.isRegularFile(checkpoint, LinkOption.NOFOLLOW_LINKS)) {
                    Path copy =
                            CheckpointFile.in(to.resolve(from.relativize(inside).toString()));
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(checkpoint, copy);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                if (attributes.isRegularFile()
                        && !Drafts.isDraft(file)
                        && !file.endsWith(RunLock.FILE)
                        && Files.notExists(copy)) {
                    SafeFiles.changing(copy);
                    Files.copy(file, copy);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Puts a run that a worker has computed at its place. Of two workers that computed the same run, the first one's stays.
     */
    public void publish(Path computed, String name) {
        try {
            if (!hasRun(name)) {
                Files.createDirectories(run(name).resolveSibling(""));
                SafeFiles.move(computed, run(name));
            }
        } catch (IOException e) {
            if (!hasRun(name)) {
                throw SafeFiles.failure("make", run(name), e);
            }
        }
        discard(computed);
    }

    /** Removes a run from its place. */
    public void withdraw(String name, String owner) {
        Path aside = folder.resolve(WORK).resolve(name + ".aside." + owner);
        try {
            SafeFiles.move(run(name), aside);
        } catch (IOException e) {
            LOG.info("{} stays: {}", run(name), SafeFiles.reason(run(name), e));
        }
        discard(aside);
    }

    /** Removes what workers, also dead ones, left of a run that lies at its place. */
    public void clear(String name) {
        left(name).forEach(SweepFolder::discard);
    }

    private List<Path> left(String name) {
        return names(folder.resolve(WORK)).stream()
                .filter(work -> JobQueue.isOf(Drafts.finalName(work), name))
                .map(work -> folder.resolve(WORK).resolve(work))
                .toList();
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw SafeFiles.failure("list", folder, e instanceof IOException failed ? failed : new IOException(e));
        }
    }

    /** Removes a folder of a worker. What cannot be removed is left over and does not count. */
    public static void discard(Path work) {
        try {
            Drafts.removeTree(work);
        } catch (IOException e) {
            LOG.info("{} is left over: {}", work, SafeFiles.reason(work, e));
        }
    }

    /** Removes what is left of work, once all jobs are done. */
    public void tidy() {
        discard(folder.resolve(WORK));
    }

    /** Writes the table of the outcomes. @param worker who writes it */
    public void write(SweepTable table, JobQueue worker) {
        worker.place(SweepCsv.text(table), folder.resolve(TABLE));
    }

    /** The table of the outcomes, for messages. */
    public Path table() {
        return folder.resolve(TABLE);
    }

    /** Free bytes on the disk of the sweep. */
    public long freeBytes() {
        try {
            Path there = folder.toAbsolutePath();
            while (!Files.exists(there)) {
                there = there.resolveSibling("");
                if (there.getParent() != null && !Files.exists(there)) {
                    there = there.getParent();
                }
            }
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException e) {
            throw SafeFiles.failure("ask for the free space of", folder, e);
        }
    }

    /** The results of a job as the text of its file. */
    static String text(List<SweepRow> rows) {
        return SweepCsv.text(new SweepTable(List.of(), rows));
    }
}
