package infoplane.scales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.scales.ScaleSets.LayerSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts of science.md 12 on made maps. */
class ScaleAnswerTest {
    private static final double BIT = Math.log(2);

    private static ScaleBounds at(int epoch, double lowerBits, double upperBits) {
        double[] lower = {lowerBits * BIT};
        double[] upper = {upperBits * BIT};
        return new ScaleBounds(epoch, 1, upper, lower, upper, lower);
    }

    /** Bounds at the beginning, in the middle and at the end. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 5, 6, 3, 4, COMPRESSES", // at least 1 bit
        "5, 6, 0, 1, 3, 4.4, COMPRESSES", // the maximum may be the first epoch
        "0, 1, 5, 6, 3, 4.6, UNDECIDED", // 0.4 to 3 bits
        "0, 1, 5, 5.1, 4.9, 5.0, DOES_NOT",
        "0, 1, 5, 5.3, 4.9, 5.0, DOES_NOT",
        "0, 1, 5, 5.5, 4.9, 5.0, UNDECIDED",
        "0, 0, 0, 0, 9, 9, DOES_NOT"
    })
    void boundsDecideWhereTheyCan(
            double l0, double u0, double l1, double u1, double l2, double u2, ScaleVerdict expected) {
        assertEquals(
                expected,
                ScaleAnswer.of(List.of(at(0, l0, u0), at(5, l1, u1), at(9, l2, u2)), 0)
                        .verdict());
    }

    @Test
    void theMaximumIsThatOfTheMiddle() {
        List<ScaleBounds> epochs = List.of(at(0, 0, 8), at(5, 5, 5.5), at(9, 3, 4));
        assertEquals(5, ScaleAnswer.of(epochs, 0).maximumEpoch());
    }

    /** @param letters one a scale, from the greatest σ: c, n (does not), ? */
    private static LayerSet layer(String letters) {
        List<ScaleAnswer> answers = new ArrayList<>();
        for (char letter : letters.toCharArray()) {
            ScaleVerdict verdict = letter == 'c'
                    ? ScaleVerdict.COMPRESSES
                    : letter == 'n' ? ScaleVerdict.DOES_NOT : ScaleVerdict.UNDECIDED;
            answers.add(new ScaleAnswer(verdict, 0, 0, 0, 0));
        }
        return new LayerSet(5, answers, Double.NaN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nccnnn | T5 compresses at relative σ from 0.01 to 0.1 and nowhere else",
                "nnnnnn | T5 does not compress at any relative σ from 1.0e-05 to 1",
                "cccccc | T5 compresses at every relative σ from 1.0e-05 to 1",
                "cnnnnc | T5 compresses at relative σ 1.0e-05 and 1 and nowhere else",
                "nccn?n | T5 compresses at relative σ from 0.01 to 0.1; at relative σ 0.0001 it could not be told",
                "n??nnn | T5 does not compress at relative σ from 1.0e-05 to 0.001 and 1; at relative σ from 0.01 to 0.1 it could not be told",
                "?????? | T5 could not be told at any relative σ from 1.0e-05 to 1"
            })
    void setsOfScalesAreWords(String letters, String words) {
        assertEquals(words, ScaleWords.sentence(new ScaleGrid(1, 1e-5, 6, true), layer(letters)));
    }

    @Test
    void layersThatNeverCompressShareASentence() {
        ScaleSets sets = new ScaleSets(
                new ScaleGrid(1, 0.1, 2, false),
                List.of(
                        new LayerSet(1, layer("nn").answers(), Double.NaN),
                        new LayerSet(2, layer("nc").answers(), Double.NaN),
                        new LayerSet(3, layer("nn").answers(), Double.NaN)));
        assertEquals(
                List.of("T2 compresses at σ 0.1 and nowhere else", "T1 and T3 do not compress at any σ from 0.1 to 1"),
                ScaleWords.sentences(sets));
    }

    @Test
    void epochsComeCoarseToFineAndEachOnce() {
        List<Integer> kept = IntStream.rangeClosed(0, 8000).boxed().toList();
        List<Integer> chosen = ScaleEpochs.choose(new java.util.TreeSet<>(kept));
        assertEquals(60, chosen.size());
        assertEquals(0, chosen.get(0));
        assertEquals(8000, chosen.get(59));
        List<List<Integer>> passes = ScaleEpochs.passes(chosen);
        assertEquals(List.of(chosen.get(0), chosen.get(16), chosen.get(32), chosen.get(48), 8000), passes.get(0));
        assertEquals(chosen, passes.stream().flatMap(List::stream).sorted().toList());
        assertEquals(List.of(List.of(3)), ScaleEpochs.passes(ScaleEpochs.choose(new java.util.TreeSet<>(List.of(3)))));
    }
}
