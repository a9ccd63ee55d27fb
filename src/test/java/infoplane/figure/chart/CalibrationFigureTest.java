package infoplane.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.calibration.CalibrationReport;
import infoplane.calibration.CalibrationResult;
import infoplane.calibration.CalibrationTask;
import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.KsgSettings;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.InformationUnit;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalibrationFigureTest {
    private static final List<CalibrationTask> TASKS = CalibrationTask.all(1);

    /** Says of every task its truth and {@code error} more, but refuses the last. */
    private static CalibrationFigure figure(double error) {
        List<CalibrationResult> results = new ArrayList<>();
        for (CalibrationTask task : TASKS) {
            boolean refuses = task == TASKS.get(TASKS.size() - 1);
            Information mean = refuses ? null : task.truth().plus(Information.ofBits(error));
            results.add(new CalibrationResult(
                    "ksg:1:4",
                    task,
                    100,
                    3,
                    refuses ? 0 : 3,
                    mean,
                    refuses ? null : Information.ofBits(0.02),
                    null,
                    0.1,
                    Set.of(EstimateFlag.NO_ENTROPY),
                    refuses ? "copies" : null,
                    CalibrationResult.Warnings.NONE));
        }
        return new CalibrationFigure(
                new CalibrationReport(
                        results, Map.of("ksg:1:4", KsgSettings.defaults().name())),
                InformationUnit.BITS);
    }

    @Test
    void linesGoFromLittleInformationToMuch() {
        List<CalibrationTask> tasks = figure(0).tasks();
        assertEquals(TASKS.size(), tasks.size());
        for (int line = 1; line < tasks.size(); line++) {
            CalibrationTask above = tasks.get(line - 1);
            CalibrationTask below = tasks.get(line);
            assertTrue(
                    above.kind().compareTo(below.kind()) < 0
                            || above.kind() == below.kind() && above.truth().compareTo(below.truth()) <= 0,
                    above + " above " + below);
        }
    }

    /** A right estimate is under its bar, a wrong one beside it, one out of sight at the end of the axis. */
    @Test
    void errorsAreSeen() {
        FigureStyle style = FigureStyle.light();
        FigureSize size = figure(0).size();
        CalibrationLayout layout = new CalibrationLayout(figure(0.5), size.width(), size.height(), style);
        var plot = layout.columns.get(0);
        assertTrue(layout.x(plot, 1) > layout.x(plot, 0.5) + 10);
        assertTrue(plot.contains(layout.x(plot, 0), layout.y(0)));
        assertTrue(plot.contains(layout.x(plot, 2.8), layout.y(TASKS.size() - 1)));
        assertTrue(plot.getMaxX() < size.width());
        BufferedImage right = FigureImages.render(figure(0), size.width(), size.height(), 1, style);
        BufferedImage wrong = FigureImages.render(figure(0.5), size.width(), size.height(), 1, style);
        int red = style.colours().warning().getRGB();
        assertEquals(0, count(right, red, plot.getMaxX()));
        assertTrue(count(wrong, red, plot.getMaxX()) > 50, "0.5 bits too much is unusable for little information");
        BufferedImage far = FigureImages.render(figure(1000), size.width(), size.height(), 1, style);
        assertTrue(count(far, red, plot.getMaxX()) > count(wrong, red, plot.getMaxX()));
    }

    /** Pixels of a colour in the plot, where the legend is not. */
    private static int count(BufferedImage image, int rgb, double toX) {
        int count = 0;
        for (int y = 0; y < image.getHeight() - 60; y++) {
            for (int x = 0; x < toX; x++) {
                count += image.getRGB(x, y) == rgb ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theTableHasAllNumbers() {
        FigureTable table = figure(0.25).table();
        assertEquals(TASKS.size(), table.rows().size());
        List<String> row = table.rows().get(0);
        assertEquals("normal-1x1", row.get(1));
        assertEquals(
                Double.parseDouble(row.get(5)) + 0.25,
                Double.parseDouble(row.get(6)),
                1e-12,
                "mean is truth and error");
        assertEquals("", table.rows().get(TASKS.size() - 1).get(6), "refused");
        assertEquals("refused", table.rows().get(TASKS.size() - 1).get(8));
    }

    @Test
    void manyEstimatorsMakeALargerFigureAndTinyOnesArePainted() {
        assertNotEquals(0, figure(0).explanation().length());
        FigureImages.render(figure(0), 40, 40, 1, FigureStyle.dark());
        FigureImages.render(
                new CalibrationFigure(new CalibrationReport(List.of(), Map.of()), InformationUnit.NATS),
                400,
                300,
                1,
                FigureStyle.paper());
    }
}
