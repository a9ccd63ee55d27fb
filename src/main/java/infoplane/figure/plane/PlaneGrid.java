package infoplane.figure.plane;

import infoplane.figure.Figure;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Legend;
import infoplane.figure.Pen;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Planes side by side with the same axes, colours and legend, one for each estimator or run. So a place in one plane can be
 * compared with the same place in the next.
 */
public final class PlaneGrid implements Figure {
    private static final double BEST_ASPECT = 1.25;

    private final List<PlaneSeries> series;
    private final PlaneView view;
    private final String title;

    /** @param series one plane each; all planes share the view */
    public PlaneGrid(List<PlaneSeries> series, PlaneView view) {
        this(series, view, commonName(series));
    }

    private PlaneGrid(List<PlaneSeries> series, PlaneView view, String title) {
        this.series = List.copyOf(series);
        this.view = view;
        this.title = title;
    }

    /** The name that all planes have in common: the run's, the estimator's, or none. */
    private static String commonName(List<PlaneSeries> series) {
        List<String> runs = series.stream().map(PlaneSeries::name).distinct().toList();
        List<String> estimators =
                series.stream().map(PlaneSeries::estimatorName).distinct().toList();
        return runs.size() == 1 ? runs.get(0) : estimators.size() == 1 ? estimators.get(0) : "";
    }

    public PlaneGrid with(PlaneView newView) {
        return new PlaneGrid(series, newView, title);
    }

    public PlaneGrid withTitle(String newTitle) {
        return new PlaneGrid(series, view, newTitle);
    }

    public List<PlaneSeries> series() {
        return series;
    }

    public PlaneView view() {
        return view;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return "The same information plane measured in several ways or in several runs, with the same axes and colours:"
                + " what differs between the plots is what depends on the estimator or the run.";
    }

