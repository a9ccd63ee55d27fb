package infoplane.figure;

import infoplane.experiment.RunResults;
import infoplane.network.EpochRecord;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The training records of one run.
 *
 * @param name of the run
 * @param records ascending by epoch
 * @param colour category that tells the run from others; negative for the category of its position in the figure
 */
public record TrainingSeries(String name, List<EpochRecord> records, int colour) {
    public TrainingSeries {
        records = List.copyOf(records);
    }

    public TrainingSeries(String name, List<EpochRecord> records) {
        this(name, records, -1);
    }

    public static TrainingSeries of(RunResults run) {
        return new TrainingSeries(run.settings().name(), run.training());
    }

    public int colour(int place) {
        return colour < 0 ? place : colour;
    }

    public int[] epochs() {
        return records.stream().mapToInt(EpochRecord::epoch).toArray();
    }

    public double[] values(ToDoubleFunction<EpochRecord> quantity) {
        return records.stream().mapToDouble(quantity).toArray();
    }

    public int layerCount() {
        return records.stream().mapToInt(record -> record.layers().size()).max().orElse(0);
    }
}
