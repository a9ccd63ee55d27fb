package infoplane.network;

import infoplane.backend.Backend;
import infoplane.core.Checks;
import infoplane.core.Seed;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains with DL4J's MultiLayerNetwork: the reference that the faster trainer is held to, and the way to CUDA. */
final class Dl4jTrainer implements Trainer {
    static final String NAME = "dl4j";

    private final ParameterLayout layout;
    private final BatchOrder batchOrder;
    private final MultiLayerNetwork network;
    private final GradientStatistics gradients;
    private final Evaluation evaluation;
    private final Dl4jStep step;
    private final float[] inputs;
    private final int[] classes;
    private final int classCount;
    private final int gradientLength;
    private int epoch;
    private int rowsOfStep;

    Dl4jTrainer(NetworkSettings settings, TrainingSettings training, TrainingData data, Seed seed) {
        Backend.start();
        layout = ParameterLayout.of(settings, data.inputs().columns(), data.classCount());
        batchOrder = new BatchOrder(data, training.batchSize(), seed);
        DenseKernels kernels = Kernels.best();
        gradientLength = DenseBlock.padded(kernels, layout.size());
        gradients = new GradientStatistics(layout, kernels, gradientLength);
        inputs = data.inputs().toFloats();
        RowTable table = RowTable.of(data.inputs(), kernels);
        NoiseStream noise = NoiseStream.of(seed);
        evaluation = new Evaluation(settings, layout, kernels, data, table, noise, false);
        classes = data.classes().clone();
        classCount = data.classCount();
        float[] initial = InitialParameters.draw(settings, layout, kernels, seed, data, table);
        step = new Dl4jStep(settings, layout, kernels, noise, initial);
        network = Dl4jNetwork.build(settings, training, layout, step);
        network.setListeners(new GradientListener());
        Dl4jNetwork.write(initial, network, layout);
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public float[] parameters() {
        float[] parameters = Dl4jNetwork.read(network, layout);
        step.copyRanges(parameters);
        return parameters;
    }

    @Override
    public EpochRecord evaluate(int ofEpoch) {
        gradients.reset();
        float[] parameters = parameters();
        return evaluation.record(ofEpoch, parameters, gradients.summary(parameters));
    }

    @Override
    public EpochRecord trainEpoch(int nextEpoch) {
        if (nextEpoch != epoch + 1) {
            throw new IllegalArgumentException("epoch is " + nextEpoch + " but must be " + (epoch + 1));
        }
        gradients.reset();
        int[] order = batchOrder.of(nextEpoch);
        step.epoch(nextEpoch);
        for (int batch = 0; batch < batchOrder.batches(); batch++) {
            step(order, batch * batchOrder.batchRows(), batchOrder.rowsOf(batch));
        }
        epoch = nextEpoch;
        float[] parameters = parameters();
        return evaluation.record(nextEpoch, parameters, gradients.summary(parameters));
    }

    private void step(int[] order, int first, int rows) {
        int width = layout.layers().get(0).inputs();
        float[] x = new float[Checks.tableSize(rows, width)];
        float[] y = new float[Checks.tableSize(rows, classCount)];
        for (int i = 0; i < rows; i++) {
            int row = order[first + i];
            System.arraycopy(inputs, row * width, x, i * width, width);
            y[i * classCount + classes[row]] = 1;
        }
        rowsOfStep = rows;
        try (INDArray features = Nd4j.create(x, new long[] {rows, width}, 'c');
                INDArray labels = Nd4j.create(y, new long[] {rows, classCount}, 'c')) {
            if (!step.isPlain()) {
                step.begin(parameters(), order, first, rows);
            }
            if (step.quantisesWeights()) {
                Dl4jNetwork.write(step.used(), network, layout);
            }
            network.fit(features, labels);
            step.end();
        }
    }

    @Override
    public TrainerState state() {
        INDArray memory = network.getUpdater().getStateViewArray();
        float[] optimiser = memory == null ? new float[0] : memory.data().asFloat();
        return new TrainerState(epoch, parameters(), optimiser);
    }

    @Override
    public void restore(TrainerState state) {
        INDArray memory = network.getUpdater().getStateViewArray();
        TrainerStates.check(state, layout.size(), memory == null ? 0 : Math.toIntExact(memory.length()));
        Dl4jNetwork.write(state.parameters(), network, layout);
        step.setRanges(state.parameters());
        if (memory != null) {
            try (INDArray saved = Nd4j.createFromArray(state.optimiser()).reshape(memory.shape())) {
                memory.assign(saved);
            }
        }
        epoch = state.epoch();
        network.setIterationCount((int) Math.min(Integer.MAX_VALUE, (long) epoch * batchOrder.batches()));
        network.setEpochCount(epoch);
    }

    @Override
    public String engine() {
        return NAME;
    }

    @Override
    public void close() {
        network.close();
    }

    /** Sees each gradient between its computation and the update. */
    private final class GradientListener extends BaseTrainingListener {
        @Override
        public void onGradientCalculation(Model model) {
            float[] summed = network.getFlattenedGradients().data().asFloat();
            gradients.average(Arrays.copyOf(summed, gradientLength), rowsOfStep);
            if (step.quantisesWeights()) { // the gradient of weights on the grid moves the weights themselves
                Dl4jNetwork.write(step.parameters(), network, layout);
            }
        }
    }
}
