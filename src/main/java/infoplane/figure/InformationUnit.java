package infoplane.figure;

import infoplane.core.Information;

/** The units in which information is shown. */
public enum InformationUnit {
    BITS("bits", Math.log(2)),
    NATS("nats", 1);

    private final String label;
    private final double nats;

    InformationUnit(String label, double nats) {
        this.label = label;
        this.nats = nats;
    }

    /** The name in axis titles: {@code I(X;T) [bits]}. */
    public String label() {
        return label;
    }

    public double fromNats(double amount) {
        return amount / nats;
    }

    public double toNats(double amount) {
        return amount * nats;
    }

    public double of(Information information) {
        return fromNats(information.nats());
    }
}
