package infoplane.critic;

import infoplane.core.Checks;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Some of the pairs of rows, in an order, from which batches are taken one after the other. */
final class PairRows {
    private final Samples a;
    private final Samples b;
    private final int[] rows;
    private int next;

    PairRows(Samples a, Samples b, int[] rows) {
        this.a = a;
        this.b = b;
        this.rows = rows.clone();
    }

    int count() {
        return rows.length;
    }

    /** The numbers 0 to n − 1 in random order. */
    static int[] shuffled(int n, RandomGenerator random) {
        int[] order = new int[n];
        Arrays.setAll(order, row -> row);
        shuffle(order, random);
        return order;
    }

    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int drawn = order[j];
            order[j] = order[i];
            order[i] = drawn;
        }
    }

    /** The next k rows; all in a new order whenever fewer than k are left, so that no batch has a row twice. */
    int[] next(int k, RandomGenerator random) {
        if (next == 0 || next + k > rows.length) {
            shuffle(rows, random);
            next = 0;
        }
        next += k;
        return Arrays.copyOfRange(rows, next - k, next);
    }

    /** Batch after batch of k in the given order, the very last filled up from the start. */
    int[] batches(int first, int count, int k) {
        int[] batch = new int[Checks.tableSize(count, k)];
        Arrays.setAll(batch, i -> rows[(int) (((long) first * k + i) % rows.length)]);
        return batch;
    }

    float[] ofA(int[] chosen) {
        return values(a, chosen);
    }

    float[] ofB(int[] chosen) {
        return values(b, chosen);
    }

    private static float[] values(Samples samples, int[] rows) {
        int columns = samples.columns();
        float[] values = new float[Checks.tableSize(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < columns; column++) {
                values[i * columns + column] = (float) samples.at(rows[i], column);
            }
        }
        return values;
    }
}
