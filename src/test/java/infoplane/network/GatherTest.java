package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Samples;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows laid out unit by unit, held to the definition: unit u of row r is at u × stride + r; the padding repeats the last row. */
class GatherTest {
    private static final int ROWS = 200;
    private static final int OFFSET = 5;

    private static Stream<DenseKernels> kernels() {
        return Stream.of(Kernels.best(), new ScalarKernels());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyWidthAndEveryCount(DenseKernels kernels) {
        for (int width : new int[] {1, 2, 3, 4, 7, 8, 9, 12, 15, 16, 17, 31, 33, 70}) {
            for (int count : new int[] {1, 2, 15, 16, 17, 32, 33, 77}) {
                checkGather(kernels, width, count);
            }
        }
    }

    private static void checkGather(DenseKernels kernels, int width, int count) {
        float[] values = new float[ROWS * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        RowTable table = RowTable.of(Samples.ofFloats(values, ROWS, width), kernels);
        int first = 3;
        int[] rows =
                IntStream.range(0, first + count).map(i -> (i * 71 + 11) % ROWS).toArray();
        int stride = DenseBlock.padded(kernels, count);
        float[] to = new float[OFFSET + width * stride + 1];
        to[0] = to[to.length - 1] = -1;
        kernels.gather(table, rows, first, count, to, OFFSET, stride);
        for (int row = 0; row < stride; row++) {
            for (int column = 0; column < width; column++) {
                int from = rows[first + Math.min(row, count - 1)];
                assertEquals(
                        values[from * width + column],
                        to[OFFSET + column * stride + row],
                        "row " + row + ", column " + column + " of " + width + ", " + count + " rows");
            }
        }
        assertEquals(-1, to[0], "nothing before");
        assertEquals(-1, to[to.length - 1], "nothing behind");
    }
}
