package infoplane.figure.chart;

import infoplane.core.Information;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.InformationUnit;
import infoplane.figure.Pen;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeAudit.Fall;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far I(X;T) of each layer falls in several coordinates of the same network: a line a layer, a column an estimator. */
public final class GaugeFigure implements Figure {
    private final List<Audited> series;
    private final InformationUnit unit;

    /**
     * The audit of a run.
     *
     * @param run its name
     * @param layers names of the layers, first to last
     */
    public record Audited(String run, List<String> layers, GaugeAudit audit) {
        public Audited {
            layers = List.copyOf(layers);
        }

        String layer(int number) {
            return number <= layers.size() ? layers.get(number - 1) : "T" + number;
        }
    }

    /** A line of the figure. */
    record Line(Audited series, int layer) {}

    public GaugeFigure(List<Audited> series, InformationUnit unit) {
        this.series = List.copyOf(series);
        this.unit = unit;
    }

    public List<Audited> series() {
        return series;
    }

    InformationUnit unit() {
        return unit;
    }

    @Override
    public String title() {
        return "Fall of I(X;T) in other coordinates of the same network";
    }

    @Override
    public String explanation() {
        return "The fall of I(X;T) from its maximum to the end. The weights into a unit are multiplied by c and those out of it"
                + " divided by c, so every value belongs to the same function. Where the threshold lies between them, the"
                + " verdict on compression is an artefact of coordinates.";
    }

    List<String> estimators() {
        return series.stream()
                .flatMap(one -> one.audit().estimators().stream())
                .distinct()
                .toList();
    }

    String nameOf(String estimator) {
        return series.stream()
                .filter(one -> one.audit().estimators().contains(estimator))
                .map(one -> one.audit().nameOf(estimator))
                .findFirst()
                .orElse(estimator);
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Audited one : series) {
            one.audit().falls().stream()
                    .map(Fall::layer)
                    .distinct()
                    .sorted()
                    .forEach(layer -> lines.add(new Line(one, layer)));
        }
        return lines;
    }

    @Nullable
    Fall fall(Line line, String estimator) {
        return line.series().audit().of(estimator).stream()
                .filter(fall -> fall.layer() == line.layer())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            new GaugePainter(this, new Pen(own, style), width, height).paint();
        } finally {
            own.dispose();
        }
    }

    @Override
    public FigureTable table() {
        String in = "_" + unit.label();
        List<List<String>> rows = new ArrayList<>();
        for (Audited one : series) {
            for (Fall fall : one.audit().falls()) {
                rows.add(List.of(
                        one.run(),
                        fall.estimator(),
                        Integer.toString(fall.layer()),
                        cell(fall.asTrained()),
                        cell(fall.unitRms()),
                        cell(fall.balanced()),
                        cell(fall.orbitMin()),
                        cell(fall.orbitMax()),
                        fall.verdict().label()));
            }
        }
        return new FigureTable(
                List.of(
                        "run",
                        "estimator",
                        "layer",
                        "as_trained" + in,
                        "unit_rms" + in,
                        "balanced" + in,
                        "orbit_min" + in,
                        "orbit_max" + in,
                        "verdict"),
                rows);
    }

    private String cell(@Nullable Information amount) {
        return amount == null ? "" : FigureTable.cell(unit.of(amount));
    }
}
