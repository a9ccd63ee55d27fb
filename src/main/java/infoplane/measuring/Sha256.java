package infoplane.measuring;

import infoplane.core.Checks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes fingerprints of rows. */
final class Sha256 {
    private Sha256() {}

    /** The fingerprint of a text and numbers. */
    static String of(String text, float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Checks.tableSize(numbers.length, Float.BYTES));
        bytes.asFloatBuffer().put(numbers);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
