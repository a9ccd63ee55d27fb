package infoplane.figure.chart;

import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.Pen;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of curves and levels beside a plot, each as near to what it names as the others let it, and joined to it by a line
 * where that is not beside it. Curves of one name that end together, as those of the same layer of two runs may, share it.
 */
final class EndNames {
    /** Of a line of text, in letters. */
    private static final double HEIGHT = 1.15;
    /** From the plot to the names, in letters, the lines being in between. */
    private static final double GAP = 1.3;

    /** What is left free beside the plot and beyond the longest name, in letters. */
    static final double ROOM = GAP + 0.9;

    /** A name farther than this from what it names, in letters, is joined to it. */
    private static final double BESIDE = 0.45;

    /** A name in its place. @param place the height of its middle */
    record PlacedName(Name name, double place) {}

    /** A name and what it names. @param ends their heights, ascending */
    record Name(String text, Color colour, FigureFont font, List<Double> ends) {
        double wanted() {
            return ends.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }

        double last() {
            return ends.get(ends.size() - 1);
        }
    }

    private final ChartLayout layout;
    private final ChartLayout.Plot plot;
    private final double letter;

    EndNames(ChartLayout layout, ChartLayout.Plot plot) {
        this.layout = layout;
        this.plot = plot;
        letter = layout.style.fontSize();
    }

    void paint(Pen pen) {
        placed(pen.colours()).forEach(name -> paint(pen, name.name(), name.place()));
    }

    /** From the top; none where there is no room for them, as the legend tells curves apart, too. */
    List<PlacedName> placed(FigureColours colours) {
        List<Name> names = names(colours, plot.panel().curves());
        if (!fit(names)) { // those of the first run say which layer is which
            names = names(colours, firstOfEachName());
        }
        if (!fit(names)) {
            return List.of();
        }
        List<PlacedName> placed = new ArrayList<>();
        double[] places = Spread.apart(
                names.stream().mapToDouble(Name::wanted).toArray(),
                letter * HEIGHT,
                plot.box().getY(),
                plot.box().getMaxY());
        for (int index = 0; index < names.size(); index++) {
            placed.add(new PlacedName(names.get(index), places[index]));
        }
        return placed;
    }

    private boolean fit(List<Name> names) {
        return names.size() * letter * HEIGHT <= plot.box().getHeight() + letter;
    }

    private List<ChartPanel.DrawnCurve> firstOfEachName() {
        Map<String, ChartPanel.DrawnCurve> first = new HashMap<>();
        return plot.panel().curves().stream()
                .filter(curve -> first.putIfAbsent(curve.label(), curve) == null)
                .toList();
    }

    /** In order of height. */
    private List<Name> names(FigureColours colours, List<ChartPanel.DrawnCurve> curves) {
        List<Name> single = new ArrayList<>();
        for (ChartPanel.Level level : plot.panel().levels()) {
            single.add(new Name(level.name(), colours.muted(), FigureFont.REGULAR, List.of(plot.y(level.value()))));
        }
        for (ChartPanel.DrawnCurve curve : curves) {
            if (layout.shows(curve)) {
                double end = CurvePath.lastValue(curve, layout.across);
                single.add(new Name(curve.label(), curve.colour(colours), FigureFont.MEDIUM, List.of(plot.y(end))));
            }
        }
        single.removeIf(name -> name.text().isEmpty()
                || !(name.last() >= plot.box().getY() - 1
                        && name.last() <= plot.box().getMaxY() + 1));
        single.sort(Comparator.comparingDouble(Name::last));
        List<Name> shared = shared(single);
        shared.sort(Comparator.comparingDouble(Name::wanted));
        return shared;
    }

    private List<Name> shared(List<Name> ascending) {
        List<Name> shared = new ArrayList<>();
        Map<String, Name> open = new HashMap<>();
        for (Name name : ascending) {
            Name above = open.get(name.text());
            if (above == null || name.last() - above.last() > letter * HEIGHT) {
                above = new Name(name.text(), name.colour(), name.font(), new ArrayList<>());
                shared.add(above);
                open.put(name.text(), above);
            }
            above.ends().add(name.last());
        }
        return shared;
    }

    private void paint(Pen pen, Name name, double place) {
        double from = plot.box().getMaxX();
        boolean apart =
                name.ends().size() > 1 || name.ends().stream().anyMatch(end -> Math.abs(end - place) > BESIDE * letter);
        for (double end : apart ? name.ends() : List.<Double>of()) {
            pen.line(
                    from + letter * 0.15,
                    end,
                    from + letter * (GAP - 0.2),
                    place,
                    name.colour(),
                    layout.style.lineWidth());
        }
        pen.text(name.text(), from + letter * GAP, place, 0, 0.5, name.font(), letter, name.colour());
    }
}
