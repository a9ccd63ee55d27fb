package infoplane.figure.chart;

import infoplane.core.Information;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.Pen;
import infoplane.measuring.Layer;
import infoplane.measuring.UnitLook;
import infoplane.measuring.UnitLook.Response;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A unit, or two side by side with their difference: the weights that lead to it, the histogram of its activation, and pictures
 * of what it responds to.
 */
public final class UnitFigure implements Figure {
    /** A unit of a run. @param run name of the run */
    public record ShownUnit(String run, UnitLook look) {}

    private final List<ShownUnit> units;

    /** @param units one or two */
    public UnitFigure(List<ShownUnit> units) {
        this.units = List.copyOf(units);
    }

    /** The layer of the unit. */
    public Layer layer() {
        return units.get(0).look().layer();
    }

    List<ShownUnit> units() {
        return units;
    }

    /** Whether the weights and the histograms of two units can be taken from one another. */
    boolean comparable() {
        if (units.size() < 2) {
            return false;
        }
        UnitLook one = units.get(0).look();
        UnitLook other = units.get(1).look();
        return one.weights().length == other.weights().length
                && one.responses().stream()
                        .map(UnitFigure::shape)
                        .toList()
                        .equals(other.responses().stream()
                                .map(UnitFigure::shape)
                                .toList());
    }

    private static List<Object> shape(Response response) {
        return List.of(response.kind(), response.width(), response.height(), response.ends());
    }

    @Override
    public String title() {
        UnitLook look = units.get(0).look();
        return units.get(0).run() + " · unit " + look.unit() + " of "
                + Formula.lowered(look.layer().name());
    }

    /** Such as {@code Epoch 40: H = 2.310 bits, tells 0.412 bits of the label (Binning, 30 bins)}. */
    String words(ShownUnit unit) {
        UnitLook look = unit.look();
        String run =
                units.size() > 1 && !units.get(0).run().equals(units.get(1).run()) ? unit.run() + ", epoch " : "Epoch ";
        String entropy = amount("H = ", look.entropy(), " bits");
        String label = amount(", tells ", look.label(), " bits of the label");
        return run + look.epoch() + (entropy.isEmpty() ? "" : ": " + entropy + label) + " (" + look.cells() + ")";
    }

    private static String amount(String before, @Nullable Information information, String after) {
        return information == null ? "" : String.format(Locale.ROOT, "%s%.3f%s", before, information.bits(), after);
    }

    /** What the unit is, in a sentence, for those who do not see the picture. */
    public String words() {
        return String.join("; ", units.stream().map(this::words).toList());
    }

    @Override
    public String explanation() {
        return "A unit of a layer: the weights that lead to it, how often it takes each activation, and what it responds"
                + " to. H is the entropy of its cells, those that the estimator cuts for the layer; what it tells of the"
                + " label alone is I(unit;Y) in the same cells.";
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            Pen pen = new Pen(own, style);
            pen.background(width, height);
            new UnitPainter(pen, this, width, height).paint();
        } finally {
            own.dispose();
        }
    }

    @Override
    public FigureTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (ShownUnit unit : units) {
            UnitLook look = unit.look();
            add(rows, unit, "h_bits", 0, bits(look.entropy()));
            add(rows, unit, "i_ty_bits", 0, bits(look.label()));
            double[] weights = look.weights();
            if (weights.length > 0) {
                add(rows, unit, "bias", 0, look.bias());
                for (int from = 0; from < weights.length; from++) {
                    add(rows, unit, "weight", from + 1, weights[from]);
                }
            }
            double cell = look.values().width() / look.shares().length;
            for (int at = 0; at < look.shares().length; at++) {
                add(
                        rows,
                        unit,
                        "share_from_" + FigureTable.cell(look.values().lower() + at * cell),
                        at + 1,
                        look.shares()[at]);
            }
            for (Response response : look.responses()) {
                for (int at = 0; at < response.values().length; at++) {
                    add(rows, unit, response.kind().name().toLowerCase(Locale.ROOT), at + 1, response.values()[at]);
                }
            }
        }
        return new FigureTable(List.of("run", "layer", "unit", "epoch", "what", "place", "value"), rows);
    }

    private static double bits(@Nullable Information information) {
        return information == null ? Double.NaN : information.bits();
    }

    private static void add(List<List<String>> rows, ShownUnit unit, String what, int place, double value) {
        rows.add(List.of(
                unit.run(),
                Integer.toString(unit.look().layer().number()),
                Integer.toString(unit.look().unit()),
                Integer.toString(unit.look().epoch()),
                what,
                Integer.toString(place),
                FigureTable.cell(value)));
    }

    @Override
    public OptionalInt reachedEpoch() {
        return OptionalInt.of(units.get(0).look().epoch());
    }
}
