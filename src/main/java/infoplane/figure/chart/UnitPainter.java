package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.AxisPainter;
import infoplane.figure.AxisScale;
import infoplane.figure.ColourMap;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.InputPicture;
import infoplane.figure.Pen;
import infoplane.figure.chart.UnitFigure.ShownUnit;
import infoplane.measuring.UnitLook;
import infoplane.measuring.UnitLook.Response;
import infoplane.measuring.UnitLook.ResponseKind;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paints a figure of units: a row of panels for each, and a row for their difference. */
final class UnitPainter {
    private static final String WEIGHTS = "Weights and bias";
    private static final String SHARES = "Share of inputs at each activation";
    private static final int MOST_TICKS = 8;

    private final Pen pen;
    private final UnitFigure figure;
    private final double width;
    private final double height;
    private final FigureColours colours;
    private final double letter;
    private final double line;

    UnitPainter(Pen pen, UnitFigure figure, double width, double height) {
        this.pen = pen;
        this.figure = figure;
        this.width = width;
        this.height = height;
        colours = pen.colours();
        letter = pen.style().fontSize();
        line = pen.style().lineWidth();
    }

    /** Something in a frame. @param square whether it keeps its shape */
    private record Panel(String title, boolean square, double[] shape, PanelPaint paint) {}

    private interface PanelPaint {
        void in(Rectangle2D box);
    }

    void paint() {
        double top = letter * 0.6;
        if (pen.style().title()) {
            pen.text(figure.title(), letter, letter * 0.9, 0, 1, FigureFont.MEDIUM, letter * 1.2, colours.ink());
            top = letter * 2.8;
        }
        boolean compared = figure.comparable();
        int rows = figure.units().size() + (compared ? 1 : 0);
        double tall = (height - top) / rows;
        for (int row = 0; row < figure.units().size(); row++) {
            ShownUnit unit = figure.units().get(row);
            row(figure.words(unit), panels(unit.look()), top + row * tall, tall);
        }
        if (compared) {
            row("Difference, the first less the one below", differences(), top + 2 * tall, tall);
        }
    }

    private void row(String words, List<Panel> panels, double top, double tall) {
        pen.text(words, letter, top + letter * 0.4, 0, 1, FigureFont.MEDIUM, letter, colours.ink());
        double left = letter * 4.2;
        double gap = letter * 4.2;
        double wide = Math.max(10, (width - left - letter * 2.2 - gap * (panels.size() - 1)) / panels.size());
        double high = Math.min(wide, Math.max(10, tall - letter * 6.4)); // no panel is a tower
        for (int place = 0; place < panels.size(); place++) {
            Panel panel = panels.get(place);
            double x = left + place * (wide + gap);
            double y = top + letter * 3.4;
            Rectangle2D box =
                    panel.square() ? fitted(x, y, wide, high, panel.shape()) : new Rectangle2D.Double(x, y, wide, high);
            double title = FigureFont.REGULAR.width(panel.title(), letter * 0.92);
            pen.text(
                    panel.title(),
                    box.getX(),
                    y - letter * 0.45,
                    0,
                    0,
                    FigureFont.REGULAR,
                    letter * 0.92 * Math.min(1, wide / title),
                    colours.muted());
            panel.paint().in(box);
            new AxisPainter(pen, box).frame();
        }
    }

    private static Rectangle2D fitted(double x, double y, double wide, double high, double[] shape) {
        double scale = Math.min(wide / shape[0], high / shape[1]);
        return new Rectangle2D.Double(x, y, shape[0] * scale, shape[1] * scale);
    }

    private List<Panel> panels(UnitLook look) {
        List<Panel> panels = new ArrayList<>();
        double[] weights = look.weights();
        boolean pictured = look.responses().stream().anyMatch(one -> one.kind() == ResponseKind.WEIGHTS);
        if (weights.length == 0) {
            panels.add(note("Weights", "Only activations were imported, which have no weights."));
        } else if (!pictured) {
            panels.add(weights(withBias(look, weights), look, mostWeight()));
        }
        panels.add(new Panel(SHARES, false, new double[0], box -> histogram(box, look.shares(), look.values())));
        look.responses().forEach(response -> panels.add(response(response, false)));
        return panels;
    }

