package infoplane.core;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The one seed of an experiment. Every use of randomness draws from a stream of its own name, so that adding a use moves nobody's numbers. */
public record Seed(long value) {
    public RandomGenerator stream(String purpose) {
        return new SplittableRandom(start(purpose));
    }

    /** A stream for the {@code index}-th use of one purpose, such as the batch order of an epoch. */
    public RandomGenerator stream(String purpose, long index) {
        // mixed one after the other: a plain sum would give seed 1, index 2 the numbers of seed 2, index 1
        return new SplittableRandom(mixed(mixed(start(purpose)) + index));
    }

    /** The seed of the {@code repeat}-th repetition; repetition 0 is the experiment itself. */
    public Seed repeat(int repeat) {
        return repeat == 0 ? this : new Seed(stream("repeat", repeat).nextLong());
    }

    private long start(String purpose) {
        return mixed(value) ^ purpose.hashCode();
    }

    /** Neighbouring seeds must not give overlapping streams, as they would if SplittableRandom got them raw. */
    private static long mixed(long raw) {
        return new SplittableRandom(raw).nextLong();
    }
}
