package infoplane.findings;

import infoplane.scales.LayerScales;
import infoplane.scales.ScaleAnswer;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSets.LayerSet;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleVerdict;
import infoplane.scales.ScaleWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The scales at which repeats of one experiment compress together. At each σ every repeat brings the least and the greatest fall
 * of I(X;T_σ) that its bounds or draws leave. They compress where the 95 % interval (Student's t) of the mean least fall is above
 * the threshold, and do not where that of the mean greatest fall is below it; both intervals hold whatever the falls are between.
 *
 * @param sets their joint answers, whose falls are the ends of these intervals
 * @param repeats how many that learnt have a map
 */
public record JointScales(ScaleSets sets, int repeats) {
    /** The joint answers by maps of one grid. @param learnt at least one; those of another grid than the first do not count */
    static JointScales of(List<ScaleSets> learnt) {
        ScaleSets first = learnt.get(0);
        List<ScaleSets> same =
                learnt.stream().filter(one -> one.grid().equals(first.grid())).toList();
        List<LayerSet> layers = first.layers().stream()
                .map(layer -> new LayerSet(
                        layer.layer(),
                        joint(
                                same.stream()
                                        .flatMap(one -> one.layer(layer.layer()).stream())
                                        .map(LayerSet::answers)
                                        .toList(),
                                same.size()),
                        Double.NaN))
                .toList();
        return new JointScales(new ScaleSets(first.grid(), layers), same.size());
    }

    /**
     * The mean of maps, with the joint answers.
     *
     * @param maps at least one, of one grid and with the same layers
     * @param learnt how many of them are of repeats that learnt, which are those that count
     */
    public static ScaleSpace map(List<ScaleSpace> maps, int learnt) {
        ScaleSpace first = maps.get(0);
        List<LayerScales> layers = new ArrayList<>();
        for (LayerScales layer : first.layers()) {
            List<LayerScales> own = maps.stream()
                    .flatMap(one -> one.layer(layer.layer()).stream())
                    .toList();
            layers.add(new LayerScales(
                    layer.layer(),
                    layer.name(),
                    means(own),
                    joint(own.stream().map(LayerScales::answers).toList(), learnt)));
        }
        return new ScaleSpace(first.grid(), first.inputs(), layers);
    }

    /** @param repeats the answers of each repeat, by scale */
    private static List<ScaleAnswer> joint(List<List<ScaleAnswer>> repeats, int learnt) {
        return IntStream.range(0, repeats.get(0).size())
                .mapToObj(
                        scale -> one(repeats.stream().map(own -> own.get(scale)).toList(), learnt))
                .toList();
    }

    private static ScaleAnswer one(List<ScaleAnswer> repeats, int learnt) {
        int epoch = repeats.stream()
                .map(ScaleAnswer::maximumEpoch)
                .sorted()
                .toList()
                .get(repeats.size() / 2);
        double least = interval(repeats, ScaleAnswer::leastFall).low();
        double greatest = interval(repeats, ScaleAnswer::greatestFall).high();
        if (learnt < JointFindings.FEWEST) {
            return new ScaleAnswer(ScaleVerdict.TOO_FEW, epoch, least, greatest, 0);
        }
        return repeats.stream().anyMatch(ScaleAnswer::untold)
                ? new ScaleAnswer(ScaleVerdict.UNDECIDED, epoch, least, greatest, 0)
                : ScaleAnswer.of(epoch, least, greatest, 0);
    }

    private static Interval interval(List<ScaleAnswer> repeats, ToDoubleFunction<ScaleAnswer> fall) {
        double[] falls = repeats.stream().mapToDouble(fall).toArray();
        return falls.length == 1 ? new Interval(falls[0], falls[0]) : Interval.ofMean(falls);
    }

    /** Means at every epoch that at least one repeat measured; between two epochs of a repeat its amounts are interpolated. */
    private static List<ScaleBounds> means(List<LayerScales> repeats) {
        TreeSet<Integer> epochs = new TreeSet<>();
        List<NavigableMap<Integer, ScaleBounds>> curves = new ArrayList<>();
        for (LayerScales repeat : repeats) {
            NavigableMap<Integer, ScaleBounds> curve = new TreeMap<>();
            repeat.epochs().forEach(one -> curve.put(one.epoch(), one));
            epochs.addAll(curve.keySet());
            curves.add(curve);
        }
        return epochs.stream().map(epoch -> mean(epoch, curves)).toList();
    }

    private static ScaleBounds mean(int epoch, List<NavigableMap<Integer, ScaleBounds>> curves) {
        Function<Function<ScaleBounds, double[]>, double[]> of = values -> mean(curves, epoch, values);
        return new ScaleBounds(
                epoch,
                of.apply(one -> new double[] {one.spread()})[0],
                of.apply(ScaleBounds::inputUpper),
                of.apply(ScaleBounds::inputLower),
                of.apply(ScaleBounds::labelUpper),
                of.apply(ScaleBounds::labelLower));
    }

    private static double[] mean(
            List<NavigableMap<Integer, ScaleBounds>> curves, int epoch, Function<ScaleBounds, double[]> values) {
        double[] sum = new double[0];
        for (NavigableMap<Integer, ScaleBounds> curve : curves) {
            double[] own = at(curve, epoch, values);
            sum = sum.length == 0 ? new double[own.length] : sum;
            for (int scale = 0; scale < own.length; scale++) {
                sum[scale] += own[scale] / curves.size();
            }
        }
        return sum;
    }

    /** Amounts at an epoch; outside the measured epochs those at the nearest one. */
    private static double[] at(
            NavigableMap<Integer, ScaleBounds> curve, int epoch, Function<ScaleBounds, double[]> values) {
        Map.Entry<Integer, ScaleBounds> floor = curve.floorEntry(epoch);
        Map.Entry<Integer, ScaleBounds> ceiling = curve.ceilingEntry(epoch);
        Map.Entry<Integer, ScaleBounds> before = floor == null ? curve.firstEntry() : floor;
        Map.Entry<Integer, ScaleBounds> after = ceiling == null ? before : ceiling;
        double[] low = values.apply(before.getValue());
        if (after.getKey() <= before.getKey()) {
            return low;
        }
        double[] high = values.apply(after.getValue());
        double share = (epoch - before.getKey()) / (double) (after.getKey() - before.getKey());
        double[] between = new double[low.length];
        Arrays.setAll(between, scale -> low[scale] + share * (high[scale] - low[scale]));
        return between;
    }

    /** Sentences without their stops; a single one where there are too few repeats. */
    public List<String> sentences() {
        return repeats < JointFindings.FEWEST
                ? List.of("Not judged: "
                        + ReasonWords.clause(new Reason(Reason.Kind.TOO_FEW_REPEATS, repeats, JointFindings.FEWEST)))
                : ScaleWords.sentences(sets);
    }
}
