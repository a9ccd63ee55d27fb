package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.WrittenSums;
import infoplane.experiment.RunResults;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerRanges;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.PlanePoint;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands behind a point of the plane: its inputs, which of them are one to the layer, and the sums that give its numbers.
 *
 * @param layer name of the layer
 * @param estimator name of the estimator
 * @param inputs the measured inputs, N × d
 * @param labels of the inputs
 * @param sums of the estimate
 */
public record PointInputs(
        PlanePoint point, String layer, String estimator, Samples inputs, Labels labels, WrittenSums sums) {
    /**
     * Computes the rows of the point again.
     *
     * @param folder of the run
     * @param point of its plane
     * @throws InvalidInputException if the point is no sum over inputs, or the rows are not there; the message is one sentence
     */
    public static PointInputs of(Path folder, PlanePoint point, RunMonitor monitor) {
        RunFolder run = RunFolder.open(folder);
        RunResults results = run.results();
        EstimatorSettings estimator = results.estimator(point.estimator())
                .orElseThrow(() -> new InvalidInputException("the run does not know the settings of this estimator"));
        try (RunRows rows = RunRows.of(run, results.settings().measure().on())) {
            LayerSource source = rows.source();
            if (!source.epochs().contains(point.epoch())) {
                throw new InvalidInputException(
                        "epoch " + point.epoch() + " has no kept weights, so its inputs cannot be looked at");
            }
            Layer layer = source.layers().get(point.layer() - 1);
            MeasuredSet set = rows.set();
            LayerSample sample = new LayerSample(
                    source.rows(point.epoch(), layer),
                    set.labels(),
                    layer.binned(estimator, ranges(source, layer, estimator, monitor)),
                    set.exhaustive(),
                    set.distinctInputs(),
                    source.draws());
            WrittenSums sums = estimator
                    .estimator()
                    .written(sample)
                    .orElseThrow(
                            () -> new InvalidInputException(
                                    estimator.name().brief()
                                            + (source.draws() > 1
                                                    ? " has several rows for each input of this network, so its estimate is no sum over inputs"
                                                    : " is no sum over inputs here; binning, quantised, kde, ksg and ross are")));
            return new PointInputs(point, layer.name(), estimator.name().brief(), set.inputs(), set.labels(), sums);
        }
    }

    /** The ranges over the run, if bins span it. */
    private static List<Range> ranges(
            LayerSource source, Layer layer, EstimatorSettings estimator, RunMonitor monitor) {
        if (!layer.spansRun(estimator)) {
            return List.of();
        }
        LayerRanges all = new LayerRanges();
        List<Integer> epochs = source.epochs();
        for (int place = 0; place < epochs.size(); place++) {
            monitor.checkpoint(place, epochs.size(), "ranges");
            all.add(epochs.get(place), source.ranges(epochs.get(place)));
        }
        return all.soFar();
    }

    /**
     * Inputs that the layer takes for one another.
     *
     * @param first one of them
     * @param weights how much each input counts, 0 to 1
     */
    public record Group(int first, double[] weights) {
        /** How many inputs it counts as. */
        public double size() {
            return Arrays.stream(weights).sum();
        }

        /** The inputs that count, the most first. @param least weight of an input that counts */
        public int[] members(double least) {
            return IntStream.range(0, weights.length)
                    .filter(input -> weights[input] > least)
                    .boxed()
                    .sorted((one, other) -> Double.compare(weights[other], weights[one]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        /** How much each class counts in it. */
        public double[] classes(Labels labels) {
            double[] sums = new double[labels.classCount()];
            for (int input = 0; input < weights.length; input++) {
                sums[labels.classOf(input)] += weights[input];
            }
            return sums;
        }
    }

    /** The inputs that this layer takes for a given one. @param input from 0 */
    public Group group(int input) {
        return new Group(input, sums.nearness().of(input));
    }
}
