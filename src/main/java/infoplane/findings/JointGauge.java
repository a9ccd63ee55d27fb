package infoplane.findings;

import infoplane.core.Information;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeAudit.Fall;
import infoplane.scales.GaugeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What audits of coordinates say of repeats of one experiment together. Every repeat brings the least and the greatest fall of a
 * layer over all coordinates. A layer compresses where the 95 % interval (Student's t) of the mean least fall is above the threshold,
 * does not where that of the mean greatest fall is below it, and is an artefact of coordinates where the first is below and the
 * second above it.
 *
 * @param mean the mean falls of the repeats, with the joint verdicts
 * @param spans one for each fall, in the same order
 */
public record JointGauge(GaugeAudit mean, List<FallRange> spans) {
    /**
     * The intervals of one layer and estimator, in bits.
     *
     * @param votes how many repeats have a vote: those that are not saturated, and have every value
     * @param asTrained of the mean fall as trained; null with fewer than two votes
     * @param least of the mean least fall over all coordinates
     * @param most of the mean greatest fall
     */
    public record FallRange(
            int votes,
            @Nullable Interval asTrained,
            @Nullable Interval least,
            @Nullable Interval most) {}

    public JointGauge {
        spans = List.copyOf(spans);
    }

    /**
     * @param audits at least one
     * @param learnt how many of them are of repeats that learnt, which are those that count
     */
    public static JointGauge of(List<GaugeAudit> audits, int learnt) {
        GaugeAudit first = audits.get(0);
        List<Fall> falls = new ArrayList<>();
        List<FallRange> spans = new ArrayList<>();
        for (Fall fall : first.falls()) {
            List<Fall> own = audits.stream()
                    .flatMap(audit -> audit.of(fall.estimator()).stream())
                    .filter(one -> one.layer() == fall.layer())
                    .toList();
            FallRange span =
                    span(own.stream().filter(one -> one.verdict().judged()).toList());
            spans.add(span);
            falls.add(new Fall(
                    fall.layer(),
                    fall.estimator(),
                    mean(own, Fall::asTrained),
                    mean(own, Fall::unitRms),
                    mean(own, Fall::balanced),
                    mean(own, Fall::orbitMin),
                    mean(own, Fall::orbitMax),
                    verdict(own, span, learnt)));
        }
        List<Integer> epochs = first.epochs().stream()
                .filter(epoch ->
                        audits.stream().allMatch(audit -> audit.epochs().contains(epoch)))
                .toList();
        int orbits = audits.stream().mapToInt(GaugeAudit::orbits).min().orElseThrow();
        return new JointGauge(new GaugeAudit(orbits, epochs, first.settings(), falls), spans);
    }

    private static FallRange span(List<Fall> voting) {
        return new FallRange(
                voting.size(),
                interval(
                        voting,
                        fall -> Optional.ofNullable(fall.asTrained())
                                .map(Information::bits)
                                .orElse(Double.NaN)),
                interval(voting, Fall::least),
                interval(voting, Fall::most));
    }

    private static @Nullable Interval interval(List<Fall> voting, ToDoubleFunction<Fall> bits) {
        return voting.size() < 2
                ? null
                : Interval.ofMean(voting.stream().mapToDouble(bits).toArray());
    }

    /** Of the repeats that have the value; null if none has. */
    private static @Nullable Information mean(List<Fall> falls, Function<Fall, @Nullable Information> value) {
        double[] bits = falls.stream()
                .flatMap(fall -> Stream.ofNullable(value.apply(fall)))
                .mapToDouble(Information::bits)
                .toArray();
        double sum = 0;
        for (double one : bits) {
            sum += one;
        }
        return bits.length == 0 ? null : Information.ofBits(sum / bits.length);
    }

    private static GaugeVerdict verdict(List<Fall> all, FallRange span, int learnt) {
        Interval least = span.least();
        Interval most = span.most();
        if (span.votes() == 0) { // all are saturated, or have nothing to audit
            GaugeVerdict first = all.get(0).verdict();
            return all.stream().allMatch(fall -> fall.verdict() == first) ? first : GaugeVerdict.NOT_JUDGED;
        }
        if (Math.min(learnt, span.votes()) < JointFindings.FEWEST || least == null || most == null) {
            return GaugeVerdict.TOO_FEW;
        }
        double threshold = Findings.COMPRESSES_BITS;
        if (least.low() > threshold) {
            return GaugeVerdict.COMPRESSES;
        }
        if (most.high() < threshold) {
            return GaugeVerdict.DOES_NOT;
        }
        return least.high() < threshold && most.low() > threshold ? GaugeVerdict.ARTEFACT : GaugeVerdict.UNDECIDED;
    }

    /** The intervals of a fall of {@link #mean}. */
    public FallRange of(Fall fall) {
        return spans.get(mean.falls().indexOf(fall));
    }

    /**
     * The verdict on a layer in words, such as {@code artefact of coordinates (falls by 0.02 to 0.31 bits in the coordinates where it
     * falls least, by 0.9 to 2.1 where it falls most)}; the intervals are those of the means.
     */
    public String words(Fall fall) {
        FallRange span = of(fall);
        String verdict = fall.verdict() == GaugeVerdict.TOO_FEW
                ? ReasonWords.clause(new Reason(Reason.Kind.TOO_FEW_REPEATS, span.votes(), JointFindings.FEWEST))
                : fall.verdict().label();
        Interval least = span.least();
        Interval most = span.most();
        return least == null || most == null || fall.verdict() == GaugeVerdict.TOO_FEW
                ? verdict
                : String.format(
                        Locale.ROOT,
                        "%s (I(X;T) falls by %.2f to %.2f bits where it falls least, by %.2f to %.2f where it falls most)",
                        verdict,
                        least.low(),
                        least.high(),
                        most.low(),
                        most.high());
    }
}
