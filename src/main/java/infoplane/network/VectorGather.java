package infoplane.network;

import static infoplane.network.VectorLanes.BIT_1;
import static infoplane.network.VectorLanes.BIT_2;
import static infoplane.network.VectorLanes.BIT_4;
import static infoplane.network.VectorLanes.BIT_8;
import static infoplane.network.VectorLanes.BY_1;
import static infoplane.network.VectorLanes.BY_2;
import static infoplane.network.VectorLanes.BY_4;
import static infoplane.network.VectorLanes.BY_8;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lays rows out unit by unit: squares of as many rows as a vector has lanes are read a row at a time and transposed by
 * exchanging lanes whose numbers differ in one bit, two bits in each pass.
 */
final class VectorGather {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final ThreadLocal<float[]> SQUARE = ThreadLocal.withInitial(() -> new float[LANES * LANES]);

    private VectorGather() {}

    static void gather(RowTable table, int[] rows, int first, int count, float[] to, int offset, int stride) {
        float[] square = SQUARE.get();
        for (int row = 0; row < stride; row += LANES) {
            for (int column = 0; column < table.width(); column += LANES) {
                read(table, rows, first, Math.min(row, count - 1), count - 1, column, square);
                int columns = Math.min(LANES, table.width() - column);
                write(square, columns, to, offset + column * stride + row, stride);
            }
        }
    }

    /** {@code lines} lines of {@code length} values, a whole number of vectors, become the columns of {@code to}. */
    static void transpose(float[] values, int offset, int length, int lines, float[] to, int toStride) {
        float[] square = SQUARE.get();
        for (int line = 0; line < lines; line += LANES) {
            for (int column = 0; column < length; column += LANES) {
                for (int i = 0; i < LANES; i += 4) {
                    int at0 = offset + Math.min(line + i, lines - 1) * length + column;
                    int at1 = offset + Math.min(line + i + 1, lines - 1) * length + column;
                    int at2 = offset + Math.min(line + i + 2, lines - 1) * length + column;
                    int at3 = offset + Math.min(line + i + 3, lines - 1) * length + column;
                    exchange1And2(values, at0, at1, at2, at3, square, i);
                }
                write(square, LANES, to, column * toStride + line, toStride);
            }
        }
    }

    /** Rows four by four, with the two lowest bits exchanged. */
    private static void read(RowTable table, int[] rows, int first, int row, int lastRow, int column, float[] square) {
        float[] values = table.values();
        int pitch = table.pitch();
        for (int i = 0; i < LANES; i += 4) {
            int from0 = rows[first + Math.min(row + i, lastRow)] * pitch + column;
            int from1 = rows[first + Math.min(row + i + 1, lastRow)] * pitch + column;
            int from2 = rows[first + Math.min(row + i + 2, lastRow)] * pitch + column;
            int from3 = rows[first + Math.min(row + i + 3, lastRow)] * pitch + column;
            exchange1And2(values, from0, from1, from2, from3, square, i);
        }
    }

    private static void exchange1And2(float[] values, int at0, int at1, int at2, int at3, float[] square, int i) {
        FloatVector a = FloatVector.fromArray(SPECIES, values, at0);
        FloatVector b = FloatVector.fromArray(SPECIES, values, at1);
        FloatVector c = FloatVector.fromArray(SPECIES, values, at2);
        FloatVector d = FloatVector.fromArray(SPECIES, values, at3);
        FloatVector a1 = a.blend(b.rearrange(BY_1), BIT_1);
        FloatVector b1 = a.rearrange(BY_1).blend(b, BIT_1);
        FloatVector c1 = c.blend(d.rearrange(BY_1), BIT_1);
        FloatVector d1 = c.rearrange(BY_1).blend(d, BIT_1);
        a1.blend(c1.rearrange(BY_2), BIT_2).intoArray(square, i * LANES);
        b1.blend(d1.rearrange(BY_2), BIT_2).intoArray(square, (i + 1) * LANES);
        a1.rearrange(BY_2).blend(c1, BIT_2).intoArray(square, (i + 2) * LANES);
        b1.rearrange(BY_2).blend(d1, BIT_2).intoArray(square, (i + 3) * LANES);
    }

    private static void write(float[] square, int columns, float[] to, int target, int stride) {
        switch (LANES) {
            case 16 -> exchange4And8(square, columns, to, target, stride);
            case 8 -> exchange4(square, columns, to, target, stride);
            default -> copy(square, columns, to, target, stride);
        }
    }

    private static void exchange4And8(float[] square, int columns, float[] to, int target, int stride) {
        for (int i = 0; i < Math.min(4, columns); i++) {
            FloatVector a = FloatVector.fromArray(SPECIES, square, i * LANES);
            FloatVector b = FloatVector.fromArray(SPECIES, square, (i + 4) * LANES);
            FloatVector c = FloatVector.fromArray(SPECIES, square, (i + 8) * LANES);
            FloatVector d = FloatVector.fromArray(SPECIES, square, (i + 12) * LANES);
            FloatVector a1 = a.blend(b.rearrange(BY_4), BIT_4);
            FloatVector b1 = a.rearrange(BY_4).blend(b, BIT_4);
            FloatVector c1 = c.blend(d.rearrange(BY_4), BIT_4);
            FloatVector d1 = c.rearrange(BY_4).blend(d, BIT_4);
            int at = target + i * stride;
            a1.blend(c1.rearrange(BY_8), BIT_8).intoArray(to, at);
            if (i + 4 < columns) {
                b1.blend(d1.rearrange(BY_8), BIT_8).intoArray(to, at + 4 * stride);
            }
            if (i + 8 < columns) {
                a1.rearrange(BY_8).blend(c1, BIT_8).intoArray(to, at + 8 * stride);
            }
            if (i + 12 < columns) {
                b1.rearrange(BY_8).blend(d1, BIT_8).intoArray(to, at + 12 * stride);
            }
        }
    }

    private static void exchange4(float[] square, int columns, float[] to, int target, int stride) {
        for (int i = 0; i < Math.min(4, columns); i++) {
            FloatVector a = FloatVector.fromArray(SPECIES, square, i * LANES);
            FloatVector b = FloatVector.fromArray(SPECIES, square, (i + 4) * LANES);
            int at = target + i * stride;
            a.blend(b.rearrange(BY_4), BIT_4).intoArray(to, at);
            if (i + 4 < columns) {
                a.rearrange(BY_4).blend(b, BIT_4).intoArray(to, at + 4 * stride);
            }
        }
    }

    private static void copy(float[] square, int columns, float[] to, int target, int stride) {
        for (int i = 0; i < columns; i++) {
            FloatVector.fromArray(SPECIES, square, i * LANES).intoArray(to, target + i * stride);
        }
    }
}
