package infoplane.backend;

import infoplane.core.PlainText;
import infoplane.core.UserFiles;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the log file lies. */
public final class LogFolder {
    /** Names another folder. */
    public static final String PROPERTY = "infoplane.log.folder";

    /** The folder that the operating system means for such files. */
    public static Path path() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (system.contains("mac")) {
            return home.resolve("Library/Logs/infoplane");
        }
        if (system.contains("win")) {
            return or(System.getenv("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve("infoplane/logs");
        }
        return or(System.getenv("XDG_STATE_HOME"), home.resolve(".local/state")).resolve("infoplane");
    }

    /** The file of this month; {@link Logging} has the same name. */
    static Path file() {
        return path().resolve("infoplane-" + YearMonth.now(ZoneId.systemDefault()) + ".log");
    }

    /** What is in the way of the log file, such as a pipe of its name, as a sentence; empty if nothing is. */
    public static Optional<String> obstacle() {
        Path folder = path().toAbsolutePath();
        Path lowest = folder;
        while (!Files.exists(lowest, LinkOption.NOFOLLOW_LINKS) && lowest.getParent() != null) {
            lowest = lowest.getParent();
        }
        if (!Files.isDirectory(lowest)) {
            return Optional.of(sentence(lowest, "a folder"));
        }
        Path file = file();
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)
                ? Optional.of(sentence(file, "a regular file"))
                : Optional.empty();
    }

    private static String sentence(Path place, String wanted) {
        return "No log is written: " + PlainText.path(place) + " is " + UserFiles.kind(place) + " but must be "
                + wanted;
    }

    private static Path or(@Nullable String given, Path otherwise) {
        return given == null || given.isBlank() ? otherwise : Path.of(given);
    }
}