    /** The greatest weight of all units shown, so that their bars have one scale. */
    private double mostWeight() {
        return figure.units().stream()
                .map(ShownUnit::look)
                .mapToDouble(look -> most(withBias(look, look.weights())))
                .max()
                .orElse(1);
    }

    /** The greatest amount; 1 where all are 0, so that an axis has ends. */
    private static double most(double[] values) {
        double most = Arrays.stream(values).map(Math::abs).max().orElse(0);
        return most > 0 ? most : 1;
    }

    private static double[] withBias(UnitLook look, double[] weights) {
        double[] all = Arrays.copyOf(weights, weights.length + 1);
        all[weights.length] = look.bias();
        return all;
    }

    private List<Panel> differences() {
        UnitLook one = figure.units().get(0).look();
        UnitLook other = figure.units().get(1).look();
        List<Panel> panels = new ArrayList<>();
        double[] from = one.weights();
        double[] to = other.weights();
        boolean pictured = one.responses().stream().anyMatch(each -> each.kind() == ResponseKind.WEIGHTS);
        if (from.length == 0) {
            panels.add(note("Weights", ""));
        } else if (!pictured) {
            double[] less = less(withBias(one, from), withBias(other, to));
            panels.add(weights(less, one, most(less)));
        }
        panels.add(
                one.values().equals(other.values())
                        ? shares(less(one.shares(), other.shares()), one.values())
                        : note(SHARES, "The ranges differ."));
        for (int place = 0; place < one.responses().size(); place++) {
            Response first = one.responses().get(place);
            Response second = other.responses().get(place);
            panels.add(response(
                    new Response(
                            first.kind(),
                            first.width(),
                            first.height(),
                            less(first.values(), second.values()),
                            first.ends()),
                    true));
        }
        return panels;
    }

    private static double[] less(double[] from, double[] taken) {
        double[] rest = from.clone();
        for (int place = 0; place < rest.length; place++) {
            rest[place] -= taken[place];
        }
        return rest;
    }

    private Panel note(String title, String words) {
        return new Panel(title, false, new double[0], box -> {
            String text = words;
            double size = Math.min(letter, box.getWidth() / Math.max(1, words.length()) * 2);
            pen.text(text, box.getCenterX(), box.getCenterY(), 0.5, 0.5, FigureFont.REGULAR, size, colours.muted());
        });
    }

    /** A bar for each weight that leads to a unit, and for its bias. @param most weight at the end of the axis */
    private Panel weights(double[] values, UnitLook look, double most) {
        int number = look.layer().number();
        String from = (number == 1 ? "inputs" : "units") + " 1 … " + (values.length - 1);
        return new Panel(WEIGHTS, false, new double[0], box -> {
            bars(box, values, most);
            pen.text(
                    Formula.lowered("from " + from + (number == 1 ? "" : " of T" + (number - 1)) + "; bias"),
                    box.getCenterX(),
                    box.getMaxY() + letter * 0.6,
                    0.5,
                    1,
                    FigureFont.REGULAR,
                    letter * 0.92,
                    colours.muted());
        });
    }

    private Panel shares(double[] differences, Range values) {
        return new Panel(SHARES, false, new double[0], box -> {
            bars(box, differences, most(differences));
            acrossAxis(box, values);
        });
    }

    /** Bars from zero up and down. */
    private void bars(Rectangle2D box, double[] values, double most) {
        AxisScale up = AxisScale.linear(-1.08 * most, 1.08 * most);
        double step = box.getWidth() / values.length;
        double zero = box.getCenterY();
        for (int place = 0; place < values.length; place++) {
            double end = box.getMaxY() - box.getHeight() * up.position(values[place]);
            double x = box.getX() + place * step;
            pen.fill(
                    new Rectangle2D.Double(
                            x + step * 0.1, Math.min(zero, end), Math.max(0.3, step * 0.8), Math.abs(end - zero)),
                    colours.category(values[place] < 0 ? 0 : 1));
        }
        pen.line(box.getX(), zero, box.getMaxX(), zero, colours.axis(), line);
        upAxis(box, up);
    }

