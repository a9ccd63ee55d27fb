package infoplane.figure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which results a plane shows, and how. Immutable: every change gives a new view.
 *
 * @param estimators ids of the overlaid estimators; empty for the first that measured anything
 * @param hiddenLayers layers that are left out, counted from 1
 * @param colouring what the colour of a point means
 * @param map colours of the epochs
 * @param logarithmic whether colours follow log(1 + epoch) instead of the epoch
 * @param unit of both axes
 * @param epochs shown
 * @param highlighted epoch drawn on top, with a line through its layers; null for none
 * @param limits part of the plane that is shown; null for everything that is measured
 * @param marks what is shown besides the points
 */
public record PlaneView(
        List<String> estimators,
        Set<Integer> hiddenLayers,
        Colouring colouring,
        ColourMap map,
        boolean logarithmic,
        InformationUnit unit,
        EpochRange epochs,
        @Nullable Integer highlighted,
        @Nullable PlaneLimits limits,
        Set<PlaneMark> marks) {
    /** What the colour of a point means. */
    public enum Colouring {
        EPOCH("Epoch"),
        LAYER("Layer"),
        RUN("Run");

        private final String label;

        Colouring(String label) {
            this.label = label;
        }

        /** The name in menus. */
        public String label() {
            return label;
        }
    }

    private static final Set<PlaneMark> USUAL =
            EnumSet.complementOf(EnumSet.of(PlaneMark.DIAGONAL, PlaneMark.IB_LIMIT));

    public PlaneView {
        estimators = List.copyOf(estimators);
        hiddenLayers = Collections.unmodifiableSet(new TreeSet<>(hiddenLayers));
        EnumSet<PlaneMark> copy = EnumSet.noneOf(PlaneMark.class);
        copy.addAll(marks);
        marks = Collections.unmodifiableSet(copy);
    }

    public static PlaneView defaults() {
        return new PlaneView(
                List.of(),
                Set.of(),
                Colouring.EPOCH,
                ColourMap.VIRIDIS,
                true,
                InformationUnit.BITS,
                EpochRange.ALL,
                null,
                null,
                USUAL);
    }

    public boolean shows(PlaneMark mark) {
        return marks.contains(mark);
    }

    public boolean showsLayer(int layer) {
        return !hiddenLayers.contains(layer);
    }

    public PlaneView withEstimators(List<String> ids) {
        return new PlaneView(ids, hiddenLayers, colouring, map, logarithmic, unit, epochs, highlighted, limits, marks);
    }

    public PlaneView withHiddenLayers(Set<Integer> hidden) {
        return new PlaneView(estimators, hidden, colouring, map, logarithmic, unit, epochs, highlighted, limits, marks);
    }

    /** Hides the layer, or shows it again. */
    public PlaneView toggledLayer(int layer) {
        Set<Integer> hidden = new TreeSet<>(hiddenLayers);
        if (!hidden.remove(layer)) {
            hidden.add(layer);
        }
        return withHiddenLayers(hidden);
    }

    public PlaneView withColouring(Colouring newColouring) {
        return new PlaneView(
                estimators, hiddenLayers, newColouring, map, logarithmic, unit, epochs, highlighted, limits, marks);
    }

    public PlaneView withMap(ColourMap newMap) {
        return new PlaneView(
                estimators, hiddenLayers, colouring, newMap, logarithmic, unit, epochs, highlighted, limits, marks);
    }

    public PlaneView withLogarithmic(boolean byLogarithm) {
        return new PlaneView(
                estimators, hiddenLayers, colouring, map, byLogarithm, unit, epochs, highlighted, limits, marks);
    }

    public PlaneView withUnit(InformationUnit newUnit) {
        return new PlaneView(
                estimators, hiddenLayers, colouring, map, logarithmic, newUnit, epochs, highlighted, limits, marks);
    }

    public PlaneView withEpochs(EpochRange range) {
        return new PlaneView(
                estimators, hiddenLayers, colouring, map, logarithmic, unit, range, highlighted, limits, marks);
    }

    public PlaneView withHighlighted(@Nullable Integer epoch) {
        return new PlaneView(estimators, hiddenLayers, colouring, map, logarithmic, unit, epochs, epoch, limits, marks);
    }

    public PlaneView withLimits(@Nullable PlaneLimits newLimits) {
        return new PlaneView(
                estimators, hiddenLayers, colouring, map, logarithmic, unit, epochs, highlighted, newLimits, marks);
    }

    public PlaneView with(PlaneMark mark, boolean shown) {
        EnumSet<PlaneMark> changed = EnumSet.noneOf(PlaneMark.class);
        changed.addAll(marks);
        if (shown) {
            changed.add(mark);
        } else {
            changed.remove(mark);
        }
        return new PlaneView(
                estimators, hiddenLayers, colouring, map, logarithmic, unit, epochs, highlighted, limits, changed);
    }
}
