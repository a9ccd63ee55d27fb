package infoplane.experiment;

import infoplane.measuring.Ceilings;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.network.ParameterLayout;
import infoplane.network.TrainerState;
import infoplane.network.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Keeps the weights of a run in memory and writes nothing to disk. For short runs whose results are not kept. */
public final class MemoryRecorder implements RunRecorder {
    private float[][] rows = new float[1024][];
    private volatile int count;

    /** The recorded weights by epoch. One thread appends; any number of threads read. */
    private final class Rows implements Trajectory {
        private final ParameterLayout layout;

        Rows(ParameterLayout layout) {
            this.layout = layout;
        }

        @Override
        public ParameterLayout layout() {
            return layout;
        }

        @Override
        public List<Integer> epochs() {
            return IntStream.range(0, count).boxed().toList();
        }

        @Override
        public float[] parameters(int epoch) {
            synchronized (MemoryRecorder.this) {
                return rows[epoch].clone();
            }
        }
    }

    private final List<Trajectory> opened = new CopyOnWriteArrayList<>();

    public Trajectory trajectory() {
        return opened.get(0);
    }

    @Override
    public long freeBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public void started(Provenance provenance, List<String> layers, Ceilings ceilings) {}

    @Override
    public Trajectory trajectory(ParameterLayout layout) {
        opened.add(new Rows(layout));
        return opened.get(0);
    }

    @Override
    public Optional<TrainerState> checkpoint() {
        return Optional.empty();
    }

    @Override
    public List<EpochRecord> recordedTraining() {
        return List.of();
    }

    @Override
    public List<PlanePoint> recordedPoints() {
        return List.of();
    }

    @Override
    public synchronized void trained(EpochRecord record, float[] parameters) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count] = parameters.clone();
        count++;
    }

    @Override
    public void measured(List<PlanePoint> points) {}

    @Override
    public void joined(MeasureSettings measure) {}

    @Override
    public void checkpoint(TrainerState state) {}

    @Override
    public void ended(RunResults results, Provenance provenance) {}

    @Override
    public void close() {}
}
