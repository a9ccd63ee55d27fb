package infoplane.benchmark;

import infoplane.core.CpuTimer;
import infoplane.core.Information;
import infoplane.core.Seed;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.plane.PlaneFigure;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Times the painting of a crowded plane at the size of a window. */
public final class PlaneBenchmark {
    private static final String ESTIMATOR = "binning:idnns";
    private static final int EPOCHS = 10_000;
    private static final int LAYERS = 5;
    private static final int NETWORKS = 50;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 700;
    private static final double INPUT_BITS = 12;

    private PlaneBenchmark() {}

    /**
     * CPU time of one picture, on one thread.
     *
     * @param runMillis a run of 10 000 epochs and five layers, 50 000 points
     * @param runsMillis fifty such runs overlaid, 2.5 million points
     */
    public record PlaneSpeed(double runMillis, double runsMillis) {}

    /** Runs both timings, which takes some seconds and half a GiB. */
    public static PlaneSpeed run() {
        List<PlaneSeries> networks = IntStream.range(0, NETWORKS)
                .mapToObj(network -> PlaneSeries.of(results(network), ESTIMATOR))
                .toList();
        return new PlaneSpeed(millis(networks.subList(0, 1), 60), millis(networks, 9));
    }

    private static double millis(List<PlaneSeries> series, int repeats) {
        PlaneFigure figure = new PlaneFigure(series, PlaneView.defaults());
        return CpuTimer.medianMillis(repeats, () -> FigureImages.render(figure, WIDTH, HEIGHT, 1, FigureStyle.light()));
    }

    /** Noisy synthetic trajectories: I(X;T) rises and then falls, more strongly in deeper layers; I(T;Y) rises. */
    private static RunResults results(int network) {
        RandomGenerator random = new Seed(network).stream("plane");
        List<PlanePoint> points = new ArrayList<>(EPOCHS * LAYERS);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            double time = Math.log1p(epoch) / Math.log1p(EPOCHS);
            for (int layer = 1; layer <= LAYERS; layer++) {
                double depth = layer / (double) LAYERS;
                double input = INPUT_BITS * (1 - 0.7 * depth * (1 - 2 * time * (1 - time))) + noise(random);
                double label = 1 - 0.6 * depth * (1 - time) + 0.05 * noise(random);
                points.add(new PlanePoint(ESTIMATOR, epoch, layer, estimate(input, label)));
            }
        }
        return new RunResults(
                ExperimentSettings.defaults(),
                RunStatus.FINISHED,
                "",
                IntStream.rangeClosed(1, LAYERS).mapToObj(layer -> "T" + layer).toList(),
                new Ceilings(Information.ofBits(INPUT_BITS), Information.ofBits(1), Information.ofBits(1)),
                List.of(),
                points);
    }

    private static double noise(RandomGenerator random) {
        return 0.2 * (random.nextDouble() - 0.5);
    }

    private static PlaneEstimate estimate(double inputBits, double labelBits) {
        Information input = Information.ofBits(Math.max(0, Math.min(INPUT_BITS, inputBits)));
        return new PlaneEstimate(
                input,
                Information.ofBits(Math.max(0, Math.min(1, labelBits))),
                input,
                null,
                null,
                Information.ofBits(INPUT_BITS),
                null,
                null,
                Set.of());
    }
}
