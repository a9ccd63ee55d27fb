package infoplane.findings;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.scales.GaugeAudit;
import infoplane.scales.ScaleSets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The joint findings of repeats of one experiment. For each claim and estimator, the quantity of {@link ClaimKind} is taken
 * from every repeat that learnt and in which the estimator has a vote. Its 95 % interval (Student's t) must lie on one side
 * of the threshold. Repeats that did not learn are counted and listed, and do not influence any claim.
 *
 * @param claims joint verdicts
 * @param seeds number of repeats
 * @param unlearnt the repeats that did not learn, from 0
 * @param scales at which they compress, by absolute and by relative noise; empty if none was measured
 * @param gauge their compression in other coordinates; null if it was not measured
 */
public record JointFindings(
        List<Claim> claims,
        int seeds,
        List<Integer> unlearnt,
        List<JointScales> scales,
        @Nullable JointGauge gauge) {
    /** Least number of repeats for a verdict. */
    public static final int FEWEST = 5;

    public JointFindings {
        claims = List.copyOf(claims);
        unlearnt = List.copyOf(unlearnt);
        scales = List.copyOf(scales);
    }

    public int learnt() {
        return seeds - unlearnt.size();
    }

    /** @param repeats findings of each repeat, in order; at least one */
    public static JointFindings of(List<Findings> repeats) {
        List<Integer> unlearnt = new ArrayList<>();
        List<Findings> learnt = new ArrayList<>();
        for (int repeat = 0; repeat < repeats.size(); repeat++) {
            if (repeats.get(repeat).learning().learnt()) {
                learnt.add(repeats.get(repeat));
            } else {
                unlearnt.add(repeat);
            }
        }
        List<Claim> claims = new ArrayList<>();
        for (ClaimKind kind : ClaimKind.values()) {
            claims.add(joint(kind, learnt.isEmpty() ? repeats : learnt, repeats.size(), learnt.size()));
        }
        List<GaugeAudit> audits = learnt.stream()
                .flatMap(one -> Stream.ofNullable(one.studies().gauge()))
                .toList();
        return new JointFindings(
                claims,
                repeats.size(),
                unlearnt,
                Stream.of(false, true)
                        .flatMap(relative -> scales(learnt, relative).stream())
                        .toList(),
                audits.isEmpty() ? null : JointGauge.of(audits, audits.size()));
    }

    private static Optional<JointScales> scales(List<Findings> learnt, boolean relative) {
        List<ScaleSets> maps = learnt.stream()
                .flatMap(one -> one.studies().scales().stream())
                .filter(sets -> sets.grid().relative() == relative)
                .toList();
        return maps.isEmpty() ? Optional.empty() : Optional.of(JointScales.of(maps));
    }

    /** @param counted the repeats that learnt; all repeats if none did, to have numbers */
    private static Claim joint(ClaimKind kind, List<Findings> counted, int seeds, int learnt) {
        List<Claim> single = counted.stream()
                .flatMap(one -> one.claims().stream())
                .filter(claim -> claim.kind() == kind)
                .toList();
        if (single.stream().allMatch(claim -> claim.ballots().isEmpty())) {
            return Claim.notJudged(kind, single.get(0).reasons().get(0), List.of(), seeds, learnt);
        }
        Map<String, List<Ballot>> byEstimator = new TreeMap<>();
        single.forEach(claim -> claim.ballots()
                .forEach(ballot -> byEstimator
                        .computeIfAbsent(ballot.estimator(), estimator -> new ArrayList<>())
                        .add(ballot)));
        List<Ballot> ballots = byEstimator.values().stream()
                .map(own -> joint(kind, own, learnt))
                .toList();
        return learnt < FEWEST
                ? Claim.notJudged(kind, new Reason(Reason.Kind.TOO_FEW_REPEATS, learnt, FEWEST), ballots, seeds, learnt)
                : Tally.of(kind, ballots, seeds, learnt);
    }

    /** @param own the ballots of one estimator, one for each repeat */
    private static Ballot joint(ClaimKind kind, List<Ballot> own, int learnt) {
        List<Ballot> voting = own.stream().filter(Ballot::voted).toList();
        String estimator = own.get(0).estimator();
        double[] quantities = voting.stream().mapToDouble(Ballot::quantity).toArray();
        List<Evidence> evidence = layers(kind, own);
        Reason reason = reason(own, voting, learnt);
        double mean = mean(quantities);
        Interval interval = interval(quantities);
        if (reason == null && interval != null && kind.yes(interval.low()) == kind.yes(interval.high())) {
            boolean warned = voting.stream().allMatch(Ballot::warned);
            return new Ballot(estimator, Vote.of(kind.yes(interval.low())), warned, null, mean, interval, evidence);
        }
        return new Ballot(
                estimator,
                Vote.NONE,
                false,
                reason == null ? Reason.of(Reason.Kind.ON_BOTH_SIDES) : reason,
                mean,
                interval,
                evidence);
    }

    private static @Nullable Reason reason(List<Ballot> own, List<Ballot> voting, int learnt) {
        if (voting.isEmpty() && learnt > 0) {
            return own.get(0).reason();
        }
        return voting.size() < FEWEST ? new Reason(Reason.Kind.TOO_FEW_REPEATS, voting.size(), FEWEST) : null;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    /**
     * The interval of the mean; null with fewer than two values, and if only some values are infinite because the gradient
     * of those repeats never diffuses.
     */
    private static @Nullable Interval interval(double[] values) {
        double mean = mean(values);
        if (values.length < 2 || Double.isNaN(mean)) {
            return null;
        }
        if (Double.isInfinite(mean)) {
            boolean all = java.util.Arrays.stream(values).allMatch(Double::isInfinite);
            return all ? new Interval(mean, mean) : null;
        }
        Ensemble.Summary summary = Ensemble.Summary.of(values);
        return new Interval(summary.low(), summary.high());
    }

    /** For each layer, the mean over repeats, and the vote if all repeats agree. */
    private static List<Evidence> layers(ClaimKind kind, List<Ballot> own) {
        Map<Integer, List<Evidence>> byLayer = new TreeMap<>();
        own.forEach(ballot -> ballot.evidence()
                .forEach(one -> byLayer.computeIfAbsent(one.layer(), layer -> new ArrayList<>())
                        .add(one)));
        return byLayer.values().stream().map(one -> layer(kind, one)).toList();
    }

    private static Evidence layer(ClaimKind kind, List<Evidence> repeats) {
        double[] bits = repeats.stream().mapToDouble(one -> one.value().bits()).toArray();
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        repeats.forEach(one -> flags.addAll(one.flags()));
        Set<Vote> votes = new TreeSet<>();
        repeats.forEach(one -> votes.add(one.vote()));
        Evidence first = repeats.get(0);
        boolean agree = votes.size() == 1;
        Reason reason = repeats.stream()
                .map(Evidence::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(agree ? null : Reason.of(Reason.Kind.ON_BOTH_SIDES));
        return new Evidence(
                first.estimator(),
                first.layer(),
                Information.ofBits(mean(bits)),
                middle(repeats.stream().map(Evidence::epoch).toList()),
                kind == ClaimKind.STARTS_TOGETHER ? against(repeats) : null,
                flags,
                agree ? first.vote() : Vote.NONE,
                agree && first.vote() != Vote.NONE ? null : reason,
                interval(bits));
    }

    private static @Nullable Integer against(List<Evidence> repeats) {
        List<Integer> known =
                repeats.stream().map(Evidence::against).filter(Objects::nonNull).toList();
        return known.size() < repeats.size() ? null : Integer.valueOf(middle(known));
    }

    private static int middle(List<Integer> epochs) {
        return epochs.stream().sorted().toList().get(epochs.size() / 2);
    }
}
