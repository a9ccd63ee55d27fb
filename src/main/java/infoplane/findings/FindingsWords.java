package infoplane.findings;

import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorName;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.RunResults;
import infoplane.findings.Findings.Law;
import infoplane.findings.Findings.Phase;
import infoplane.measuring.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts findings into English, for the window, the command line and files. */
public final class FindingsWords {
    /** Amounts below this would appear as 0.00 and count as nothing. */
    private static final double LEAST_SHOWN_BITS = 0.005;

    private final Map<String, EstimatorName> estimators;

    /** @param estimators names of the estimators by their ids */
    public FindingsWords(Map<String, EstimatorName> estimators) {
        this.estimators = Map.copyOf(estimators);
    }

    public static FindingsWords of(RunResults results) {
        Map<String, EstimatorName> names = new HashMap<>();
        Stream.concat(
                        results.estimators().stream(),
                        results.studies().estimators().stream().map(EstimatorSettings::id))
                .forEach(id -> names.put(id, results.estimatorName(id)));
        names.put(ScaleBallots.ABSOLUTE, EstimatorName.unknown("Map of absolute scales"));
        names.put(ScaleBallots.RELATIVE, EstimatorName.unknown("Map of relative scales"));
        return new FindingsWords(names);
    }

    /** The name of a layer; its number if it has no name. @param layer number of the layer, from 1 */
    static String layer(List<String> names, int layer) {
        return layer >= 1 && layer <= names.size() ? names.get(layer - 1) : Layer.symbol(layer);
    }

    /** The kind of the estimator, and its settings if another estimator is of the same kind. */
    public String estimator(String id) {
        EstimatorName own = estimators.getOrDefault(id, EstimatorName.unknown(id));
        boolean alone = estimators.entrySet().stream()
                .noneMatch(other ->
                        !other.getKey().equals(id) && other.getValue().kind().equals(own.kind()));
        return alone ? own.kind() : own.enclosed();
    }

    /** The heading of a claim, such as {@code SUPPORTED in this run}. */
    public static String heading(Claim claim) {
        String word = claim.verdict().label().toUpperCase(Locale.ROOT);
        if (claim.verdict() == Verdict.NOT_JUDGED) {
            return word;
        }
        return word + (claim.seeds() == 1 ? " in this run" : " over " + claim.learnt() + " repeats");
    }

    /**
     * The claim, its verdict, the reasons if there is no verdict, and the numbers. Such as {@code NOT SUPPORTED in this run:
     * “tanh hidden layers compress”. Largest fall 0.19 bits (T4, after epoch 40).}
     */
    public String claim(Claim claim) {
        List<String> sentences = new ArrayList<>();
        sentences.add(heading(claim) + ": “" + claim.statement() + "”.");
        claim.reasons().stream().map(ReasonWords::sentence).distinct().forEach(sentences::add);
        boolean several = claim.ballots().size() > 1;
        if (several) {
            // for this claim, a vote says whether the binning shows compression
            boolean ofBins = claim.kind() == ClaimKind.DEPENDS_ON_BINS;
            voters(claim, Vote.YES, ofBins ? "Compression" : "Yes").ifPresent(sentences::add);
            voters(claim, Vote.NO, ofBins ? "No compression" : "No").ifPresent(sentences::add);
            voters(claim, Vote.NONE, "No vote").ifPresent(sentences::add);
        } else {
            claim.ballots().stream()
                    .map(ballot -> capital(numbers(claim, ballot)))
                    .filter(said -> !said.isEmpty())
                    .forEach(said -> sentences.add(said + "."));
        }
        return String.join(" ", sentences);
    }

    private Optional<String> voters(Claim claim, Vote vote, String word) {
        List<Ballot> own =
                claim.ballots().stream().filter(ballot -> ballot.vote() == vote).toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        String names = own.stream()
                .map(ballot -> {
                    String why = withReason(claim, ballot);
                    return estimator(ballot.estimator()) + (why.isEmpty() ? "" : " (" + why + ")");
                })
                .collect(Collectors.joining(", "));
        return Optional.of(
                word + " by " + own.size() + " of " + claim.ballots().size() + " estimators: " + names + ".");
    }

