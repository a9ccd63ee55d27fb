package infoplane.estimation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import infoplane.core.Randomness;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An estimator with all its settings. The set of types is closed. Users' files hold the names: add names, never rename them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BinningSettings.class, name = "binning"),
    @JsonSubTypes.Type(value = QuantisedSettings.class, name = "quantised"),
    @JsonSubTypes.Type(value = RenyiSettings.class, name = "renyi"),
    @JsonSubTypes.Type(value = KdeSettings.class, name = "kde"),
    @JsonSubTypes.Type(value = SamplePropagationSettings.class, name = "sample-propagation"),
    @JsonSubTypes.Type(value = KsgSettings.class, name = "ksg"),
    @JsonSubTypes.Type(value = RossSettings.class, name = "ross"),
    @JsonSubTypes.Type(value = MixedKsgSettings.class, name = "mixed-ksg"),
    @JsonSubTypes.Type(value = KnnEntropySettings.class, name = "knn-entropy"),
    @JsonSubTypes.Type(value = LncSettings.class, name = "lnc"),
    @JsonSubTypes.Type(value = LnnSettings.class, name = "lnn"),
    @JsonSubTypes.Type(value = LgaSettings.class, name = "lga"),
    @JsonSubTypes.Type(value = InfoNceSettings.class, name = "infonce"),
    @JsonSubTypes.Type(value = MineSettings.class, name = "mine")
})
public sealed interface EstimatorSettings
        permits BinningSettings,
                QuantisedSettings,
                RenyiSettings,
                KdeSettings,
                SamplePropagationSettings,
                KsgSettings,
                RossSettings,
                MixedKsgSettings,
                KnnEntropySettings,
                LncSettings,
                LnnSettings,
                LgaSettings,
                InfoNceSettings,
                MineSettings {
    /**
     * The canonical name, which differs between settings and is used in result files, such as
     * {@code binning:equal-width:30:layer}.
     */
    String id();

    /** The name for people. */
    EstimatorName name();

    /** The estimator with these settings: a stateless function that threads can share. */
    Estimator estimator();

    /** The estimator's formula, source, uses and limits. */
    EstimatorDescription description();

    /** What the estimator adds to make T random given its input. */
    default Randomness randomness() {
        return Randomness.DENSITY;
    }

    /** The rule for the estimator's range of values, if the estimator needs a range from outside the layer. */
    default Optional<RangeRule> rangeRule() {
        return Optional.empty();
    }

    /** Whether it takes several rows for each input, for a layer that is random given its input. */
    default boolean takesDraws() {
        return false;
    }

    /** Whether it measures the noise that the network itself adds to its units. */
    default boolean needsNoise() {
        return false;
    }

    /** Rows that it asks for of each input of a noisy network, beside those that are drawn for all estimators. */
    default int ownReplicas() {
        return 0;
    }

    /** The most pairs of rows that an estimate with rows of its own compares; 0 if it has none. */
    default long ownPairs(int inputs) {
        return 0;
    }

    /** The number of pairs of rows that the estimate of a drawn layer compares; 0 if it compares none. */
    default long pairs(int inputs, int draws) {
        return 0;
    }

    /** The number of rows that an estimate of a drawn layer is evaluated at, drawn by seed; empty for all rows. */
    default OptionalInt subset(int inputs, int draws) {
        return OptionalInt.empty();
    }

    /** The self-checks of its estimates; empty for an estimator that has none. */
    default Set<CheckKind> checks() {
        return Set.of();
    }
}
