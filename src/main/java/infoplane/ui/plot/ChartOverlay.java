package infoplane.ui.plot;

import infoplane.figure.Formula;
import infoplane.figure.chart.ChartHit;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Draws over a chart: the value under the pointer and the span of a zoom. */
final class ChartOverlay {
    private static final Color ACCENT = Color.web("#2f81f7");
    private static final Font FONT = Font.font(11.5);

    private final Canvas canvas;

    ChartOverlay(Canvas canvas) {
        this.canvas = canvas;
    }

    void clear() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    void span(Rectangle2D span) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(ACCENT.deriveColor(0, 1, 1, 0.15));
        graphics.fillRect(span.getX(), span.getY(), span.getWidth(), span.getHeight());
    }

    /** Draws a ring around a value and a label beside it. */
    void value(ChartHit hit, double width) {
        String words = String.format(
                Locale.ROOT,
                "%s  epoch %d: %.4g",
                Formula.upright(Formula.lowered(hit.curve())),
                hit.epoch(),
                hit.value());
        words(words, hit.x(), hit.y(), width);
    }

    /** Draws a ring and a label beside it, on the side that has room. */
    void words(String words, double x, double y, double width) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setStroke(ACCENT);
        graphics.setLineWidth(1.8);
        graphics.strokeOval(x - 4, y - 4, 8, 8);
        Text measure = new Text(words);
        measure.setFont(FONT);
        double length = measure.getLayoutBounds().getWidth() + 12;
        double left = x + 10 + length > width ? x - 10 - length : x + 10;
        double top = Math.max(2, y - 26);
        graphics.setFill(Color.gray(0.12, 0.9));
        graphics.fillRoundRect(left, top, length, 20, 6, 6);
        graphics.setFill(Color.WHITE);
        graphics.setFont(FONT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(words, left + 6, top + 10);
    }
}
