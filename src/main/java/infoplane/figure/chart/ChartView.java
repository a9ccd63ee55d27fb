package infoplane.figure.chart;

import infoplane.figure.EpochRange;
import infoplane.figure.InformationUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How curves over the epochs are shown. Immutable: every change gives a new view.
 *
 * @param hiddenLayers layers that are left out, counted from 1
 * @param logarithmic whether the epoch axis follows log(1 + epoch) instead of the epoch
 * @param unit of information
 * @param epochs that the axis shows
 * @param cursor epoch that a line through all panels marks; null for none
 * @param legend whether the legend of layers and lines is shown above the plots
 * @param spans epochs with a name, such as phases; every second one is shaded behind the curves
 * @param reading whether results are still being read, so that a chart without values says so
 */
public record ChartView(
        Set<Integer> hiddenLayers,
        boolean logarithmic,
        InformationUnit unit,
        EpochRange epochs,
        @Nullable Integer cursor,
        boolean legend,
        List<EpochSpan> spans,
        boolean reading) {
    /** Epochs with a name, such as the fitting phase. */
    public record EpochSpan(String name, EpochRange epochs) {}

    public ChartView {
        hiddenLayers = Collections.unmodifiableSet(new TreeSet<>(hiddenLayers));
        spans = List.copyOf(spans);
    }

    public static ChartView defaults() {
        return new ChartView(Set.of(), true, InformationUnit.BITS, EpochRange.ALL, null, true, List.of(), false);
    }

    public boolean showsLayer(int layer) {
        return !hiddenLayers.contains(layer);
    }

    public ChartView withHiddenLayers(Set<Integer> hidden) {
        return new ChartView(hidden, logarithmic, unit, epochs, cursor, legend, spans, reading);
    }

    /** Hides the layer, or shows it again. */
    public ChartView toggledLayer(int layer) {
        Set<Integer> hidden = new TreeSet<>(hiddenLayers);
        if (!hidden.remove(layer)) {
            hidden.add(layer);
        }
        return withHiddenLayers(hidden);
    }

    public ChartView withLogarithmic(boolean byLogarithm) {
        return new ChartView(hiddenLayers, byLogarithm, unit, epochs, cursor, legend, spans, reading);
    }

    public ChartView withUnit(InformationUnit newUnit) {
        return new ChartView(hiddenLayers, logarithmic, newUnit, epochs, cursor, legend, spans, reading);
    }

    public ChartView withEpochs(EpochRange range) {
        return new ChartView(hiddenLayers, logarithmic, unit, range, cursor, legend, spans, reading);
    }

    public ChartView withCursor(@Nullable Integer epoch) {
        return new ChartView(hiddenLayers, logarithmic, unit, epochs, epoch, legend, spans, reading);
    }

    public ChartView withLegend(boolean shown) {
        return new ChartView(hiddenLayers, logarithmic, unit, epochs, cursor, shown, spans, reading);
    }

    public ChartView withSpans(List<EpochSpan> newSpans) {
        return new ChartView(hiddenLayers, logarithmic, unit, epochs, cursor, legend, newSpans, reading);
    }

    public ChartView withReading(boolean stillReading) {
        return new ChartView(hiddenLayers, logarithmic, unit, epochs, cursor, legend, spans, stillReading);
    }
}
