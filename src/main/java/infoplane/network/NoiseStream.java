package infoplane.network;

import infoplane.core.Seed;

/**
 * The noise of a network as a function of seed, epoch, replica, layer, input and unit alone: whoever asks, in whatever
 * order, gets the same numbers. Training and measuring draw from different replicas.
 */
public final class NoiseStream {
    /** The replica that training draws; those of measuring count from 0. */
    private static final int OF_TRAINING = -1;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long start;

    private NoiseStream(long start) {
        this.start = start;
    }

    /** The noise of a network of this seed. */
    public static NoiseStream of(Seed seed) {
        return new NoiseStream(seed.stream("noise").nextLong());
    }

    /** The noise that training adds during an epoch. */
    Pass training(int epoch) {
        return draw(epoch, OF_TRAINING);
    }

    /**
     * The noise of one pass of all inputs through the network of an epoch.
     *
     * @param replica from 0
     */
    public Pass draw(int epoch, int replica) {
        return new Pass(mixed(mixed(start + epoch) + replica));
    }

    /** One pass: a normal number for each layer, input and unit. */
    public static final class Pass {
        private final long start;

        private Pass(long start) {
            this.start = start;
        }

        /** The start of a layer's numbers. */
        long ofLayer(int layer) {
            return mixed(start + layer);
        }
    }

    /** Two keys of 32 bits for the numbers of units {@code 2 pair} and {@code 2 pair + 1}. */
    static long ofPair(long layer, int pair) {
        return mixed(layer + pair);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014, variant 13 of Stafford). */
    private static long mixed(long raw) {
        long z = raw * GOLDEN + GOLDEN;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
