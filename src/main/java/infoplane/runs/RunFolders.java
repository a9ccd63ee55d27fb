package infoplane.runs;

import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Creates, deletes and restores folders of runs. Deleted folders move to the trash at once, and are removed for good when
 * the window closes.
 */
public final class RunFolders {
    /** The trash folder. It lies inside the folder of runs, so that moving folders there is instant. */
    private static final String TRASH = RunFolder.TRASH;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunFolders() {}

    /**
     * A folder for a new run that does not exist yet.
     *
     * @param name name of the run
     * @param taken whether another run, which has not written yet, will use a folder
     */
    public static Path newFolder(Path runsFolder, String name, Predicate<Path> taken) {
        Path wanted = runsFolder.resolve(nameOf(name, LocalDateTime.now()));
        Path free = wanted;
        for (int number = 2; Files.exists(free) || taken.test(free); number++) {
            free = wanted.resolveSibling(wanted.getFileName() + "-" + number);
        }
        return free;
    }

    /** The folder of one repeat. @param repeat from 0 */
    public static Path repeat(Path ensemble, int repeat) {
        return EnsembleFolder.repeat(ensemble, repeat);
    }

    /** The number of the repeat, from the name of its folder; 0 for a single run. */
    public static int repeatOf(Path run) {
        return EnsembleFolder.repeatOf(run);
    }

    /**
     * The folder name of a run, such as {@code szt-tanh-20260131-142233}: readable, sorted by time, and valid on every
     * system.
     */
    static String nameOf(String run, LocalDateTime time) {
        String plain =
                run.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String shortened = plain.length() > 40 ? plain.substring(0, 40) : plain;
        return (shortened.isEmpty() ? "run" : shortened) + "-" + STAMP.format(time);
    }

    /**
     * Moves the folders of runs to the trash; skips folders that do not exist. If all repeats of an ensemble are deleted,
     * the ensemble folder moves as a whole.
     *
     * @return for each original folder, its place in the trash
     */
    public static Map<Path, Path> moveToTrash(List<Path> runs, Path runsFolder) throws IOException {
        Map<Path, Path> moved = new LinkedHashMap<>();
        Path trash = runsFolder.resolve(TRASH);
        for (Path folder : wholeEnsembles(runs)) {
            if (Files.exists(folder)) {
                Files.createDirectories(trash);
                moved.put(folder, move(folder, trash.resolve(folder.getFileName() + "-" + System.nanoTime()), folder));
            }
        }
        return moved;
    }

    private static Set<Path> wholeEnsembles(List<Path> folders) {
        Set<Path> whole = new LinkedHashSet<>();
        for (Path folder : folders) {
            whole.add(EnsembleFolder.ensembleOf(folder)
                    .filter(above -> folders.containsAll(EnsembleFolder.repeats(above)))
                    .orElse(folder));
        }
        return whole;
    }

    /** Moves folders from the trash back to their places. @param aside the result of {@link #moveToTrash} */
    public static Map<Path, Path> restore(Map<Path, Path> aside) throws IOException {
        for (Map.Entry<Path, Path> one : aside.entrySet()) {
            move(one.getValue(), one.getKey(), one.getKey());
        }
        return aside;
    }

    /** Moves a folder. The folder around its place is not changed by that: by its time the runs are listed. */
    private static Path move(Path from, Path to, Path place) throws IOException {
        Path around = place.resolveSibling("");
        FileTime before = Files.getLastModifiedTime(around);
        Files.move(from, to);
        Files.setLastModifiedTime(around, before);
        return to;
    }

    /**
     * The total size of the files in a folder in bytes; 0 if the folder does not exist. Skips files that disappear
     * meanwhile.
     */
    public static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long[] sum = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }

    /** Removes everything in the trash of this folder of runs. */
    public static void emptyTrash(Path runsFolder) throws IOException {
        Path trash = runsFolder.resolve(TRASH);
        if (Files.isDirectory(trash)) {
            delete(trash);
        }
    }

    static void delete(Path whole) throws IOException {
        Files.walkFileTree(whole, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path folder, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
