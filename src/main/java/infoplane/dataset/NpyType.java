package infoplane.dataset;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The kinds of real numbers in arrays that can be read: numpy's codes, without the byte order. */
public enum NpyType {
    FLOAT16("f2", 2, bytes -> half(bytes.getShort())),
    FLOAT32("f4", 4, ByteBuffer::getFloat),
    FLOAT64("f8", 8, ByteBuffer::getDouble),
    /** The upper half of a float32. numpy does not know it, and stores that of other libraries as two bytes without a kind. */
    BFLOAT16("V2", 2, bytes -> Float.intBitsToFloat(bytes.getShort() << Short.SIZE)),
    INT8("i1", 1, ByteBuffer::get),
    INT16("i2", 2, ByteBuffer::getShort),
    INT32("i4", 4, ByteBuffer::getInt),
    INT64("i8", 8, ByteBuffer::getLong),
    UINT8("u1", 1, bytes -> Byte.toUnsignedInt(bytes.get())),
    UINT16("u2", 2, bytes -> Short.toUnsignedInt(bytes.getShort())),
    UINT32("u4", 4, bytes -> Integer.toUnsignedLong(bytes.getInt())),
    UINT64("u8", 8, bytes -> unsigned(bytes.getLong())),
    BOOL("b1", 1, bytes -> bytes.get() == 0 ? 0 : 1);

    /** Binary digits of a float64. */
    private static final int DOUBLE_BITS = 53;

    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_FRACTION_MASK = 0x3ff;
    private static final int HALF_EXPONENT_MASK = 0x1f;
    private static final int HALF_EXPONENT_BIAS = 15;

    /** Bytes of one value. */
    public final int bytes;

    private final String code;
    private final ToDoubleFunction<ByteBuffer> next;

    NpyType(String code, int bytes, ToDoubleFunction<ByteBuffer> next) {
        this.code = code;
        this.bytes = bytes;
        this.next = next;
    }

    public static Optional<NpyType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** All codes of numpy, for messages. */
    static String codes() {
        return Arrays.stream(values()).map(type -> type.code).collect(Collectors.joining(", "));
    }

    /** The next value of the buffer, in its byte order. */
    public double next(ByteBuffer buffer) {
        return next.applyAsDouble(buffer);
    }

    /** Whether float64 does not hold the next value, which is a whole number then. Leaves the buffer as it is. */
    boolean rounds(ByteBuffer buffer) {
        return (this == INT64 || this == UINT64) && rounds(buffer.getLong(buffer.position()), this == UINT64);
    }

    /** Whether float64 does not hold a 64-bit integer. */
    static boolean rounds(long value, boolean unsigned) {
        int unused = Long.numberOfLeadingZeros(unsigned || value >= 0 ? value : -value);
        return value != 0 && Long.SIZE - unused - Long.numberOfTrailingZeros(value) > DOUBLE_BITS;
    }

    /** The next 64-bit integer. Leaves the buffer as it is. */
    BigInteger exact(ByteBuffer buffer) {
        return whole(buffer.getLong(buffer.position()), this == UINT64);
    }

    static BigInteger whole(long value, boolean unsigned) {
        return unsigned ? new BigInteger(Long.toUnsignedString(value)) : BigInteger.valueOf(value);
    }

    /** Whether float32 holds every value; such arrays are held as float32, integers as float64. */
    public boolean singlePrecision() {
        return this == FLOAT16 || this == FLOAT32 || this == BFLOAT16;
    }

    /** IEEE 754 binary16. */
    private static double half(short bits) {
        int exponent = bits >> HALF_FRACTION_BITS & HALF_EXPONENT_MASK;
        int fraction = bits & HALF_FRACTION_MASK;
        double magnitude;
        if (exponent == HALF_EXPONENT_MASK) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, 1 - HALF_EXPONENT_BIAS - HALF_FRACTION_BITS);
        } else {
            int significand = fraction + HALF_FRACTION_MASK + 1;
            magnitude = Math.scalb((double) significand, exponent - HALF_EXPONENT_BIAS - HALF_FRACTION_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1)); // the lowest bit only matters for rounding
    }
}
