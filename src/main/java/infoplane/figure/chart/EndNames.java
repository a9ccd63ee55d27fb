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
 * Places the names of curves and levels beside a plot, each as near to its curve's end as the other names allow. A line
 * joins a name that is too far away to its curve. Curves with the same name and nearly the same end, such as one layer of
 * two runs, share one name.
 */
final class EndNames {
    /** Height of a line of text, in letters. */
    private static final double HEIGHT = 1.15;
    /** Distance from the plot to the names, in letters; the joining lines lie in between. */
    private static final double GAP = 1.3;

    /** Free space beside the plot and beyond the longest name together, in letters. */
    static final double ROOM = GAP + 0.9;

    /** In letters. A name farther than this from its curve's end is joined to it by a line. */
    private static final double BESIDE = 0.45;

    /** A name with its position. @param place y of its middle */
    record PlacedName(Name name, double place) {}

    /** A name with the ends of its curves. @param ends y of each end, ascending */
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

    /** The placed names, from the top. Empty if they do not fit; the legend also tells the curves apart. */
    List<PlacedName> placed(FigureColours colours) {
        List<Name> names = names(colours, plot.panel().curves());
        if (!fit(names)) { // the first run's names still identify the layers
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

    /** The names, sorted by y. */
    private List<Name> names(FigureColours colours, List<ChartPanel.DrawnCurve> curves) {
        List<Name> single = new ArrayList<>();
        for (ChartPanel.Level level : plot.panel().levels()) {
            single.add(new Name(level.name(), colours.muted(), FigureFont.REGULAR, List.of(plot.y(level.value()))));
        }
        for (ChartPanel.DrawnCurve curve : curves) {
            if (layout.shows(curve)) {
                double end =
                        CurvePath.lastValue(curve, layout.across, plot.panel().logarithmic());
                single.add(new Name(
                        curve.label(), curve.colour(colours, layout.layers), FigureFont.MEDIUM, List.of(plot.y(end))));
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
