package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.DatasetPreview.ClassShare;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetPreviewTest {
    private static final Samples INPUTS = Samples.copyOf(
            new double[] {0, -0.0, 1}, new double[] {0.123456, -12345.6, 1e-9}, new double[] {3e12, 2, 3});

    @Test
    void showsTheFirstRowsWithTheNamesOfTheirClasses() {
        Dataset data = new Dataset("small", INPUTS, Labels.hard(1, 0, 1), false, List.of("no", "yes"));
        DatasetPreview preview = DatasetPreview.of(data, 2, 10);
        assertEquals(
                List.of(
                        new DatasetPreview.PreviewRow(List.of("0", "0", "1"), "yes"),
                        new DatasetPreview.PreviewRow(List.of("0.1235", "-12350", "1E-9"), "no")),
                preview.rows());
        assertEquals(1, preview.rowsLeftOut());
        assertEquals(0, preview.columnsLeftOut());
        assertEquals(List.of(new ClassShare("no", 1, 1 / 3.0), new ClassShare("yes", 2, 2 / 3.0)), preview.balance());
    }

    @Test
    void leavesOutColumnsBeyondTheLimit() {
        Dataset data = new Dataset("small", INPUTS, Labels.hard(1, 0, 1), false);
        DatasetPreview preview = DatasetPreview.of(data, 9, 1);
        assertEquals(3, preview.rows().size());
        assertEquals(List.of("3E+12"), preview.rows().get(2).inputs());
        assertEquals(2, preview.columnsLeftOut());
        assertEquals("1", preview.rows().get(2).label());
    }

    /** 0.51645 is the share of y = 1 at γ = 54.478; the classes drawn differ from it by chance. */
    @Test
    void softClassesShowBothWhatWasDrawnAndItsProbability() {
        Dataset data = new SztSettings(0.8, 54.478, BitCoding.ZERO_ONE, false).load(new Seed(1));
        ClassShare one = DatasetPreview.of(data, 1, 12).balance().get(1);
        assertEquals(0.51645, one.share(), 5e-6);
        assertTrue(Math.abs(one.rows() - 4096 * one.share()) < 4 * 32, one.toString());
    }

    @Test
    void everyClassNeedsAName() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Dataset("small", INPUTS, Labels.hard(1, 0, 1), false, List.of("no")));
    }
}
