package infoplane.findings;

import infoplane.core.Information;
import infoplane.estimation.BinningSettings;
import infoplane.experiment.RunResults;
import infoplane.findings.Findings.Diffusion;
import infoplane.findings.Findings.Law;
import infoplane.findings.Findings.Phase;
import infoplane.findings.Findings.PhaseKind;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.FindingEpochs;
import infoplane.measuring.MixturePoint;
import infoplane.measuring.PlanePoint;
import infoplane.network.Activation;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges the claims of the literature for one run: collects the vote of each estimator and counts the votes. */
final class ClaimChecks {
    private final RunResults results;
    private final NetworkSettings network;
    private final Information labelEntropy;
    private final Learning learning;
    private final List<LayerCase> cases;
    private final List<Phase> phases;
    private final List<Diffusion> diffusion;
    private final List<Law> laws;

    ClaimChecks(
            RunResults results,
            Learning learning,
            List<LayerCase> cases,
            List<Phase> phases,
            List<Diffusion> diffusion,
            List<Law> laws) {
        this.results = results;
        this.network = results.settings().network();
        this.labelEntropy = results.ceilings().labelEntropy();
        this.learning = learning;
        this.cases = cases;
        this.phases = phases;
        this.diffusion = diffusion;
        this.laws = laws;
    }

