package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.SztSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BottleneckLimitTest {
    private static Dataset soft(double gamma) {
        SztSettings plain = SztSettings.defaults();
        return new SztSettings(plain.trainFraction(), gamma, plain.inputs(), plain.randomLabels()).load(new Seed(1));
    }

    private static List<BottleneckLimit.Corner> limit(Dataset data) {
        DatasetFacts facts = DatasetFacts.of(data);
        return BottleneckLimit.soft(data.labels(), facts.inputEntropy(), facts.mutualInformation());
    }

    /** The label at a given input: how far a layer that says nothing of the label is below the limit. */
    private static double labelBits(List<BottleneckLimit.Corner> limit, double inputBits) {
        Information most = limit.get(limit.size() - 1).label();
        return new Ceilings(Information.ofBits(12), most, most, limit)
                .distance(Information.ofBits(inputBits), Information.ZERO)
                .bits();
    }

    /** Straight lines between corners, nothing before the first and flat after the last; below 0 above the limit. */
    @Test
    void theDistanceIsMeasuredFromStraightLines() {
        List<BottleneckLimit.Corner> limit = List.of(
                new BottleneckLimit.Corner(Information.ZERO, Information.ZERO),
                new BottleneckLimit.Corner(Information.ofBits(1), Information.ofBits(0.5)),
                new BottleneckLimit.Corner(Information.ofBits(3), Information.ofBits(0.9)));
        Ceilings ceilings = new Ceilings(Information.ofBits(12), Information.ofBits(1), Information.ofBits(0.9), limit);
        assertTrue(ceilings.hasSoftLimit());
        double[][] pointsAndDistances = {
            {0.5, 0.1, 0.15},
            {1, 0.5, 0},
            {2, 0.6, 0.1},
            {3, 0.9, 0},
            {7, 0.8, 0.1},
            {-0.2, 0.1, -0.1},
            {0.2, 0.2, -0.1}
        };
        for (double[] each : pointsAndDistances) {
            assertEquals(
                    each[2],
                    ceilings.distance(Information.ofBits(each[0]), Information.ofBits(each[1]))
                            .bits(),
                    1e-12);
        }
    }

    /**
     * Points that an independent numpy program found on the soft labels of Shwartz-Ziv and Tishby (the project's science
     * notes, 8.9). The limit is an upper hull, so none may lie above it; they were found at other β than ours, and the
     * straight lines between our corners cut a little, 0.002 bits.
     */
    @ParameterizedTest
    @CsvSource({
        "54.478, 0.9548, 0.9452",
        "54.478, 0.9924, 0.9797",
        "54.478, 0.9991, 0.9848",
        "54.478, 1.0921, 0.9868",
        "54.478, 1.2699, 0.9897",
        "54.478, 1.3108, 0.9900",
        "5, 0.6720, 0.5173",
        "5, 0.8649, 0.6324",
        "5, 0.9406, 0.6649",
        "5, 1.1913, 0.7285",
        "5, 1.3856, 0.7563",
        "5, 2.0917, 0.7933",
        "5, 2.9195, 0.8003",
        "2, 0.4249, 0.2395",
        "2, 0.9827, 0.4352",
        "2, 1.8444, 0.5292",
        "2, 2.8570, 0.5539"
    })
    void agreesWithAnIndependentProgram(double gamma, double inputBits, double labelBits) {
        double found = labelBits(limit(soft(gamma)), inputBits);
        assertTrue(found > labelBits - 0.002, () -> found + " is below " + labelBits);
        assertEquals(labelBits, found, 0.006);
    }

    /**
     * A fair bit seen through a channel that errs with probability e: I(T;Y) = 1 − h(e * h⁻¹(1 − I(X;T))), where
     * a * b = a (1 − b) + b (1 − a) (Witsenhausen and Wyner 1975, by the lemma of Mrs Gerber). β below (1 − 2e)⁻² gives
     * nothing.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1.8, 2.2, 4, 10, 50})
    void aNoisyBitHasTheLimitOfMrsGerber(double beta) {
        double error = 0.1;
        double[] found = BottleneckLimit.at(
                new double[] {0.5, 0.5}, new double[][] {{1 - error, error}, {error, 1 - error}}, beta);
        double crossing = inverse(1 - found[0] / Math.log(2));
        double through = crossing * (1 - error) + error * (1 - crossing);
        assertTrue(found[0] > 0.01);
        assertEquals(1 - binaryEntropy(through), found[1] / Math.log(2), 1e-7);
        double[] nothing = BottleneckLimit.at(
                new double[] {0.5, 0.5}, new double[][] {{1 - error, error}, {error, 1 - error}}, 1.5);
        assertEquals(0, nothing[0], 1e-6);
    }

    private static double binaryEntropy(double p) {
        return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }

    private static double inverse(double bits) {
        double low = 0;
        double high = 0.5;
        for (int step = 0; step < 100; step++) {
            double middle = (low + high) / 2;
            if (binaryEntropy(middle) < bits) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    @Test
    void theLimitIsConcaveAndWithinItsBounds() {
        Dataset data = soft(5);
        List<BottleneckLimit.Corner> limit = limit(data);
        double most = DatasetFacts.of(data).mutualInformation().nats();
        double slope = 1 + 1e-9; // data processing: no steeper than the diagonal
        for (int index = 1; index < limit.size(); index++) {
            BottleneckLimit.Corner from = limit.get(index - 1);
            BottleneckLimit.Corner to = limit.get(index);
            double next = to.label().minus(from.label()).nats()
                    / to.input().minus(from.input()).nats();
            assertTrue(next <= slope && next >= -1e-9, "slope " + next + " after " + slope);
            slope = next;
            assertTrue(to.label().nats() <= most + 1e-9);
        }
        assertEquals(Information.ZERO, limit.get(0).label());
        assertEquals(most, limit.get(limit.size() - 1).label().nats());
    }

    /** Kolchinsky, Tracey and Van Kuyk 2019: the diagonal, then flat. */
    @Test
    void labelsThatAreAFunctionOfTheInputHaveTheDiagonal() {
        double[] probabilities = {1, 0, 1, 0, 0, 1, 1, 0};
        Labels labels = Labels.soft(new int[] {0, 0, 1, 0}, probabilities, 2);
        Information entropy = labels.entropy();
        List<BottleneckLimit.Corner> general = BottleneckLimit.soft(labels, Information.ofBits(2), entropy);
        for (double bits : new double[] {0.1, 0.4, entropy.bits(), 1.5, 2}) {
            assertEquals(Math.min(bits, entropy.bits()), labelBits(general, bits), 1e-6);
            assertEquals(
                    Math.min(bits, entropy.bits()),
                    labelBits(BottleneckLimit.deterministic(Information.ofBits(2), entropy), bits),
                    1e-9);
        }
    }

    @Test
    void tooManyDistributionsLeaveTheLimitUnknown() {
        int rows = 400;
        double[] probabilities = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            probabilities[2 * row] = row / (double) rows;
            probabilities[2 * row + 1] = 1 - probabilities[2 * row];
        }
        Labels labels = Labels.soft(new int[rows], probabilities, 2);
        assertTrue(BottleneckLimit.soft(labels, Information.ofBits(8), Information.ofBits(0.3))
                .isEmpty());
    }
}
