package infoplane.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code FILE:NAME}, an array of a file of several, such as {@code acts.h5:epoch_000003/fc1}. */
final class NamedArray {
    private NamedArray() {}

    /** The file: all that was given unless only what stands before a colon is a file. */
    static String path(String given) {
        int colon = colon(given);
        return colon < 0 ? given : given.substring(0, colon);
    }

    /** The name of the array; empty if none was given. */
    static String name(String given) {
        int colon = colon(given);
        return colon < 0 ? "" : given.substring(colon + 1);
    }

    private static int colon(String given) {
        if (given.strip().startsWith("{") || exists(given)) {
            return -1;
        }
        int colon = given.indexOf(':');
        while (colon >= 0 && !exists(given.substring(0, colon))) {
            colon = given.indexOf(':', colon + 1);
        }
        return colon;
    }

    private static boolean exists(String path) {
        try {
            return !path.isBlank() && Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false; // what is wrong with it is said where it is opened
        }
    }
}
