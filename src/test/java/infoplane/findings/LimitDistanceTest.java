package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.measuring.BottleneckLimit.Corner;
import infoplane.measuring.Ceilings;
import infoplane.network.Activation;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Whether training closes the distance to the bottleneck limit (Shwartz-Ziv and Tishby 2017), with limits that are known. */
class LimitDistanceTest extends VerdictTestBase {
    /** The limit rises to 0.9 bits at one bit of I(X;T). */
    private static final Ceilings SOFT = new Ceilings(
            Information.ofBits(12),
            Information.ofBits(1),
            Information.ofBits(0.9),
            List.of(
                    new Corner(Information.ZERO, Information.ZERO),
                    new Corner(Information.ofBits(1), Information.ofBits(0.9)),
                    new Corner(Information.ofBits(12), Information.ofBits(0.9))));

    private List<LimitDistance> distances(IntToDoubleFunction input, IntToDoubleFunction label, double accuracy) {
        RunResults results = add(ONE, 1, input, label)
                .add(ONE, 2, epoch -> 0.5, LEARNS)
                .add(ONE, 3, epoch -> 4, LEARNS)
                .results(Activation.TANH, accuracy)
                .withCeilings(SOFT);
        return Findings.of(results).distances();
    }

    @Test
    void aLayerThatLearnsClosesIt() {
        LimitDistance first = distances(FLAT, LEARNS, 0.99).get(0);
        assertEquals(0.9, first.first().bits(), 1e-9);
        assertEquals(0.9, first.most().bits(), 1e-9);
        assertEquals(0, first.end().bits(), 1e-9);
        assertEquals(Vote.YES, first.closes());
        assertEquals(
                "T1 tanh: closes in on the limit, from 0.90 bits (epoch 0) to 0.00 at the end",
                FindingsWords.distance(List.of("T1 tanh"), first));
    }

    /** The limit at half a bit of I(X;T) is 0.45 bits: a layer that tells more has broken it. */
    @Test
    void theLimitIsThatAtTheLayersOwnInput() {
        assertEquals(-0.45, distances(FLAT, LEARNS, 0.99).get(1).end().bits(), 1e-9);
    }

    @Test
    void aLayerThatStaysBelowDoesNot() {
        assertEquals(
                Vote.NO,
                distances(FLAT, epoch -> 0.8 * LEARNS.applyAsDouble(epoch), 0.99)
                        .get(0)
                        .closes());
    }

    /** Saturated estimates sit at the end of the limit whatever the layer does, and networks that did not learn have nothing to close. */
    @Test
    void someAreNotJudged() {
        assertEquals(Vote.NONE, distances(AT_CEILING, LEARNS, 0.99).get(0).closes());
        points.clear();
        assertTrue(distances(FLAT, epoch -> 0, 0.5).stream().allMatch(one -> one.closes() == Vote.NONE));
    }

    /** Where the label is a function of the input, the limit is H(Y) nearly everywhere and says nothing. */
    @Test
    void hardLabelsHaveNone() {
        assertEquals(
                List.of(),
                Findings.of(network(ONE, FLAT).results(Activation.TANH, 0.99)).distances());
    }
}