    private String withReason(Claim claim, Ballot ballot) {
        Reason reason = ballot.reason();
        String said = numbers(claim, ballot);
        boolean told = reason != null && claim.reasons().stream().anyMatch(one -> one.kind() == reason.kind());
        if (reason == null || told && !said.isEmpty()) {
            return said;
        }
        return reason.kind().label() + (said.isEmpty() ? "" : "; " + said);
    }

    /** The largest number that supports a ballot, its interval over repeats, and its flags. */
    private String numbers(Claim claim, Ballot ballot) {
        // a verdict rests on numbers without warnings, if there are any
        Optional<Evidence> first = ballot.evidence().stream()
                .filter(one -> !ballot.voted() || one.vote() == ballot.vote())
                .max(Comparator.<Evidence, Boolean>comparing(
                                one -> claim.kind().heedsFlags() && ballot.voted() && !one.warned())
                        .thenComparing(Evidence::value));
        return first.map(one -> number(claim.kind(), one)
                        + interval(claim, ballot)
                        + atCeiling(ballot, one)
                        + warnings(claim, one))
                .orElse("");
    }

    private String number(ClaimKind kind, Evidence one) {
        String where = Layer.symbol(one.layer());
        return switch (kind) {
            case FITTING -> rise(one, where);
            case ORDER_HOLDS ->
                one.value().bits() > LEAST_SHOWN_BITS
                        ? format(
                                "largest rise %.2f bits (%s, epoch %d)",
                                one.value().bits(), where, one.epoch())
                        : "no rise from layer to layer";
            case STARTS_TOGETHER ->
                one.vote() == Vote.NONE
                        ? fall(one, where)
                        : (one.against() == null
                                        ? "the median layer never diffuses"
                                        : format("diffusion from epoch %d (median layer)", one.against()))
                                + format(", compression from %d", one.epoch());
            case DEPENDS_ON_SCALE ->
                format(
                        "the falls of %s lie %s the threshold, by %.2f bits",
                        where,
                        one.value().bits() > 0 ? "on both sides of" : "on one side of",
                        Math.abs(one.value().bits()));
            default -> fall(one, where);
        };
    }

    private static String rise(Evidence one, String where) {
        double bits = one.value().bits();
        return Math.abs(bits) < LEAST_SHOWN_BITS
                ? "I(T;Y) of " + where + " does not rise"
                : format(
                        "I(T;Y) of %s %s by %.2f bits until epoch %d",
                        where, bits < 0 ? "falls" : "rises", Math.abs(bits), one.epoch());
    }

    private static String fall(Evidence one, String where) {
        return one.value().bits() < LEAST_SHOWN_BITS
                ? "no fall"
                : format(
                        "largest fall %.2f bits (%s, after epoch %d)",
                        one.value().bits(), where, one.epoch());
    }

    private static String interval(Claim claim, Ballot ballot) {
        Interval interval = ballot.interval();
        if (interval == null || Double.isInfinite(interval.low())) {
            return "";
        }
        return claim.kind() == ClaimKind.STARTS_TOGETHER
                ? format(
                        ", apart by a factor of %.1f to %.1f (95 %%)",
                        Math.exp(Math.max(0, interval.low())), Math.exp(interval.high()))
                : format(", 95 %% interval of the mean %.2f to %.2f bits", interval.low(), interval.high());
    }

    /** The final values of saturated layers; empty if the sentence is about another layer that has a vote. */
    private String atCeiling(Ballot ballot, Evidence said) {
        List<Evidence> saturated = ballot.evidence().stream()
                .filter(one -> {
                    Reason reason = one.reason();
                    return reason != null && reason.kind() == Reason.Kind.SATURATED;
                })
                .toList();
        if (saturated.isEmpty() || !saturated.contains(said) && ballot.vote() != Vote.NONE) {
            return "";
        }
        String which = saturated.stream().map(one -> Layer.symbol(one.layer())).collect(Collectors.joining(", "));
        double[] ends = saturated.stream()
                .flatMap(one -> Stream.ofNullable(one.reason()))
                .mapToDouble(Reason::value)
                .sorted()
                .toArray();
        return "; at the ceiling: " + which + " (" + between(ends[0], ends[ends.length - 1]) + " bits at the end)";
    }

