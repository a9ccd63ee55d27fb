package infoplane.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The one place that opens files which the user names, to read them. Only regular files are opened, also through links:
 * opening a pipe waits for ever, and a device may have no end. {@link SafeFiles} is the place for writing.
 */
public final class UserFiles {
    private UserFiles() {}

    /** @throws InvalidInputException if the file is missing or no regular file, or access to it is denied */
    public static InputStream open(Path file) throws IOException {
        requireRegular(file);
        try {
            return Files.newInputStream(file);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(PlainText.path(file) + " cannot be read: access to it is denied", e);
        }
    }

    /**
     * The whole content of a file.
     *
     * @param most greatest length that is read, in MiB
     * @param what a file of this kind, such as {@code a figure}
     * @throws InvalidInputException if the file is missing, no regular file, or longer, or access to it is denied
     */
    public static byte[] bytes(Path file, int most, String what) throws IOException {
        try (InputStream in = open(file)) {
            long mebibytes = Files.size(file) >> 20;
            if (mebibytes >= most) {
                throw new InvalidInputException(
                        PlainText.path(file) + " has " + mebibytes + " MiB but " + what + " has less than " + most);
            }
            return in.readAllBytes();
        }
    }

    /**
     * The whole content of a file of UTF-8 text, as {@link #bytes}.
     *
     * @throws java.nio.charset.CharacterCodingException if it is no UTF-8
     */
    public static String text(Path file, int most, String what) throws IOException {
        byte[] bytes = bytes(file, most, what);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(bytes))
                .toString();
    }

    /** @throws InvalidInputException if there is nothing of this name, or no regular file, nor a link to one */
    public static void requireRegular(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(PlainText.path(file)
                    + (isThere(file) ? " is " + kind(file) + " but must be a regular file" : " does not exist"));
        }
    }

    /**
     * Checks a folder that is to be written to and may have to be made, before long work.
     *
     * @throws InvalidInputException if it, or a folder above it, is no folder, nor a link to one, or cannot be written to
     */
    public static void requireCanBeFolder(Path folder) {
        Path lowest = folder.toAbsolutePath();
        while (!isThere(lowest) && lowest.getParent() != null) {
            lowest = lowest.getParent();
        }
        if (!Files.isDirectory(lowest)) {
            throw new InvalidInputException(
                    PlainText.path(folder.toAbsolutePath().equals(lowest) ? folder : lowest) + " is " + kind(lowest)
                            + " but must be a folder");
        }
        if (!Files.isWritable(lowest)) {
            throw new InvalidInputException(PlainText.path(lowest) + " cannot be written to: access is denied");
        }
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** What there is of this name, in words; of a link, what it leads to. */
    public static String kind(Path file) {
        if (Files.isDirectory(file)) {
            return "a folder";
        }
        if (Files.isRegularFile(file)) {
            return "a file";
        }
        return Files.exists(file) ? "a pipe, socket or device" : "a link to nothing";
    }
}
