package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Runs;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of several layers at once, where an estimator refused epochs of one of them. */
final class LayersTogetherTest {
    private static final String ONE = "binning:idnns";
    private static final int LAST = 1000;

    private static List<PlanePoint> layer(int layer, IntStream epochs, IntToDoubleFunction inputBits) {
        int[] at = epochs.toArray();
        return Runs.curve(
                ONE,
                layer,
                at,
                IntStream.of(at).mapToDouble(inputBits::applyAsDouble).toArray());
    }

    private static IntStream hundreds() {
        return IntStream.rangeClosed(0, 10).map(i -> 100 * i);
    }

    private static double falling(int epoch) {
        return 8 - epoch / 200.0;
    }

    @SafeVarargs
    private static Findings.Law inputOrder(List<PlanePoint>... layers) {
        return Findings.of(Runs.of(layers)).laws().stream()
                .filter(law -> law.kind() == LawKind.INPUT_ORDER)
                .findFirst()
                .orElseThrow();
    }

    /** At each epoch the second layer has a little less; one epoch earlier the first layer has far more. */
    @Test
    void asManyOtherEpochsAreNotComparedWithEachOther() {
        Findings.Law law = inputOrder(
                layer(1, hundreds().skip(1), LayersTogetherTest::falling),
                layer(2, hundreds().limit(10), epoch -> falling(epoch) - 0.05));
        assertEquals(9, law.checked());
        assertEquals(0, law.broken());
        assertEquals(-0.05, law.worst().bits(), 1e-9);
    }

    /** The published ends of a noisy network (Goldfeld et al. 2019, smoothMI's stored result), where L2 has .148 nats more than L1. */
    @Test
    void thePublishedBreachOfTheOrderIsSeen() {
        double[] nats = {7.755, 7.903, 7.853, 5.571, 2.302};
        List<List<PlanePoint>> layers = IntStream.range(0, nats.length)
                .mapToObj(place -> layer(
                        place + 1,
                        hundreds(),
                        epoch -> Information.ofNats(nats[place]).bits()))
                .toList();
        Findings.Law law = inputOrder(layers.get(0), layers.get(1), layers.get(2), layers.get(3), layers.get(4));
        assertEquals(11, law.broken(), "L2 at every epoch, and no other layer");
        assertEquals(2, law.worstLayer());
        assertEquals(0.148, law.worst().nats(), 1e-9);
    }

    @Test
    void aLayerWithARefusedEpochIsComparedAtTheOthers() {
        Findings.Law law = inputOrder(
                layer(1, hundreds(), LayersTogetherTest::falling),
                layer(2, hundreds().filter(epoch -> epoch != 500), epoch -> falling(epoch) + (epoch == 700 ? 1 : 0)));
        assertEquals(10, law.checked());
        assertEquals(1, law.broken());
        assertEquals(700, law.worstEpoch());
    }

    /** Each layer has epochs enough, but both share only four: too few to say that the order holds. */
    @Test
    void anOrderThatWasComparedAtFewEpochsIsNotJudged() {
        IntStream even = IntStream.rangeClosed(0, LAST).filter(epoch -> epoch < 2 || epoch % 2 == 0);
        IntStream odd = IntStream.rangeClosed(0, LAST).filter(epoch -> epoch < 3 || epoch % 2 == 1 || epoch == LAST);
        Claim claim = Findings.of(Runs.of(layer(1, even, epoch -> 8), layer(2, odd, epoch -> 7)))
                .claims()
                .get(ClaimKind.ORDER_HOLDS.number() - 1);
        assertEquals(Verdict.NOT_JUDGED, claim.verdict());
        assertEquals(Reason.Kind.TOO_FEW_EPOCHS, claim.reasons().get(0).kind());
    }

    /**
     * Diffusion starts at about epoch 300. Fitting ends at about that epoch, where the layer without refused epochs begins to
     * compress; the other has no point after 20 until then. The last layer does not decide alone.
     */
    @Test
    void oneLayerThatStartsToCompressAtAnotherTimeIsEnoughAgainstTheClaim() {
        for (int early = 1; early <= 2; early++) {
            List<PlanePoint> points = new ArrayList<>();
            for (int layer = 1; layer <= 3; layer++) {
                boolean gap = layer == early;
                points.addAll(learning(
                        layer, IntStream.rangeClosed(0, LAST).filter(epoch -> !gap || epoch <= 20 || epoch >= 400)));
            }
            Claim claim = together(points);
            assertEquals(Verdict.NOT_SUPPORTED, claim.verdict(), "layer " + early);
            assertTrue(claim.evidence().size() >= 3, "all of them compress");
            List<Evidence> against = claim.evidence().stream()
                    .filter(one -> one.vote() == Vote.NO)
                    .toList();
            assertEquals(List.of(early), against.stream().map(Evidence::layer).toList());
            assertEquals(20, against.get(0).epoch());
            double diffusion = Objects.requireNonNull(against.get(0).against());
            assertEquals(Math.log((diffusion + 1) / 21), claim.ballots().get(0).quantity(), 1e-9);
        }
        List<PlanePoint> whole = new ArrayList<>();
        IntStream.rangeClosed(1, 3).forEach(layer -> whole.addAll(learning(layer, IntStream.rangeClosed(0, LAST))));
        assertEquals(Verdict.SUPPORTED, together(whole).verdict());
    }

    /** Falls from 8 bits to some 6, after I(T;Y) has risen to its end at epoch 333. */
    private static List<PlanePoint> learning(int layer, IntStream epochs) {
        List<PlanePoint> whole = layer(
                layer, IntStream.rangeClosed(0, LAST), epoch -> epoch < 300 ? 8 : 8 - 2 * Math.log(epoch / 300.0));
        return epochs.mapToObj(whole::get).toList();
    }

    private static Claim together(List<PlanePoint> points) {
        List<EpochRecord> training = IntStream.rangeClosed(0, LAST)
                .mapToObj(epoch -> new EpochRecord(
                        epoch, 1, 1, 0.99, 0.99, List.of(new EpochRecord.LayerGradient(epoch < 300 ? 2 : 0.5, 1, 1))))
                .toList();
        return Findings.of(Runs.of(ExperimentSettings.defaults(), training, points))
                .claims()
                .get(ClaimKind.STARTS_TOGETHER.number() - 1);
    }
}
