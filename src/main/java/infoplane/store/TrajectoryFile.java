package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import infoplane.experiment.KeepPlan;
import infoplane.network.ParameterLayout;
import infoplane.network.Trajectory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The trajectory on disk. {@code trajectory.f32} holds one row of P little-endian float32 for each kept epoch; {@code
 * trajectory.json} lists the epochs. An incomplete last row, left by a killed program, is ignored. One thread appends; any
 * number of threads read.
 */
final class TrajectoryFile implements Trajectory, AutoCloseable {
    static final String ROWS = "trajectory.f32";
    static final String INDEX = "trajectory.json";

    private final Path rowsFile;
    private final Path indexFile;
    private final RandomAccessFile file;
    private final ParameterLayout layout;
    private final KeepPlan plan;
    /** The epoch of each row of imported weights, in any order; empty for own ones, which follow the plan. */
    private volatile List<Integer> listed;
    /** Rows in the file when it was opened; more than the plan has are damage, and never read. */
    private final long inFile;

    private volatile int rows;

    private TrajectoryFile(Path folder, ParameterLayout layout, KeepPlan plan, List<Integer> listed, String mode) {
        this.plan = plan;
        this.listed = listed;
        rowsFile = folder.resolve(ROWS);
        indexFile = folder.resolve(INDEX);
        this.layout = layout;
        try {
            SafeFiles.checkRegular(rowsFile);
            if (mode.equals("rw")) {
                SafeFiles.changing(rowsFile);
            }
            file = new RandomAccessFile(rowsFile.toFile(), mode);
            inFile = file.length() / rowBytes();
            rows = (int) Math.min(inFile, rowsPlanned());
        } catch (IOException e) {
            throw SafeFiles.failure("open", rowsFile, e);
        }
    }

    /** Opens the trajectory for appending; creates missing files. */
    static TrajectoryFile append(Path folder, ParameterLayout layout, KeepPlan plan) {
        TrajectoryFile opened = new TrajectoryFile(folder, layout, plan, List.of(), "rw");
        opened.writeIndex();
        return opened;
    }

    /** Opens imported weights, of which more may come. */
    static TrajectoryFile grow(Path folder) {
        return open(folder, "rw");
    }

    /** Opens the trajectory for reading. */
    static TrajectoryFile read(Path folder) {
        return open(folder, "r");
    }

    private static TrajectoryFile open(Path folder, String mode) {
        Path index = folder.resolve(INDEX);
        if (!Files.isRegularFile(index) || !Files.isRegularFile(folder.resolve(ROWS))) {
            throw new InvalidInputException(PlainText.path(folder) + " keeps no weights (no " + ROWS
                    + "), so it cannot be measured again; run it with training.keep set to all");
        }
        StoreJson.Index read = StoreJson.readIndex(index);
        return new TrajectoryFile(folder, read.layout(), read.plan(), read.listed(), mode);
    }

    /** Opens rows whose index may be damaged, for reading. */
    static TrajectoryFile read(Path folder, ParameterLayout layout, KeepPlan plan) {
        return new TrajectoryFile(folder, layout, plan, List.of(), "r");
    }

    private boolean imported() {
        return plan.stride() == 0;
    }

