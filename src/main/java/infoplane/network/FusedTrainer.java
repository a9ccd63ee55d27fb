package infoplane.network;

import infoplane.core.Checks;
import infoplane.core.Seed;
import java.util.Arrays;

/**
 * Trains dense networks on the CPU: each minibatch goes forward, backward and into the update in blocks that stay in
 * the cache, by the same formulas, from the same initial weights and in the same batch order as {@link Dl4jTrainer}.
 * No allocation within an epoch but that of its record.
 */
final class FusedTrainer implements Trainer {
    static final String NAME = "fused";

    private final NetworkSettings network;
    private final NoiseStream noise;
    private final DenseRanges ranges;
    private final ParameterLayout layout;
    private final BatchOrder batchOrder;
    private final DenseKernels kernels;
    private final DenseBlock block;
    private final Evaluation evaluation;
    private final GradientStatistics statistics;
    private final WeightUpdates updates;
    private final RowTable table;
    private final float[] classes;
    private final int classCount;
    private final float[] inputs;
    private final float[] labels;
    private final float[][] deltas;
    private final float[] parameters;
    private final float[] gradient;
    /** The parameters on their grid; the parameters themselves where weights are not quantised. */
    private final float[] used;

    private int epoch;
    /** Whether the last evaluation was of the parameters as they are. */
    private boolean evaluated;

    FusedTrainer(
            NetworkSettings network, TrainingSettings training, TrainingData data, Seed seed, DenseKernels kernels) {
        this.network = network;
        this.kernels = kernels;
        int width = data.inputs().columns();
        layout = ParameterLayout.of(network, width, data.classCount());
        batchOrder = new BatchOrder(data, training.batchSize(), seed);
        block = new DenseBlock(network, layout, kernels, batchOrder.batchRows());
        deltas = block.room();
        inputs = new float[Checks.tableSize(width, block.rows())];
        labels = new float[block.rows()];
        table = RowTable.of(data.inputs(), kernels);
        classes = widened(data.classes());
        classCount = data.classCount();
        noise = NoiseStream.of(seed);
        evaluation = new Evaluation(
                network, layout, kernels, data, table, noise, network.isPlain() && batchOrder.batches() == 1);
        float[] initial = InitialParameters.draw(network, layout, kernels, seed, data, table);
        ranges = new DenseRanges(layout, kernels);
        parameters = Arrays.copyOf(initial, DenseBlock.padded(kernels, initial.length));
        gradient = new float[parameters.length];
        used = network.quantisation().weightBits() == null ? parameters : new float[parameters.length];
        statistics = new GradientStatistics(layout, kernels, parameters.length);
        updates = new WeightUpdates(training, layout, kernels, parameters.length);
    }

    private static float[] widened(int[] classes) {
        float[] labels = new float[classes.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = classes[row];
        }
        return labels;
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public float[] parameters() {
        return Arrays.copyOf(parameters, layout.size());
    }

    @Override
    public EpochRecord evaluate(int ofEpoch) {
        statistics.reset();
        return record(ofEpoch);
    }

    @Override
    public EpochRecord trainEpoch(int nextEpoch) {
        if (nextEpoch != epoch + 1) {
            throw new IllegalArgumentException("epoch is " + nextEpoch + " but must be " + (epoch + 1));
        }
        statistics.reset();
        int[] order = batchOrder.of(nextEpoch);
        NoiseStream.Pass draw = noise.training(nextEpoch);
        for (int batch = 0; batch < batchOrder.batches(); batch++) {
            step(order, batch * batchOrder.batchRows(), batchOrder.rowsOf(batch), draw);
        }
        epoch = nextEpoch;
        return record(nextEpoch);
    }

    private EpochRecord record(int ofEpoch) {
        EpochRecord record = evaluation.record(ofEpoch, parameters, statistics.summary(parameters));
        evaluated = true;
        return record;
    }

    private void step(int[] order, int first, int rows, NoiseStream.Pass draw) {
        Arrays.fill(gradient, 0);
        if (used != parameters) {
            WeightGrid.apply(network, layout, parameters, used);
        }
        for (int done = 0; done < rows; done += block.rows()) {
            int count = Math.min(block.rows(), rows - done);
            if (network.noise().any()) {
                block.draw(draw, order, first + done, count);
            }
            addGradient(order, first + done, count);
        }
        statistics.average(gradient, rows);
        updates.step(parameters, gradient);
        ranges.step(parameters);
        evaluated = false;
    }

    /**
     * Adds the gradient of the summed cross-entropy of one block of rows. Where a step takes all rows, the evaluation after
     * the step before has computed most activations: the same blocks of rows at the same parameters.
     */
    private void addGradient(int[] order, int first, int rows) {
        int stride = DenseBlock.padded(kernels, rows);
        for (int row = 0; row < rows; row++) {
            labels[row] = classes[order[first + row]];
        }
        int number = first / block.rows();
        if (evaluated && number < evaluation.keptBlocks()) {
            DenseBlock known = evaluation.kept(number);
            int offset = evaluation.offsetOf(number);
            known.againToLogits(used, evaluation.keptInputs(), offset, stride);
            addGradient(known, evaluation.keptInputs(), offset, rows, stride);
        } else {
            kernels.gather(table, order, first, rows, inputs, 0, stride);
            block.toLogits(used, inputs, 0, stride);
            ranges.see(block, stride);
            addGradient(block, inputs, 0, rows, stride);
        }
    }

    private void addGradient(DenseBlock forward, float[] from, int fromOffset, int rows, int stride) {
        int last = deltas.length - 1;
        kernels.softmaxDelta(forward.logits(), labels, deltas[last], classCount, stride);
        for (int label = 0; label < classCount; label++) {
            Arrays.fill(deltas[last], label * stride + rows, (label + 1) * stride, 0); // padding has no say
        }
        for (int layer = last; layer > 0; layer--) {
            ParameterLayout.LayerParameters shape = layout.layers().get(layer);
            float[] below = forward.activations(layer - 1);
            kernels.addGradient(shape, below, 0, deltas[layer], gradient, stride);
            kernels.backward(shape, used, deltas[layer], deltas[layer - 1], stride);
            forward.timesSlope(layer - 1, used, deltas[layer - 1], stride);
        }
        kernels.addGradient(layout.layers().get(0), from, fromOffset, deltas[0], gradient, stride);
    }

    @Override
    public TrainerState state() {
        return new TrainerState(epoch, parameters(), updates.memory());
    }

    @Override
    public void restore(TrainerState state) {
        TrainerStates.check(state, layout.size(), updates.memorySize());
        System.arraycopy(state.parameters(), 0, parameters, 0, layout.size());
        epoch = state.epoch();
        evaluated = false;
        updates.restore(state.optimiser(), Math.multiplyExact((long) epoch, batchOrder.batches()));
    }

    @Override
    public String engine() {
        return NAME;
    }

    @Override
    public void close() {} // nothing outside the heap
}
