package infoplane.core;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Fisher and Yates' shuffle. */
public final class Shuffle {
    private Shuffle() {}

    /** The numbers 0 to {@code count} − 1 in an order drawn uniformly from all. */
    public static int[] permutation(int count, RandomGenerator random) {
        int[] numbers = IntStream.range(0, count).toArray();
        inPlace(numbers, random);
        return numbers;
    }

    public static void inPlace(int[] numbers, RandomGenerator random) {
        for (int last = numbers.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int moved = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = moved;
        }
    }
}
