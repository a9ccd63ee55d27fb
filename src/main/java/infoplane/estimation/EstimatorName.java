package infoplane.estimation;

import infoplane.critic.CriticPlan;
import infoplane.estimation.BinningSettings.Correction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An estimator's name for people, in headings, legends and menus. Files and the command line use the
 * {@linkplain EstimatorSettings#id() id} instead. Different settings have different names, even the short ones.
 */
public final class EstimatorName {
    /** A setting in the name; {@code brief} is empty for a usual value. */
    private record Detail(String brief, String whole) {}

    private final String kind;
    private final String kindInFull;
    private final List<Detail> details = new ArrayList<>();

    private EstimatorName(String kind, String kindInFull) {
        this.kind = kind;
        this.kindInFull = kindInFull;
    }

    static EstimatorName of(String kind, String kindInFull) {
        return new EstimatorName(kind, kindInFull);
    }

    /** The name of an estimator whose settings are unknown: its id, without parsing it. */
    public static EstimatorName unknown(String id) {
        return new EstimatorName(id, id);
    }

    /** Such as {@code Binning, 30 bins}: leaves out settings with usual values. */
    public String brief() {
        return joined(kind, briefDetails());
    }

    /** Such as {@code Kernel density bounds, upper bound, noise variance 0.05}: all settings. */
    public String whole() {
        return joined(kindInFull, details.stream().map(Detail::whole));
    }

    /** Such as {@code Binning (30 bins)}: {@link #brief()} for names in lists with commas. */
    public String enclosed() {
        return settings().isEmpty() ? kind : kind + " (" + settings() + ")";
    }

    /** Such as {@code 30 bins}: the settings with unusual values. */
    public String settings() {
        return briefDetails().collect(Collectors.joining(", "));
    }

    /** Such as {@code Binning}: for places with only one estimator of the kind. */
    public String kind() {
        return kind;
    }

    private Stream<String> briefDetails() {
        return details.stream().map(Detail::brief).filter(said -> !said.isEmpty());
    }

    private static String joined(String first, Stream<String> more) {
        return Stream.concat(Stream.of(first), more).collect(Collectors.joining(", "));
    }

    EstimatorName with(String brief, String whole) {
        details.add(new Detail(brief, whole));
        return this;
    }

    EstimatorName with(String said) {
        return with(said, said);
    }

    EstimatorName usually(String usual, String said) {
        return with(said.equals(usual) ? "" : said, said);
    }

    /** Adds the correction of counted entropies, if there is one. */
    EstimatorName corrected(Correction correction) {
        return switch (correction) {
            case NONE -> this;
            case MILLER_MADOW -> with("Miller–Madow correction");
            case CHAO_SHEN -> with("Chao–Shen correction");
        };
    }

    static EstimatorName critic(String kind, CriticPlan own, CriticPlan usual) {
        return of(kind, kind)
                .usually("units " + usual.hidden(), "units " + own.hidden())
                .usually("embedding " + usual.embedding(), "embedding " + own.embedding())
                .usually("batch " + usual.batch(), "batch " + own.batch())
                .usually("steps " + usual.steps(), "steps " + own.steps())
                .usually("learning rate " + number(usual.learningRate()), "learning rate " + number(own.learningRate()))
                .usually("seed " + usual.seed(), "seed " + own.seed());
    }

    /** Formats a number without trailing zeros and, unless it is long, without the exponent that Java writes. */
    static String number(double value) {
        String plain = value == 0
                ? "0"
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return (plain.length() > 12 ? Double.toString(value) : plain).replace('-', '−');
    }
}
