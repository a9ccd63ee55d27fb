package infoplane.schedule;

/** Computes the distance of two epochs. */
final class Distances {
    private Distances() {}

    /**
     * The greatest absolute difference of two coordinates. Skips a coordinate that is NaN in both epochs. A coordinate that
     * is NaN in only one of them makes the distance infinite, so that the change is not missed.
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
        return one == other ? 0 : Math.abs(one - other); // equal infinities have distance 0
    }
}
