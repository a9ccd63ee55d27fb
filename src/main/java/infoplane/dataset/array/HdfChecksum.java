package infoplane.dataset.array;

import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.Filter;
import io.jhdf.filter.FilterManager;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The filter "fletcher32" of HDF5: a checksum of 4 bytes behind the bytes of a chunk. It takes the place of jHDF's, which
 * neither compares the checksum nor drops it, so that filters that come after it find 4 bytes too many.
 */
final class HdfChecksum implements Filter {
    /** The number under which the HDF Group registered the filter. */
    private static final int ID = 3;

    /** Words that are summed before the sums are folded to 16 bits; they stay below 2^41. */
    private static final int WORDS_AT_ONCE = 4096;

    private static final int SUM_BITS = 0xffff;

    /** Says that a chunk is not what was written; whoever asked for the chunk knows which it is. */
    static final class Mismatch extends HdfException {
        @Serial
        private static final long serialVersionUID = 1;

        Mismatch() {
            super("a chunk does not fit its checksum");
        }
    }

    /** Makes jHDF use this filter for every file that it reads. */
    static void use() {
        FilterManager.addFilter(new HdfChecksum());
    }

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "fletcher32";
    }

    /**
     * The bytes without their checksum. HDF5 before 1.6.3 wrote it with the bytes of each half exchanged
     * (H5Zfletcher32.c), which is read, too.
     *
     * @throws Mismatch if the bytes are not those that the checksum was made of
     */
    @Override
    public byte[] decode(byte[] encoded, int[] parameters) {
        int length = encoded.length - Integer.BYTES;
        if (length < 0) {
            throw new Mismatch();
        }
        int written = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
        int computed = fletcher(ByteBuffer.wrap(encoded, 0, length));
        if (written != computed && written != Integer.reverseBytes(Integer.rotateLeft(computed, Short.SIZE))) {
            throw new Mismatch();
        }
        return Arrays.copyOf(encoded, length);
    }

    /** Fletcher's checksum as H5_checksum_fletcher32 has it: two sums modulo 65535 of 16-bit words, the high byte first. */
    private static int fletcher(ByteBuffer bytes) {
        long sum = 0;
        long sumOfSums = 0;
        while (bytes.hasRemaining()) {
            for (int word = 0; word < WORDS_AT_ONCE && bytes.hasRemaining(); word++) {
                sum += bytes.remaining() > 1
                        ? Short.toUnsignedInt(bytes.getShort())
                        : Byte.toUnsignedInt(bytes.get()) << 8;
                sumOfSums += sum;
            }
            sum = folded(sum);
            sumOfSums = folded(sumOfSums);
        }
        return (int) (sumOfSums << Short.SIZE | sum);
    }

    /** A sum modulo 65535; only a sum of nothing but zeros becomes 0. */
    private static long folded(long sum) {
        long folded = sum;
        while (folded > SUM_BITS) {
            folded = (folded & SUM_BITS) + (folded >>> Short.SIZE);
        }
        return folded;
    }
}
