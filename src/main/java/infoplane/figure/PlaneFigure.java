package infoplane.figure;

import infoplane.experiment.RunResults;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The information plane of one or several runs or estimators, overlaid. */
public final class PlaneFigure implements Figure {
    private final List<PlaneSeries> series;
    private final PlaneView view;
    private final String title;

    /** @param series overlaid, the first below; the view's choice of estimators has been made */
    public PlaneFigure(List<PlaneSeries> series, PlaneView view) {
        this(series, view, titleOf(series));
    }

    private PlaneFigure(List<PlaneSeries> series, PlaneView view, String title) {
        this.series = List.copyOf(series);
        this.view = view;
        this.title = title;
    }

    /** The estimators that the view names, of every run; the first of each run if it names none. */
    public static PlaneFigure of(List<RunResults> runs, PlaneView view) {
        List<PlaneSeries> chosen = new ArrayList<>();
        for (RunResults run : runs) {
            List<String> ids = view.estimators().isEmpty()
                    ? run.estimators().stream().limit(1).toList()
                    : view.estimators();
            for (String id : ids) {
                chosen.add(PlaneSeries.of(run, id));
            }
        }
        return new PlaneFigure(chosen, view);
    }

    /** What tells each series from the others: its run, its estimator, or both. */
    static List<String> namesOf(List<PlaneSeries> series) {
        long runs = series.stream().map(PlaneSeries::name).distinct().count();
        long estimators = series.stream().map(PlaneSeries::estimator).distinct().count();
        return series.stream()
                .map(one -> estimators == 1
                        ? one.name()
                        : runs == 1 ? one.estimator() : one.name() + ", " + one.estimator())
                .toList();
    }

    static String titleOf(List<PlaneSeries> series) {
        List<String> names = series.stream().map(PlaneSeries::name).distinct().toList();
        List<String> estimators =
                series.stream().map(PlaneSeries::estimator).distinct().toList();
        String name = names.size() == 1 ? names.get(0) : names.size() + " runs";
        String estimator = estimators.size() == 1 ? estimators.get(0) : estimators.size() + " estimators";
        return series.isEmpty() ? "" : name + " · " + estimator;
    }

    public PlaneFigure with(PlaneView newView) {
        return new PlaneFigure(series, newView, title);
    }

    public PlaneFigure withTitle(String newTitle) {
        return new PlaneFigure(series, view, newTitle);
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
        return "Each point is one layer at one epoch: how much it still knows about the input, I(X;T), against how much"
                + " it knows about the label, I(T;Y); colour is the epoch, and a thin line joins the layers of an epoch.";
    }

    /** Where things are when this figure is painted at this size and style. */
    public PlaneGeometry geometry(double width, double height, FigureStyle style) {
        return new PlaneGeometry(this, new PlaneLayout(this, width, height, style));
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            new PlanePainter(new Pen(own, style), new PlaneLayout(this, width, height, style)).paint();
        } finally {
            own.dispose();
        }
    }

    int lastEpoch() {
        return series.stream().mapToInt(PlaneSeries::lastEpoch).max().orElse(0);
    }

    /** The entries of the legend, not yet placed. */
    List<PlaneLayout.LegendEntry> legendItems() {
        List<PlaneLayout.LegendEntry> items = new ArrayList<>();
        int layers = series.stream().mapToInt(PlaneSeries::layerCount).max().orElse(0);
        for (int layer = 1; layer <= layers; layer++) {
            items.add(new PlaneLayout.LegendEntry(layer, null, "T" + layer, 0, 0, 0));
        }
        addGuide(items, PlaneMark.DIAGONAL, "I(T;Y) = I(X;T)");
        addGuide(items, PlaneMark.IB_LIMIT, "IB limit");
        return items;
    }

    private void addGuide(List<PlaneLayout.LegendEntry> items, PlaneMark mark, String text) {
        if (view.shows(mark)) {
            items.add(new PlaneLayout.LegendEntry(0, mark, text, 0, 0, 0));
        }
    }

    @Override
    public FigureTable table() {
        return PlaneTable.of(series, view);
    }

    /** Some epochs, equally spaced by logarithm, with a column for each layer and quantity. */
    @Override
    public FigureTable summary() {
        return PlaneTable.summary(series, view, lastEpoch());
    }

    @Override
    public List<Figure> film(int frames) {
        List<Integer> epochs = measuredEpochs();
        int count = Math.max(1, Math.min(frames, epochs.size()));
        return IntStream.rangeClosed(1, count)
                .mapToObj(frame ->
                        upTo(frame == count ? view.epochs().to() : epochs.get(frame * epochs.size() / count - 1)))
                .toList();
    }

    private Figure upTo(int epoch) {
        return with(view.withEpochs(new EpochRange(view.epochs().from(), epoch)));
    }

    private List<Integer> measuredEpochs() {
        TreeSet<Integer> epochs = new TreeSet<>();
        for (PlaneSeries one : series) {
            int end = one.endOf(view.epochs());
            for (int index = one.firstFrom(view.epochs().from()); index < end; index++) {
                epochs.add(one.epochs[index]);
            }
        }
        return List.copyOf(epochs);
    }
}
