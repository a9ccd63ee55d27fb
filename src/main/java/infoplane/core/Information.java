package infoplane.core;

import java.util.Locale;

/** An amount of information, held in nats because every estimator here works with natural logarithms. */
public record Information(double nats) implements Comparable<Information> {
    public static final Information ZERO = new Information(0);
    private static final double NATS_PER_BIT = Math.log(2);

    public static Information ofNats(double nats) {
        return new Information(nats);
    }

    public static Information ofBits(double bits) {
        return new Information(bits * NATS_PER_BIT);
    }

    public double bits() {
        return nats / NATS_PER_BIT;
    }

    /** The amount in bits with four decimals, as tables show it everywhere. */
    public String tabled() {
        return String.format(Locale.ROOT, "%.4f", bits() + 0.0); // no −0
    }

    /** The amount with two decimals and its unit, as sentences show it everywhere. */
    public String inWords() {
        return String.format(Locale.ROOT, "%.2f bits", bits() + 0.0);
    }

    public Information plus(Information other) {
        return new Information(nats + other.nats);
    }

    public Information minus(Information other) {
        return new Information(nats - other.nats);
    }

    @Override
    public int compareTo(Information other) {
        return Double.compare(nats, other.nats);
    }
}