    /** The geometry of each plane, in the order of the series. */
    public List<PlaneGeometry> geometry(double width, double height, FigureStyle style) {
        List<PlaneLayout> layouts = layouts(width, height, style);
        return IntStream.range(0, layouts.size())
                .mapToObj(cell -> new PlaneGeometry(
                        layouts.get(cell),
                        changed -> with(changed).layouts(width, height, style).get(cell)))
                .toList();
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            Pen pen = new Pen(own, style);
            pen.background(width, height);
            List<PlaneLayout> layouts = layouts(width, height, style);
            for (PlaneLayout layout : layouts) {
                new PlanePainter(pen, layout).paint();
            }
            if (titled(style) && !layouts.isEmpty()) {
                double letter = style.fontSize();
                double left = layouts.get(0).plot.getX();
                pen.text(
                        title,
                        left,
                        letter * 0.9,
                        0,
                        1,
                        FigureFont.MEDIUM,
                        letter * 1.2,
                        style.colours().ink());
            }
        } finally {
            own.dispose();
        }
    }

    private boolean titled(FigureStyle style) {
        return style.title() && !title.isEmpty();
    }

    /** The number of columns that brings the plots nearest to {@link #BEST_ASPECT}. Each empty cell adds a small cost. */
    private int columns(double width, double height, double letter) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int columns = 1; columns <= series.size(); columns++) {
            int rows = (series.size() + columns - 1) / columns;
            double across = Math.max(1, (width - 12 * letter) / columns - letter);
            double up = Math.max(1, (height - 8 * letter) / rows - 3 * letter);
            double cost = Math.abs(Math.log(across / up / BEST_ASPECT)) + 0.2 * (rows * columns - series.size());
            if (cost < least) {
                least = cost;
                best = columns;
            }
        }
        return best;
    }

    private List<PlaneLayout> layouts(double width, double height, FigureStyle style) {
        if (series.isEmpty()) {
            return List.of();
        }
        List<PlaneFigure> figures =
                series.stream().map(one -> new PlaneFigure(List.of(one), view)).toList();
        PlaneLimits limits =
                new PlaneFigure(series, view).limits(); // of all, so that a plane of bad estimates flattens none
        int lastEpoch = series.stream().mapToInt(PlaneSeries::lastEpoch).max().orElse(0);
        Sheet sheet = new Sheet(limits, width, height, style);
        List<PlaneLayout> layouts = new ArrayList<>();
        for (int cell = 0; cell < figures.size(); cell++) {
            layouts.add(new PlaneLayout(figures.get(cell).withLastEpoch(lastEpoch), style, limits, sheet.frame(cell)));
        }
        return layouts;
    }

    /** The measures that all planes share. */
    private final class Sheet {
        private final double letter;
        private final boolean ceilings = view.shows(PlaneMark.CEILINGS);
        private final int columns;
        private final int rows;
        private final double left;
        private final double right;
        private final double top;
        private final double heading;
        private final double gap;
        private final double plotWidth;
        private final double plotHeight;
        private final Legend legend;

        Sheet(PlaneLimits limits, double width, double height, FigureStyle style) {
            letter = style.fontSize();
            columns = columns(width, height, letter);
            rows = (series.size() + columns - 1) / columns;
            gap = letter * 1.2;
            heading = letter * (ceilings ? 3.7 : 2.6);
            right = letter * (PlaneLayout.showsColourBar(view) ? 5.6 : 1.4) + letter * (ceilings ? 1.9 : 0);
            double start = letter * (titled(style) ? 2.5 : 0.4);
            left = letter * 2.9 + PlaneLayout.numbersWidth(view, limits, height / rows, style);
            // The legend shows the first series only: with several series it would list them as overlaid runs.
            legend = new Legend(
                    PlaneLegend.items(series.subList(0, 1), view, style), left, start, width - letter, letter);
            top = start + legend.height() - letter * 0.3;
            double bottom = letter * 3.9;
            plotWidth = Math.max(1, (width - left - right - gap * (columns - 1)) / columns);
            plotHeight = Math.max(1, (height - top - bottom) / rows - heading);
        }

        PlaneFrame frame(int cell) {
            int column = cell % columns;
            int row = cell / columns;
            double y = top + row * (plotHeight + heading);
            Rectangle2D plot =
                    new Rectangle2D.Double(left + column * (plotWidth + gap), y + heading, plotWidth, plotHeight);
            boolean lastColumn = column == columns - 1;
            boolean bottomOfColumn = cell + columns >= series.size();
            boolean firstCell = cell == 0;
            return new PlaneFrame(
                    plot,
                    series.size() > 1 ? heading(cell) : "",
                    y + letter * 1.1,
                    letter,
                    column == 0,
                    letter,
                    bottomOfColumn,
                    lastColumn,
                    firstCell && PlaneLayout.showsColourBar(view) ? bar() : null,
                    firstCell ? legend : Legend.NONE);
        }

        private String heading(int cell) {
            String whole = PlaneFigure.namesOf(series).get(cell);
            if (FigureFont.MEDIUM.fitted(whole, letter, plotWidth).equals(whole)) {
                return whole;
            }
            PlaneSeries one = series.get(cell);
            if (!whole.equals(one.name() + PlaneFigure.NAME_AND_ESTIMATOR + one.estimatorName())) {
                return FigureFont.MEDIUM.fitted(whole, letter, plotWidth);
            } // a heading of run and estimator keeps a part of both
            String name = FigureFont.MEDIUM.fitted(one.name(), letter, plotWidth * 0.45);
            return name
                    + PlaneFigure.NAME_AND_ESTIMATOR
                    + FigureFont.MEDIUM.fitted(one.estimatorName(), letter, plotWidth * 0.5);
        }

        /** The colour bar beside the last column, as high as all rows. */
        private Rectangle2D bar() {
            double x = left + columns * plotWidth + (columns - 1) * gap + letter * (ceilings ? 2.6 : 1.3);
            return new Rectangle2D.Double(x, top + heading, letter * 0.85, rows * plotHeight + (rows - 1) * heading);
        }
    }

    @Override
    public List<String> remarks(FigureFormat format, double width, double height, FigureStyle style) {
        return layouts(width, height, style).stream()
                .flatMap(plane -> PlaneCloud.remark(plane, format).stream())
                .limit(1)
                .toList();
    }

    @Override
    public FigureTable table() {
        return PlaneTable.of(series, view);
    }

    @Override
    public FigureTable summary() {
        return new PlaneFigure(series, view).summary();
    }

    @Override
    public OptionalInt reachedEpoch() {
        return PlaneFigure.reachedEpoch(series, view);
    }

    @Override
    public List<Figure> film(int frames) {
        List<Figure> film = new ArrayList<>();
        for (PlaneFigure frame : new PlaneFigure(series, view).frames(frames)) {
            film.add(with(frame.view()));
        }
        return film;
    }
}
