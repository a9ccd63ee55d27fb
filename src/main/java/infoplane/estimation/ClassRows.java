package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Samples;
import infoplane.pairwise.Neighbourhoods;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows whose class holds at least one other row, with their classes.
 *
 * @param classes class of each row; some classes may be empty
 */
public record ClassRows(Samples rows, int[] classes) {
    /** @throws EstimationRefusedException if every row is alone in its class */
    public static ClassRows of(Samples rows, int[] classes) {
        int[] sizes = sizes(classes);
        int[] kept = IntStream.range(0, classes.length)
                .filter(row -> sizes[classes[row]] > 1)
                .toArray();
        if (kept.length == 0) {
            throw new EstimationRefusedException(
                    "every class has a single row, so that no row has a neighbour of its" + " own class");
        }
        if (kept.length == classes.length) {
            return new ClassRows(rows, classes);
        }
        return new ClassRows(rows.select(kept), select(classes, kept));
    }

    /** A selection of the rows, without rows that are alone in their class within the selection. */
    ClassRows select(int[] some) {
        return of(rows.select(some), select(classes, some));
    }

    public static int[] sizes(int[] classes) {
        int[] sizes = new int[Arrays.stream(classes).max().orElse(-1) + 1];
        for (int label : classes) {
            sizes[label]++;
        }
        return sizes;
    }

    /** The rows of one class, in order. */
    public static int[] members(int[] classes, int label) {
        return IntStream.range(0, classes.length)
                .filter(row -> classes[row] == label)
                .toArray();
    }

    /**
     * Neighbours of the same class.
     *
     * @param radii the distance of each row to its k-th neighbour; to the farthest of its class if the class has fewer rows
     * @param counted how many rows have a row among their k neighbours, divided by k; 1 on average
     */
    record Neighbours(double[] radii, double[] counted) {}

    /** The distance of some rows to their k-th neighbour of the same class, or to the farthest if the class has fewer. */
    static double[] radii(Samples rows, int[] classes, int k, int[] some) {
        double[] radii = new double[some.length];
        for (int label = 0; label < sizes(classes).length; label++) {
            int[] places = members(select(classes, some), label);
            if (places.length > 0) {
                int[] members = members(classes, label);
                int[] asked = Arrays.stream(select(some, places))
                        .map(row -> Arrays.binarySearch(members, row))
                        .toArray();
                double[] farthest = Neighbourhoods.of(rows.select(members), Neighbourhoods.Norm.MAXIMUM)
                        .nearest(Math.min(k, members.length - 1), asked)
                        .farthest();
                for (int i = 0; i < places.length; i++) {
                    radii[places[i]] = farthest[i];
                }
            }
        }
        return radii;
    }

    static int[] select(int[] values, int[] places) {
        return Arrays.stream(places).map(place -> values[place]).toArray();
    }

    static Neighbours neighbours(Samples rows, int[] classes, int k) {
        double[] radii = new double[classes.length];
        double[] counted = new double[classes.length];
        int[] sizes = sizes(classes);
        for (int label = 0; label < sizes.length; label++) {
            if (sizes[label] > 0) {
                int[] members = members(classes, label);
                Neighbourhoods.Nearest nearest = Neighbourhoods.of(rows.select(members), Neighbourhoods.Norm.MAXIMUM)
                        .nearest(Math.min(k, members.length - 1));
                double[] farthest = nearest.farthest();
                int[] times = nearest.counted();
                for (int i = 0; i < members.length; i++) {
                    radii[members[i]] = farthest[i];
                    counted[members[i]] = times[i] / (double) nearest.k();
                }
            }
        }
        return new Neighbours(radii, counted);
    }
}
