package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleAnswer;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleGrid;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSets.LayerSet;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scales over repeats whose falls are known. */
class JointScalesTest {
    private static final ScaleGrid ONE = new ScaleGrid(1, 1, 1, false);

    private static double nats(double bits) {
        return Information.ofBits(bits).nats();
    }

    private static ScaleSets repeat(double least, double greatest) {
        return new ScaleSets(
                ONE, List.of(new LayerSet(1, List.of(ScaleAnswer.of(7, nats(least), nats(greatest), 0)), Double.NaN)));
    }

    private static JointScales joint(double... falls) {
        return JointScales.of(
                DoubleStream.of(falls).mapToObj(fall -> repeat(fall, fall)).toList());
    }

    private static ScaleAnswer answer(JointScales joint) {
        return joint.sets().layers().get(0).answers().get(0);
    }

    /**
     * Mean 1.2, sd 0.158114, 5 repeats: half width t(4, .975) sd / sqrt 5 = 2.776445 * 0.0707107 = 0.196324 (table of
     * Student's t).
     */
    @Test
    void theIntervalOfTheMeanDecides() {
        ScaleAnswer compresses = answer(joint(1.0, 1.1, 1.2, 1.3, 1.4));
        assertEquals(ScaleVerdict.COMPRESSES, compresses.verdict());
        assertEquals(nats(1.2 - 0.196324), compresses.leastFall(), 1e-6);
        assertEquals(nats(1.2 + 0.196324), compresses.greatestFall(), 1e-6);
        assertEquals(
                ScaleVerdict.DOES_NOT, answer(joint(0, 0.05, 0.1, 0.1, 0.15)).verdict());
        assertEquals(
                ScaleVerdict.UNDECIDED,
                answer(joint(0.2, 0.4, 0.6, 0.8, 1.0)).verdict(),
                "0.6 ± 0.39, though each repeat is told");
    }

    /** What lies between the bounds of every repeat is not known: both ends have to be on one side. */
    @Test
    void boundsFarApartLeaveItOpen() {
        assertEquals(
                ScaleVerdict.UNDECIDED,
                answer(JointScales.of(Collections.nCopies(5, repeat(0.1, 2)))).verdict());
        assertEquals(
                ScaleVerdict.COMPRESSES,
                answer(JointScales.of(Collections.nCopies(5, repeat(0.6, 2)))).verdict());
    }

    /** Law: equal repeats say together what each says, and the order of repeats says nothing. */
    @Test
    void equalRepeatsAgreeWithThemselvesInAnyOrder() {
        assertEquals(nats(0.7), answer(joint(0.7, 0.7, 0.7, 0.7, 0.7)).leastFall(), 1e-12);
        assertEquals(
                answer(joint(0.9, 0.3, 2, 0.1, 0.7)).leastFall(),
                answer(joint(0.1, 0.3, 0.7, 0.9, 2)).leastFall(),
                1e-12);
    }

    @Test
    void fewerThanFiveRepeatsAreNotJudgedAndMapsOfOtherScalesDoNotCount() {
        JointScales four = joint(1, 1, 1, 1);
        assertEquals(ScaleVerdict.TOO_FEW, answer(four).verdict());
        assertEquals(nats(1), answer(four).leastFall(), 1e-12, "the number is there all the same");
        assertEquals(
                List.of("Not judged: too few repeats: 4 that learnt have a vote, and it takes 5"), four.sentences());
        ScaleSets other =
                new ScaleSets(new ScaleGrid(2, 2, 1, false), repeat(0, 0).layers());
        assertEquals(
                4,
                JointScales.of(Stream.concat(Collections.nCopies(4, repeat(1, 1)).stream(), Stream.of(other))
                                .toList())
                        .repeats());
    }

    /** A fall within one epoch is none, whatever its bounds. */
    @Test
    void repeatsOfASingleEpochSayNothing() {
        ScaleAnswer untold = new ScaleAnswer(ScaleVerdict.UNDECIDED, 0, -0.1, 0.1, 0);
        ScaleSets single = new ScaleSets(ONE, List.of(new LayerSet(1, List.of(untold), Double.NaN)));
        assertEquals(
                ScaleVerdict.UNDECIDED,
                answer(JointScales.of(Collections.nCopies(5, single))).verdict());
    }

    private static ScaleSpace map(double... epochsAndUpper) {
        List<ScaleBounds> epochs = new ArrayList<>();
        for (int place = 0; place < epochsAndUpper.length; place += 2) {
            double upper = epochsAndUpper[place + 1];
            epochs.add(new ScaleBounds(
                    (int) epochsAndUpper[place],
                    2 * upper,
                    new double[] {upper},
                    new double[] {upper / 2},
                    new double[] {upper / 4},
                    new double[] {upper / 8}));
        }
        return new ScaleSpace(ONE, 100, List.of(new LayerScales(1, "T1", epochs, List.of(ScaleAnswer.of(0, 0, 0, 0)))));
    }

    /** Repeats of other epochs are interpolated: at epoch 5 the first, linear from 2 to 4, is 3, and the mean with 5 is 4. */
    @Test
    void theMapIsTheMeanOfTheMaps() {
        ScaleSpace mean = JointScales.map(List.of(map(0, 2, 10, 4), map(0, 1, 5, 5, 20, 8)), 2);
        LayerScales layer = mean.layers().get(0);
        assertEquals(List.of(0, 5, 10, 20), mean.epochs());
        assertArrayEquals(
                new double[] {1.5, 4, (4 + 6) / 2.0, (4 + 8) / 2.0},
                layer.epochs().stream().mapToDouble(one -> one.inputUpper()[0]).toArray(),
                1e-12);
        ScaleBounds at = layer.at(5).orElseThrow();
        assertEquals(8, at.spread(), 1e-12);
        assertEquals(2, at.inputLower()[0], 1e-12);
        assertEquals(1, at.labelUpper()[0], 1e-12);
        assertEquals(0.5, at.labelLower()[0], 1e-12);
        assertTrue(layer.answers().stream().allMatch(answer -> answer.verdict() == ScaleVerdict.TOO_FEW));
    }
}
