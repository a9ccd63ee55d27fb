package infoplane.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.RunMonitor;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.measuring.ActivationHistograms;
import infoplane.measuring.ActivationReader;
import infoplane.measuring.LayerSource;
import infoplane.network.Activation;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import infoplane.network.ParameterLayout;
import infoplane.network.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivationReaderTest {
    private static final RunMonitor QUIET = (done, total, what) -> {};

    private static ExperimentSettings settings(Activation activation) {
        ExperimentSettings any = ExperimentSettings.defaults();
        NetworkSettings network =
                new NetworkSettings(List.of(3), activation, List.of(), Initialisation.TRUNCATED_NORMAL);
        return new ExperimentSettings(
                any.schemaVersion(),
                any.name(),
                any.seed(),
                any.backend(),
                any.dataset(),
                network,
                any.training(),
                any.measure(),
                1);
    }

    /** All parameters are the epoch's number: 0 before training, then saturating. */
    private record Growing(ParameterLayout layout, List<Integer> epochs) implements Trajectory {
        @Override
        public float[] parameters(int epoch) {
            float[] parameters = new float[layout.size()];
            Arrays.fill(parameters, epoch);
            return parameters;
        }
    }

    private static LayerSource layers(ExperimentSettings settings, int epochs) {
        Growing growing = new Growing(
                ParameterLayout.of(settings.network(), 12, 2),
                IntStream.range(0, epochs).boxed().toList());
        return Measurement.layers(settings, growing, ActivationReader.MOST_ROWS);
    }

    @Test
    void zeroWeightsAreInTheMiddleAndLargeOnesSaturate() {
        ExperimentSettings settings = settings(Activation.TANH);
        ActivationHistograms read = ActivationReader.read(layers(settings, 3), 1, QUIET);
        assertEquals(-1, read.values().lower());
        assertEquals(1, read.values().upper());
        assertEquals(1, read.shares().get(0)[read.cells() / 2], 1e-9, "tanh(0) = 0");
        assertEquals(0, read.saturated().get(0));
        assertEquals(1, read.saturated().get(2), 1e-9, "tanh(2 or more) is above 0.95");
        assertEquals(1, read.shares().get(2)[read.cells() - 1], 1e-9);
    }

    @Test
    void unboundedFunctionsHaveTheRangeOfTheRunAndNoSaturation() {
        ExperimentSettings settings = settings(Activation.RELU);
        ActivationHistograms read = ActivationReader.read(layers(settings, 3), 1, QUIET);
        // 12 inputs of 1 and a bias, all with weight 2
        assertEquals(26, read.values().upper(), 1e-5);
        assertTrue(read.saturated().stream().allMatch(share -> share.isNaN()));
        assertEquals(1, Arrays.stream(read.shares().get(2)).sum(), 1e-9);
    }

    @Test
    void manyEpochsAreThinnedButBothEndsStay() {
        ExperimentSettings settings = settings(Activation.TANH);
        List<Integer> epochs =
                ActivationReader.read(layers(settings, 900), 1, QUIET).epochs();
        assertTrue(epochs.size() <= 161 && epochs.size() > 80, epochs.size() + " epochs");
        assertEquals(0, epochs.get(0));
        assertEquals(899, epochs.get(epochs.size() - 1));
    }

    @Test
    void itCanBeStoppedAndRefusesALayerThatIsNotThere() {
        ExperimentSettings settings = settings(Activation.TANH);
        RunMonitor stopped = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> ActivationReader.read(layers(settings, 3), 1, stopped));
        assertThrows(IllegalArgumentException.class, () -> ActivationReader.read(layers(settings, 3), 3, QUIET));
    }
}
