package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Optimiser;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gradient of a network on grids is that of a smooth network which passes through the same values: each activation is
 * clamped to its range and then moved by a constant to the value of its grid, each weight moved by a constant to its own.
 * Central differences of that network's loss, in float64, are what one step of plain descent takes.
 */
class StraightThroughTest {
    private static final TrainingData DATA = TrainingFixture.data(60, 10);
    private static final double SMALL = 1e-5;
    private static final double RATE = 0.5;

    @ParameterizedTest
    @CsvSource({
        "FUSED,TANH,2,", "FUSED,SIGMOID,3,2", "FUSED,SOFTPLUS,4,", "FUSED,RELU,3,4", "FUSED,TANH,,3",
                "FUSED,LINEAR,16,16",
        "DL4J,TANH,2,", "DL4J,SIGMOID,3,2", "DL4J,SOFTPLUS,4,", "DL4J,RELU,3,4", "DL4J,TANH,,3", "DL4J,LINEAR,16,16"
    })
    void gradientsGoStraightThroughTheGrids(Engine engine, Activation activation, Integer units, Integer weights) {
        NetworkSettings network = TrainingFixture.network(activation, Initialisation.XAVIER)
                .with(new QuantisationSettings(units, weights));
        TrainingSettings training = TrainingFixture.training(engine, Optimiser.SGD, RATE, BatchSize.FULL, 0, 0);
        try (Trainer trainer = Trainers.create(network, training, DATA, TrainingFixture.SEED)) {
            float[] start = moved(trainer);
            trainer.restore(new TrainerState(0, start, trainer.state().optimiser()));
            trainer.trainEpoch(1);
            float[] after = trainer.parameters();
            Smooth smooth = new Smooth(network, trainer.layout(), start);
            double largest = 0;
            for (int i = 0; i < trainer.layout().weights(); i++) {
                double gradient = smooth.slope(i);
                largest = Math.max(largest, Math.abs(gradient));
                assertEquals(gradient, (start[i] - after[i]) / RATE, 1e-6, "parameter " + i);
            }
            assertTrue(largest > 0.01, "gradients up to " + largest);
            assertEquals(!trainer.layout().ranged().isEmpty(), smooth.clamped > 0, "units beyond their range");
        }
    }

    /** The initial parameters with biases, and ranges of half the width. */
    private static float[] moved(Trainer trainer) {
        float[] parameters = trainer.parameters();
        RandomGenerator random = new Seed(5).stream("test");
        for (ParameterLayout.LayerParameters layer : trainer.layout().layers()) {
            for (int i = layer.biasOffset(); i < layer.end(); i++) {
                parameters[i] = (float) random.nextDouble(-0.3, 0.3);
            }
        }
        for (int layer : trainer.layout().ranged()) {
            int at = trainer.layout().rangeOffset(layer);
            parameters[at + 1] = (parameters[at] + parameters[at + 1]) / 2;
        }
        return parameters;
    }

    /** The smooth network through the values of the grids at the start. */
    private static final class Smooth {
        private final NetworkSettings network;
        private final ParameterLayout layout;
        private final double[] parameters;
        private final double[][] rows;
        private final int[] labels;
        /** Of each row, layer and unit: how far the grid is from the clamped activation. */
        private final double[][][] shifts;

        private int clamped;

        Smooth(NetworkSettings network, ParameterLayout layout, float[] start) {
            this.network = network;
            this.layout = layout;
            float[] used = WeightGrid.apply(network, layout, start);
            parameters = new double[start.length];
            for (int i = 0; i < start.length; i++) {
                parameters[i] = used[i];
            }
            rows = TrainingFixture.rows(DATA, DATA.train(), 0, DATA.train().length);
            labels = TrainingFixture.labels(DATA, DATA.train(), 0, DATA.train().length);
            shifts = new double[rows.length][layout.layers().size()][];
            loss(true);
        }

        double slope(int parameter) {
            double value = parameters[parameter];
            parameters[parameter] = value + SMALL;
            double above = loss(false);
            parameters[parameter] = value - SMALL;
            double below = loss(false);
            parameters[parameter] = value;
            return (above - below) / (2 * SMALL);
        }

        private double loss(boolean first) {
            double loss = 0;
            for (int row = 0; row < rows.length; row++) {
                double[] logits = logits(row, first);
                double sum = 0;
                for (double logit : logits) {
                    sum += Math.exp(logit);
                }
                loss += Math.log(sum) - logits[labels[row]];
            }
            return loss / rows.length;
        }

        private double[] logits(int row, boolean first) {
            double[] from = rows[row];
            for (int layer = 0; layer < layout.layers().size(); layer++) {
                ParameterLayout.LayerParameters shape = layout.layers().get(layer);
                double[] sums = new double[shape.outputs()];
                for (int unit = 0; unit < sums.length; unit++) {
                    sums[unit] = parameters[shape.biasOffset() + unit];
                    for (int in = 0; in < from.length; in++) {
                        sums[unit] += from[in] * parameters[shape.offset() + in * sums.length + unit];
                    }
                }
                from = layer < layout.layers().size() - 1 ? units(row, layer, sums, first) : sums;
            }
            return from;
        }

        private double[] units(int row, int layer, double[] sums, boolean first) {
            if (first) {
                shifts[row][layer] = new double[sums.length];
            }
            double[] units = new double[sums.length];
            for (int unit = 0; unit < units.length; unit++) {
                double value = ReferenceNetwork.value(network.activationOf(layer), sums[unit]);
                units[unit] = clamp(layer, value);
                if (first && network.quantisation().activationBits() != null) {
                    clamped += units[unit] == value ? 0 : 1;
                    shifts[row][layer][unit] = nearest(layer, units[unit]) - units[unit];
                }
                units[unit] += shifts[row][layer][unit];
            }
            return units;
        }

        private double lower(int layer) {
            int at = layout.rangeOffset(layer);
            return at < 0 ? network.activationOf(layer).range().orElseThrow().lower() : parameters[at];
        }

        private double upper(int layer) {
            int at = layout.rangeOffset(layer);
            return at < 0 ? network.activationOf(layer).range().orElseThrow().upper() : parameters[at + 1];
        }

        private double clamp(int layer, double value) {
            return network.quantisation().activationBits() == null
                    ? value
                    : Math.max(lower(layer), Math.min(upper(layer), value));
        }

        private double nearest(int layer, double value) {
            int steps = network.quantisation().activationSteps();
            double width = upper(layer) - lower(layer);
            return lower(layer) + Math.rint((value - lower(layer)) / width * steps) * width / steps;
        }
    }
}
