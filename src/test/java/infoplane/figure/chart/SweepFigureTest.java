package infoplane.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.RunMonitor;
import infoplane.experiment.RunStatus;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureReading;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.Readings;
import infoplane.figure.file.FigureExport;
import infoplane.findings.SweepColumn;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Figures of a table whose means are known: the fall is 10 for relu, 20 for tanh, plus the number of the repeat and the bins. */
final class SweepFigureTest {
    private static final List<String> FIELDS = List.of("network.activation", "measure.estimators[0].bins");

    private static SweepTable table() {
        List<SweepRow> rows = new ArrayList<>();
        for (String activation : List.of("tanh", "relu")) {
            for (int bins : new int[] {1, 2}) {
                for (int repeat = 0; repeat < 3; repeat++) {
                    for (int layer = 1; layer <= 3; layer++) {
                        double fall = (activation.equals("tanh") ? 20 : 10) + repeat + 100 * bins + 1000 * layer;
                        String run = activation + "/repeat-00" + repeat;
                        rows.add(row(run, List.of(activation, "" + bins), "binning:" + bins, layer, fall));
                        rows.add(row(run, List.of(activation, ""), "kde", layer, -fall));
                    }
                }
            }
        }
        rows.add(SweepRow.without("sigmoid", 1, RunStatus.FAILED, "why").with(List.of("sigmoid", "")));
        return new SweepTable(FIELDS, rows);
    }

    private static SweepRow row(String run, List<String> values, String estimator, int layer, double fall) {
        return new SweepRow(run, 1, values, RunStatus.FINISHED, 0.5, 0.5, estimator, layer, 9, 1, 1, 1, fall, "yes");
    }

    private static SweepFigure figure(SweepView.SweepKind kind, String... over) {
        return new SweepFigure(
                "it", table(), new SweepView(kind, SweepColumn.FALL_BITS, List.of(over), "", OptionalInt.empty()));
    }

    /** Layer 2 is the last hidden one; the estimator is that of the field; the interval is t's, 4.30 × 1/√3 for three repeats. */
    @Test
    void aMapHoldsTheMeansOfTheRepeats() {
        List<List<String>> rows = figure(SweepView.SweepKind.MAP, FIELDS.toArray(String[]::new))
                .table()
                .rows();
        assertEquals(4, rows.size());
        assertEquals(List.of("tanh", "1", "2121"), rows.get(0).subList(0, 3));
        assertEquals(List.of("relu", "2", "2211"), rows.get(3).subList(0, 3));
        assertEquals(
                2121 - 4.3027 / Math.sqrt(3), Double.parseDouble(rows.get(0).get(3)), 1e-3);
    }

    /** A map tells its four means, a curve its two; a line of parallel axes tells of its run, at each axis what it has there. */
    @Test
    void whatIsShownIsTold() {
        assertEquals(
                List.of(
                        "activation = tanh: Fall of I(X;T) [bits] 2121.000",
                        "activation = tanh: Fall of I(X;T) [bits] 2221.000"),
                told(SweepView.SweepKind.MAP, FIELDS.get(0), FIELDS.get(1)).stream()
                        .map(FigureReading::value)
                        .map(value -> value.replaceAll(", 95 % interval .*", ""))
                        .limit(2)
                        .toList());
        assertEquals(
                List.of("bins = 1: Fall of I(X;T) [bits] 2116.000", "bins = 2: Fall of I(X;T) [bits] 2216.000"),
                told(SweepView.SweepKind.CURVE, FIELDS.get(1)).stream()
                        .map(FigureReading::value)
                        .toList());
        SweepFigure axes = figure(SweepView.SweepKind.AXES, FIELDS.toArray(String[]::new));
        List<FigureReading> all = told(SweepView.SweepKind.AXES, FIELDS.toArray(String[]::new));
        assertEquals(3 * axes.rows().size(), all.size(), "two settings and the outcome");
        for (int row = 0; row < axes.rows().size(); row++) {
            SweepRow run = axes.rows().get(row);
            assertEquals("activation = " + run.values().get(0), all.get(3 * row).value());
            assertEquals(
                    String.format(java.util.Locale.ROOT, "Fall of I(X;T) [bits] %.3f", run.fallBits()),
                    all.get(3 * row + 2).value());
        }
    }

    private static List<FigureReading> told(SweepView.SweepKind kind, String... over) {
        return Readings.of(figure(kind, over), 800, 500, FigureStyle.light());
    }

    /** What is not on an axis is averaged, and then there is no interval: it would be one over different settings. */
    @Test
    void whatIsNotShownIsAveragedWithoutAnInterval() {
        SweepFigure figure = figure(SweepView.SweepKind.CURVE, FIELDS.get(1));
        assertEquals(
                List.of(List.of("1", "2116", "", ""), List.of("2", "2216", "", "")),
                figure.table().rows());
        assertTrue(figure.subtitle().endsWith("mean over network.activation"), figure::subtitle);
    }

    @Test
    void everyKindIsPaintedAndTheUsualOneFitsTheFields() {
        SweepTable table = table();
        assertEquals(
                SweepView.SweepKind.MAP,
                SweepFigure.usual(table, SweepColumn.FALL_BITS, "", OptionalInt.empty())
                        .kind());
        for (SweepView.SweepKind kind : SweepView.SweepKind.values()) {
            String svg = new String(
                    FigureExport.bytes(
                            figure(kind, FIELDS.toArray(String[]::new)),
                            FigureFormat.SVG,
                            FigureSize.SCREEN,
                            FigureStyle.light(),
                            "{}",
                            RunMonitor.SILENT),
                    StandardCharsets.UTF_8);
            assertTrue(svg.contains("tanh") && svg.contains("Fall of I(X;T)"), kind::name);
        }
    }
}
