package infoplane.figure;

import infoplane.core.Information;
import infoplane.core.Seed;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.ManySettings;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Results with the shape of a real run: the network of Shwartz-Ziv and Tishby with tanh, as measured by an independent
 * numpy program (the table of the project's science notes, net seed 1), interpolated over log(1 + epoch) with a little
 * noise on top.
 */
public final class SyntheticRun {
    public static final String ESTIMATOR = "binning:idnns";
    static final double INPUT_ENTROPY = 12;
    static final double LABEL_ENTROPY = 0.9991571208502711;

    private static final double[] EPOCHS = {0, 30, 100, 300, 1000, 3000, 8000};
    private static final double[][] INPUT = {
        {12.00, 12.00, 11.03, 8.76, 6.17, 1.36},
        {12.00, 12.00, 11.57, 9.99, 7.29, 4.06},
        {12.00, 12.00, 11.53, 9.72, 6.39, 3.38},
        {12.00, 12.00, 11.76, 10.58, 7.30, 3.17},
        {12.00, 12.00, 11.90, 11.36, 7.92, 2.28},
        {12.00, 12.00, 11.91, 11.65, 7.89, 1.87},
        {11.99, 11.94, 11.84, 11.19, 3.95, 1.44}
    };
    private static final double[][] LABEL = {
        {1.00, 1.00, 0.71, 0.33, 0.18, 0.09},
        {1.00, 1.00, 0.96, 0.84, 0.71, 0.63},
        {1.00, 1.00, 0.96, 0.90, 0.76, 0.67},
        {1.00, 1.00, 0.99, 0.94, 0.84, 0.74},
        {1.00, 1.00, 1.00, 0.98, 0.95, 0.87},
        {1.00, 1.00, 1.00, 1.00, 0.99, 0.92},
        {1.00, 1.00, 1.00, 1.00, 0.99, 0.96}
    };

    private SyntheticRun() {}

    /** About {@code count} epochs from 0 to 8000, equally spaced by logarithm; all of them if there are as many. */
    public static RunResults logarithmic(int count) {
        Set<Integer> epochs = new TreeSet<>(List.of(0, 8000));
        for (int k = 0; k < count; k++) {
            epochs.add((int) Math.round(Math.expm1(Math.log1p(8000) * k / (count - 1.0))));
        }
        return of(List.copyOf(epochs));
    }

    public static RunResults everyEpoch() {
        return of(IntStream.rangeClosed(0, 8000).boxed().toList());
    }

    public static RunResults of(List<Integer> epochs) {
        return of("Shwartz-Ziv & Tishby, tanh", ESTIMATOR, epochs, 1, 1);
    }

    /** @param squeeze factor of I(X;T) of the deeper layers, to make runs differ */
    public static RunResults of(String name, String estimator, List<Integer> epochs, long seed, double squeeze) {
        RandomGenerator random = new Seed(seed).stream("figure");
        List<PlanePoint> points = new ArrayList<>();
        List<EpochRecord> training = new ArrayList<>();
        for (int epoch : epochs) {
            for (int layer = 1; layer <= 6; layer++) {
                points.add(point(estimator, epoch, layer, random, squeeze));
            }
            training.add(record(epoch, random));
        }
        return new RunResults(
                        ExperimentSettings.defaults().withName(name),
                        RunStatus.FINISHED,
                        "",
                        List.of("T1", "T2", "T3", "T4", "T5", "T6"),
                        new Ceilings(
                                Information.ofBits(INPUT_ENTROPY),
                                Information.ofBits(LABEL_ENTROPY),
                                Information.ofBits(LABEL_ENTROPY)),
                        training,
                        points)
                .withFurther(ManySettings.all());
    }

    private static PlanePoint point(String estimator, int epoch, int layer, RandomGenerator random, double squeeze) {
        double noise = layer <= 2 ? 0.002 : 0.12;
        double input =
                interpolate(INPUT, epoch, layer - 1) * (layer <= 2 ? 1 : squeeze) + noise * random.nextGaussian();
        double label = interpolate(LABEL, epoch, layer - 1) + noise / 10 * random.nextGaussian();
        input = Math.min(INPUT_ENTROPY, Math.max(0, input));
        label = Math.max(0, Math.min(label, Math.min(LABEL_ENTROPY, input)));
        Set<EstimateFlag> flags = EnumSet.of(EstimateFlag.NO_SAMPLING_ERROR);
        if (input > 0.95 * INPUT_ENTROPY) {
            flags.add(EstimateFlag.SATURATED);
        }
        return point(estimator, epoch, layer, input, label, flags);
    }

    /** @param inputBits NaN for none */
    public static PlanePoint point(
            String estimator, int epoch, int layer, double inputBits, double labelBits, Set<EstimateFlag> flags) {
        return new PlanePoint(
                estimator,
                epoch,
                layer,
                new PlaneEstimate(
                        Double.isNaN(inputBits) ? null : Information.ofBits(inputBits),
                        Information.ofBits(labelBits),
                        Double.isNaN(inputBits) ? null : Information.ofBits(inputBits),
                        null,
                        null,
                        Information.ofBits(INPUT_ENTROPY),
                        null,
                        null,
                        flags));
    }

    private static double interpolate(double[][] table, double epoch, int layer) {
        int row = 0;
        while (row < EPOCHS.length - 2 && epoch > EPOCHS[row + 1]) {
            row++;
        }
        double from = Math.log1p(EPOCHS[row]);
        double share = (Math.log1p(epoch) - from) / (Math.log1p(EPOCHS[row + 1]) - from);
        return table[row][layer] + share * (table[row + 1][layer] - table[row][layer]);
    }

    private static EpochRecord record(int epoch, RandomGenerator random) {
        double fitted = Math.log1p(epoch) / Math.log1p(8000);
        List<LayerGradient> gradients = new ArrayList<>();
        for (int layer = 1; layer <= 6; layer++) {
            double mean = epoch == 0 ? Double.NaN : 0.3 / layer * Math.pow(epoch, -0.9) * noise(random);
            double deviation = epoch == 0 ? Double.NaN : 0.02 / layer * Math.pow(epoch, -0.15) * noise(random);
            gradients.add(new LayerGradient(mean, deviation, 2 + fitted * layer));
        }
        double lossTrain = 0.69 * Math.exp(-5 * fitted * fitted) * noise(random) + 0.001;
        double lossTest = lossTrain + 0.35 * Math.pow(fitted, 8);
        double accuracy = 0.54 + 0.46 * (1 - Math.exp(-4 * fitted));
        return new EpochRecord(
                epoch, lossTrain, lossTest, Math.min(1, accuracy), Math.min(1, accuracy - 0.03 * fitted), gradients);
    }

    private static double noise(RandomGenerator random) {
        return Math.exp(0.08 * random.nextGaussian());
    }
}
