package infoplane.runs;

import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies the source of an imported run into its folder. */
final class SourceCopy {
    private SourceCopy() {}

    /** @param to new folder, which holds the file or what is in the folder @return the copy */
    static Path make(Path source, Path to) {
        Path target = Files.isDirectory(source) ? to : to.resolve(source.getFileName());
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path place = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    SafeFiles.checkRegular(file);
                    Files.createDirectories(place.toAbsolutePath().resolveSibling(""));
                    SafeFiles.changing(place);
                    Files.copy(file, place);
                }
            }
        } catch (IOException e) {
            throw SafeFiles.failure("copy " + PlainText.path(source) + " to", target, e);
        }
        return target;
    }
}
