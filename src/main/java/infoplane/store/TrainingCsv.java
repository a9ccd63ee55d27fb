package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code training.csv}: one line for each epoch; missing values are empty fields. */
final class TrainingCsv {
    static final String FILE = "training.csv";
    private static final int FIXED = 5;

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

    static List<EpochRecord> read(Path folder) {
        Path file = folder.resolve(FILE);
        List<EpochRecord> records = new ArrayList<>();
        for (String line : AppendedText.lines(file)) {
            records.add(parse(line, file, records.size()));
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

    private static EpochRecord parse(String line, Path file, int row) {
        String[] fields = line.split(",", -1);
        try {
            List<LayerGradient> layers = new ArrayList<>();
            for (int at = FIXED; at < fields.length; at += 3) {
                layers.add(new LayerGradient(number(fields[at]), number(fields[at + 1]), number(fields[at + 2])));
            }
            return new EpochRecord(
                    Integer.parseInt(fields[0]),
                    number(fields[1]),
                    number(fields[2]),
                    number(fields[3]),
                    number(fields[4]),
                    layers);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidInputException(
                    file + " is damaged in line " + (row + 2) + ": \"" + line + "\" is not a line of this file", e);
        }
    }

    private static double number(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }
}
