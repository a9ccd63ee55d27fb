package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What travels with an estimate: its ceiling, its flags, and the layer that it is of. */
class PlaneEstimateTest {
    private static PlaneEstimate point(@Nullable Double bits, @Nullable Double ceiling) {
        return new PlaneEstimate(
                bits == null ? null : Information.ofBits(bits),
                Information.ofBits(0.5),
                Information.ofBits(2),
                Information.ofBits(0.1),
                Information.ofBits(0.2),
                ceiling == null ? null : Information.ofBits(ceiling),
                7,
                3,
                Set.of(EstimateFlag.SATURATED));
    }

    @Test
    void saturationIsTheShareOfTheCeiling() {
        assertEquals(0.75, point(9.0, 12.0).saturation(), 1e-15);
        assertTrue(Double.isNaN(point(null, 12.0).saturation()));
        assertTrue(Double.isNaN(point(9.0, null).saturation()));
        assertTrue(Double.isNaN(point(1.0, 0.0).saturation()), "a single row has nothing to show");
    }

    @Test
    void aNewCeilingOrFlagLeavesTheRest() {
        PlaneEstimate lower = point(9.0, 12.0).withCeiling(Information.ofBits(10));
        assertEquals(point(9.0, 10.0), lower);
        PlaneEstimate flagged = lower.withFlag(EstimateFlag.DUPLICATES);
        assertEquals(Set.of(EstimateFlag.SATURATED, EstimateFlag.DUPLICATES), flagged.flags());
        assertEquals(lower.inputInformation(), flagged.inputInformation());
        assertEquals(lower.cells(), flagged.cells());
        Estimate estimate = new Estimate(Information.ofBits(1), null, null, Set.of(EstimateFlag.SATURATED));
        assertEquals(
                new Estimate(
                        Information.ofBits(1), null, null, Set.of(EstimateFlag.DUPLICATES, EstimateFlag.SATURATED)),
                estimate.withFlag(EstimateFlag.DUPLICATES));
    }

    /** Files list flags in one order, and nobody may change those of a point that others hold. */
    @Test
    void flagsComeInOneOrderAndCannotBeChanged() {
        Set<EstimateFlag> flags =
                point(1.0, 2.0).withFlag(EstimateFlag.PROVISIONAL).flags();
        assertEquals(List.of(EstimateFlag.PROVISIONAL, EstimateFlag.SATURATED), List.copyOf(flags));
        assertThrows(UnsupportedOperationException.class, () -> flags.add(EstimateFlag.REFUSED));
    }

    @Test
    void everyFlagHasANameOfItsOwnAndWords() {
        List<String> labels =
                Arrays.stream(EstimateFlag.values()).map(EstimateFlag::label).toList();
        assertEquals(
                EnumSet.allOf(EstimateFlag.class).size(), Set.copyOf(labels).size());
        for (EstimateFlag flag : EstimateFlag.values()) {
            assertTrue(flag.label().matches("[a-z]+(-[a-z]+)*"), flag.label());
            assertTrue(flag.explanation().length() > 10, flag.label());
        }
    }

    @Test
    void aLayerNeedsOneLabelARowAndKeepsItsRange() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> LayerSample.of(Samples.column(1, 2, 3), Labels.hard(0, 1)))
                .getMessage();
        assertEquals("there are 3 activations but 2 labels", message);
        LayerSample layer = new LayerSample(Samples.column(1, 2), Labels.hard(0, 1), null, true, 2);
        assertEquals(Optional.empty(), layer.range());
        LayerSample ranged = layer.withRange(new Range(-1, 1));
        assertEquals(Optional.of(new Range(-1, 1)), ranged.range());
        assertTrue(ranged.exhaustive());
    }
}
