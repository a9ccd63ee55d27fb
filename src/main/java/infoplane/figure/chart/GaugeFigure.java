package infoplane.figure.chart;

import infoplane.core.Information;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.InformationUnit;
import infoplane.figure.Pen;
import infoplane.findings.Interval;
import infoplane.findings.JointGauge;
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
     * The audit of a run, or of repeats together.
     *
     * @param run its name
     * @param layers names of the layers, first to last
     * @param joint what repeats say together, whose mean the audit is; null for a single run
     */
    public record Audited(
            String run,
            List<String> layers,
            GaugeAudit audit,
            @Nullable JointGauge joint) {
        public Audited {
            layers = List.copyOf(layers);
        }

        public static Audited of(String run, List<String> layers, GaugeAudit audit) {
            return new Audited(run, layers, audit, null);
        }

        public static Audited of(String runs, List<String> layers, JointGauge joint) {
            return new Audited(runs, layers, joint.mean(), joint);
        }

        /** The intervals over repeats; null for a single run. */
        JointGauge.@Nullable FallRange span(Fall fall) {
            return joint == null ? null : joint.of(fall);
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
        String fall = "all of I(X;T) in other coordinates of the same network";
        return series.size() == 1 ? series.get(0).run() + " · f" + fall : "F" + fall;
    }

    @Override
    public String explanation() {
        return "The fall of I(X;T) from its maximum to the end. The weights into a unit are multiplied by c and those out of it"
                + " divided by c, so every value belongs to the same function. Where the threshold lies between them, the"
                + " verdict on compression is an artefact of coordinates."
                + (joint()
                        ? " Repeats are shown by their means; the lines above and below a bar are the 95 % intervals of the"
                                + " least and of the greatest fall, on which the verdict over repeats rests."
                        : "");
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
        List<String> columns = new ArrayList<>(List.of(
                "run",
                "estimator",
                "layer",
                "as_trained" + in,
                "unit_rms" + in,
                "balanced" + in,
                "orbit_min" + in,
                "orbit_max" + in,
                "verdict"));
        boolean joint = joint();
        if (joint) {
            columns.addAll(
                    List.of("votes", "least_low" + in, "least_high" + in, "greatest_low" + in, "greatest_high" + in));
        }
        for (Audited one : series) {
            for (Fall fall : one.audit().falls()) {
                List<String> row = new ArrayList<>(List.of(
                        one.run(),
                        fall.estimator(),
                        Integer.toString(fall.layer()),
                        cell(fall.asTrained()),
                        cell(fall.unitRms()),
                        cell(fall.balanced()),
                        cell(fall.orbitMin()),
                        cell(fall.orbitMax()),
                        fall.verdict().label()));
                if (joint) {
                    JointGauge.FallRange span = one.span(fall);
                    row.add(span == null ? "" : Integer.toString(span.votes()));
                    addEnds(row, span == null ? null : span.least());
                    addEnds(row, span == null ? null : span.most());
                }
                rows.add(row);
            }
        }
        return new FigureTable(columns, rows);
    }

    /** Whether repeats are shown together. */
    boolean joint() {
        return series.stream().anyMatch(one -> one.joint() != null);
    }

    private void addEnds(List<String> row, @Nullable Interval bits) {
        row.add(bits == null ? "" : cell(Information.ofBits(bits.low())));
        row.add(bits == null ? "" : cell(Information.ofBits(bits.high())));
    }

    private String cell(@Nullable Information amount) {
        return amount == null ? "" : FigureTable.cell(unit.of(amount));
    }
}
