package infoplane.network;

import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.Split;
import infoplane.dataset.SztSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.jspecify.annotations.Nullable;

/** One epoch on the szt data with loss and accuracy on both splits: how it grows with width, depth and batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TrainEpochBenchmark {
    @Param({"TANH", "RELU", "SIGMOID", "SOFTPLUS"})
    Activation activation = Activation.TANH;

    @Param({"10-7-5-4-3", "32-32-32", "128-128", "512-512"})
    String hidden = "10-7-5-4-3";

    @Param({"256"})
    int batch = 256;

    @Param({"FUSED"})
    TrainingSettings.Engine engine = TrainingSettings.Engine.FUSED;

    private @Nullable Trainer trainer;
    private int epoch;

    @Setup
    public void makeTrainer() {
        Seed seed = new Seed(1);
        Dataset dataset = SztSettings.defaults().load(seed);
        Split split = Split.stratified(dataset.labels(), 0.8, seed);
        TrainingData data = new TrainingData(
                dataset.inputs(), dataset.labels().toClasses(), 2, split.train(), split.test());
        List<Integer> widths = List.of(hidden.split("-")).stream().map(Integer::valueOf).toList();
        NetworkSettings network =
                new NetworkSettings(widths, activation, List.of(), Initialisation.TRUNCATED_NORMAL);
        TrainingSettings training = TrainingSettings.defaults().with(engine).with(BatchSize.of(batch));
        trainer = Trainers.create(network, training, data, seed);
        epoch = 0;
    }

    @TearDown
    public void close() {
        if (trainer != null) {
            trainer.close();
        }
    }

    @Benchmark
    public @Nullable EpochRecord epoch() {
        epoch++;
        return trainer == null ? null : trainer.trainEpoch(epoch);
    }
}
