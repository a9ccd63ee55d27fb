package infoplane.estimation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Flags that tell the reader of an estimate about its quality. Result files hold the labels: add flags, never rename them.
 * People read the words and the explanations, which may change.
 */
public enum EstimateFlag {
    PROVISIONAL(
            "provisional",
            "provisional",
            "measured with the range of values seen so far; measured again when training ends"),
    SATURATED(
            "saturated",
            "saturated",
            "within 5 % of the most that this many samples can show: compression would be invisible"),
    CONSTANT_LAYER(
            "constant-layer", "constant layer", "every input gives the same activations: the layer says nothing"),
    LAYER_RANGE(
            "layer-range",
            "bins over the layer's own range",
            "binned over this layer's own range, because no range of a run is known here"),
    DPI_BROKEN(
            "dpi-broken",
            "more than in the layer before",
            "more than 0.1 bit above the layer before, which processing cannot do: an artefact of the estimator"),
    NO_SAMPLING_ERROR(
            "no-sampling-error",
            "no sampling error",
            "the inputs are all possible inputs, so there is no sampling error"),
    ONE_CLASS("one-class", "one class only", "all labels are the same: there is nothing to know about them"),
    ONE_CELL(
            "one-cell",
            "all rows in one cell",
            "the rows differ but all fall into one cell: the bins are too wide to see anything"),
    OUTSIDE_RANGE(
            "outside-range",
            "values outside the bins",
            "some values lie outside the range of the bins and share the cells at its ends"),
    ABOVE_INPUT_ENTROPY(
            "above-input-entropy",
            "above H(X)",
            "a bias correction, or a sampled difference of entropies, came to more than H(X), which is impossible: too few rows"),
    NO_INPUT_INFORMATION(
            "no-input-information",
            "no I(X;T)",
            "I(X;T) is infinite for a deterministic network, and this estimator adds neither bins nor noise"),
    NO_LABEL_INFORMATION(
            "no-label-information",
            "no I(T;Y)",
            "no I(T;Y): this estimator has none, or none for such labels or counts"),
    NO_BOUND(
            "no-bound",
            "not a bound",
            "several rows are drawn for each input, so I(X;T) is a difference of two bounds, which is an estimate and no bound"),
    MIXING_LAW_BROKEN(
            "mixing-law-broken",
            "mixing gains or costs too much",
            "mixing K sets of weights costs between 0 and log2 K bits; a corrected count says something else"),
    NO_ENTROPY("no-entropy", "no H(T)", "this estimator has no H(T)"),
    DUPLICATES(
            "duplicates",
            "many equal rows",
            "more than 1 % of the rows are copies of others, which nearest neighbours cannot handle"),
    TIED(
            "tied",
            "many equal distances",
            "many neighbours are equally far, as of rounded values, which makes it too high; add noise as wide as the step"),
    COLUMNS_DROPPED("columns-dropped", "constant columns left out", "some columns are constant and were left out"),
    UNCALIBRATED(
            "uncalibrated",
            "not compared with known answers",
            "fewer rows, or other settings, than this estimator was compared with known answers for"),
    NOT_CONVERGED(
            "not-converged",
            "some fits failed",
            "the fit of some points failed; a simpler fit or the other points stand in for them"),
    NOT_ABOVE_NULL(
            "not-above-null",
            "not above chance",
            "not above what the estimator says when the labels are shuffled (at 5 %): it may be nothing but bias"),
    SUBSAMPLED(
            "subsampled",
            "from some of the rows",
            "computed on some of the rows, drawn by seed, because all would take too long"),
    NARROW(
            "narrow",
            "rows near a curve or a surface",
            "the rows lie near a curve or a surface in their space, where sums of differential entropies are too low"),
    SCALE_DEPENDENT(
            "scale-dependent",
            "depends on the scale of columns",
            "says something else once the columns are made normal, which changes no information: heavy tails or units mislead it"),
    IMPRECISE("imprecise", "imprecise", "the standard error is over half of the estimate and over 0.2 nats: of no use"),
    RATE_HALVED(
            "rate-halved",
            "learning rate halved",
            "training diverged, and was repeated with half the learning rate, or a quarter where that diverged too"),
    LOWER_BOUND("lower-bound", "lower bound", "a lower bound that training may not have brought up to the truth"),
    UNDERSAMPLED(
            "undersampled",
            "too few rows for so many cells",
            "too few rows for so many cells, so that counting them makes information of chance: too high"),
    AT_CEILING(
            "at-ceiling",
            "near the most it can say",
            "within 5 % of the most that a lower bound of this batch size can say"),
    UNCORRECTED(
            "uncorrected",
            "nothing corrected",
            "k is not above the number of columns, so that nothing is corrected: it is ksg"),
    BIASED_HERE(
            "biased-here",
            "biased on data like these",
            "on data made like these, whose answer is known, this estimator gives another: more than 0.1 nats and 10 % off"),
    UNLIKE_TWIN(
            "unlike-twin",
            "bias not known",
            "far from what it says of data made like these, so that its bias here is not known"),
    RISES_WITH_N(
            "rises-with-n",
            "not settled with the number of rows",
            "half the rows give another value: it is not settled at this number of rows"),
    ROUNDING_SENSITIVE(
            "rounding-sensitive",
            "depends on rounding",
            "another value, by more than 0.05 bits, where all activations move by one unit in the last place"),
    UNCHECKED("unchecked", "not checked", "not held against data whose answer is known, because that is turned off"),
    UNCHECKABLE(
            "uncheckable",
            "cannot be checked",
            "could not be held against data whose answer is known: nothing tells whether it is right"),
    REFUSED(
            "refused",
            "refused",
            "the estimator refused this layer because its answer would mean nothing; the run says why");

