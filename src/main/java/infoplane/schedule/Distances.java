package infoplane.schedule;

/** The distance of two epochs. */
final class Distances {
    private Distances() {}

    /**
     * The greatest absolute difference of two coordinates. A coordinate that is NaN in both epochs is left out; one that
     * is NaN in one of them only makes the distance infinite, so that nothing is passed over unseen.
     */
    static double greatest(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("an epoch has " + other.length + " coordinates but another has "
                    + one.length + "; all must have as many");
        }
        double greatest = 0;
        for (int i = 0; i < one.length; i++) {
            greatest = Math.max(greatest, difference(one[i], other[i]));
        }
        return greatest;
    }

    private static double difference(double one, double other) {
        if (Double.isNaN(one) || Double.isNaN(other)) {
            return Double.isNaN(one) && Double.isNaN(other) ? 0 : Double.POSITIVE_INFINITY;
        }
        return one == other ? 0 : Math.abs(one - other); // equal infinities are no distance apart
    }
}