    private void upAxis(Rectangle2D box, AxisScale up) {
        new AxisPainter(pen, box)
                .up(up, up.ticks((int) Math.min(MOST_TICKS, Math.max(2, box.getHeight() / (letter * 2.6)))), "", 0);
    }

    private void acrossAxis(Rectangle2D box, Range values) {
        double upper = values.width() > 0 ? values.upper() : values.lower() + 1;
        AxisScale across = AxisScale.linear(values.lower(), upper);
        new AxisPainter(pen, box).across(across, across.ticks((int) Math.max(2, box.getWidth() / (letter * 5))), "");
    }

    private void histogram(Rectangle2D box, double[] shares, Range values) {
        AxisScale up = AxisScale.linear(0, 1.05 * most(shares));
        double step = box.getWidth() / shares.length;
        for (int place = 0; place < shares.length; place++) {
            double end = box.getHeight() * up.position(shares[place]);
            pen.fill(
                    new Rectangle2D.Double(
                            box.getX() + place * step + step * 0.06, box.getMaxY() - end, step * 0.88, end),
                    colours.layer(3, 8));
        }
        upAxis(box, up);
        acrossAxis(box, values);
    }

    /** Weights and differences have a colour for each sign; pictures are ink on paper, activations a scale between two colours. */
    private Panel response(Response response, boolean difference) {
        boolean signed = difference || response.kind() == ResponseKind.WEIGHTS;
        boolean plane = response.kind() == ResponseKind.PLANE;
        String low = signed ? " (blue)" : plane ? " (dark)" : "";
        String high = signed ? " (orange)" : plane ? " (bright)" : "";
        double[] shape = {response.width(), response.height()};
        return new Panel(title(response.kind()), true, shape, box -> {
            double[] ends = ends(response.values(), signed);
            BufferedImage image = new BufferedImage(response.width(), response.height(), BufferedImage.TYPE_INT_RGB);
            for (int place = 0; place < response.values().length; place++) {
                double share = ends[1] > ends[0] ? (response.values()[place] - ends[0]) / (ends[1] - ends[0]) : 0.5;
                image.setRGB(
                        place % response.width(),
                        place / response.width(),
                        colour(response.kind(), signed, Math.max(0, Math.min(1, share))));
            }
            AffineTransform at = AffineTransform.getTranslateInstance(box.getX(), box.getY());
            at.scale(box.getWidth() / response.width(), box.getHeight() / response.height());
            pen.graphics()
                    .setRenderingHint(
                            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            pen.graphics().drawImage(image, at, null);
            pen.text(
                    number(ends[0]) + low + " … " + number(ends[1]) + high,
                    box.getX(),
                    box.getMaxY() + letter * 0.6,
                    0,
                    1,
                    FigureFont.REGULAR,
                    letter * 0.92,
                    colours.muted());
        });
    }

    private static String number(double value) {
        return FigureTable.cell(Math.round(value * 1000) / 1000.0).replace("-", "−");
    }

    private static double[] ends(double[] values, boolean signed) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        double far = Math.max(Math.abs(least), Math.abs(most));
        return signed ? new double[] {-far, far} : new double[] {least, most};
    }

    private int colour(ResponseKind kind, boolean signed, double share) {
        if (signed) {
            return share < 0.5
                    ? InputPicture.mixed(colours.background(), colours.category(0), 1 - 2 * share)
                    : InputPicture.mixed(colours.background(), colours.category(1), 2 * share - 1);
        }
        return kind == ResponseKind.PLANE ? ColourMap.VIRIDIS.argb(share) : InputPicture.grey(share, colours);
    }

    private static String title(ResponseKind kind) {
        return kind == ResponseKind.PLANE
                ? "Activation over the two inputs"
                : kind == ResponseKind.WEIGHTS ? "Weights from the pixels" : "Mean input, by activation";
    }
}
