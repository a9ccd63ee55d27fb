package infoplane.figure;

import infoplane.core.Checks;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.ForwardPass;
import infoplane.network.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads the distribution of a layer's activations off a kept trajectory. */
public final class ActivationReader {
    private static final int CELLS = 40;
    private static final int MOST_EPOCHS = 160;
    private static final int MOST_ROWS = 4096;
    /** Activations this near to an end of their range, as a share of it, count as saturated: |tanh| above 0.95. */
    private static final double SATURATED = 0.025;

    private ActivationReader() {}

    /**
     * Looks at up to 160 kept epochs, equally spaced by logarithm, and up to 4096 inputs, equally spaced in the data.
     *
     * @param layer counted from 1, the last being the output
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static ActivationHistograms read(
            ExperimentSettings settings, Trajectory trajectory, int layer, RunMonitor monitor) {
        Checks.between("layer", layer, 1, settings.network().layerCount());
        Dataset dataset = settings.dataset().load(new Seed(settings.seed()));
        ForwardPass pass = ForwardPass.of(
                settings.network(), some(dataset.inputs()), dataset.labels().classCount());
        List<Integer> epochs = some(trajectory.epochs());
        List<Samples> activations = new ArrayList<>();
        Range seen = new Range(0, 0);
        for (int index = 0; index < epochs.size(); index++) {
            monitor.checkpoint(index, epochs.size(), "reading activations");
            Samples rows = pass.activations(trajectory.parameters(epochs.get(index)), layer - 1);
            seen = seen.union(rangeOf(rows));
            activations.add(rows);
        }
        Optional<Range> ofFunction = functionRange(settings, layer);
        Range range = ofFunction.orElse(seen);
        return new ActivationHistograms(
                layer,
                range,
                epochs,
                activations.stream().map(rows -> shares(rows, range)).toList(),
                activations.stream()
                        .map(rows -> ofFunction.isPresent() ? saturated(rows, range) : Double.NaN)
                        .toList());
    }

    private static Optional<Range> functionRange(ExperimentSettings settings, int layer) {
        return layer == settings.network().layerCount()
                ? Optional.of(new Range(0, 1)) // softmax
                : settings.network().activationOf(layer - 1).range();
    }

    private static Samples some(Samples inputs) {
        if (inputs.rows() <= MOST_ROWS) {
            return inputs;
        }
        double stride = (double) inputs.rows() / MOST_ROWS;
        return inputs.select(
                IntStream.range(0, MOST_ROWS).map(row -> (int) (row * stride)).toArray());
    }

    private static List<Integer> some(List<Integer> epochs) {
        if (epochs.size() <= MOST_EPOCHS) {
            return List.copyOf(epochs);
        }
        TreeSet<Integer> all = new TreeSet<>(epochs);
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int step = 0; step < MOST_EPOCHS; step++) {
            double wanted = Math.expm1(Math.log1p(all.last()) * step / (MOST_EPOCHS - 1.0));
            Integer kept = all.floor((int) Math.round(wanted));
            chosen.add(kept == null ? all.first() : kept);
        }
        chosen.add(all.last());
        return List.copyOf(chosen);
    }

    private static Range rangeOf(Samples rows) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : rows.toFloats()) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new Range(least, most);
    }

    private static double[] shares(Samples rows, Range range) {
        double[] shares = new double[CELLS];
        float[] values = rows.toFloats();
        double scale = range.width() > 0 ? CELLS / range.width() : 0;
        for (float value : values) {
            int cell = (int) ((value - range.lower()) * scale);
            shares[Math.max(0, Math.min(CELLS - 1, cell))] += 1.0 / values.length;
        }
        return shares;
    }

    private static double saturated(Samples rows, Range range) {
        double margin = SATURATED * range.width();
        int count = 0;
        float[] values = rows.toFloats();
        for (float value : values) {
            count += value <= range.lower() + margin || value >= range.upper() - margin ? 1 : 0;
        }
        return (double) count / values.length;
    }
}
