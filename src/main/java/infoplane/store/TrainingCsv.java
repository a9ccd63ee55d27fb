package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code training.csv}: one line for each epoch; missing values are empty fields. */
final class TrainingCsv {
    static final String FILE = "training.csv";
    private static final int FIXED = 5;
    /** A loss is not negative, but float32 rounds. */
    private static final double LEAST_LOSS = -1e-6;

    private TrainingCsv() {}

    static String header(int layers) {
        StringBuilder header = new StringBuilder("epoch,loss_train,loss_test,accuracy_train,accuracy_test");
        for (int layer = 1; layer <= layers; layer++) {
            header.append(",grad_mean_norm_").append(layer);
            header.append(",grad_std_norm_").append(layer);
            header.append(",weight_norm_").append(layer);
        }
        return header.toString();
    }

    static String line(EpochRecord record) {
        StringBuilder line = new StringBuilder().append(record.epoch());
        field(line, record.lossTrain());
        field(line, record.lossTest());
        field(line, record.accuracyTrain());
        field(line, record.accuracyTest());
        for (LayerGradient layer : record.layers()) {
            field(line, layer.meanNorm());
            field(line, layer.deviationNorm());
            field(line, layer.weightNorm());
        }
        return line.toString();
    }

    private static void field(StringBuilder line, double value) {
        line.append(',');
        if (!Double.isNaN(value)) {
            line.append(value);
        }
    }

    /** Writes the whole table. */
    static void write(Path folder, ExperimentSettings settings, List<EpochRecord> records) {
        StringBuilder table = new StringBuilder(header(settings.network().layerCount())).append('\n');
        records.forEach(record -> table.append(line(record)).append('\n'));
        SafeFiles.write(folder.resolve(FILE), table.toString());
    }

    /**
     * All epochs, in order from 0. Those of an imported run may begin anywhere and have gaps.
     *
     * @param settings of the run; they say how many layers and epochs there can be
     */
    static List<EpochRecord> read(Path folder, ExperimentSettings settings) {
        Path file = folder.resolve(FILE);
        List<EpochRecord> records = new ArrayList<>();
        List<String> lines = AppendedText.lines(file);
        String header = header(settings.network().layerCount());
        String[] names = header.split(",", -1);
        boolean gaps = RunFolder.imported(folder);
        for (int row = 0; row < lines.size(); row++) {
            String line = lines.get(row);
            if (row > 0) {
                records.add(parse(CsvFields.of(names, line, file, row + 1), records, gaps, settings));
            } else if (!line.equals(header)) {
                String allowed = " but must be the names of its columns, from epoch to " + names[names.length - 1];
                throw Damage.inLine(file, 1, "it is " + Damage.quoted(line) + allowed, null);
            }
        }
        return records;
    }

    /** The epochs before the first damaged line. @param most bytes from the start of the table that may be right */
    static List<EpochRecord> readSound(Path folder, ExperimentSettings settings, long most) {
        Path file = folder.resolve(FILE);
        List<EpochRecord> records = new ArrayList<>();
        String[] names = header(settings.network().layerCount()).split(",", -1);
        boolean gaps = RunFolder.imported(folder);
        try {
            for (String line : AppendedText.linesWithin(file, most)) {
                records.add(parse(CsvFields.of(names, line, file, records.size() + 2), records, gaps, settings));
            }
        } catch (InvalidInputException e) {
            return records; // what comes after the first damaged line has no epoch before it
        }
        return records;
    }

    /** The last epoch of the table, read from its end; −1 if there is none. */
    static int lastEpoch(Path folder) {
        String line = AppendedText.lastLine(folder.resolve(FILE));
        int comma = line.indexOf(',');
        try {
            return comma < 0 ? -1 : Integer.parseInt(line.substring(0, comma));
        } catch (NumberFormatException e) { // the last line is the header: no epochs
            return -1;
        }
    }

    /** @param gaps whether epochs may be missing */
    private static EpochRecord parse(
            CsvFields line, List<EpochRecord> earlier, boolean gaps, ExperimentSettings settings) {
        int next = earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).epoch() + 1;
        int epoch = line.whole(0, 0, settings.training().epochs());
        if (gaps ? epoch < next : epoch != next) {
            String allowed = gaps ? next + " or more" : String.valueOf(next);
            throw line.wrong(0, allowed + ", because each epoch has one line", null);
        }
        List<LayerGradient> layers = new ArrayList<>();
        for (int at = FIXED; at < line.names().length; at += 3) {
            layers.add(new LayerGradient(
                    line.number(at, 0, Double.MAX_VALUE),
                    line.number(at + 1, 0, Double.MAX_VALUE),
                    line.number(at + 2, 0, Double.MAX_VALUE)));
        }
        return new EpochRecord(
                epoch,
                line.number(1, LEAST_LOSS, Double.MAX_VALUE),
                line.number(2, LEAST_LOSS, Double.MAX_VALUE),
                line.number(3, 0, 1),
                line.number(4, 0, 1),
                layers);
    }
}
