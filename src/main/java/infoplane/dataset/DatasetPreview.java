package infoplane.dataset;

import infoplane.core.Labels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A first look at a data set, as texts that can be shown as they stand.
 *
 * @param rows the first rows
 * @param rowsLeftOut how many rows follow
 * @param columnsLeftOut how many columns follow in each row
 * @param balance the classes in order
 */
public record DatasetPreview(List<PreviewRow> rows, int rowsLeftOut, int columnsLeftOut, List<ClassShare> balance) {
    private static final MathContext DIGITS = new MathContext(4);

    public DatasetPreview {
        rows = List.copyOf(rows);
        balance = List.copyOf(balance);
    }

    /**
     * One row.
     *
     * @param inputs its first values, with four significant digits
     * @param label the name of its class; for soft labels of the class drawn
     */
    public record PreviewRow(List<String> inputs, String label) {
        public PreviewRow {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * How much of a data set is of one class.
     *
     * @param name what the source calls it
     * @param rows how many rows; for soft labels, how many drew it
     * @param share p(y), 0 to 1; for soft labels the mean of p(y|x)
     */
    public record ClassShare(String name, int rows, double share) {}

    /** At most so many rows and columns of the data set, from the first. */
    public static DatasetPreview of(Dataset dataset, int mostRows, int mostColumns) {
        int shownRows = Math.min(mostRows, dataset.size());
        int shownColumns = Math.min(mostColumns, dataset.inputs().columns());
        List<PreviewRow> rows = new ArrayList<>();
        for (int row = 0; row < shownRows; row++) {
            List<String> inputs = new ArrayList<>();
            for (int column = 0; column < shownColumns; column++) {
                inputs.add(text(dataset.inputs().at(row, column)));
            }
            rows.add(new PreviewRow(
                    inputs, dataset.classNames().get(dataset.labels().classOf(row))));
        }
        return new DatasetPreview(
                rows, dataset.size() - shownRows, dataset.inputs().columns() - shownColumns, balance(dataset));
    }

    private static List<ClassShare> balance(Dataset dataset) {
        Labels labels = dataset.labels();
        List<Integer> counts = DatasetFacts.classCounts(labels);
        double[] shares = labels.classShares();
        List<ClassShare> balance = new ArrayList<>();
        for (int label = 0; label < counts.size(); label++) {
            balance.add(new ClassShare(dataset.classNames().get(label), counts.get(label), shares[label]));
        }
        return balance;
    }

    private static String text(double value) {
        if (value == 0) {
            return "0"; // also −0, and BigDecimal would keep its exponent
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return rounded.precision() - rounded.scale() > 7 || rounded.scale() > 7
                ? rounded.toString()
                : rounded.toPlainString();
    }
}
