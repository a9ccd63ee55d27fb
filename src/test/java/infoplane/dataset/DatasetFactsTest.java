package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import infoplane.core.Labels;
import infoplane.core.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetFactsTest {
    private static final Samples INPUTS =
            Samples.copyOf(new double[] {0, 0}, new double[] {0, 1}, new double[] {-0.0, 0}, new double[] {1, 1});

    private static DatasetFacts facts(Labels labels) {
        return DatasetFacts.of(new Dataset("small", INPUTS, labels, false));
    }

    /** By hand: X has shares 1/2, 1/4, 1/4; Y has 1/4, 3/4; the doubled row has one label of each class. */
    @Test
    void countsDuplicatesAndTheirLabels() {
        DatasetFacts facts = facts(Labels.hard(0, 1, 1, 1));
        assertEquals(4, facts.rows());
        assertEquals(2, facts.columns());
        assertEquals(2, facts.classes());
        assertEquals(List.of(1, 3), facts.classCounts());
        assertEquals(1, facts.duplicates());
        assertEquals(1.5, facts.inputEntropy().bits(), 1e-15);
        double labelEntropy = 2 - 0.75 * Math.log(3) / Math.log(2);
        assertEquals(labelEntropy, facts.labelEntropy().bits(), 1e-15);
        assertEquals(labelEntropy - 0.5, facts.mutualInformation().bits(), 1e-15);
    }

    /** By hand: p(1|x) = 1/2 in the doubled row on average, 1 and 0 in the others: I = 1 − 1/2. */
    @Test
    void softLabelsAreAveragedOverEqualRows() {
        Labels soft = Labels.soft(new int[] {0, 1, 1, 0}, new double[] {1, 0, 0, 1, 0, 1, 1, 0}, 2);
        assertEquals(0.5, facts(soft).mutualInformation().bits(), 1e-15);
        Labels even = Labels.soft(new int[] {0, 1, 1, 0}, new double[] {.5, .5, .5, .5, .5, .5, .5, .5}, 2);
        assertEquals(0, facts(even).mutualInformation().bits(), 1e-15);
    }

    /** numpy: sha256(X.astype('<f8').tobytes() + b'0111'). */
    @Test
    void fingerprintIsTheDocumentedOne() {
        Samples positive =
                Samples.copyOf(new double[] {0, 0}, new double[] {0, 1}, new double[] {0, 0}, new double[] {1, 1});
        DatasetFacts facts = DatasetFacts.of(new Dataset("small", positive, Labels.hard(0, 1, 1, 1), false));
        assertEquals("cef7a9c9d4c5235c8aff9236e99c11bd9fb2bdb1421783b25f7384aaeb648ab6", facts.sha256());
    }

    /** hashlib: sha256(b'0,1,2,3,4,5,6,7,8,9,10'). */
    @Test
    void moreThanTenClassesAreSeparatedByCommas() {
        Labels labels = Labels.hard(IntStream.rangeClosed(0, 10).toArray());
        Samples inputs =
                Samples.column(IntStream.rangeClosed(0, 10).asDoubleStream().toArray());
        assertEquals(
                "e6cf777272c201d518e2f563331986ca64d7b7d5aa34d7dcd5e0a5f0109d605f",
                DatasetFacts.of(new Dataset("eleven", inputs, labels, false)).labelsSha256());
    }

    @Test
    void everyPartOfTheDataChangesTheFingerprint() {
        Labels hard = Labels.hard(0, 1, 1, 1);
        Labels soft = Labels.soft(hard.toClasses(), new double[] {1, 0, 0, 1, 0, 1, 0, 1}, 2);
        Labels softer = Labels.soft(hard.toClasses(), new double[] {1, 0, 0, 1, 0, 1, .1, .9}, 2);
        assertNotEquals(facts(hard).sha256(), facts(Labels.hard(1, 1, 1, 1)).sha256());
        assertNotEquals(facts(hard).sha256(), facts(soft).sha256());
        assertNotEquals(facts(soft).sha256(), facts(softer).sha256());
        assertEquals(facts(soft).labelsSha256(), facts(softer).labelsSha256());
    }

    @Test
    void oneRowOfOneClassHasNoInformation() {
        DatasetFacts facts = DatasetFacts.of(new Dataset("one", Samples.column(3), Labels.hard(0), false));
        assertEquals(0, facts.inputEntropy().nats());
        assertEquals(0, facts.labelEntropy().nats());
        assertEquals(0, facts.mutualInformation().nats());
    }
}
