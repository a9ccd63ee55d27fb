package infoplane.figure.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.figure.Formula;
import infoplane.figure.plane.LabelPlacer.PlacedLabel;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of layers can be read wherever the layers end, and stay where they are as long as they can. */
class LabelPlacerTest {
    private static final Rectangle2D PLOT = new Rectangle2D.Double(50, 40, 400, 300);
    private static final double LETTER = 12;

    /**
     * Layers that lose nothing end in the corner of the ceilings, of which a little lies beyond. Those of one run share a
     * name there, so that there is one for each run.
     */
    @ParameterizedTest
    @CsvSource({"440, 50, 3", "60, 330, 3", "250, 190, 8"})
    void namesOfPointsInOnePlaceAreAllReadable(double x, double y, int count) {
        LabelPlacer placer = new LabelPlacer(PLOT, LETTER);
        placer.occupy(x, PLOT.getY(), x, PLOT.getMaxY());
        placer.occupy(PLOT.getX(), y, PLOT.getMaxX(), y);
        List<PlacedLabel> names = new ArrayList<>();
        for (int layer = 1; layer <= count; layer++) {
            names.add(placer.place("T" + layer, x + layer * 0.1, y).orElseThrow());
        }
        for (PlacedLabel name : names) {
            assertTrue(PLOT.contains(name.box()), name.toString());
            for (PlacedLabel other : names) {
                if (name != other) {
                    assertFalse(name.box().intersects(other.box()), name + " lies on " + other);
                    assertFalse(
                            name.box().intersectsLine(other.leader()), name + " is crossed by the line of " + other);
                }
            }
        }
    }

    @Test
    void layersInOnePlaceShareAName() {
        assertEquals("T₄", Formula.upright(new PlaneNotes.NameGroup(0, 0, List.of(4)).text()));
        assertEquals(
                "T₁–T₃, T₅, T₇–T₈", Formula.upright(new PlaneNotes.NameGroup(0, 0, List.of(1, 2, 3, 5, 7, 8)).text()));
    }

    @Test
    void aNameStaysUntilSomethingIsDrawnThere() {
        Rectangle2D alone = placed(List.of());
        List<double[]> around = new ArrayList<>();
        for (double angle = 0; angle < 2 * Math.PI; angle += 0.05) {
            double[] place = {250 + 30 * Math.cos(angle), 190 + 30 * Math.sin(angle)};
            if (!near(alone, place)) {
                around.add(place);
            }
        }
        assertEquals(alone, placed(around), "whatever is drawn elsewhere");
        assertNotEquals(alone, placed(List.of(new double[] {alone.getCenterX(), alone.getCenterY()})));
    }

    /** Points come and none goes: a name that had to leave a place never comes back to it, so it does not flicker. */
    @Test
    void whileARunGrowsANameLeavesAPlaceOnce() {
        SplittableRandom random = new SplittableRandom(1);
        List<double[]> points = new ArrayList<>();
        List<Rectangle2D> places = new ArrayList<>();
        for (int epoch = 0; epoch < 150; epoch++) {
            points.add(new double[] {230 + 40 * random.nextDouble(), 170 + 40 * random.nextDouble()});
            Rectangle2D now = placed(points);
            if (places.isEmpty() || !places.get(places.size() - 1).equals(now)) {
                assertFalse(places.contains(now), "back at " + now + " with " + points.size() + " points");
                places.add(now);
            }
        }
        assertTrue(places.size() > 2, "it had to move");
    }

    private static boolean near(Rectangle2D box, double[] place) {
        return new Rectangle2D.Double(
                        box.getX() - LETTER,
                        box.getY() - LETTER,
                        box.getWidth() + 2 * LETTER,
                        box.getHeight() + 2 * LETTER)
                .contains(place[0], place[1]);
    }

    private static Rectangle2D placed(List<double[]> points) {
        LabelPlacer placer = new LabelPlacer(PLOT, LETTER);
        points.forEach(point -> placer.occupy(point[0], point[1]));
        return placer.place("T1", 250, 190).orElseThrow().box();
    }
}
