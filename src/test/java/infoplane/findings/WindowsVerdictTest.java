package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.experiment.RunResults;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.MixtureKind;
import infoplane.measuring.MixturePoint;
import infoplane.network.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Claim 8 is judged as claim 3, by windows instead of single epochs: above half a bit of fall is a yes. */
class WindowsVerdictTest extends VerdictTestBase {
    /** @param last the epoch that the windows end at */
    private RunResults measured(Activation activation, IntToDoubleFunction windows, MixtureKind kind, int last) {
        RunResults single = network(ONE, FLAT).results(activation, 0.99);
        points.clear();
        network(ONE, windows);
        List<MixturePoint> training = new ArrayList<>();
        points.forEach(
                point -> training.add(new MixturePoint(ONE, point.layer(), 8, point.epoch(), point.estimate(), null)));
        return single.withAsIfRandom(new AsIfRandom(
                kind,
                4096,
                false,
                last,
                List.of(),
                List.of(new AsIfRandom.Mixture(8, List.of(last), 0, 0)),
                List.of(),
                training));
    }

    private static Claim claim(RunResults results) {
        return Findings.of(results).claims().get(7);
    }

    @Test
    void windowsThatFallSupportIt() {
        Claim claim = claim(measured(Activation.RELU, FALLS, MixtureKind.WINDOW, LAST));
        assertEquals(Verdict.SUPPORTED, claim.verdict());
        assertEquals(3, claim.evidence().get(0).value().bits(), 1e-9);
        assertEquals(2, claim.evidence().size(), "hidden layers only");
    }

    @Test
    void flatWindowsDoNot() {
        assertEquals(
                Verdict.NOT_SUPPORTED,
                claim(measured(Activation.RELU, FLAT, MixtureKind.WINDOW, LAST)).verdict());
    }

    /** The checks of other claims hold for it, too. */
    @Test
    void saturatedWindowsHaveNoVote() {
        assertEquals(Reason.Kind.SATURATED, reason(measured(Activation.RELU, AT_CEILING, MixtureKind.WINDOW, LAST)));
    }

    @Test
    void itIsNotJudgedWithoutWindowsOfTheLastEpochs() {
        assertEquals(Reason.Kind.NO_SUCH_LAYERS, reason(measured(Activation.TANH, FALLS, MixtureKind.WINDOW, LAST)));
        assertEquals(Reason.Kind.NEEDS_WINDOWS, reason(measured(Activation.RELU, FALLS, MixtureKind.WINDOW, LAST - 1)));
        assertEquals(Reason.Kind.NEEDS_WINDOWS, reason(network(ONE, FALLS).results(Activation.RELU, 0.99)));
    }

    private static Reason.Kind reason(RunResults results) {
        Claim claim = claim(results);
        assertEquals(Verdict.NOT_JUDGED, claim.verdict());
        return Objects.requireNonNull(claim.reasons().get(0)).kind();
    }
}
