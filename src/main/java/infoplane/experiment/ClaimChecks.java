package infoplane.experiment;

import infoplane.experiment.Findings.Claim;
import infoplane.experiment.Findings.Compression;
import infoplane.experiment.Findings.Diffusion;
import infoplane.experiment.Findings.Law;
import infoplane.experiment.Findings.Phase;
import infoplane.experiment.Findings.PhaseKind;
import infoplane.experiment.Findings.Verdict;
import infoplane.network.Activation;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The claims of the literature, as far as one run can say. */
final class ClaimChecks {
    private static final String NOTHING_MEASURED = "needs an I(X;T), which nothing here has measured";

    private final NetworkSettings network;
    private final List<Compression> compression;
    private final List<Phase> phases;
    private final List<Diffusion> diffusion;
    private final List<Law> laws;

    ClaimChecks(
            NetworkSettings network,
            List<Compression> compression,
            List<Phase> phases,
            List<Diffusion> diffusion,
            List<Law> laws) {
        this.network = network;
        this.compression = compression;
        this.phases = phases;
        this.diffusion = diffusion;
        this.laws = laws;
    }

    List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.add(claim(1, "there is a fitting phase", estimators(), this::fits));
        claims.add(hidden(2, "tanh hidden layers compress", Activation.TANH, true));
        claims.add(hidden(3, "ReLU hidden layers do not compress", Activation.RELU, false));
        claims.add(claim(4, "the output layer compresses", estimators(), e -> falls(e, this::isOutput)));
        claims.add(reluDependsOnBins());
        claims.add(claim(6, "information falls from layer to layer", estimators(), this::obeysProcessing));
        claims.add(
                untested(7, "results are stable to width, learning rate, batch size and seed", "one run cannot tell"));
        claims.add(untested(8, "as-if-random windows compress even with ReLU", "needs the as-if-random experiment"));
        claims.add(diffusionStartsCompression());
        return claims;
    }

    private List<String> estimators() {
        return compression.stream().map(Compression::estimator).distinct().toList();
    }

    private Claim claim(int number, String statement, List<String> estimators, Predicate<String> holds) {
        if (estimators.isEmpty()) {
            return untested(number, statement, NOTHING_MEASURED);
        }
        List<String> yes = estimators.stream().filter(holds).toList();
        List<String> no = estimators.stream().filter(holds.negate()).toList();
        Verdict verdict =
                no.isEmpty() ? Verdict.SUPPORTED : yes.isEmpty() ? Verdict.NOT_SUPPORTED : Verdict.DEPENDS_ON_ESTIMATOR;
        String evidence = (yes.isEmpty() ? "" : "yes: " + String.join(", ", yes))
                + (yes.isEmpty() || no.isEmpty() ? "" : "; ")
                + (no.isEmpty() ? "" : "no: " + String.join(", ", no));
        return new Claim(number, statement, verdict, evidence);
    }

    private static Claim untested(int number, String statement, String why) {
        return new Claim(number, statement, Verdict.NOT_TESTED, why);
    }

    private boolean fits(String estimator) {
        return phases.stream().anyMatch(p -> p.estimator().equals(estimator) && p.kind() == PhaseKind.FITTING);
    }

    private Claim hidden(int number, String statement, Activation activation, boolean compresses) {
        boolean present = compression.stream().anyMatch(c -> isHidden(c, activation));
        if (!present) {
            return untested(number, statement, has(activation) ? NOTHING_MEASURED : "no such layers");
        }
        Claim claim = claim(number, statement, estimators(), e -> falls(e, c -> isHidden(c, activation)) == compresses);
        Compression most = largest(c -> isHidden(c, activation));
        return new Claim(
                number,
                statement,
                claim.verdict(),
                claim.evidence() + "; largest fall "
                        + String.format(
                                Locale.ROOT,
                                "%.2f bits, layer %d, %s",
                                most.fall().bits(),
                                most.layer(),
                                most.estimator()));
    }

    private boolean has(Activation activation) {
        return IntStream.range(0, network.hidden().size()).anyMatch(layer -> network.activationOf(layer) == activation);
    }

    private Compression largest(Predicate<Compression> layers) {
        return compression.stream()
                .filter(layers)
                .max((a, b) -> a.fall().compareTo(b.fall()))
                .orElseThrow();
    }

    private boolean falls(String estimator, Predicate<Compression> layers) {
        return compression.stream()
                .anyMatch(c -> c.estimator().equals(estimator)
                        && layers.test(c)
                        && c.fall().bits() > Findings.COMPRESSES_BITS);
    }

    private boolean isOutput(Compression c) {
        return c.layer() == network.layerCount();
    }

    private boolean isHidden(Compression c, Activation activation) {
        return !isOutput(c) && network.activationOf(c.layer() - 1) == activation;
    }

    private Claim reluDependsOnBins() {
        String statement = "the verdict on ReLU depends on the bins";
        List<String> binnings =
                estimators().stream().filter(e -> e.startsWith("binning:")).toList();
        boolean relu = compression.stream().anyMatch(c -> isHidden(c, Activation.RELU));
        if (!relu || binnings.size() < 2) {
            return untested(5, statement, "needs ReLU layers and two binnings");
        }
        Claim verdicts = claim(5, statement, binnings, e -> falls(e, c -> isHidden(c, Activation.RELU)));
        boolean differ = verdicts.verdict() == Verdict.DEPENDS_ON_ESTIMATOR;
        return new Claim(
                5, statement, differ ? Verdict.SUPPORTED : Verdict.NOT_SUPPORTED, "compression " + verdicts.evidence());
    }

    private boolean obeysProcessing(String estimator) {
        return laws.stream()
                .filter(law -> law.estimator().equals(estimator) && law.law().contains("layer to layer"))
                .allMatch(law -> law.broken() == 0);
    }

    /** Within a factor of two in epochs counts as coinciding. */
    private Claim diffusionStartsCompression() {
        String statement = "diffusion and compression start together";
        List<Integer> starts = diffusion.stream()
                .map(Diffusion::epoch)
                .filter(Objects::nonNull)
                .toList();
        List<Phase> compressing = phases.stream()
                .filter(p -> p.kind() == PhaseKind.COMPRESSION && falls(p.estimator(), c -> c.layer() == p.layer()))
                .toList();
        if (starts.isEmpty() || compressing.isEmpty()) {
            return untested(9, statement, "needs both phases, and minibatches");
        }
        double from = compressing.get(0).from() + 1.0;
        double diffusionStart = starts.stream()
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .skip(starts.size() / 2)
                        .findFirst()
                        .orElse(0)
                + 1.0;
        double ratio = Math.max(from / diffusionStart, diffusionStart / from);
        return new Claim(
                9,
                statement,
                ratio <= 2 ? Verdict.SUPPORTED : Verdict.NOT_SUPPORTED,
                String.format(
                        Locale.ROOT,
                        "diffusion from epoch %,.0f (median layer), compression from %,.0f",
                        diffusionStart - 1,
                        from - 1));
    }
}