    /** Writes the weights of another program, whose epochs follow no plan. */
    static void write(Path folder, ParameterLayout layout, List<Integer> epochs, IntFunction<float[]> parameters) {
        try {
            Files.createDirectories(folder);
            SafeFiles.replace(folder.resolve(ROWS), out -> {
                ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, layout.size()))
                        .order(ByteOrder.LITTLE_ENDIAN);
                for (int epoch : epochs) {
                    bytes.asFloatBuffer().put(parameters.apply(epoch));
                    out.write(bytes.array());
                }
            });
        } catch (IOException e) {
            throw SafeFiles.failure("write", folder.resolve(ROWS), e);
        }
        SafeFiles.write(folder.resolve(INDEX), StoreJson.writeIndex(layout, epochs));
    }

    /** How many rows there are when the run has ended. */
    long rowsPlanned() {
        return imported() ? listed.size() : plan.rows();
    }

    KeepPlan plan() {
        return plan;
    }

    /** Rows in the file when it was opened, also those that the plan does not have. */
    long rowsInFile() {
        return inFile;
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
        return IntStream.range(0, rows).map(this::epochOf).sorted().boxed().toList();
    }

    /** The epoch of a row. Row r holds the r-th multiple of the stride; the last row may hold the last epoch instead. */
    private int epochOf(int row) {
        return imported() ? listed.get(row) : (int) Math.min((long) row * plan.stride(), plan.lastEpoch());
    }

    private int rowOf(int epoch) {
        return imported() ? listed.indexOf(epoch) : (int) ((epoch + plan.stride() - 1L) / plan.stride());
    }

    @Override
    public float[] parameters(int epoch) {
        boolean kept = imported() ? rowOf(epoch) >= 0 : epoch >= 0 && plan.keeps(epoch);
        if (!kept || rowOf(epoch) >= rows) {
            throw new IllegalArgumentException(
                    "epoch " + epoch + " is not kept in " + PlainText.path(rowsFile) + ", which holds " + held());
        }
        byte[] bytes = new byte[(int) rowBytes()];
        try {
            synchronized (file) {
                file.seek(rowOf(epoch) * rowBytes());
                file.readFully(bytes);
            }
        } catch (IOException e) {
            throw SafeFiles.failure("read", rowsFile, e);
        }
        float[] parameters = new float[layout.size()];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(parameters);
        return parameters;
    }

    private String held() {
        return rows == 0
                ? "no weights"
                : (plan.stride() <= 1 ? "epochs" : "every " + plan.stride() + "th epoch from") + " 0 to "
                        + epochOf(rows - 1);
    }

    /** Appends the row of an epoch if the plan keeps it. Epochs must come in order. */
    void append(int epoch, float[] parameters) {
        if (!plan.keeps(epoch)) {
            return;
        }
        if (rowOf(epoch) != rows) {
            throw new IllegalStateException(
                    "epoch " + epoch + " cannot be next in " + PlainText.path(rowsFile) + ", which holds " + held());
        }
        write(rows, parameters);
        rows = rowOf(epoch) + 1; // set after writing, so that readers never see an incomplete row
    }

    /** Writes the weights of an epoch of another program, in place of those that it had. Epochs may come in any order. */
    void put(int epoch, float[] parameters) {
        int row = rowOf(epoch);
        if (row >= 0 && row < rows) {
            write(row, parameters);
            return;
        }
        List<Integer> longer = new ArrayList<>(listed.subList(0, rows)); // an epoch without its row was never whole
        longer.add(epoch);
        listed = List.copyOf(longer);
        byte[] index = StoreJson.writeIndex(layout, listed).getBytes(StandardCharsets.UTF_8);
        SafeFiles.write(indexFile, index); // before the row: a row that no epoch names would be damage
        write(rows, parameters);
        rows++;
    }

    private void write(int row, float[] parameters) {
        ByteBuffer bytes = ByteBuffer.allocate((int) rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        try {
            SafeFiles.changing(rowsFile);
            synchronized (file) {
                file.seek(row * rowBytes());
                file.write(bytes.array());
            }
        } catch (IOException e) {
            throw SafeFiles.failure("write", rowsFile, e);
        }
    }

    /** Removes the rows of later epochs, which will be trained again; −1 removes all rows. */
    void truncateAfter(int epoch) {
        int left = epoch < 0
                ? 0
                : epoch / plan.stride() + 1 + (epoch == plan.lastEpoch() && epoch % plan.stride() != 0 ? 1 : 0);
        try {
            if (file.length() > left * rowBytes()) {
                SafeFiles.changing(rowsFile);
                file.setLength(left * rowBytes());
            }
        } catch (IOException e) {
            throw SafeFiles.failure("shorten", rowsFile, e);
        }
        rows = Math.min(rows, left);
    }

    /**
     * Prepares for a longer run: writes the weights into a draft folder, without the epochs that the new plan does not keep.
     * Does nothing if the plan stays the same.
     */
    static void replan(Path folder, KeepPlan plan, Path draft) {
        try (TrajectoryFile old = read(folder)) {
            if (old.plan.equals(plan)) {
                return;
            }
            List<Integer> staying = old.epochs().stream().filter(plan::keeps).toList();
            Files.createDirectories(draft);
            try (TrajectoryFile fresh = append(draft, old.layout, plan)) {
                staying.forEach(epoch -> fresh.append(epoch, old.parameters(epoch)));
                fresh.force();
                fresh.writeIndex();
            }
        } catch (IOException e) {
            throw SafeFiles.failure("extend the weights in", folder, e);
        }
    }

    /** Forces all appended rows to disk, so that they survive a power cut. */
    void force() {
        try {
            file.getFD().sync();
        } catch (IOException e) {
            throw SafeFiles.failure("write", rowsFile, e);
        }
    }

    /** Writes the index, which lists the epoch of each row. */
    void writeIndex() {
        byte[] index = StoreJson.writeIndex(layout, plan, epochs()).getBytes(StandardCharsets.UTF_8);
        try {
            SafeFiles.replace(indexFile, out -> out.write(index));
        } catch (IOException e) {
            throw SafeFiles.failure("write", indexFile, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw SafeFiles.failure("close", rowsFile, e);
        }
    }
}