    List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.add(fitting());
        claims.add(hidden(ClaimKind.TANH_COMPRESSES, Activation.TANH));
        claims.add(hidden(ClaimKind.RELU_DOES_NOT, Activation.RELU));
        claims.add(claim(
                ClaimKind.OUTPUT_COMPRESSES,
                layer -> isOutput(layer) && layer.hasInput(),
                own -> compressing(ClaimKind.OUTPUT_COMPRESSES, layer -> layer == network.layerCount(), own)));
        claims.add(hidden(ClaimKind.DEPENDS_ON_BINS, Activation.RELU));
        claims.add(claim(ClaimKind.ORDER_HOLDS, layer -> true, this::order));
        claims.add(untested(ClaimKind.STABLE, Reason.Kind.NEEDS_OTHER_SETTINGS));
        claims.add(windowsCompress());
        claims.add(startsTogether());
        claims.add(dependsOnScale());
        return claims;
    }

    private Claim untested(ClaimKind kind, Reason.Kind why) {
        return Claim.notJudged(kind, Reason.of(why), List.of(), 1, learning.learnt() ? 1 : 0);
    }

    /** Asks each estimator that has such layers. @param ballot the vote of an estimator, from its layers */
    private Claim claim(ClaimKind kind, Predicate<LayerCase> layers, Function<List<LayerCase>, Ballot> ballot) {
        List<Ballot> ballots = new ArrayList<>();
        for (String estimator : estimators()) {
            List<LayerCase> own = cases.stream()
                    .filter(layer -> layer.estimator().equals(estimator) && layers.test(layer))
                    .toList();
            if (!own.isEmpty()) {
                ballots.add(ballot.apply(own));
            }
        }
        return ballots.isEmpty() ? untested(kind, Reason.Kind.NOTHING_MEASURED) : tally(kind, ballots);
    }

    private Claim tally(ClaimKind kind, List<Ballot> ballots) {
        return Tally.of(kind, ballots, 1, learning.learnt() ? 1 : 0);
    }

    private List<String> estimators() {
        return cases.stream().map(LayerCase::estimator).distinct().toList();
    }

    private Claim hidden(ClaimKind kind, Activation activation) {
        boolean present = IntStream.range(0, network.hidden().size())
                .anyMatch(layer -> network.activationOf(layer) == activation);
        if (!present) {
            return untested(kind, Reason.Kind.NO_SUCH_LAYERS);
        }
        return claim(
                kind,
                layer -> isHidden(layer.layer(), activation)
                        && layer.hasInput()
                        && (kind != ClaimKind.DEPENDS_ON_BINS || isBinning(layer.estimator())),
                own -> compressing(kind, layer -> isHidden(layer, activation), own));
    }

    /**
     * Judges claim 8 as claim 3, by the curves of windows of the last K epochs. Windows that end before the last epoch, because
     * the run was made longer, say nothing about the last window.
     */
    private Claim windowsCompress() {
        AsIfRandom windows = results.asIfRandom();
        if (windows == null || windows.trained().isEmpty() || windows.epoch() < results.lastEpoch()) {
            return untested(ClaimKind.WINDOWS_COMPRESS, Reason.Kind.NEEDS_WINDOWS);
        }
        RunResults mixed = results.withPoints(windows.training(windows.trained().get()).stream()
                        .map(MixturePoint::point)
                        .toList())
                .withBetween(List.of());
        List<LayerCase> ofWindows = LayerCase.all(mixed, Curve.all(mixed), learning);
        return new ClaimChecks(mixed, learning, ofWindows, List.of(), List.of(), List.of())
                .hidden(ClaimKind.WINDOWS_COMPRESS, Activation.RELU);
    }

    /** Judges claim 10 by what was measured of the run at every scale and in other coordinates. */
    private Claim dependsOnScale() {
        List<Ballot> ballots = ScaleBallots.of(results, learning.reason());
        return ballots.isEmpty()
                ? untested(ClaimKind.DEPENDS_ON_SCALE, Reason.Kind.NEEDS_SCALES)
                : tally(ClaimKind.DEPENDS_ON_SCALE, ballots);
    }

    private boolean isBinning(String estimator) {
        return results.estimator(estimator)
                .filter(BinningSettings.class::isInstance)
                .isPresent();
    }

    private boolean isOutput(LayerCase layer) {
        return layer.layer() == network.layerCount();
    }

    /** @param layer from 1 */
    private boolean isHidden(int layer, Activation activation) {
        return layer < network.layerCount() && network.activationOf(layer - 1) == activation;
    }

    /**
     * The vote on compression. One compressing layer is enough for compression. A vote for no compression requires that no
     * layer may still compress, or may have compressed between two measured epochs.
     */
    private Ballot compressing(ClaimKind kind, IntPredicate layers, List<LayerCase> own) {
        boolean yesIfFalls = kind.yes(Double.POSITIVE_INFINITY);
        List<Evidence> evidence =
                own.stream().map(layer -> layer.evidence(yesIfFalls)).toList();
        List<LayerCase> falling =
                own.stream().filter(layer -> layer.compresses() == Vote.YES).toList();
        Optional<LayerCase> open = own.stream()
                .filter(layer -> layer.compresses() == Vote.NONE && !layer.saturated())
                .findFirst();
        if (falling.isEmpty() && open.isPresent()) {
            return Ballot.none(own.get(0).estimator(), reasonOf(open.get()), evidence);
        }
        return unlessRefused(ballot(kind, evidence), falling.isEmpty(), layers);
    }

    private static Reason reasonOf(LayerCase layer) {
        Reason reason = layer.reason();
        return reason == null ? Reason.of(Reason.Kind.NOTHING_MEASURED) : reason;
    }

    /**
     * The largest value among the layers with a vote decides. The ballot is warned if all layers with this vote are warned.
     */
    private static Ballot ballot(ClaimKind kind, List<Evidence> evidence) {
        List<Evidence> voting =
                evidence.stream().filter(one -> one.vote() != Vote.NONE).toList();
        String estimator = evidence.get(0).estimator();
        if (voting.isEmpty()) {
            Reason first = evidence.get(0).reason();
            return Ballot.none(estimator, first == null ? Reason.of(Reason.Kind.NOTHING_MEASURED) : first, evidence);
        }
        double quantity =
                voting.stream().mapToDouble(one -> one.value().bits()).max().orElseThrow();
        Vote vote = Vote.of(kind.yes(quantity));
        boolean warned = kind.heedsFlags()
                && voting.stream().filter(one -> one.vote() == vote).allMatch(Evidence::warned);
        return Ballot.of(estimator, vote, warned, quantity, evidence);
    }

    /** Judges claim 1. Estimators that refused every layer are counted, without a vote. */
    private Claim fitting() {
        Claim claim = claim(ClaimKind.FITTING, layer -> layer.curve().hasLabel(), this::fitting);
        List<Ballot> ballots = new ArrayList<>(claim.ballots());
        results.points().stream()
                .map(PlanePoint::estimator)
                .distinct()
                .filter(id ->
                        cases.stream().noneMatch(layer -> layer.estimator().equals(id)))
                .forEach(id -> ballots.add(refusedEverywhere(id)));
        return ballots.size() > claim.ballots().size() ? tally(ClaimKind.FITTING, ballots) : claim;
    }

    private Ballot refusedEverywhere(String estimator) {
        Reason refused = refused(estimator, layer -> true);
        return Ballot.none(estimator, refused == null ? Reason.of(Reason.Kind.REFUSED) : refused, List.of());
    }

    private Ballot fitting(List<LayerCase> own) {
        List<Evidence> evidence = own.stream().map(this::fitting).toList();
        Ballot ballot = ballot(ClaimKind.FITTING, evidence);
        return unlessRefused(ballot, ballot.vote() == Vote.NO, layer -> true);
    }

    /** No vote instead of one that needs every layer, if the estimator refused a layer or its first or last epoch. */
    private Ballot unlessRefused(Ballot ballot, boolean needsEveryLayer, IntPredicate layers) {
        Reason refused = needsEveryLayer && ballot.voted() ? refused(ballot.estimator(), layers) : null;
        return refused == null ? ballot : Ballot.none(ballot.estimator(), refused, ballot.evidence());
    }

    /** What an estimator refused of the first layer of these that it refused; null if it refused none. */
    private @Nullable Reason refused(String estimator, IntPredicate layers) {
        for (int layer :
                IntStream.rangeClosed(1, network.layerCount()).filter(layers).toArray()) {
            Optional<LayerCase> known = cases.stream()
                    .filter(one -> one.estimator().equals(estimator) && one.layer() == layer)
                    .findFirst();
            long asked = results.points().stream()
                    .filter(point -> point.estimator().equals(estimator) && point.layer() == layer)
                    .count();
            Reason reason = known.isPresent()
                    ? known.get().curve().refusedEnds()
                    : asked > 0 ? new Reason(Reason.Kind.REFUSED, asked, asked) : null;
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private Evidence fitting(LayerCase layer) {
        Curve curve = layer.curve();
        double rise = curve.labelRise();
        Reason reason = noFitting(layer);
        return new Evidence(
                layer.estimator(),
                layer.layer(),
                Information.ofBits(rise),
                curve.epoch(PhaseFinder.indexOfFittingEnd(curve)),
                curve.flags(0, curve.last()),
                reason == null ? Vote.of(ClaimKind.FITTING.yes(rise)) : Vote.NONE,
                reason);
    }

    private @Nullable Reason noFitting(LayerCase layer) {
        Reason unlearnt = learning.reason();
        if (unlearnt != null || layer.saturated() && !isOutput(layer)) {
            return unlearnt != null ? unlearnt : layer.reason();
        }
        if (layer.curve().refusedEnds() != null) {
            return layer.curve().refusedEnds();
        }
        double start = layer.curve().labelBits(0);
        double most = labelEntropy.bits();
        return most > 0 && start >= PhaseFinder.KNOWN * most
                ? new Reason(Reason.Kind.KNOWN_FROM_THE_START, start, most)
                : null;
    }

    /**
     * The vote on the order of layers. A vote that the order holds requires epochs so dense that no large change between
     * them can be missed.
     */
    private Ballot order(List<LayerCase> own) {
        String estimator = own.get(0).estimator();
        List<Law> orders = laws.stream()
                .filter(law -> law.estimator().equals(estimator) && law.kind().isOrder() && law.checked() > 0)
                .toList();
        if (orders.isEmpty()) {
            return Ballot.none(estimator, Reason.of(Reason.Kind.NOTHING_TO_COMPARE), List.of());
        }
        boolean fine = own.stream().allMatch(layer -> comparedFinely(layer, own));
        List<Evidence> evidence = orders.stream()
                .map(law -> evidence(law, fine, own.get(0).curve().size()))
                .toList();
        boolean broken = evidence.stream().anyMatch(one -> one.vote() == Vote.NO);
        Optional<Evidence> open =
                evidence.stream().filter(one -> one.vote() == Vote.NONE).findFirst();
        return !broken && open.isPresent()
                ? Ballot.none(
                        estimator,
                        new Reason(
                                Reason.Kind.TOO_FEW_EPOCHS, own.get(0).curve().size(), Double.NaN),
                        evidence)
                : ballot(ClaimKind.ORDER_HOLDS, evidence);
    }

    /** Whether the epochs that a layer shares with the layer before are dense enough, and its own. */
    private static boolean comparedFinely(LayerCase layer, List<LayerCase> own) {
        return layer.curve().fine()
                && own.stream()
                        .filter(before -> before.layer() == layer.layer() - 1)
                        .allMatch(before -> FindingEpochs.fine(layer.curve().epochsWith(before.curve())));
    }

    private Evidence evidence(Law law, boolean fine, int epochs) {
        boolean holds = law.broken() == 0;
        boolean open = holds && !fine;
        return new Evidence(
                law.estimator(),
                law.worstLayer(),
                law.worst(),
                law.worstEpoch(),
                cases.stream()
                        .filter(layer -> layer.estimator().equals(law.estimator()) && layer.layer() == law.worstLayer())
                        .findFirst()
                        .map(layer -> layer.curve().flagsAt(law.worstEpoch()))
                        .orElse(java.util.Set.of()),
                open ? Vote.NONE : Vote.of(holds),
                open ? new Reason(Reason.Kind.TOO_FEW_EPOCHS, epochs, Double.NaN) : null);
    }

    /** Judges claim 9. Starts within a factor of two in epochs count as together. */
    private Claim startsTogether() {
        if (diffusion.stream().noneMatch(Diffusion::recorded)) {
            return untested(ClaimKind.STARTS_TOGETHER, Reason.Kind.NO_MINIBATCHES);
        }
        @Nullable Integer median = GradientPhases.median(diffusion);
        return claim(ClaimKind.STARTS_TOGETHER, LayerCase::hasInput, own -> together(own, median));
    }

    /**
     * The vote on claim 9. The compressing layer whose start is furthest from that of diffusion decides, as the largest value
     * does in the other claims: one layer that starts at another time is enough against the claim.
     */
    private Ballot together(List<LayerCase> own, @Nullable Integer median) {
        String estimator = own.get(0).estimator();
        List<Evidence> evidence = new ArrayList<>();
        double furthest = 0;
        for (LayerCase layer : own) {
            Optional<Phase> phase = phases.stream()
                    .filter(one -> one.estimator().equals(estimator)
                            && one.layer() == layer.layer()
                            && one.kind() == PhaseKind.COMPRESSION)
                    .findFirst();
            if (layer.compresses() == Vote.YES && phase.isPresent()) {
                int from = phase.get().from();
                double quantity =
                        median == null ? Double.POSITIVE_INFINITY : Math.abs(Math.log((from + 1.0) / (median + 1.0)));
                furthest = Math.max(furthest, quantity);
                evidence.add(new Evidence(
                        estimator,
                        layer.layer(),
                        layer.fall(),
                        from,
                        median,
                        layer.flags(),
                        Vote.of(ClaimKind.STARTS_TOGETHER.yes(quantity)),
                        null,
                        null));
            }
        }
        if (evidence.isEmpty()) {
            Reason unlearnt = learning.reason();
            return Ballot.none(
                    estimator,
                    unlearnt != null ? unlearnt : Reason.of(Reason.Kind.NO_COMPRESSION),
                    own.stream()
                            .map(layer -> layer.evidence(true).withVote(Vote.NONE))
                            .toList());
        }
        Vote vote = Vote.of(ClaimKind.STARTS_TOGETHER.yes(furthest));
        boolean warned = evidence.stream().filter(one -> one.vote() == vote).allMatch(Evidence::warned);
        return Ballot.of(estimator, vote, warned, furthest, evidence);
    }
}