    private static String between(double least, double most) {
        String low = format("%.2f", least);
        String high = format("%.2f", most);
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String warnings(Claim claim, Evidence one) {
        if (!claim.kind().heedsFlags() || one.warnings().isEmpty()) {
            return "";
        }
        return ", with warnings: " + EstimateFlag.words(one.warnings());
    }

    /**
     * The story of a layer, such as {@code T4: fits until epoch 52 (I(T;Y) rises by 0.93 bits), compresses until epoch 8,000
     * (I(X;T) falls by 1.24 bits after epoch 40)}.
     */
    public String story(LayerStory story) {
        return story.layer() + ": " + beginning(story.fitting()) + ", " + ending(story);
    }

    private static String beginning(@Nullable Phase fitting) {
        if (fitting == null) {
            return "no fitting phase";
        }
        if (Math.abs(fitting.change()) < LEAST_SHOWN_BITS) {
            return "nothing to fit (I(T;Y) does not rise)";
        }
        return format(
                "fits until epoch %d (I(T;Y) %s by %.2f bits)",
                fitting.to(), fitting.change() > 0 ? "rises" : "falls", Math.abs(fitting.change()));
    }

    private String ending(LayerStory story) {
        Findings.Compression compression = story.compression();
        double fall = compression.fall().bits();
        String amount = fall < LEAST_SHOWN_BITS
                ? ""
                : format(" (I(X;T) falls by %.2f bits after epoch %d)", fall, compression.maximumEpoch());
        Reason reason = compression.reason();
        if (reason != null) {
            return "not judged: " + ReasonWords.clause(reason) + amount;
        }
        if (!story.compresses()) {
            return "does not compress" + amount;
        }
        return format("compresses until epoch %d", compression.endEpoch())
                + amount
                + (story.steadily() || story.fitting() == null ? "" : ", though not steadily after fitting");
    }

    /**
     * How far a layer is from the bottleneck limit, such as {@code T3: closes in on the limit, from 0.41 bits (epoch 12) to 0.03 at
     * the end}.
     */
    public static String distance(List<String> layers, LimitDistance distance) {
        String said = switch (distance.closes()) {
            case YES -> "closes in on the limit";
            case NO -> "does not reach the limit";
            case NONE -> "not judged";
        };
        Reason reason = distance.reason();
        return layer(layers, distance.layer())
                + ": "
                + said
                + (reason == null ? "" : " (" + ReasonWords.clause(reason) + ")")
                + format(
                        ", from %.2f bits (epoch %d) to %.2f at the end",
                        distance.most().bits(),
                        distance.mostEpoch(),
                        distance.end().bits());
    }

    /** The result for a law, such as {@code I(X;T) ≤ H(X): holds in all 780 comparisons}. */
    public static String law(Law law) {
        return law.broken() == 0
                ? law.kind().label() + ": holds in all " + law.checked() + " comparisons"
                : format(
                        "%s: broken in %d of %d comparisons, by up to %.2f bits",
                        law.kind().label(),
                        law.broken(),
                        law.checked(),
                        law.worst().bits());
    }

    public static String sentence(Reason reason) {
        return ReasonWords.sentence(reason);
    }

    /** The repeats that did not learn; empty if all did. */
    public static String unlearnt(JointFindings joint) {
        return unlearnt(joint.seeds(), joint.unlearnt());
    }

    /** @param unlearnt the repeats that did not learn, from 0 */
    public static String unlearnt(int seeds, List<Integer> unlearnt) {
        if (unlearnt.isEmpty()) {
            return "";
        }
        return seeds - unlearnt.size() + " of " + seeds + " repeats learnt; not "
                + unlearnt.stream().map(repeat -> format("repeat-%03d", repeat)).collect(Collectors.joining(", "))
                + ".";
    }

    private static String capital(String words) {
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
