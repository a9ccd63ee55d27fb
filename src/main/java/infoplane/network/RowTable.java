package infoplane.network;

import infoplane.core.Checks;
import infoplane.core.Samples;

/**
 * Inputs row by row, each row padded with zeros to whole vectors.
 *
 * @param values {@code rows × pitch}; those of the samples where they need no padding, so nobody may write to them
 * @param width true columns
 * @param pitch columns with padding
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
record RowTable(float[] values, int width, int pitch) {
    static RowTable of(Samples samples, DenseKernels kernels) {
        int width = samples.columns();
        int multiple = kernels.columnMultiple();
        int pitch = (width + multiple - 1) / multiple * multiple;
        float[] tight = samples.singlePrecision() ? samples.sharedFloats() : samples.toFloats();
        if (pitch == width) {
            return new RowTable(tight, width, pitch);
        }
        float[] padded = new float[Checks.tableSize(samples.rows(), pitch)];
        for (int row = 0; row < samples.rows(); row++) {
            System.arraycopy(tight, row * width, padded, row * pitch, width);
        }
        return new RowTable(padded, width, pitch);
    }
}
