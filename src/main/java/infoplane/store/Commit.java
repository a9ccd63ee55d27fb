package infoplane.store;

import infoplane.core.Drafts;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Changes several files of a folder at once. The new files are written into a draft folder. Renaming it to {@code .commit} is
 * the one step that makes them valid; then each file moves to its place. A program that is killed before leaves the folder as
 * it was; one that is killed afterwards leaves {@code .commit}, whose files the next opening moves. The caller must hold the
 * lock of the folder.
 */
final class Commit implements AutoCloseable {
    private static final String FOLDER = ".commit";
    /** How the names of empty files end that stand for files to be removed. */
    static final String REMOVED = ".removed";

    private final Path folder;
    private final Path draft;

    Commit(Path folder) {
        this.folder = folder;
        draft = Drafts.beside(folder.resolve(FOLDER));
        try {
            Files.createDirectory(draft); // not the folder itself, which may have been moved or deleted
        } catch (IOException e) {
            Drafts.ended(draft);
            throw SafeFiles.failure("write", folder, e);
        }
    }

    /** The folder into which the new files are written, under their names. */
    Path draft() {
        return draft;
    }

    /** Removes a file of the folder, with all other changes. */
    void remove(String file) {
        SafeFiles.write(draft.resolve(file + REMOVED), "");
    }

    /** Makes all changes valid. */
    void apply() {
        try {
            if (Files.isDirectory(draft)) {
                addManifests();
                SafeFiles.move(draft, folder.resolve(FOLDER));
            }
        } catch (IOException e) {
            throw SafeFiles.failure("write", folder, e);
        }
        finish(folder);
    }

    /** The folder may be a run, or hold the folders of repeats. */
    private void addManifests() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(draft)) {
            folders = all.filter(Files::isDirectory).toList();
        }
        folders.forEach(changed ->
                Manifest.commit(folder.resolve(draft.relativize(changed).toString()), changed));
    }

    /** Whether the folder holds valid changes that were not moved to their places. */
    static boolean isPending(Path folder) {
        return Files.isDirectory(folder.resolve(FOLDER), LinkOption.NOFOLLOW_LINKS);
    }

    /** Moves what is valid to its place. May be repeated after a kill at any instant. */
    static void finish(Path folder) {
        Path commit = folder.resolve(FOLDER);
        if (!isPending(folder)) {
            return;
        }
        try {
            List<Path> files;
            try (Stream<Path> all = Files.walk(commit)) {
                files = all.filter(Files::isRegularFile)
                        .filter(file -> !Drafts.isDraft(file))
                        .sorted()
                        .toList();
            }
            for (Path file : files) {
                put(file, folder.resolve(commit.relativize(file).toString()));
            }
            Drafts.removeTree(commit);
        } catch (IOException e) {
            throw SafeFiles.failure("write", folder, e);
        }
    }

    private static void put(Path file, Path place) throws IOException {
        String name = String.valueOf(place.getFileName());
        if (name.endsWith(REMOVED)) {
            SafeFiles.delete(place.resolveSibling(name.substring(0, name.length() - REMOVED.length())));
            SafeFiles.delete(file);
        } else {
            SafeFiles.move(file, place);
        }
    }

    /** Drops the changes unless they are valid. */
    @Override
    public void close() {
        try {
            Drafts.removeTree(draft);
        } catch (IOException e) {
            throw SafeFiles.failure("remove", draft, e);
        } finally {
            Drafts.ended(draft);
        }
    }
}
