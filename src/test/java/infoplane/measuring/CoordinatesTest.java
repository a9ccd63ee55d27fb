package infoplane.measuring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Information;
import infoplane.core.Seed;
import infoplane.estimation.PlaneEstimate;
import infoplane.schedule.ScheduleSettings;
import infoplane.schedule.ScheduleSettings.Distance;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
    private static final Ceilings CEILINGS =
            new Ceilings(Information.ofBits(12), Information.ofBits(1), Information.ofBits(1));

    private static List<PlanePoint> point(double inputBits, double labelBits) {
        PlaneEstimate estimate = new PlaneEstimate(
                Information.ofBits(inputBits),
                Information.ofBits(labelBits),
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of());
        return List.of(new PlanePoint("binning:idnns", 0, 1, estimate));
    }

    private static Coordinates coordinates(Distance distance) {
        return Coordinates.of(new ScheduleSettings.DeltaExact(0.02, 2, distance, null), CEILINGS);
    }

    @Test
    void scaledCoordinatesAreSharesOfTheEntropies() {
        assertArrayEquals(new double[] {0.5, 0.25}, coordinates(Distance.SCALED).of(point(6, 0.25)), 1e-12);
        assertArrayEquals(new double[] {6, 0.25}, coordinates(Distance.RAW).of(point(6, 0.25)), 1e-12);
    }

    /** Result files hold bits to twelve decimals: what is read back must lie where it lay. */
    @Test
    void aPointReadBackLiesAtExactlyTheSamePlace() {
        RandomGenerator random = new Seed(1).stream("points");
        for (int draw = 0; draw < 10_000; draw++) {
            double input = random.nextDouble(12);
            double label = random.nextDouble();
            double[] measured = coordinates(Distance.RAW).of(point(input, label));
            double[] readBack = coordinates(Distance.RAW).of(point(written(input), written(label)));
            assertEquals(measured[0], readBack[0], 0);
            assertEquals(measured[1], readBack[1], 0);
        }
    }

    private static double written(double bits) {
        return Double.parseDouble(
                Double.toString(Math.rint(Information.ofBits(bits).bits() * 1e12) / 1e12));
    }
}
