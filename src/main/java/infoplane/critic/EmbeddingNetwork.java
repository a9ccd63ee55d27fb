package infoplane.critic;

import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** One side of a critic: a DL4J network without a loss of its own, whose errors come from outside. */
final class EmbeddingNetwork implements AutoCloseable {
    private static final double MOST_GRADIENT = 1;

    private final MultiLayerNetwork network;
    private final Updater updater;
    private final int inputs;
    private List<INDArray> activations = List.of();
    private int step;

    EmbeddingNetwork(int inputs, CriticPlan plan, long seed) {
        this.inputs = inputs;
        network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .miniBatch(false) // the errors from outside are those of a mean already
                .updater(new Adam(new FallingRate(plan.learningRate(), plan.steps())))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(MOST_GRADIENT)
                .list()
                .layer(layer(inputs, plan.hidden(), Activation.SWISH))
                .layer(layer(plan.hidden(), plan.hidden(), Activation.SWISH))
                .layer(layer(plan.hidden(), plan.embedding(), Activation.IDENTITY))
                .build());
        network.init();
        updater = network.getUpdater(); // held here, because clear() makes the network forget it and Adam's averages
    }

    private static DenseLayer layer(int inputs, int outputs, Activation activation) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(activation)
                .build();
    }

    /** @return rows × embedding; closed by {@link #descend} */
    INDArray forward(float[] rows, int count) {
        network.setInput(Nd4j.create(rows, new long[] {count, inputs}, 'c'));
        activations = network.feedForward(true, false);
        return activations.get(activations.size() - 1);
    }

    /** One step of the optimiser against these derivatives of the loss by what {@link #forward} gave. */
    void descend(INDArray errors) {
        Gradient gradient = network.backpropGradient(errors, null).getFirst();
        updater.update(network, gradient, step, 0, 1, LayerWorkspaceMgr.noWorkspaces());
        network.params().subi(gradient.gradient());
        step++;
        network.clear();
        activations.forEach(INDArray::close);
        activations = List.of();
    }

    /** rows × embedding, for rows that are not trained on; the caller closes it. */
    INDArray embed(float[] rows, int count) {
        try (INDArray input = Nd4j.create(rows, new long[] {count, inputs}, 'c')) {
            return network.output(input, false);
        }
    }

    INDArray parameters() {
        return network.params();
    }

    @Override
    public void close() {
        network.close();
    }
}
