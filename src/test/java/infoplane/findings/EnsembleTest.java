package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.experiment.Runs;
import infoplane.findings.Ensemble.Point;
import infoplane.findings.Ensemble.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnsembleTest {
    /** Student's t for 2 degrees of freedom: t = 4.302652729911275 (closed form: (2p−1) √(2/(4p(1−p))), p = 0.975). */
    @Test
    void theIntervalIsStudents() {
        double t = 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025));
        Summary summary = Summary.of(new double[] {1, 2, 3});
        assertEquals(2, summary.mean().bits(), 1e-12);
        assertEquals(1, summary.deviation(), 1e-12);
        assertEquals(2 - t / Math.sqrt(3), summary.low(), 1e-9);
        assertEquals(2 + t / Math.sqrt(3), summary.high(), 1e-9);
    }

    @Test
    void oneRepeatHasNoSpread() {
        Summary summary = Summary.of(new double[] {5});
        assertEquals(5, summary.mean().bits(), 1e-12);
        assertTrue(Double.isNaN(summary.deviation()) && Double.isNaN(summary.low()));
    }

    /** A repeat that measured epochs 0 and 10 only lies half-way at epoch 5. */
    @Test
    void epochsThatARepeatLeftOutAreInterpolated() {
        RunResults dense = Runs.of(Runs.curve("e", 1, new int[] {0, 5, 10}, new double[] {4, 8, 2}));
        RunResults sparse = Runs.of(Runs.curve("e", 1, new int[] {0, 10}, new double[] {2, 6}));
        List<Point> points = Ensemble.of(List.of(dense, sparse));
        assertEquals(List.of(0, 5, 10), points.stream().map(Point::epoch).toList());
        assertEquals(
                List.of(3.0, 6.0, 4.0),
                points.stream().map(p -> Runs.bits(mean(p))).toList());
        assertTrue(points.stream().allMatch(point -> point.n() == 2));
    }

    private static Information mean(Point point) {
        Summary input = point.input();
        if (input == null) {
            throw new AssertionError("no I(X;T) at " + point);
        }
        return input.mean();
    }
}
