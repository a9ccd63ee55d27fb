package infoplane.runs;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.Refusal;
import infoplane.experiment.RunResults;
import infoplane.measuring.Layer;
import infoplane.measuring.PlanePoint;
import infoplane.network.ForwardPass;
import infoplane.network.NetworkSettings;
import infoplane.network.Trajectory;
import infoplane.network.UnitScaling;
import infoplane.scales.Gauges;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Scales the units of one layer of a run, and says what becomes of the plane and of the loss. One thread at a time. */
public final class GaugeTrial implements AutoCloseable {
    /** So many epochs of the plane are measured again, spread over those that it has. */
    private static final int EPOCHS = 40;

    private final RunRows rows;
    private final Trajectory weights;
    private final NetworkSettings network;
    private final EstimatorSettings estimator;
    private final List<Layer> scalable;
    private final ForwardPass pass;
    private final RunResults trained;

    /**
     * The plane and the loss of the network in other coordinates.
     *
     * @param plane the results of the run, with points of one estimator at some epochs
     * @param loss mean cross-entropy at the last epoch over the measured inputs, in nats
     * @param lossAsTrained the same in the coordinates that training found
     * @param followed whether bins follow the units, so that the plane stays
     */
    public record Moved(RunResults plane, double loss, double lossAsTrained, boolean followed) {}

    /**
     * Opens a run.
     *
     * @param estimator of the run
     * @throws infoplane.core.InvalidInputException if the run has no coordinates to change; the message is one sentence
     */
    public GaugeTrial(Path folder, EstimatorSettings estimator) {
        GaugeRuns.check(folder);
        RunFolder run = RunFolder.open(folder);
        this.estimator = estimator;
        network = run.settings().network();
        rows = RunRows.of(run, run.settings().measure().on());
        weights = Objects.requireNonNull(rows.weights());
        int last = weights.layout().layers().size() - 1;
        pass = ForwardPass.of(
                network,
                rows.set().inputs(),
                weights.layout().layers().get(last).outputs());
        Gauges gauges = new Gauges(network, weights.layout(), weights::parameters, 1, new Seed(0));
        scalable = rows.source().layers().stream().filter(gauges::scalable).toList();
        RunResults results = run.results();
        trained = results.withPoints(thinned(results.points(estimator.id())));
    }

    private List<PlanePoint> thinned(List<PlanePoint> points) {
        List<Integer> epochs = points.stream()
                .map(PlanePoint::epoch)
                .distinct()
                .filter(weights.epochs()::contains)
                .toList();
        List<Integer> chosen = new ArrayList<>();
        int count = Math.min(EPOCHS, epochs.size());
        for (int place = 0; place < count; place++) {
            chosen.add(epochs.get((int) ((long) place * (epochs.size() - 1) / Math.max(1, count - 1))));
        }
        return points.stream().filter(point -> chosen.contains(point.epoch())).toList();
    }

    /** The layers whose units can be scaled; empty if there is nothing to change. */
    public List<Layer> layers() {
        return scalable;
    }

    /** Whether bins follow the units of a layer, so that scaling all of them moves nothing. */
    public boolean follows(Layer layer) {
        return layer.spansRun(estimator);
    }

    /** The plane as it is. */
    public RunResults asTrained() {
        return trained;
    }

    /**
     * Multiplies the weights into all units of a layer by a factor and divides those out of it.
     *
     * @param layer one of {@link #layers}
     * @param factor above 0
     */
    public Moved moved(Layer layer, double factor) {
        double[] factors = new double[layer.width()];
        Arrays.fill(factors, factor);
        List<PlanePoint> points = trained.points().stream()
                .map(point -> point.layer() == layer.number() && !follows(layer)
                        ? new PlanePoint(
                                point.estimator(), point.epoch(), point.layer(), estimate(layer, point, factors))
                        : point)
                .toList();
        List<double[]> all = new ArrayList<>();
        for (int hidden = 0; hidden < network.hidden().size(); hidden++) {
            double[] own = new double[network.hidden().get(hidden)];
            Arrays.fill(own, hidden == layer.number() - 1 ? factor : 1);
            all.add(own);
        }
        float[] last = weights.parameters(weights.epochs().get(weights.epochs().size() - 1));
        return new Moved(
                trained.withPoints(points),
                loss(UnitScaling.scaled(weights.layout(), last, all)),
                loss(last),
                follows(layer));
    }

    private PlaneEstimate estimate(Layer layer, PlanePoint point, double[] factors) {
        Samples scaled = Gauges.scaled(rows.source().rows(point.epoch(), layer), factors);
        LayerSample sample = new LayerSample(
                scaled,
                rows.set().labels(),
                layer.binned(estimator, List.of()),
                rows.set().exhaustive(),
                rows.set().distinctInputs());
        try {
            return estimator.estimator().plain().layer(sample);
        } catch (EstimationRefusedException e) {
            return PlaneEstimate.refused(new Refusal(false, String.valueOf(e.getMessage())));
        }
    }

    private double loss(float[] parameters) {
        Samples output = pass.activations(parameters, network.hidden().size());
        Labels labels = rows.set().labels();
        double sum = 0;
        for (int row = 0; row < output.rows(); row++) {
            for (int label = 0; label < output.columns(); label++) {
                double share = labels.probability(row, label);
                sum -= share > 0 ? share * Math.log(Math.max(output.at(row, label), Float.MIN_NORMAL)) : 0;
            }
        }
        return sum / output.rows();
    }

    @Override
    public void close() {
        rows.close();
    }
}
