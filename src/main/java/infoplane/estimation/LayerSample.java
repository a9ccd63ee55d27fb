package infoplane.estimation;

import infoplane.core.Alternative;
import infoplane.core.Checks;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One layer at one epoch, as estimators receive it: K rows for each of N inputs. K is 1 if the layer is a function of the
 * input. If the layer is random given the input, K rows are drawn for each input.
 *
 * @param rows N·K × width activations; rows i·K to i·K + K − 1 belong to input i
 * @param labels the label of each of the N inputs
 * @param resolvedRange the range that follows from the estimator's {@link RangeRule}; null if no range was resolved: the
 *     estimator then takes the layer's own range and adds a flag
 * @param exhaustive whether the inputs are all possible inputs, so that there is no sampling error
 * @param distinctInputs number of different inputs; I(X;T) cannot exceed its logarithm
 * @param draws K, at least 1
 * @param noise of the layer in a network with noise; null for rows of unknown origin and of other networks
 */
public record LayerSample(
        Samples rows,
        Labels labels,
        @Nullable Range resolvedRange,
        boolean exhaustive,
        int distinctInputs,
        int draws,
        @Nullable LayerNoise noise) {
    public LayerSample {
        Checks.atLeast("draws", draws, 1);
        if (rows.rows() != (long) draws * labels.count()) {
            throw new IllegalArgumentException("there are " + rows.rows() + " activations but " + labels.count()
                    + " labels" + (draws == 1 ? "" : " and " + draws + " rows for each"));
        }
    }

    /** A layer with one row per input. */
    public LayerSample(
            Samples rows, Labels labels, @Nullable Range resolvedRange, boolean exhaustive, int distinctInputs) {
        this(rows, labels, resolvedRange, exhaustive, distinctInputs, 1);
    }

    /** A layer whose noise is not known. */
    public LayerSample(
            Samples rows,
            Labels labels,
            @Nullable Range resolvedRange,
            boolean exhaustive,
            int distinctInputs,
            int draws) {
        this(rows, labels, resolvedRange, exhaustive, distinctInputs, draws, null);
    }

    /** A layer whose inputs are distinct and are a sample of all possible inputs. */
    public static LayerSample of(Samples rows, Labels labels) {
        return new LayerSample(rows, labels, null, false, rows.rows());
    }

    /** The same inputs with other activations. */
    public LayerSample withRows(Samples newRows) {
        return new LayerSample(newRows, labels, resolvedRange, exhaustive, distinctInputs, draws);
    }

    public LayerSample withRange(@Nullable Range range) {
        return new LayerSample(rows, labels, range, exhaustive, distinctInputs, draws, noise);
    }

    /** The same inputs with other labels. The inputs count as exhaustive, so that estimators leave out standard errors. */
    LayerSample withShuffled(Labels shuffled) {
        return new LayerSample(rows, shuffled, resolvedRange, true, distinctInputs, draws, noise);
    }

    public Optional<Range> range() {
        return Optional.ofNullable(resolvedRange);
    }

    /** N, the number of inputs. */
    int inputs() {
        return labels.count();
    }

    /** The label of each of the N·K rows. */
    Labels rowLabels() {
        return rowLabels(labels, draws);
    }

    /** The label of each of the N·K rows. @param labels of the N inputs */
    static Labels rowLabels(Labels labels, int draws) {
        return draws == 1
                ? labels
                : labels.select(IntStream.range(0, labels.count() * draws)
                        .map(row -> row / draws)
                        .toArray());
    }

    /**
     * The noise that the layer adds itself.
     *
     * @throws EstimationRefusedException if it adds none
     */
    LayerNoise requireNoise(String estimator) {
        if (noise == null) {
            throw new EstimationRefusedException(
                    estimator + " needs the noise that a network adds to its units (network.noise.sigma), and none is"
                            + " known here",
                    Alternative.KDE,
                    Alternative.BINNING);
        }
        if (!(noise.sigma() > 0)) {
            throw new EstimationRefusedException(
                    "the output adds no noise of its own, so that it has no density to measure",
                    Alternative.KDE,
                    Alternative.BINNING);
        }
        return noise;
    }

    /** @throws EstimationRefusedException if there are several rows per input: only cells and kernels have an H(T|X) */
    void requireOneDraw(String estimator) {
        if (draws > 1) {
            throw new EstimationRefusedException(
                    estimator + " takes one row for each input, but here are " + draws
                            + " drawn for each, because the layer is random given its input",
                    Alternative.BINNING,
                    Alternative.QUANTISED,
                    Alternative.KDE);
        }
    }
}
