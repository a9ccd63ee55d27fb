package infoplane.network;

import infoplane.core.RunFailedException;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Losses and accuracies on the training and the test rows after an epoch, in one forward pass. One thread owns it.
 */
public final class Evaluation {
    /** Floats of activations, beyond which they are computed again: 16 MiB. */
    private static final long MOST_KEPT = 1L << 22;

    private final InputBlocks inputs;
    private final float[] labels;
    private final int trainRows;
    private final int testRows;
    private final int classes;
    private final ParameterLayout layout;
    private final NetworkSettings network;
    private final NoiseStream noise;
    private final int[] rows;
    private final DenseBlock block;
    private final DenseBlock[] kept;
    private final float[] scratch;
    private final float[] blockLabels;
    private final float[] losses;
    private final float[] right;
    private final double[] lossSums = new double[2];
    private final int[] rightCounts = new int[2];

    /**
     * @param table inputs of all rows
     * @param keeping whether somebody wants activations after a {@link #record}, see {@link #kept}
     */
    Evaluation(
            NetworkSettings network,
            ParameterLayout layout,
            DenseKernels kernels,
            TrainingData data,
            RowTable table,
            NoiseStream noise,
            boolean keeping) {
        this.network = network;
        this.noise = noise;
        trainRows = data.train().length;
        testRows = data.test().length;
        classes = data.classCount();
        this.layout = layout;
        block = new DenseBlock(network, layout, kernels, trainRows + testRows);
        rows = new int[trainRows + testRows];
        System.arraycopy(data.train(), 0, rows, 0, trainRows);
        System.arraycopy(data.test(), 0, rows, trainRows, testRows);
        inputs = new InputBlocks(table, rows, block.rows(), kernels);
        labels = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = data.classes()[rows[i]];
        }
        boolean keeps = keeping && inputs.areKept() && trainRows * DenseBlock.floatsPerRow(layout) <= MOST_KEPT;
        kept = new DenseBlock[keeps ? trainRows / block.rows() : 0];
        Arrays.setAll(kept, number -> new DenseBlock(network, layout, kernels, block.rows()));
        scratch = inputs.scratch();
        blockLabels = new float[block.rows()];
        losses = new float[block.rows()];
        right = new float[block.rows()];
    }

    /**
     * Evaluates a network that another program trained; all rows count as training rows.
     *
     * @param inputs N × d, float32
     * @param labels the class of each row, each less than {@code outputs}
     * @param outputs width of the softmax output
     * @param seed of the noise, if the network has any
     */
    public static Evaluation of(NetworkSettings network, Samples inputs, int[] labels, int outputs, Seed seed) {
        DenseKernels kernels = Kernels.best();
        int[] all = IntStream.range(0, inputs.rows()).toArray();
        return new Evaluation(
                network,
                ParameterLayout.of(network, inputs.columns(), outputs),
                kernels,
                new TrainingData(inputs, labels, outputs, all, new int[0]),
                RowTable.of(inputs, kernels),
                NoiseStream.of(seed),
                false);
    }

    /**
     * The record of an epoch of which nothing but the weights is known: it has no gradients, and a loss that is not finite is
     * NaN.
     *
     * @param parameters at least as many as the layout says, finite
     */
    public EpochRecord ofWeights(int epoch, float[] parameters) {
        score(epoch, parameters);
        List<EpochRecord.LayerGradient> layers = new ArrayList<>();
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            double squares = 0;
            for (int i = layer.offset(); i < layer.biasOffset(); i++) {
                squares += (double) parameters[i] * parameters[i];
            }
            layers.add(new EpochRecord.LayerGradient(Double.NaN, Double.NaN, Math.sqrt(squares)));
        }
        double loss = lossSums[0] / trainRows;
        return new EpochRecord(
                        epoch,
                        Double.isFinite(loss) ? loss : Double.NaN,
                        Double.NaN,
                        rightCounts[0] / (double) trainRows,
                        Double.NaN,
                        layers)
                .rounded();
    }

    /**
     * The record of an epoch.
     *
     * @param parameters at least as many as the layout says
     * @throws RunFailedException if the loss or a parameter is not finite
     */
    EpochRecord record(int epoch, float[] parameters, List<EpochRecord.LayerGradient> layers) {
        score(epoch, parameters);
        double lossTrain = lossSums[0] / trainRows;
        double lossTest = lossSums[1] / testRows;
        if (!Double.isFinite(lossTrain) || !Double.isFinite(lossSums[1]) || !finite(parameters)) {
            throw new RunFailedException("the loss is no longer finite at epoch " + epoch
                    + ": training has diverged; try a smaller learning rate (a tenth), or scale the inputs");
        }
        double accuracyTest = rightCounts[1] / (double) testRows;
        double accuracyTrain = rightCounts[0] / (double) trainRows;
        return new EpochRecord(epoch, lossTrain, lossTest, accuracyTrain, accuracyTest, layers).rounded();
    }

    /** How many blocks of training rows, each full, {@link #kept} has; they are the first rows in the order given. */
    int keptBlocks() {
        return kept.length;
    }

    /** A block with the activations of its hidden layers at the parameters of the last {@link #record}. */
    DenseBlock kept(int number) {
        return kept[number];
    }

    /** The inputs of all blocks where any is kept; those of a block begin at {@link #offsetOf}. */
    float[] keptInputs() {
        return inputs.inputs(0, scratch);
    }

    int offsetOf(int number) {
        return inputs.offsetOf(number);
    }

    /** A noisy network is scored with the noise of its first replica. */
    private void score(int epoch, float[] parameters) {
        float[] used = WeightGrid.apply(network, layout, parameters);
        NoiseStream.Pass draw = noise.draw(epoch, 0);
        lossSums[0] = 0;
        lossSums[1] = 0;
        rightCounts[0] = 0;
        rightCounts[1] = 0;
        for (int number = 0; number < inputs.count(); number++) {
            int stride = inputs.strideOf(number);
            int first = number * block.rows();
            int count = inputs.rowsOf(number);
            DenseBlock here = number < kept.length ? kept[number] : block;
            if (network.noise().any()) {
                here.draw(draw, rows, first, count);
            }
            here.toLogits(used, inputs.inputs(number, scratch), inputs.offsetOf(number), stride);
            System.arraycopy(labels, first, blockLabels, 0, count);
            block.kernels().score(here.logits(), blockLabels, classes, stride, losses, right);
            int ofTrain = Math.max(0, Math.min(count, trainRows - first));
            sum(0, 0, ofTrain);
            sum(1, ofTrain, count);
        }
    }

    /** In four partial sums, so that one addition need not wait for the one before. */
    private void sum(int split, int from, int to) {
        double loss0 = 0;
        double loss1 = 0;
        double loss2 = 0;
        double loss3 = 0;
        float correct = 0;
        int row = from;
        for (; row + 4 <= to; row += 4) {
            loss0 += losses[row];
            loss1 += losses[row + 1];
            loss2 += losses[row + 2];
            loss3 += losses[row + 3];
            correct += (right[row] + right[row + 1]) + (right[row + 2] + right[row + 3]);
        }
        for (; row < to; row++) {
            loss0 += losses[row];
            correct += right[row];
        }
        lossSums[split] += (loss0 + loss1) + (loss2 + loss3);
        rightCounts[split] += (int) correct;
    }

    private static boolean finite(float[] parameters) {
        float poisoned = 0;
        for (float parameter : parameters) {
            poisoned += parameter * 0; // NaN for infinities and NaN
        }
        return poisoned == 0;
    }
}
