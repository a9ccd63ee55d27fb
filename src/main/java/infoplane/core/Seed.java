package infoplane.core;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The one seed of an experiment. Every use of randomness draws from a stream of its own name, so that adding a use moves nobody's numbers. */
public record Seed(long value) {
    public RandomGenerator stream(String purpose) {
        return new SplittableRandom(mixed() ^ purpose.hashCode());
    }

    /** A stream for the {@code index}-th use of one purpose, such as the batch order of an epoch. */
    public RandomGenerator stream(String purpose, long index) {
        long mixedIndex = new SplittableRandom(index).nextLong();
        return new SplittableRandom(mixed() ^ purpose.hashCode() ^ mixedIndex);
    }

    /** The seed of the {@code repeat}-th repetition; repetition 0 is the experiment itself. */
    public Seed repeat(int repeat) {
        return repeat == 0 ? this : new Seed(stream("repeat", repeat).nextLong());
    }

    /** Neighbouring seeds must not give overlapping streams, as they would if SplittableRandom got them raw. */
    private long mixed() {
        return new SplittableRandom(value).nextLong();
    }
}
