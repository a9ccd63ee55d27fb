package infoplane.store;

import infoplane.core.SafeFiles;
import infoplane.network.TrainerState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code checkpoint/state.bin}, little-endian: magic, epoch, number of parameters, number of optimiser values, the
 * parameters and the optimiser values as float32, and a CRC-32C of all of these.
 */
final class CheckpointFile {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);
    private static final int MAGIC = 0x31_4b_50_49; // "IPK1"
    private static final int HEADER = 16;

    private CheckpointFile() {}

    static Path in(Path folder) {
        return folder.resolve("checkpoint").resolve("state.bin");
    }

    static void write(Path folder, TrainerState state) {
        int values = state.parameters().length + state.optimiser().length;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + 4 * values + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC).putInt(state.epoch());
        bytes.putInt(state.parameters().length).putInt(state.optimiser().length);
        for (float value : state.parameters()) {
            bytes.putFloat(value);
        }
        for (float value : state.optimiser()) {
            bytes.putFloat(value);
        }
        bytes.putLong(checksum(bytes.array(), bytes.position()));
        Path file = in(folder);
        try {
            Path inside = file.resolveSibling("");
            if (!Files.isDirectory(inside)) {
                Files.createDirectory(inside); // not the folder of the run, which may have been moved or deleted
            }
            SafeFiles.replace(file, out -> out.write(bytes.array()));
        } catch (IOException e) {
            throw SafeFiles.failure("write", file, e);
        }
    }

    /** The checkpoint; empty if there is none or it is damaged. Training then starts again and gives the same result. */
    static Optional<TrainerState> read(Path folder) {
        Path file = in(folder);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Optional<TrainerState> state = parse(Files.readAllBytes(file));
            if (state.isEmpty()) {
                LOG.warn("{} is damaged; training starts again from epoch 0, which gives the same result", file);
            }
            return state;
        } catch (IOException e) {
            throw SafeFiles.failure("read", file, e);
        }
    }

    /** @throws infoplane.core.InvalidInputException if there is a checkpoint and it is damaged */
    static void requireWhole(Path folder) {
        if (Files.isRegularFile(in(folder)) && read(folder).isEmpty()) {
            throw Damage.of(in(folder), "it is not what was written", null);
        }
    }

    private static Optional<TrainerState> parse(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < HEADER + 8
                || bytes.getLong(content.length - 8) != checksum(content, content.length - 8)
                || bytes.getInt() != MAGIC) {
            return Optional.empty();
        }
        int epoch = bytes.getInt();
        int parameters = bytes.getInt();
        int optimiser = bytes.getInt();
        boolean fits =
                parameters >= 0 && optimiser >= 0 && HEADER + 4L * parameters + 4L * optimiser + 8 == content.length;
        if (!fits) {
            return Optional.empty();
        }
        float[] first = new float[parameters];
        float[] second = new float[optimiser];
        bytes.asFloatBuffer().get(first).get(second);
        return Optional.of(new TrainerState(epoch, first, second));
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
