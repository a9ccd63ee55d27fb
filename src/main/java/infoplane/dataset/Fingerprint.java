package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of labels and data sets, in forms that two lines of numpy compute too. */
final class Fingerprint {
    private static final int TEN = 10;

    private Fingerprint() {}

    static String ofLabels(Labels labels) {
        return HexFormat.of().formatHex(digest().digest(asText(labels)));
    }

    static String of(Dataset dataset) {
        MessageDigest digest = digest();
        addInputs(digest, dataset.inputs());
        digest.update(asText(dataset.labels()));
        if (dataset.labels().isSoft()) {
            addProbabilities(digest, dataset.labels());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addInputs(MessageDigest digest, Samples inputs) {
        ByteBuffer row = ByteBuffer.allocate(inputs.columns() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < inputs.rows(); i++) {
            row.clear();
            for (int column = 0; column < inputs.columns(); column++) {
                row.putDouble(inputs.at(i, column));
            }
            digest.update(row.array());
        }
    }

    private static void addProbabilities(MessageDigest digest, Labels labels) {
        ByteBuffer row = ByteBuffer.allocate(labels.classCount() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < labels.count(); i++) {
            row.clear();
            for (int label = 0; label < labels.classCount(); label++) {
                row.putDouble(labels.probability(i, label));
            }
            digest.update(row.array());
        }
    }

    private static byte[] asText(Labels labels) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < labels.count(); row++) {
            text.append(row > 0 && labels.classCount() > TEN ? "," : "").append(labels.classOf(row));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
