package infoplane.dataset.published;

import infoplane.core.SafeFiles;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What a file holds, unzipped if it is gzipped.
 *
 * @param sha256 of what could be unzipped
 * @param whole false where the file ends too early or is damaged
 */
record Contents(String sha256, boolean whole) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** @param most reads at most one byte more, so that a small file cannot unzip into an endless one */
    static Contents of(Path file, long most) {
        MessageDigest digest = digest();
        boolean whole = true;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
                InputStream content = unzipped(in)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long left = most + 1;
            int read = 0;
            while (left > 0 && read >= 0) {
                read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                digest.update(buffer, 0, Math.max(0, read));
                left -= Math.max(0, read);
            }
        } catch (EOFException | ZipException e) {
            whole = false;
        } catch (IOException e) {
            throw SafeFiles.failure("read", file, e);
        }
        return new Contents(HexFormat.of().formatHex(digest.digest()), whole);
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() | in.read() << Byte.SIZE;
        in.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in, BUFFER_BYTES) : in;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
