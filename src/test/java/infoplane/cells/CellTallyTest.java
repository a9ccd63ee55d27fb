package infoplane.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting draw by draw gives the cells of all rows together, number by number. */
class CellTallyTest {
    /** Few and many different keys, of one word and of several, so that the table grows from its first size. */
    @ParameterizedTest
    @CsvSource({"50, 1, 1, 3", "50, 4, 1, 5", "200, 7, 2, 4", "200, 3, 3, 1000000", "1000, 16, 1, 1000000"})
    void drawsGiveTheCellsOfAllRows(int inputs, int draws, int words, int values) {
        RandomGenerator random = new Seed(inputs).stream("keys");
        long[] all = random.longs((long) inputs * draws * words, 0, values).toArray();
        CellTally tally = new CellTally(inputs, draws);
        for (int draw = 0; draw < draws; draw++) {
            long[] own = new long[inputs * words];
            for (int input = 0; input < inputs; input++) {
                System.arraycopy(all, (input * draws + draw) * words, own, input * words, words);
            }
            tally.add(new RowKeys(own, inputs, words));
        }
        Cells streamed = tally.cells();
        Cells together = Cells.of(new RowKeys(all, inputs * draws, words));
        assertEquals(together.count(), streamed.count());
        assertArrayEquals(together.ofRow(), streamed.ofRow());
        assertArrayEquals(
                Arrays.copyOf(together.sizes(), together.count()), Arrays.copyOf(streamed.sizes(), streamed.count()));
    }

    @Test
    void everyDrawIsAsked() {
        CellTally tally = new CellTally(2, 2);
        RowKeys two = new RowKeys(new long[] {1, 2}, 2, 1);
        tally.add(two);
        assertThrows(IllegalStateException.class, tally::cells);
        assertThrows(IllegalArgumentException.class, () -> tally.add(new RowKeys(new long[3], 3, 1)));
        assertThrows(IllegalArgumentException.class, () -> tally.add(new RowKeys(new long[4], 2, 2)));
        tally.add(two);
        assertThrows(IllegalArgumentException.class, () -> tally.add(two));
        assertEquals(2, tally.cells().count());
    }
}
