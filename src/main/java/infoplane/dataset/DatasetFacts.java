package infoplane.dataset;

import infoplane.core.Information;
import infoplane.core.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a data set is, counted and not estimated: a row drawn at random has input X and label Y.
 *
 * @param name what the user calls it
 * @param rows N
 * @param columns d
 * @param classCounts rows of each class; for soft labels, of the classes drawn
 * @param softLabels whether the labels are probabilities p(y|x)
 * @param exhaustive whether the rows are all possible inputs
 * @param inputEntropy H(X), over distinct rows; log2 N bits where all differ
 * @param labelEntropy H(Y); for soft labels, of the mean of p(y|x)
 * @param mutualInformation I(X;Y) = H(Y) − Σ p(x) H(Y|X=x), over distinct rows x; for soft labels from p(y|x)
 * @param duplicates rows that are equal to an earlier one
 * @param labelsSha256 SHA-256 of the classes of all rows in order, written as decimal digits ({@code 0110…}) in ASCII;
 *     with more than ten classes there is a comma between two
 * @param seen what a network sees of it where float32, in which it computes, makes different rows equal; empty where it
 *     sees all
 * @param reading what was decided while files were read
 * @param sha256 SHA-256 of the inputs, row by row as little-endian float64, then of the text of {@code labelsSha256},
 *     then for soft labels of p(y|x) as the inputs
 */
public record DatasetFacts(
        String name,
        int rows,
        int columns,
        List<Integer> classCounts,
        boolean softLabels,
        boolean exhaustive,
        Information inputEntropy,
        Information labelEntropy,
        Information mutualInformation,
        int duplicates,
        Optional<Seen> seen,
        DataReading reading,
        String labelsSha256,
        String sha256) {
    /**
     * A data set whose inputs were rounded to float32.
     *
     * @param distinctRows how many different rows are left
     * @param inputEntropy H(X) of them
     * @param mutualInformation I(X;Y) of them
     */
    public record Seen(int distinctRows, Information inputEntropy, Information mutualInformation) {}

    public DatasetFacts {
        classCounts = List.copyOf(classCounts);
    }

    /** How many classes there are. */
    public int classes() {
        return classCounts.size();
    }

    /** Counts; takes about a second for 10⁸ numbers. */
    public static DatasetFacts of(Dataset dataset) {
        Labels labels = dataset.labels();
        DistinctRows distinct = DistinctRows.of(dataset.inputs());
        return new DatasetFacts(
                dataset.name(),
                dataset.size(),
                dataset.inputs().columns(),
                classCounts(labels),
                labels.isSoft(),
                dataset.exhaustive(),
                inputEntropy(distinct, dataset.size()),
                labels.entropy(),
                mutualInformation(distinct, labels),
                dataset.size() - distinct.count(),
                seen(dataset, distinct.count()),
                dataset.reading(),
                Fingerprint.ofLabels(labels),
                Fingerprint.of(dataset));
    }

    /** How many rows differ. */
    public int distinctRows() {
        return rows - duplicates;
    }

    /** H(X) of the inputs as a network sees them. */
    public Information seenInputEntropy() {
        return seen.map(Seen::inputEntropy).orElse(inputEntropy);
    }

    /** I(X;Y) of the inputs as a network sees them. */
    public Information seenMutualInformation() {
        return seen.map(Seen::mutualInformation).orElse(mutualInformation);
    }

    private static Optional<Seen> seen(Dataset dataset, int distinct) {
        if (dataset.inputs().singlePrecision()) {
            return Optional.empty();
        }
        DistinctRows rounded = DistinctRows.of(dataset.inputs().toSingles());
        return rounded.count() == distinct
                ? Optional.empty()
                : Optional.of(new Seen(
                        rounded.count(),
                        inputEntropy(rounded, dataset.size()),
                        mutualInformation(rounded, dataset.labels())));
    }

    static List<Integer> classCounts(Labels labels) {
        int[] counts = new int[labels.classCount()];
        for (int row = 0; row < labels.count(); row++) {
            counts[labels.classOf(row)]++;
        }
        List<Integer> boxed = new ArrayList<>();
        for (int count : counts) {
            boxed.add(count);
        }
        return boxed;
    }

    /** H = ln N − Σ n ln n / N, which is exact where all rows differ. */
    private static Information inputEntropy(DistinctRows distinct, int rows) {
        double sum = 0;
        for (int size : distinct.sizes()) {
            sum += size * Math.log(size);
        }
        return rows == 0 ? Information.ZERO : Information.ofNats(Math.log(rows) - sum / rows);
    }

    /** Goes through the distinct rows one by one, because a table of all by all classes may not fit into memory. */
    private static Information mutualInformation(DistinctRows distinct, Labels labels) {
        double conditional = 0;
        for (int[] equalRows : distinct.members()) {
            double[] sums = new double[labels.classCount()];
            for (int row : equalRows) {
                for (int label = 0; label < sums.length; label++) {
                    sums[label] += labels.probability(row, label);
                }
            }
            for (double sum : sums) {
                conditional -= sum > 0 ? sum * Math.log(sum / equalRows.length) : 0;
            }
        }
        double perRow = labels.count() == 0 ? 0 : conditional / labels.count();
        return Information.ofNats(labels.entropy().nats() - perRow);
    }
}
