package infoplane.cells;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Packs rows of bytes into words, eight bytes to a word. */
final class BytePacking {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private BytePacking() {}

    static int wordsPerRow(int columns) {
        return (columns + Long.BYTES - 1) / Long.BYTES;
    }

    /** @param numbers row by row, {@code columns} each, with eight spare bytes at the end */
    static void pack(byte[] numbers, int rows, int columns, long[] words, int firstWord) {
        int wordsPerRow = wordsPerRow(columns);
        long lastMask = -1L >>> (Long.SIZE * wordsPerRow - Byte.SIZE * columns);
        int lastByte = (wordsPerRow - 1) * Long.BYTES;
        for (int column = 0; column < lastByte; column += Long.BYTES) {
            int word = firstWord + column / Long.BYTES;
            for (int row = 0; row < rows; row++) {
                words[word + row * wordsPerRow] = (long) EIGHT_BYTES.get(numbers, row * columns + column);
            }
        }
        int word = firstWord + wordsPerRow - 1;
        for (int row = 0; row < rows; row++) {
            words[word + row * wordsPerRow] = (long) EIGHT_BYTES.get(numbers, row * columns + lastByte) & lastMask;
        }
    }
}