    private static final Map<String, EstimateFlag> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toMap(EstimateFlag::label, flag -> flag));

    private final String label;
    private final String words;
    private final String explanation;

    EstimateFlag(String label, String words, String explanation) {
        this.label = label;
        this.words = words;
        this.explanation = explanation;
    }

    /** Whether the flag only informs: nothing went wrong, and the estimate is as good as without it. */
    public boolean informs() {
        return switch (this) {
            case PROVISIONAL,
                    LAYER_RANGE,
                    NO_SAMPLING_ERROR,
                    NO_ENTROPY,
                    NO_BOUND,
                    NO_INPUT_INFORMATION,
                    NO_LABEL_INFORMATION,
                    COLUMNS_DROPPED,
                    SUBSAMPLED,
                    RATE_HALVED,
                    UNCORRECTED,
                    UNCHECKED -> true;
            default -> false;
        };
    }

    /** Whether the flag was found at one epoch of a layer but holds for all epochs of the layer. */
    public boolean ofLayer() {
        return switch (this) {
            case BIASED_HERE, UNLIKE_TWIN, RISES_WITH_N, ROUNDING_SENSITIVE, UNCHECKED, UNCHECKABLE -> true;
            default -> false;
        };
    }

    /** The name in result files. */
    public String label() {
        return label;
    }

    /** What people read in tables and sentences, such as {@code depends on rounding}. */
    public String words() {
        return words;
    }

    /** The words of several flags in the order of declaration, such as {@code saturated, depends on rounding}. */
    public static String words(Collection<EstimateFlag> flags) {
        return ordered(flags).stream().map(EstimateFlag::words).collect(Collectors.joining(", "));
    }

    /** The flag with this name in result files; empty for a name of a later version. */
    public static Optional<EstimateFlag> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /** One sentence without a full stop, for where there is room. */
    public String explanation() {
        return explanation;
    }

    /** An unmodifiable copy in the order of declaration. */
    public static Set<EstimateFlag> ordered(Collection<EstimateFlag> flags) {
        EnumSet<EstimateFlag> copy = EnumSet.noneOf(EstimateFlag.class);
        copy.addAll(flags);
        return Collections.unmodifiableSet(copy);
    }
}
