package infoplane.ui.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folders of deleted runs: moved aside at once, removed for good when the window closes. */
public final class RunFolders {
    /** Where deleted runs wait, inside the folder that they were in, so that moving them is instant. */
    static final String TRASH = ".deleted";

    private RunFolders() {}

    /**
     * Moves folders aside; those that are not there are left out.
     *
     * @param trash where to
     * @return where each was, and where it is now
     */
    public static Map<Path, Path> moveToTrash(List<Path> folders, Path trash) throws IOException {
        Map<Path, Path> moved = new LinkedHashMap<>();
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                Files.createDirectories(trash);
                moved.put(folder, Files.move(folder, trash.resolve(folder.getFileName() + "-" + System.nanoTime())));
            }
        }
        return moved;
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
        if (!Files.isDirectory(trash)) {
            return;
        }
        Files.walkFileTree(trash, new SimpleFileVisitor<>() {
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
