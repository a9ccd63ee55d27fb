package infoplane.runs;

import infoplane.store.EnsembleFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Folders of deleted runs: moved aside at once, removed for good when the window closes. */
public final class RunFolders {
    /** Where deleted runs wait, inside the folder that they were in, so that moving them is instant. */
    private static final String TRASH = ".deleted";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunFolders() {}

    /**
     * A folder for a new run, which is not there yet.
     *
     * @param name of the run
     * @param taken whether a run that has not begun to write is going to use a folder
     */
    public static Path fresh(Path runsFolder, String name, Predicate<Path> taken) {
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

    /** Which repeat a run folder is, from its name; 0 where it stands alone. */
    public static int repeatOf(Path run) {
        return EnsembleFolder.repeatOf(run);
    }

    /** Such as {@code szt-tanh-20260131-142233}: readable, sorted by time, safe on every system. */
    static String nameOf(String run, LocalDateTime time) {
        String plain =
                run.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String shortened = plain.length() > 40 ? plain.substring(0, 40) : plain;
        return (shortened.isEmpty() ? "run" : shortened) + "-" + STAMP.format(time);
    }

    /**
     * Moves the folders of runs aside; those that are not there are left out. Where all repeats of an ensemble go, its folder
     * goes.
     *
     * @return where each was, and where it is now
     */
    public static Map<Path, Path> moveToTrash(List<Path> runs, Path runsFolder) throws IOException {
        Map<Path, Path> moved = new LinkedHashMap<>();
        Path trash = runsFolder.resolve(TRASH);
        for (Path folder : wholeEnsembles(runs)) {
            if (Files.exists(folder)) {
                Files.createDirectories(trash);
                moved.put(folder, Files.move(folder, trash.resolve(folder.getFileName() + "-" + System.nanoTime())));
            }
        }
        return moved;
    }

    private static Set<Path> wholeEnsembles(List<Path> folders) {
        Set<Path> whole = new LinkedHashSet<>();
        for (Path folder : folders) {
            whole.add(EnsembleFolder.above(folder)
                    .filter(above -> Files.exists(folder) && folders.containsAll(EnsembleFolder.repeats(above)))
                    .orElse(folder));
        }
        return whole;
    }

    /** Takes folders back to where they were. @param aside what {@link #moveToTrash} returned */
    public static Map<Path, Path> restore(Map<Path, Path> aside) throws IOException {
        for (Map.Entry<Path, Path> one : aside.entrySet()) {
            Files.move(one.getValue(), one.getKey());
        }
        return aside;
    }

    /** Bytes that the files of a folder take; 0 if there is none. Files that vanish meanwhile do not count. */
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

    /** Removes everything that was moved aside from this folder of runs. */
    public static void emptyTrash(Path runsFolder) throws IOException {
        Path trash = runsFolder.resolve(TRASH);
        if (Files.isDirectory(trash)) {
            delete(trash);
        }
    }

    /** Deletes a folder with all that is in it. */
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
