package infoplane.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal rows share a cell and no others do, whatever their hashes. */
class CellsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void agreesWithComparingEveryRowWithEveryOther(int width) {
        RowKeys keys = fewWords(width, 500);
        assertSameAsByComparison(keys, Cells.of(keys));
    }

    /** A hash that is the same for all rows, and one with four values: only comparing the words can tell rows apart. */
    @Test
    void collidingHashesMergeNothing() {
        for (int width : new int[] {1, 2, 3, 5}) {
            RowKeys keys = fewWords(width, 300);
            assertSameAsByComparison(keys, Cells.ofWords(keys, (words, from, to) -> 0));
            assertSameAsByComparison(keys, Cells.ofWords(keys, (words, from, to) -> words[from] & 3));
        }
    }

    /** Multiples of 2^51 have the same upper bits after the multiplication, so they all want the same slot. */
    @Test
    void keysThatWantTheSameSlotMergeNothing() {
        long[] words = new long[600];
        for (int row = 0; row < words.length; row++) {
            words[row] = (long) (row % 200) << 54;
        }
        RowKeys keys = new RowKeys(words, words.length, 1);
        assertSameAsByComparison(keys, Cells.of(keys));
    }

    /** The rows of a very wide layer take seconds, and Ctrl-C must end them. */
    @Test
    void anInterruptEndsTheNumberingOfRows() {
        Samples rows = Samples.ofFloats(new float[40], 10, 4);
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> RowKeys.ofValues(rows));
            assertThrows(CancellationException.class, () -> RowKeys.ofNumbers(rows, SizedCells.of(0.5, true, 0, 1)));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    /** Words of all ones and of zeros are ordinary keys. */
    @Test
    void extremeWordsAreOrdinaryKeys() {
        for (int width : new int[] {1, 2, 3}) {
            long[] words = new long[width * 40];
            for (int i = 0; i < words.length; i++) {
                words[i] = (i / width) % 2 == 0 ? -1 : (i / width) % 3 == 0 ? 0 : Long.MIN_VALUE;
            }
            RowKeys keys = new RowKeys(words, 40, width);
            assertSameAsByComparison(keys, Cells.of(keys));
        }
    }

    private static void assertSameAsByComparison(RowKeys keys, Cells cells) {
        List<Integer> firsts = new ArrayList<>();
        int[] expected = new int[keys.rows()];
        for (int row = 0; row < keys.rows(); row++) {
            int cell = 0;
            while (cell < firsts.size() && !keys.equalRows(firsts.get(cell), row)) {
                cell++;
            }
            if (cell == firsts.size()) {
                firsts.add(row);
            }
            expected[row] = cell;
        }
        assertEquals(firsts.size(), cells.count());
        assertArrayEquals(expected, cells.ofRow());
        int total = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            total += cells.sizes()[cell];
        }
        assertEquals(keys.rows(), total);
    }

    /** Rows that often repeat and often differ in one word only. */
    private static RowKeys fewWords(int width, int rows) {
        RandomGenerator random = new Seed(width).stream("test");
        long[] words = new long[width * rows];
        for (int i = 0; i < words.length; i++) {
            words[i] = random.nextInt(width == 1 ? 100 : 3) * 0x0101010101010101L;
        }
        return new RowKeys(words, rows, width);
    }
}
