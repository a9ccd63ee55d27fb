package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Optimiser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceNetworkTest {
    /** Central differences with h = 1e-6 in float64 are good to about 1e-9; row 0, which lies on the kinks, is left out. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void gradientEqualsCentralDifferences(Activation activation) {
        TrainingData data = TrainingFixture.data(21, 0);
        NetworkSettings network = TrainingFixture.network(activation, Initialisation.XAVIER);
        ParameterLayout layout = ParameterLayout.of(network, TrainingFixture.INPUTS, TrainingFixture.CLASSES);
        float[] start = InitialParameters.draw(Initialisation.XAVIER, layout, TrainingFixture.SEED);
        ReferenceNetwork reference = new ReferenceNetwork(
                network, TrainingSettings.defaults(), TrainingFixture.INPUTS, TrainingFixture.CLASSES, start);
        double[][] rows = TrainingFixture.rows(data, data.train(), 1, 20);
        int[] labels = TrainingFixture.labels(data, data.train(), 1, 20);
        double[] gradient = reference.gradient(rows, labels);
        double h = 1e-6;
        for (int i = 0; i < gradient.length; i++) {
            double kept = reference.parameters[i];
            reference.parameters[i] = kept + h;
            double above = reference.loss(rows, labels);
            reference.parameters[i] = kept - h;
            double below = reference.loss(rows, labels);
            reference.parameters[i] = kept;
            assertEquals((above - below) / (2 * h), gradient[i], 1e-8, "parameter " + i);
        }
    }

    /** The penalty is of the fourth degree and some 10 in size: h = 1e-4 is good to about 1e-7. */
    @Test
    void gradientOfTheOrthonormalityPenaltyEqualsCentralDifferences() {
        NetworkSettings network = new NetworkSettings(
                List.of(8, 4), Activation.TANH, List.of(), Initialisation.XAVIER); // wide and narrow
        ParameterLayout layout = ParameterLayout.of(network, TrainingFixture.INPUTS, TrainingFixture.CLASSES);
        float[] start = InitialParameters.draw(Initialisation.XAVIER, layout, TrainingFixture.SEED);
        TrainingSettings training =
                TrainingFixture.training(Engine.AUTO, Optimiser.SGD, 0.1, BatchSize.FULL, 0, 0, 0.3);
        ReferenceNetwork reference =
                new ReferenceNetwork(network, training, TrainingFixture.INPUTS, TrainingFixture.CLASSES, start);
        double[] gradient = new double[start.length];
        reference.addOrthonormality(gradient);
        double h = 1e-4;
        for (int i = 0; i < gradient.length; i++) {
            double kept = reference.parameters[i];
            reference.parameters[i] = kept + h;
            double above = reference.orthonormalityPenalty();
            reference.parameters[i] = kept - h;
            double below = reference.orthonormalityPenalty();
            reference.parameters[i] = kept;
            assertEquals((above - below) / (2 * h), gradient[i], 1e-6, "parameter " + i);
        }
    }
}
