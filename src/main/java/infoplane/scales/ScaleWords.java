package infoplane.scales;

import infoplane.measuring.Layer;
import infoplane.scales.ScaleSets.LayerSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scales at which a layer compresses, in words, such as "T5 compresses at relative σ from 0.02 to 0.8 and nowhere else". */
public final class ScaleWords {
    private ScaleWords() {}

    /** A sentence for each layer, without its stop; layers that compress at no scale share one. */
    public static List<String> sentences(ScaleSets sets) {
        List<String> sentences = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (LayerSet layer : sets.layers()) {
            if (layer.verdicts().stream().allMatch(verdict -> verdict == ScaleVerdict.DOES_NOT)) {
                never.add(Layer.symbol(layer.layer()));
            } else {
                sentences.add(sentence(sets.grid(), layer));
            }
        }
        if (!never.isEmpty()) {
            sentences.add(joined(never) + (never.size() == 1 ? " does" : " do") + " not compress at any "
                    + (sets.grid().relative() ? "relative σ " : "σ ")
                    + range(sets.grid(), 0, sets.grid().points() - 1));
        }
        return sentences;
    }

    /** One sentence without its stop. @param grid of the layer */
    public static String sentence(ScaleGrid grid, LayerSet layer) {
        List<String> compressing = runs(grid, layer, ScaleVerdict.COMPRESSES);
        List<String> open = runs(grid, layer, ScaleVerdict.UNDECIDED);
        String sigma = grid.relative() ? "relative σ " : "σ ";
        String where;
        if (compressing.isEmpty() && runs(grid, layer, ScaleVerdict.DOES_NOT).isEmpty()) {
            return Layer.symbol(layer.layer()) + " could not be told at any " + sigma
                    + range(grid, 0, grid.points() - 1);
        }
        if (compressing.isEmpty() && !open.isEmpty()) {
            where = " does not compress at " + sigma + joined(runs(grid, layer, ScaleVerdict.DOES_NOT));
        } else if (compressing.isEmpty()) {
            where = " does not compress at any " + sigma + range(grid, 0, grid.points() - 1);
        } else if (runs(grid, layer, ScaleVerdict.DOES_NOT).isEmpty() && open.isEmpty()) {
            where = " compresses at every " + sigma + range(grid, 0, grid.points() - 1);
        } else {
            where = " compresses at " + sigma + joined(compressing) + (open.isEmpty() ? " and nowhere else" : "");
        }
        String undecided = open.isEmpty() ? "" : "; at " + sigma + joined(open) + " it could not be told";
        return Layer.symbol(layer.layer()) + where + undecided;
    }

    /** The set of scales alone, such as "0.02 to 0.8", for tables; "none" for no scale. */
    public static String set(ScaleGrid grid, LayerSet layer) {
        List<String> runs = runs(grid, layer, ScaleVerdict.COMPRESSES);
        String set = runs.isEmpty() ? "none" : String.join(", ", runs).replace("from ", "");
        List<String> open = runs(grid, layer, ScaleVerdict.UNDECIDED);
        return open.isEmpty() ? set : set + " (open: " + String.join(", ", open).replace("from ", "") + ")";
    }

    /** The runs of scales with a verdict, from the least σ up. */
    private static List<String> runs(ScaleGrid grid, LayerSet layer, ScaleVerdict verdict) {
        List<ScaleVerdict> verdicts = layer.verdicts();
        List<String> runs = new ArrayList<>();
        int end = verdicts.size() - 1;
        for (int scale = verdicts.size() - 1; scale >= 0; scale--) {
            if (verdicts.get(scale) != verdict) {
                end = scale - 1;
            } else if (scale == 0 || verdicts.get(scale - 1) != verdict) {
                runs.add(range(grid, scale, end));
            }
        }
        return runs;
    }

    private static String range(ScaleGrid grid, int first, int last) {
        double[] sigmas = grid.sigmas();
        return first == last ? number(sigmas[first]) : "from " + number(sigmas[last]) + " to " + number(sigmas[first]);
    }

    private static String joined(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }

    /** Two digits, such as 0.022. */
    public static String number(double sigma) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.1e", sigma));
        String plain = new java.math.BigDecimal(Double.toString(rounded))
                .stripTrailingZeros()
                .toPlainString();
        return rounded >= 1e-4 && rounded < 1e5 ? plain : String.format(Locale.ROOT, "%.1e", sigma);
    }
}
