package infoplane.pairwise;

import infoplane.core.Samples;

/**
 * Rows roughly: up to {@value #MOST_COLUMNS} of their coordinates, relative to an origin near them, in float32. Good for
 * finding rows that are far from each other: leaving coordinates out only makes distances less.
 */
final class Outline {
    private static final int MOST_COLUMNS = 64;

    private final int rows;
    private final int columns;
    private final float[] values;

    private Outline(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = new float[rows * columns];
    }

    /** @param origin a row; only outlines with one origin can be compared, and far from 0 float32 would see nothing */
    static Outline of(Samples samples, double[] origin) {
        Outline outline = new Outline(samples.rows(), Math.min(samples.columns(), MOST_COLUMNS));
        int[] picked = new int[outline.columns]; // spread over the width of the rows
        for (int k = 0; k < picked.length; k++) {
            picked[k] = (int) ((long) k * samples.columns() / picked.length);
        }
        double[] row = new double[samples.columns()];
        for (int i = 0; i < samples.rows(); i++) {
            samples.copyRows(i, i + 1, row);
            int start = i * picked.length;
            for (int k = 0; k < picked.length; k++) {
                outline.values[start + k] = (float) (row[picked[k]] - origin[picked[k]]);
            }
        }
        return outline;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    float at(int row, int column) {
        return values[row * columns + column];
    }

    /** Widens the ranges of all coordinates so that they hold this row's. */
    void widen(int row, float[] least, float[] most, int at) {
        int start = row * columns;
        for (int k = 0; k < columns; k++) {
            float value = values[start + k];
            least[at + k] = Math.min(least[at + k], value);
            most[at + k] = Math.max(most[at + k], value);
        }
    }
}
