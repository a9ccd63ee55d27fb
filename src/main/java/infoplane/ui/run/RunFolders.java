package infoplane.ui.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders of deleted runs: moved aside at once, removed for good when the window closes. */
public final class RunFolders {
    /** Where deleted runs wait, inside the folder that they were in, so that moving them is instant. */
    static final String TRASH = ".deleted";

    private RunFolders() {}

    /** Moves the folder aside. @return where it is now */
    public static Path moveAside(Path folder) throws IOException {
        Path trash = folder.resolveSibling(TRASH);
        Files.createDirectories(trash);
        Path aside = trash.resolve(folder.getFileName() + "-" + System.nanoTime());
        return Files.move(folder, aside);
    }

    /** Takes a folder back to where it was. */
    public static Path bringBack(Path aside, Path folder) throws IOException {
        return Files.move(aside, folder);
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
