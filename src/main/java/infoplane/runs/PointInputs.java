package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.estimation.Estimator;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.WrittenSums;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerRanges;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.PlanePoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a point of the plane, or behind a unit of its layer: the inputs, which of them are one to the layer or unit,
 * and the sums that give the numbers.
 *
 * @param layer name of the layer, and of the unit
 * @param estimator name of the estimator
 * @param inputs the measured inputs, N × d
 * @param labels of the inputs
 * @param sums of the estimate
 */
public record PointInputs(
        LayerPlace place, String layer, String estimator, Samples inputs, Labels labels, WrittenSums sums) {
    /**
     * What is looked at.
     *
     * @param estimator id of the estimator that says which inputs are one
     * @param epoch one with rows
     * @param layer from 1
     * @param unit from 1; null for the whole layer
     */
    public record LayerPlace(
            String estimator,
            int epoch,
            int layer,
            @Nullable Integer unit) {
        public static LayerPlace of(PlanePoint point) {
            return new LayerPlace(point.estimator(), point.epoch(), point.layer(), null);
        }
    }

    /**
     * Computes the rows of a point again.
     *
     * @param settings of its estimator
     * @throws InvalidInputException if the point is no sum over inputs, or the rows are not there; the message is one sentence
     */
    static PointInputs of(RunRows rows, LayerPlace place, EstimatorSettings settings, RunMonitor monitor) {
        LayerSample sample = sample(rows, place.epoch(), place.layer(), settings, monitor);
        LayerSource source = rows.source();
        Layer layer = source.layers().get(place.layer() - 1);
        MeasuredSet set = rows.set();
        Integer unit = place.unit();
        Estimator whole = settings.estimator();
        Estimator estimator = unit == null
                ? whole
                : whole.ofUnit(unit - 1)
                        .orElseThrow(() -> new InvalidInputException(settings.name()
                                        .brief() + " has no cells for a unit alone; binning and quantised have"));
        WrittenSums sums = estimator
                .written(sample)
                .orElseThrow(() -> new InvalidInputException(settings.name().brief()
                        + (source.draws() > 1
                                ? " has several rows for each input of this network, so its estimate is no sum over inputs"
                                : " is no sum over inputs here; binning, quantised, kde, ksg and ross are")));
        String name = unit == null ? layer.name() : "unit " + unit + " of " + layer.name();
        return new PointInputs(place, name, settings.name().brief(), set.inputs(), set.labels(), sums);
    }

    /** The rows of a layer as its estimator takes them. @param number of the layer, from 1 */
    static LayerSample sample(RunRows rows, int epoch, int number, EstimatorSettings estimator, RunMonitor monitor) {
        LayerSource source = rows.source();
        if (!source.epochs().contains(epoch)) {
            throw new InvalidInputException(
                    "epoch " + epoch + " has no kept weights, so its inputs cannot be looked at");
        }
        Layer layer = source.layers().get(number - 1);
        return new LayerSample(
                source.rows(epoch, layer),
                rows.set().labels(),
                layer.binned(estimator, ranges(source, layer, estimator, monitor)),
                rows.set().exhaustive(),
                rows.set().distinctInputs(),
                source.draws());
    }

    /** The ranges over the run, if bins span it. */
    static List<Range> ranges(LayerSource source, Layer layer, EstimatorSettings estimator, RunMonitor monitor) {
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
