package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.network.ParameterLayout;
import infoplane.network.Trajectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The trajectory on disk: {@code trajectory.f32} holds one row of P little-endian float32 a kept epoch, appended;
 * {@code trajectory.json} says which epochs. Half a row at the end, left by a kill, does not count. One thread appends,
 * any number read.
 */
final class TrajectoryFile implements Trajectory, AutoCloseable {
    static final String ROWS = "trajectory.f32";
    static final String INDEX = "trajectory.json";

    private final Path rowsFile;
    private final Path indexFile;
    private final FileChannel channel;
    private final ParameterLayout layout;
    private volatile int rows;

    private TrajectoryFile(Path folder, ParameterLayout layout, Set<StandardOpenOption> how) {
        rowsFile = folder.resolve(ROWS);
        indexFile = folder.resolve(INDEX);
        this.layout = layout;
        try {
            channel = FileChannel.open(rowsFile, how);
            rows = (int) (channel.size() / rowBytes());
        } catch (IOException e) {
            throw SafeFiles.failure("open", rowsFile, e);
        }
    }

    /** Opens for appending; creates what is missing. */
    static TrajectoryFile append(Path folder, ParameterLayout layout) {
        TrajectoryFile file = new TrajectoryFile(
                folder, layout, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        file.writeIndex();
        return file;
    }

    /** Opens for reading. */
    static TrajectoryFile read(Path folder) {
        Path index = folder.resolve(INDEX);
        if (!Files.isRegularFile(index) || !Files.isRegularFile(folder.resolve(ROWS))) {
            throw new InvalidInputException(folder + " keeps no weights (no " + ROWS
                    + "), so it cannot be measured again; run it with training.keep set to all");
        }
        return new TrajectoryFile(folder, StoreJson.readLayout(index), Set.of(StandardOpenOption.READ));
    }

    private long rowBytes() {
        return 4L * layout.size();
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public List<Integer> epochs() {
        return IntStream.range(0, rows).boxed().toList();
    }

    @Override
    public float[] parameters(int epoch) {
        if (epoch < 0 || epoch >= rows) {
            throw new IllegalArgumentException(
                    "epoch " + epoch + " is not kept in " + rowsFile + ", which holds epochs 0 to " + (rows - 1));
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long start = epoch * rowBytes();
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, start + bytes.position()) < 0) {
                    throw new IOException("the file ends within epoch " + epoch);
                }
            }
        } catch (IOException e) {
            throw SafeFiles.failure("read", rowsFile, e);
        }
        float[] parameters = new float[layout.size()];
        bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(parameters);
        return parameters;
    }

    /** Appends the row of an epoch; epochs come in order. */
    void append(int epoch, float[] parameters) {
        if (epoch != rows) {
            throw new IllegalStateException("epoch " + epoch + " cannot follow epoch " + (rows - 1));
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        try {
            long at = epoch * rowBytes();
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            throw SafeFiles.failure("write", rowsFile, e);
        }
        rows = epoch + 1; // only now, so that readers never see half a row
    }

    /** Drops the rows after {@code epochs} of them, to be trained again. */
    void truncate(int epochs) {
        try {
            if (channel.size() > epochs * rowBytes()) {
                channel.truncate(epochs * rowBytes());
            }
        } catch (IOException e) {
            throw SafeFiles.failure("shorten", rowsFile, e);
        }
        rows = Math.min(rows, epochs);
    }

    /** Makes everything appended so far survive a power cut. */
    void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw SafeFiles.failure("write", rowsFile, e);
        }
    }

    /** Rewrites the index: the epoch of each row. */
    void writeIndex() {
        SafeFiles.write(indexFile, StoreJson.writeIndex(layout, epochs()));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw SafeFiles.failure("close", rowsFile, e);
        }
    }
}
