package infoplane.dataset.array;

import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small sources of two epochs in each of the forms that {@code import} reads: files by their names in the source. */
public final class ImportInputs {
    private static final int ROWS = 24;
    private static final String MANIFEST = """
            {"layers": [{"name": "fc1", "range": [-1, 1], "kind": "tanh"}, {"name": "out", "range": [0, 1]}],
             "labels": "y.npy", "inputs": "X.npy", "renamed": false}
            """;
    private static final String NETWORK = "{\"hidden\": [3], \"activation\": \"tanh\", \"layout\": \"out-in\"}";

    /** A folder for drafts. */
    private final Path drafts;

    public ImportInputs(Path drafts) {
        this.drafts = drafts;
    }

    /** A folder with an .npz an epoch: the first stored, the second compressed, as savez and savez_compressed write. */
    public Map<String, byte[]> npz() throws IOException {
        Map<String, byte[]> files = beside();
        for (int epoch = 0; epoch < 2; epoch++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                put(zip, "fc1.npy", npy(rows(3, epoch)), epoch == 0);
                put(zip, "out.npy", npy(rows(2, epoch)), epoch == 0);
            }
            files.put("epoch_" + epoch + ".npz", bytes.toByteArray());
        }
        return files;
    }

    /** A folder with a folder of .npy an epoch. */
    public Map<String, byte[]> npy() throws IOException {
        Map<String, byte[]> files = beside();
        for (int epoch = 0; epoch < 2; epoch++) {
            files.put("epoch_" + epoch + "/fc1.npy", npy(rows(3, epoch)));
            files.put("epoch_" + epoch + "/out.npy", npy(rows(2, epoch)));
        }
        return files;
    }

    /** One HDF5 file with a group an epoch. */
    public Map<String, byte[]> hdf() throws IOException {
        Path file = drafts.resolve("acts.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            for (int epoch = 0; epoch < 2; epoch++) {
                WritableGroup group = hdf.putGroup("epoch_" + epoch);
                group.putDataset("fc1", rows(3, epoch));
                group.putDataset("out", rows(2, epoch));
            }
            int[] labels = new int[ROWS];
            for (int row = 0; row < ROWS; row++) {
                labels[row] = row % 2;
            }
            hdf.putDataset("y", labels);
        }
        return new LinkedHashMap<>(Map.of("acts.h5", Files.readAllBytes(file)));
    }

    /** Weights of a network 2-3-2, a .safetensors an epoch, as PyTorch has them. */
    public Map<String, byte[]> weights() throws IOException {
        Map<String, byte[]> files = beside();
        files.remove("infoplane.json");
        files.put("network.json", NETWORK.getBytes(StandardCharsets.UTF_8));
        for (int epoch = 0; epoch < 2; epoch++) {
            files.put("epoch_" + epoch + ".safetensors", safetensors(epoch));
        }
        return files;
    }

    /** Writes files into a folder. @return the folder */
    public static Path write(Map<String, byte[]> files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.resolveSibling(""));
            Files.write(place, file.getValue());
        }
        return folder;
    }

    private Map<String, byte[]> beside() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        float[][] labels = new float[ROWS][1];
        for (int row = 0; row < ROWS; row++) {
            labels[row][0] = row % 2;
        }
        files.put("X.npy", npy(rows(2, 5)));
        files.put("y.npy", npy(labels));
        files.put("infoplane.json", MANIFEST.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Values in [0, 1) that differ between rows, columns and epochs. */
    private static float[][] rows(int columns, int epoch) {
        float[][] rows = new float[ROWS][columns];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < columns; column++) {
                rows[row][column] = (7 * row + 5 * column + 3 * epoch) % 17 / 17f;
            }
        }
        return rows;
    }

    private byte[] npy(float[][] rows) throws IOException {
        Path file = drafts.resolve("draft.npy");
        float[] all = new float[rows.length * rows[0].length];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        NpyFile.write(file, Samples.ofFloats(all, rows.length, rows[0].length));
        return Files.readAllBytes(file);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes, boolean stored) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** The length of the header, the header, and the values of W1 (3 x 2), b1, W2 (2 x 3), b2. */
    private static byte[] safetensors(int epoch) {
        String header = "{\"0.weight\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]},"
                + "\"0.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]},"
                + "\"2.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[36,60]},"
                + "\"2.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[60,68]}}";
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + header.length() + 17 * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 17; i++) {
            bytes.putFloat((i + epoch) % 5 - 2);
        }
        return bytes.array();
    }
}
