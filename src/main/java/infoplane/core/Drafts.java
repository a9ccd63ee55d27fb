package infoplane.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of files and folders that are not complete: {@code .NAME.PROCESS-RANDOM.draft}. Every draft has a name of its own, so
 * that two writers never share one. The process in the name tells whether somebody still writes the draft.
 */
public final class Drafts {
    private static final Pattern DRAFT = Pattern.compile("\\.(.*)\\.(\\d{1,18})-[0-9a-f]{8}\\.draft", Pattern.DOTALL);
    /** The draft of a {@link Replacement}. */
    private static final Pattern REPLACEMENT = Pattern.compile("\\..+\\.draft", Pattern.DOTALL);
    /** How earlier versions called drafts. */
    private static final Pattern EARLIER =
            Pattern.compile("(plane\\.csv|training\\.csv|ensemble\\.csv|trajectory\\.json|[a-z]+\\.json)"
                    + "(\\.[0-9a-f-]{36})?\\.new|extending");

    /** Drafts that this process is writing. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private Drafts() {}

    /** A new name for a draft beside the file. It counts as being written until {@link #ended}. */
    public static Path beside(Path file) {
        Path draft = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + "-"
                        + UUID.randomUUID().toString().substring(0, 8) + ".draft");
        OWN.add(key(draft));
        return draft;
    }

    /** Says that nobody writes the draft any longer. */
    public static void ended(Path draft) {
        OWN.remove(key(draft));
    }

    private static Path key(Path draft) {
        return draft.toAbsolutePath().normalize();
    }

    /** Whether a file of this name is not complete, and so never counts. */
    public static boolean isDraft(Path file) {
        String name = String.valueOf(file.getFileName());
        return REPLACEMENT.matcher(name).matches() || EARLIER.matcher(name).matches();
    }

    /** The name of the file or folder that a draft is to become; a name that is no draft's stays as it is. */
    public static String finalName(String name) {
        Matcher draft = DRAFT.matcher(name);
        return draft.matches() ? draft.group(1) : name;
    }

    /** Removes the drafts that ended programs left in a folder. The caller must be the only one who writes there. */
    public static void sweep(Path folder) throws IOException {
        sweep(folder, "");
    }

    /** Removes the drafts that ended programs left of one file or folder. */
    public static void sweepOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (Files.isDirectory(folder)) {
            sweep(folder, "." + file.getFileName() + ".");
        }
    }

    private static void sweep(Path folder, String beginning) throws IOException {
        List<Path> stale;
        try (Stream<Path> files = Files.list(folder)) {
            stale = files.filter(file -> String.valueOf(file.getFileName()).startsWith(beginning))
                    .filter(Drafts::isStale)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path draft : stale) {
            removeTree(draft);
        }
    }

    /** The file or folder that a path inside a draft is for: what a user knows of it. */
    static Path target(Path inside) {
        Path target = inside.getRoot();
        for (Path part : inside) {
            Matcher draft = DRAFT.matcher(part.toString());
            String name = draft.matches() ? draft.group(1) : part.toString();
            if (!name.equals(".commit")) {
                target = target == null ? Path.of(name) : target.resolve(name);
            }
        }
        return target == null ? inside : target;
    }

    private static boolean isStale(Path file) {
        Matcher draft = DRAFT.matcher(String.valueOf(file.getFileName()));
        if (!draft.matches()) {
            return EARLIER.matcher(String.valueOf(file.getFileName())).matches();
        }
        long process = Long.parseLong(draft.group(2));
        return process == ProcessHandle.current().pid()
                ? !OWN.contains(key(file))
                : ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
    }

    /** Removes a file, or a folder with all it holds; follows no links. Does nothing if it is absent. */
    public static void removeTree(Path whole) throws IOException {
        if (!Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(whole, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                SafeFiles.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                SafeFiles.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
