package infoplane.figure.chart;

import infoplane.calibration.CalibrationReport;
import infoplane.calibration.CalibrationResult;
import infoplane.calibration.CalibrationTask;
import infoplane.core.Information;
import infoplane.estimation.EstimatorName;
import infoplane.figure.Figure;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.InformationUnit;
import infoplane.figure.Pen;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of estimators on problems with known information: one line per problem, one column per estimator, the true
 * value beside the estimate.
 */
public final class CalibrationFigure implements Figure {
    private static final double LINE = 18;
    private static final double MARGINS = 132;

    private final CalibrationReport report;
    private final InformationUnit unit;

    public CalibrationFigure(CalibrationReport report, InformationUnit unit) {
        this.report = report;
        this.unit = unit;
    }

    @Override
    public String title() {
        int n = report.results().isEmpty() ? 0 : report.results().get(0).n();
        return "Estimates of known information, n = " + n;
    }

    @Override
    public String explanation() {
        return "A line is a problem whose true information (bar) is known; the mark is the mean of the estimates of several"
                + " samples, the band their spread. Marks on their bars are what a good estimator gives.";
    }

    /** A size at which all text is legible. */
    public FigureSize size() {
        int columns = Math.max(1, report.estimators().size());
        double column = columns <= 2 ? 320 : columns <= 4 ? 210 : 150;
        return new FigureSize(
                Math.min(10_000, 190 + columns * column),
                Math.min(10_000, Math.max(300, MARGINS + LINE * tasks().size())),
                2);
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            Pen pen = new Pen(own, style);
            pen.background(width, height);
            new CalibrationPainter(pen, this, new CalibrationLayout(this, width, height, style)).paint();
        } finally {
            own.dispose();
        }
    }

    InformationUnit unit() {
        return unit;
    }

    List<String> estimators() {
        return report.estimators();
    }

    EstimatorName name(String estimator) {
        return report.estimatorName(estimator);
    }

    /** The problems from top to bottom: sorted by kind, then from little information to much. */
    List<CalibrationTask> tasks() {
        return report.results().stream()
                .map(CalibrationResult::task)
                .distinct()
                .sorted(Comparator.comparing(CalibrationTask::kind).thenComparing(CalibrationTask::truth))
                .toList();
    }

    List<CalibrationResult> results() {
        return report.results();
    }

    Optional<CalibrationResult> result(String estimator, CalibrationTask task) {
        return report.of(estimator).stream()
                .filter(result -> result.task() == task)
                .findFirst();
    }

    @Override
    public FigureTable table() {
        String in = "_" + unit.label();
        List<List<String>> rows = new ArrayList<>();
        for (CalibrationResult result : report.results()) {
            rows.add(List.of(
                    result.estimator(),
                    result.task().id(),
                    Integer.toString(result.task().columns()),
                    Integer.toString(result.n()),
                    Integer.toString(result.estimates()),
                    cell(result.task().truth()),
                    cell(result.mean()),
                    cell(result.deviation()),
                    result.verdict().label()));
        }
        return new FigureTable(
                List.of(
                        "estimator",
                        "problem",
                        "columns",
                        "n",
                        "estimates",
                        "true" + in,
                        "mean" + in,
                        "sd" + in,
                        "verdict"),
                rows);
    }

    private String cell(@Nullable Information amount) {
        return amount == null ? "" : FigureTable.cell(unit.of(amount));
    }
}
