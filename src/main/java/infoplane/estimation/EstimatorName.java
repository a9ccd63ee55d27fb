package infoplane.estimation;

import infoplane.critic.CriticPlan;
import infoplane.estimation.BinningSettings.Correction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an estimator is called where people read: in headings, legends and menus. Files and the command line have its
 * {@linkplain EstimatorSettings#id() id} instead. Different settings have different names, short ones too.
 */
public final class EstimatorName {
    /** One of its settings; {@code brief} is empty for what goes without saying. */
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

    /** The name of an estimator whose settings are not known any more: its id, from which nothing is read. */
    public static EstimatorName unknown(String id) {
        return new EstimatorName(id, id);
    }

    /** Such as {@code Binning, 30 bins}: the settings that are usual are left out. */
    public String brief() {
        return joined(kind, briefDetails());
    }

    /** Such as {@code Kernel density bounds, upper bound, noise variance 0.05}: all settings. */
    public String whole() {
        return joined(kindInFull, details.stream().map(Detail::whole));
    }

    /** Such as {@code Binning (30 bins)}: the same as {@link #brief()} where names stand in lists with commas. */
    public String enclosed() {
        return settings().isEmpty() ? kind : kind + " (" + settings() + ")";
    }

    /** Such as {@code 30 bins}: the settings that are not usual. */
    public String settings() {
        return briefDetails().collect(Collectors.joining(", "));
    }

    /** Such as {@code Binning}, where there is one of the kind. */
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

    /** With the correction of counted entropies, if there is one. */
    EstimatorName corrected(Correction correction) {
        return switch (correction) {
            case NONE -> this;
            case MILLER_MADOW -> with("Miller–Madow correction");
            case CHAO_SHEN -> with("Chao–Shen correction");
        };
    }

    /** The name of an estimator that trains a critic. */
    static EstimatorName critic(String kind, CriticPlan own, CriticPlan usual) {
        return of(kind, kind)
                .usually("units " + usual.hidden(), "units " + own.hidden())
                .usually("embedding " + usual.embedding(), "embedding " + own.embedding())
                .usually("batch " + usual.batch(), "batch " + own.batch())
                .usually("steps " + usual.steps(), "steps " + own.steps())
                .usually("learning rate " + number(usual.learningRate()), "learning rate " + number(own.learningRate()))
                .usually("seed " + usual.seed(), "seed " + own.seed());
    }

    /** Without the zeros, and the powers of ten of small numbers, that Java writes. */
    static String number(double value) {
        String plain = value == 0
                ? "0"
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return (plain.length() > 12 ? Double.toString(value) : plain).replace('-', '−');
    }
}
