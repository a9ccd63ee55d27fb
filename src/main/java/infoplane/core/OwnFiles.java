package infoplane.core;

import java.nio.file.Path;

/**
 * Where the user's files lie that nobody gave another place: the window's runs, and fetched data. {@code INFOPLANE_FILES} names
 * the folder, for the window and the command line alike; otherwise it is {@code Infoplane} in the user's home.
 * ({@code INFOPLANE_HOME} is where the program lies; only {@code python/infoplane.py} asks for it.)
 */
public final class OwnFiles {
    /** Names the folder in the place of {@code INFOPLANE_FILES}. */
    public static final String PROPERTY = "infoplane.files";

    private OwnFiles() {}

    /**
     * The folder, which need not exist yet.
     *
     * @throws InvalidInputException if {@code INFOPLANE_FILES} is no path
     */
    public static Path folder() {
        String named = named();
        if (named.isEmpty()) {
            return Path.of(System.getProperty("user.home"), "Infoplane");
        }
        try {
            return UserPath.of(named).toAbsolutePath();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "INFOPLANE_FILES is \"" + PlainText.quoted(named) + "\" but must name a folder", e);
        }
    }

    /** @throws InvalidInputException if the folder is none, cannot be made, or cannot be written to */
    public static void requireFolder() {
        Path folder = folder();
        try {
            UserFiles.requireCanBeFolder(folder);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "Runs and data cannot be kept in " + PlainText.path(folder) + ": " + e.getMessage()
                            + "; name another folder with INFOPLANE_FILES",
                    e);
        }
    }

    /** The folder of the runs that the window makes. */
    public static Path runs() {
        return folder().resolve("runs");
    }

    /** The folder of fetched data. */
    public static Path data() {
        return folder().resolve("data");
    }

    /** Whether the user named the folder. */
    public static boolean isNamed() {
        return !named().isEmpty();
    }

    private static String named() {
        String fromEnvironment = System.getenv("INFOPLANE_FILES");
        return System.getProperty(PROPERTY, fromEnvironment == null ? "" : fromEnvironment)
                .strip();
    }
}
