package infoplane.figure.chart;

import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.Pen;
import infoplane.figure.Readings;
import infoplane.findings.Ensemble.Summary;
import infoplane.findings.SweepColumn;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import infoplane.measuring.Layer;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** An outcome of the runs of a sweep over the settings that vary. Of several runs in one place it shows the mean. */
public final class SweepFigure implements Figure {
    private static final String ESTIMATORS = "measure.estimators";

    private final String name;
    private final SweepTable table;
    private final SweepView view;
    private final List<SweepRow> rows;

    /** @param name of the experiment */
    public SweepFigure(String name, SweepTable table, SweepView view) {
        this.name = name;
        this.table = table;
        this.view = view;
        rows = chosen();
    }

    /**
     * The view that tells most without being asked: curves of one field, a map of two, parallel axes of more.
     *
     * @param table with at least one field
     */
    public static SweepView usual(SweepTable table, SweepColumn outcome, String estimator, OptionalInt layer) {
        List<String> varying = table.fields().stream()
                .filter(field -> values(table, field).size() > 1)
                .toList();
        List<String> over = varying.isEmpty() ? table.fields() : varying;
        SweepView.SweepKind kind = switch (over.size()) {
            case 1 -> SweepView.SweepKind.CURVE;
            case 2 -> SweepView.SweepKind.MAP;
            default -> SweepView.SweepKind.AXES;
        };
        return new SweepView(kind, outcome, over, estimator, layer);
    }

