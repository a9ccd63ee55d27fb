package infoplane.backend;

import ch.qos.logback.core.PropertyDefinerBase;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the log file lies; logback asks through {@link #getPropertyValue()}. */
public final class LogFolder extends PropertyDefinerBase {
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

    private static Path or(@Nullable String given, Path otherwise) {
        return given == null || given.isBlank() ? otherwise : Path.of(given);
    }

    @Override
    public String getPropertyValue() {
        return path().toString();
    }
}
