package infoplane.figure.chart;

import infoplane.figure.AxisScale;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureStyle;
import infoplane.figure.Ticks;
import infoplane.measuring.ActivationHistograms;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The layout of an activations figure. */
final class ActivationsLayout {
    final FigureStyle style;
    final Rectangle2D map;
    final Rectangle2D histogram;
    final Rectangle2D saturation;
    final Rectangle2D bar;
    final AxisScale across;
    final AxisScale up;
    final AxisScale shares;
    final Ticks acrossTicks;
    final Ticks upTicks;

    ActivationsLayout(ActivationsFigure figure, double width, double height, FigureStyle style) {
        this.style = style;
        ActivationHistograms data = figure.data();
        ChartView view = figure.view();
        double letter = style.fontSize();
        boolean saturates = data.saturated().stream().anyMatch(Double::isFinite);
        List<Integer> epochs = data.epochs();
        int last = epochs.isEmpty() ? 1 : Math.max(1, epochs.get(epochs.size() - 1));
        int from = Math.min(view.epochs().from(), last - 1);
        across = new AxisScale(
                view.logarithmic() ? AxisScale.Spacing.LOG_FROM_ZERO : AxisScale.Spacing.LINEAR,
                from,
                Math.max(from + 1, Math.min(view.epochs().to(), last)));
        double length = data.values().width() > 0 ? data.values().width() : 1;
        up = AxisScale.linear(data.values().lower(), data.values().lower() + length);
        shares = AxisScale.linear(0, highest(data));

        double top = letter * (style.title() ? 3.2 : 1.9);
        double bottom = letter * 3.9;
        double below = saturates ? Math.max(letter * 3, (height - top - bottom) * 0.2) : 0;
        double gap = letter * 1.2;
        double mapHeight = Math.max(1, height - top - bottom - (saturates ? below + gap : 0));
        upTicks = up.ticks((int) Math.max(2, mapHeight / (letter * 3.4)));
        double widest = FigureFont.REGULAR.width("100 %", letter);
        for (Ticks.Tick tick : upTicks.major()) {
            widest = Math.max(widest, FigureFont.REGULAR.width(tick.label(), letter));
        }
        double left = letter * 2.9 + widest;
        double room = Math.max(2, width - left - letter * 6.3 - gap);
        double aside = Math.min(room / 2, Math.max(room * 0.24, FigureFont.REGULAR.width("Epoch 10 000", letter)));
        map = new Rectangle2D.Double(left, top, room - aside, mapHeight);
        histogram = new Rectangle2D.Double(map.getMaxX() + gap, top, aside, mapHeight);
        bar = new Rectangle2D.Double(histogram.getMaxX() + letter * 1.3, top, letter * 0.85, mapHeight);
        saturation = new Rectangle2D.Double(left, map.getMaxY() + gap, map.getWidth(), below);
        acrossTicks = across.ticks((int) Math.max(2, map.getWidth() / (letter * 4.2)));
    }

    private static double highest(ActivationHistograms data) {
        double most = 0;
        for (double[] histogram : data.shares()) {
            for (double share : histogram) {
                most = Math.max(most, share);
            }
        }
        return most > 0 ? most : 1;
    }

    double x(double epoch) {
        return map.getX() + map.getWidth() * across.position(epoch);
    }

    double epoch(double x) {
        return across.value(Math.min(1, Math.max(0, (x - map.getX()) / map.getWidth())));
    }
}
