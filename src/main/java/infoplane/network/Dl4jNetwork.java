package infoplane.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Settings and parameters as DL4J wants them. */
final class Dl4jNetwork {
    private Dl4jNetwork() {}

    static MultiLayerNetwork build(
            NetworkSettings network, TrainingSettings training, ParameterLayout layout, Dl4jStep step) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO) // the true start is set afterwards
                .updater(updater(training))
                .list();
        for (int layer = 0; layer < network.hidden().size(); layer++) {
            ParameterLayout.LayerParameters shape = layout.layers().get(layer);
            layers.layer(new DenseLayer.Builder()
                    .nIn(shape.inputs())
                    .nOut(shape.outputs())
                    .activation(
                            step.changesUnits()
                                    ? new Dl4jHiddenUnits(function(network, layer), layer, step)
                                    : function(network, layer))
                    .regularization(penalties(training, shape))
                    .build());
        }
        ParameterLayout.LayerParameters output =
                layout.layers().get(network.hidden().size());
        MultiLayerConfiguration configuration = layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(output.inputs())
                        .nOut(output.outputs())
                        .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                        .regularization(penalties(training, output))
                        .build())
                .build();
        MultiLayerNetwork built = new MultiLayerNetwork(configuration);
        built.init();
        return built;
    }

    /** On the weights of a layer, not its biases. */
    private static List<Regularization> penalties(TrainingSettings training, ParameterLayout.LayerParameters layer) {
        List<Regularization> penalties = new ArrayList<>();
        if (training.l1() > 0) {
            penalties.add(new L1Regularization(training.l1()));
        }
        if (training.l2() > 0) {
            penalties.add(new L2Regularization(training.l2()));
        }
        if (training.orthonormality() > 0) {
            penalties.add(new OrthonormalWeights(training.orthonormality(), layer.inputs(), layer.outputs()));
        }
        if (training.optimiser() == TrainingSettings.Optimiser.ADAMW && training.weightDecay() > 0) {
            penalties.add(new WeightDecay(training.weightDecay(), true)); // times the learning rate, after the moments
        }
        return penalties;
    }

    private static IUpdater updater(TrainingSettings training) {
        return switch (training.optimiser()) {
            case SGD -> new Sgd(training.learningRate());
            case MOMENTUM -> new ClassicalMomentum(training.learningRate(), training.momentum());
            case ADAM, ADAMW ->
                new Adam(training.learningRate(), training.beta1(), training.beta2(), TrainingSettings.ADAM_EPSILON);
        };
    }

    private static IActivation function(NetworkSettings network, int layer) {
        return activation(network.activationOf(layer)).getActivationFunction();
    }

    private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
        return switch (activation) {
            case TANH -> org.nd4j.linalg.activations.Activation.TANH;
            case RELU -> org.nd4j.linalg.activations.Activation.RELU;
            case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
            case HARD_TANH -> org.nd4j.linalg.activations.Activation.HARDTANH;
            case LEAKY_RELU -> org.nd4j.linalg.activations.Activation.LEAKYRELU;
            case ELU -> org.nd4j.linalg.activations.Activation.ELU;
            case SOFTPLUS -> org.nd4j.linalg.activations.Activation.SOFTPLUS;
            case SOFTSIGN -> org.nd4j.linalg.activations.Activation.SOFTSIGN;
            case LINEAR -> org.nd4j.linalg.activations.Activation.IDENTITY;
        };
    }

    /** The parameters of a network in the order of trajectories. */
    static float[] read(MultiLayerNetwork network, ParameterLayout layout) {
        float[] columnMajor = network.params().data().asFloat();
        float[] parameters = new float[layout.size()];
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            transpose(columnMajor, layer.offset(), layer.outputs(), layer.inputs(), parameters);
            System.arraycopy(columnMajor, layer.biasOffset(), parameters, layer.biasOffset(), layer.outputs());
        }
        return parameters;
    }

    /** Puts parameters in the order of trajectories into a network, which holds each W column by column. */
    static void write(float[] parameters, MultiLayerNetwork network, ParameterLayout layout) {
        float[] columnMajor = new float[layout.weights()];
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            transpose(parameters, layer.offset(), layer.inputs(), layer.outputs(), columnMajor);
            System.arraycopy(parameters, layer.biasOffset(), columnMajor, layer.biasOffset(), layer.outputs());
        }
        try (INDArray flat = Nd4j.createFromArray(columnMajor).reshape(1, columnMajor.length)) {
            network.setParams(flat);
        }
    }

    private static void transpose(float[] from, int offset, int rows, int columns, float[] to) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[offset + column * rows + row] = from[offset + row * columns + column];
            }
        }
    }
}
