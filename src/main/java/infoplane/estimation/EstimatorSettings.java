package infoplane.estimation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.Set;

/** Which estimator, with all its settings. The set is closed; the names are in users' files: add, never rename. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BinningSettings.class, name = "binning"),
    @JsonSubTypes.Type(value = QuantisedSettings.class, name = "quantised"),
    @JsonSubTypes.Type(value = RenyiSettings.class, name = "renyi"),
    @JsonSubTypes.Type(value = KdeSettings.class, name = "kde"),
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
                KsgSettings,
                RossSettings,
                MixedKsgSettings,
                KnnEntropySettings,
                LncSettings,
                LnnSettings,
                LgaSettings,
                InfoNceSettings,
                MineSettings {
    /** The canonical name that tells settings apart in result files, such as {@code binning:equal-width:30:layer}. */
    String id();

    /** What people call it. */
    EstimatorName name();

    /** The estimator with these settings: a stateless function, shareable between threads. */
    Estimator estimator();

    /** What the estimator computes, where it comes from, and what it can and cannot do. */
    EstimatorDescription description();

    /** How the estimator's range of values is found, where it needs one from outside the layer. */
    default Optional<RangeRule> rangeRule() {
        return Optional.empty();
    }

    /** What its estimates can be held against; nothing where they say themselves what they are worth. */
    default Set<CheckKind> checks() {
        return Set.of();
    }
}