    /** The values of a field, in the order of the sweep; without the empty ones of rows that it does not concern. */
    private static List<String> values(SweepTable table, String field) {
        int column = table.fields().indexOf(field);
        return table.rows().stream()
                .map(row -> row.values().get(column))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** The rows of the estimator and the layer that the view asks for, which have a number. */
    private List<SweepRow> chosen() {
        Map<String, Integer> layers = new HashMap<>();
        table.rows().forEach(row -> layers.merge(row.run(), row.layer(), Math::max));
        boolean byEstimator = view.over().stream().anyMatch(field -> field.startsWith(ESTIMATORS));
        String first = table.rows().stream()
                .map(SweepRow::estimator)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
        String wanted = view.estimator().isEmpty() && !byEstimator ? first : view.estimator();
        return table.rows().stream()
                .filter(row ->
                        row.measured() && (wanted.isEmpty() || row.estimator().equals(wanted)))
                .filter(row -> row.layer() == view.layer().orElse(Math.max(1, layers.getOrDefault(row.run(), 1) - 1)))
                .filter(row -> view.over().stream()
                        .noneMatch(field -> value(row, field).isEmpty()))
                .filter(row -> !Double.isNaN(number(row)))
                .toList();
    }

    public SweepView view() {
        return view;
    }

    /** The rows that the figure shows. */
    public List<SweepRow> rows() {
        return rows;
    }

    /**
     * Where the row crosses one of the parallel axes: 0 at the lower end, 1 at the upper.
     *
     * @param axis from 0; the last is the outcome
     */
    public double place(SweepRow row, int axis) {
        return layout(1000, 1000, FigureStyle.light()).place(row, axis);
    }

    /** The parallel axes as lines from their upper to their lower ends, the outcome last. */
    public List<Line2D> axes(double width, double height, FigureStyle style) {
        return layout(width, height, style).lines();
    }

    /** A painter that only answers where things lie. */
    private SweepPainter layout(double width, double height, FigureStyle style) {
        Graphics2D nothing = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        try {
            return new SweepPainter(this, new Pen(nothing, style), width, height);
        } finally {
            nothing.dispose();
        }
    }

    double number(SweepRow row) {
        return row.number(view.outcome());
    }

    String value(SweepRow row, String field) {
        return row.values().get(table.fields().indexOf(field));
    }

    List<String> values(String field) {
        return values(table, field);
    }

    /** The mean of the outcome, and its interval, for each combination of values of the fields of the view. */
    Map<List<String>, Summary> summaries(int fields) {
        Map<List<String>, List<Double>> numbers = new LinkedHashMap<>();
        for (SweepRow row : rows) {
            List<String> place = view.over().stream()
                    .limit(fields)
                    .map(field -> value(row, field))
                    .toList();
            numbers.computeIfAbsent(place, key -> new ArrayList<>()).add(number(row));
        }
        boolean repeats = averaged().isEmpty(); // an interval over different settings would be none
        Map<List<String>, Summary> summaries = new LinkedHashMap<>();
        numbers.forEach((place, all) -> {
            Summary summary =
                    Summary.of(all.stream().mapToDouble(Double::doubleValue).toArray());
            summaries.put(place, repeats ? summary : new Summary(summary.mean(), Double.NaN, Double.NaN, Double.NaN));
        });
        return summaries;
    }

    /** The fields that vary but are not on the axes. */
    private List<String> averaged() {
        return table.fields().stream()
                .filter(field -> !view.over().contains(field) && !field.startsWith(ESTIMATORS))
                .filter(field -> values(field).size() > 1)
                .toList();
    }

    /** The field without its section. */
    static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    /** Says what a mean is. @param value of the first setting @param other of the second; empty if there is none */
    void tell(Pen pen, String value, String other, Summary mean, double x, double y) {
        String interval = Double.isNaN(mean.low())
                ? ""
                : ", 95 % interval " + Readings.number(mean.low()) + " to " + Readings.number(mean.high());
        pen.tell(
                subtitle() + (other.isEmpty() ? "" : ", " + last(view.over().get(1)) + " = " + other),
                last(view.over().get(0)) + " = " + value + ": " + view.outcome().axis() + " "
                        + Readings.number(mean.mean().bits()) + interval,
                x,
                y);
    }

    /** Says which run crosses an axis. @param axis from 0; the last is the outcome */
    void tell(Pen pen, SweepRow row, int axis, double x, double y) {
        if (pen.isRead()) {
            String run = view.over().stream()
                    .map(field -> last(field) + " = " + value(row, field))
                    .collect(Collectors.joining(", "));
            pen.tell(
                    "seed " + row.seed() + ", " + run + ", " + row.estimator() + ", "
                            + Formula.lowered(Layer.symbol(row.layer())),
                    axis == view.over().size()
                            ? view.outcome().axis() + " " + Readings.number(number(row))
                            : last(view.over().get(axis)) + " = "
                                    + value(row, view.over().get(axis)),
                    x,
                    y);
        }
    }

    @Override
    public String title() {
        return view.outcome().label() + " of " + name;
    }

    /** The estimator, the layer, and what is averaged. */
    String subtitle() {
        Set<String> ids =
                new LinkedHashSet<>(rows.stream().map(SweepRow::estimator).toList());
        String by = ids.size() == 1 ? ids.iterator().next() : ids.size() + " estimators";
        String layer = view.layer().isPresent() ? "layer " + view.layer().getAsInt() : "last hidden layer";
        List<String> averaged = averaged();
        return (view.outcome().ofWholeRun() ? "whole network" : by + ", " + layer)
                + (averaged.isEmpty() ? "" : "; mean over " + String.join(", ", averaged));
    }

    @Override
    public String explanation() {
        return switch (view.kind()) {
            case MAP ->
                "Each cell is the mean of the runs with these two settings; empty cells have no run that finished.";
            case CURVE ->
                "Each point is the mean of the runs with this setting; bands are its 95 % interval over repeats.";
            case AXES ->
                "Each line is a run: it crosses every axis at its setting, and the last at its outcome, whose colour"
                        + " it has.";
        };
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            new SweepPainter(this, new Pen(own, style), width, height).paint();
        } finally {
            own.dispose();
        }
    }

    @Override
    public FigureTable table() {
        if (view.kind() == SweepView.SweepKind.AXES) {
            List<String> columns = new ArrayList<>(List.of("run"));
            columns.addAll(view.over());
            columns.addAll(List.of("estimator", "layer", view.outcome().column()));
            return new FigureTable(columns, rows.stream().map(this::cells).toList());
        }
        List<String> columns = new ArrayList<>(view.over());
        columns.addAll(List.of(view.outcome().column(), "low", "high"));
        List<List<String>> lines = new ArrayList<>();
        summaries(view.over().size()).forEach((place, summary) -> {
            List<String> cells = new ArrayList<>(place);
            cells.add(FigureTable.cell(summary.mean().bits()));
            cells.add(FigureTable.cell(summary.low()));
            cells.add(FigureTable.cell(summary.high()));
            lines.add(cells);
        });
        return new FigureTable(columns, lines);
    }

    private List<String> cells(SweepRow row) {
        List<String> cells = new ArrayList<>(List.of(row.run()));
        view.over().forEach(field -> cells.add(value(row, field)));
        cells.addAll(List.of(row.estimator(), Integer.toString(row.layer()), FigureTable.cell(number(row))));
        return cells;
    }
}
