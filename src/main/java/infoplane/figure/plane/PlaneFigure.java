package infoplane.figure.plane;

import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.experiment.RunResults;
import infoplane.figure.EpochRange;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Pen;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneReach;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** The information plane of one or several runs or estimators, overlaid. */
public final class PlaneFigure implements Figure {
    private static final double HEADROOM = 0.04;
    private static final Range ORIGIN = new Range(0, 0);
    /** What reaches to the ceilings. */
    private static final Set<PlaneMark> CEILINGS =
            EnumSet.of(PlaneMark.CEILINGS, PlaneMark.IMPOSSIBLE, PlaneMark.IB_LIMIT);
    /** Not a comma, because names of estimators and of runs contain commas. */
    static final String NAME_AND_ESTIMATOR = " · ";

    private final List<PlaneSeries> series;
    private final PlaneView view;
    private final String title;
    private final int lastEpoch;

    /** @param series overlaid, the first at the bottom; the caller has already applied the view's choice of estimators */
    public PlaneFigure(List<PlaneSeries> series, PlaneView view) {
        this(
                series,
                view,
                titleOf(series),
                series.stream().mapToInt(PlaneSeries::lastEpoch).max().orElse(0));
    }

    private PlaneFigure(List<PlaneSeries> series, PlaneView view, String title, int lastEpoch) {
        this.series = List.copyOf(series);
        this.view = view;
        this.title = title;
        this.lastEpoch = lastEpoch;
    }

    /**
     * A figure of the estimators that the view names, for every run; of each run's first estimator if the view names none.
     */
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

    /** A name for each series that tells it from the others: its run, its estimator, or both. */
    public static List<String> namesOf(List<PlaneSeries> series) {
        return namesOf(series, PlaneSeries::estimatorName);
    }

    /** Like {@link #namesOf(List)} with the ids of estimators, by which readers find the rows of tables. */
    static List<String> keysOf(List<PlaneSeries> series) {
        return namesOf(series, PlaneSeries::estimator);
    }

    private static List<String> namesOf(List<PlaneSeries> series, Function<PlaneSeries, String> estimatorOf) {
        long runs = series.stream().map(PlaneSeries::name).distinct().count();
        long estimators = series.stream().map(PlaneSeries::estimator).distinct().count();
        return series.stream()
                .map(one -> estimators == 1
                        ? one.name()
                        : runs == 1 ? estimatorOf.apply(one) : one.name() + NAME_AND_ESTIMATOR + estimatorOf.apply(one))
                .toList();
    }

    public static String titleOf(List<PlaneSeries> series) {
        List<String> names = series.stream().map(PlaneSeries::name).distinct().toList();
        List<String> estimators =
                series.stream().map(PlaneSeries::estimatorName).distinct().toList();
        String name = names.size() == 1 ? names.get(0) : names.size() + " runs";
        String estimator = estimators.size() == 1 ? estimators.get(0) : estimators.size() + " estimators";
        return series.isEmpty() ? "" : name + NAME_AND_ESTIMATOR + estimator;
    }

    public PlaneFigure with(PlaneView newView) {
        return new PlaneFigure(series, newView, title, lastEpoch);
    }

    public PlaneFigure withTitle(String newTitle) {
        return new PlaneFigure(series, view, newTitle, lastEpoch);
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

    /** The geometry of this figure when it is painted at this size and style. */
    public PlaneGeometry geometry(double width, double height, FigureStyle style) {
        return new PlaneGeometry(
                PlaneLayout.single(this, width, height, style),
                changed -> PlaneLayout.single(with(changed), width, height, style));
    }

    @Override
    public void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            Pen pen = new Pen(own, style);
            pen.background(width, height);
            new PlanePainter(pen, PlaneLayout.single(this, width, height, style)).paint();
        } finally {
            own.dispose();
        }
    }

    int lastEpoch() {
        return lastEpoch;
    }

    /** The same figure with a colour scale up to another last epoch, so that it matches other planes beside it. */
    PlaneFigure withLastEpoch(int epoch) {
        return new PlaneFigure(series, view, title, epoch);
    }

    /** The view's limits; without them, limits that show everything. */
    PlaneLimits limits() {
        PlaneLimits chosen = view.limits();
        return chosen == null ? automaticLimits() : chosen;
    }

    /**
     * Limits that show the ceilings, if they are drawn, and every credible point of the shown layers at any epoch, so that
     * the axes do not move while the user scrubs through the epochs. Without a credible point the limits show all points.
     */
    public PlaneLimits automaticLimits() {
        Optional<PlaneReach.Box> points = around(PlaneReach::credible).or(() -> around(PlaneReach::all));
        Range input = points.map(PlaneReach.Box::input).orElse(ORIGIN).union(ORIGIN);
        Range label = points.map(PlaneReach.Box::label).orElse(ORIGIN).union(ORIGIN);
        boolean ceilings = points.isEmpty() || CEILINGS.stream().anyMatch(view::shows);
        for (PlaneSeries one : ceilings ? series : List.<PlaneSeries>of()) {
            input = input.union(upTo(one.ceilings().inputEntropy()));
            label = label.union(upTo(one.ceilings().labelEntropy()));
        }
        Range across = padded(input);
        Range up = padded(label);
        return new PlaneLimits(across.lower(), across.upper(), up.lower(), up.upper());
    }

    private Optional<PlaneReach.Box> around(BiFunction<PlaneReach, IntPredicate, Optional<PlaneReach.Box>> box) {
        return series.stream()
                .flatMap(one -> box.apply(one.reach(), view::showsLayer).stream())
                .reduce(PlaneReach.Box::union);
    }

    private static Range upTo(Information ceiling) {
        return new Range(0, Double.isFinite(ceiling.nats()) ? Math.max(0, ceiling.nats()) : 0);
    }

    private static Range padded(Range range) {
        double length = range.width() > 0 ? range.width() : 1;
        return new Range(range.lower() - HEADROOM / 2 * length, range.lower() + length * (1 + HEADROOM));
    }

    @Override
    public List<String> remarks(FigureFormat format, double width, double height, FigureStyle style) {
        return PlaneCloud.remark(PlaneLayout.single(this, width, height, style), format).stream()
                .toList();
    }

    @Override
    public FigureTable table() {
        return PlaneTable.of(series, view);
    }

    /** Some epochs, equally spaced on a logarithmic scale, with a column for each layer and quantity. */
    @Override
    public FigureTable summary() {
        return PlaneTable.summary(series, view, lastEpoch());
    }

    @Override
    public List<Figure> film(int frames) {
        return List.copyOf(frames(frames));
    }

    @Override
    public OptionalInt reachedEpoch() {
        return reachedEpoch(series, view);
    }

    static OptionalInt reachedEpoch(List<PlaneSeries> series, PlaneView view) {
        return series.stream()
                .filter(one -> one.endOf(view.epochs()) > 0)
                .mapToInt(one -> one.epochs[one.endOf(view.epochs()) - 1])
                .max();
    }

    List<PlaneFigure> frames(int most) {
        List<Integer> epochs = measuredEpochs();
        int count = Math.max(1, Math.min(most, epochs.size()));
        List<PlaneFigure> frames = new ArrayList<>();
        for (int frame = 1; frame < count; frame++) {
            int upTo = epochs.get(frame * epochs.size() / count - 1);
            frames.add(with(view.withEpochs(new EpochRange(view.epochs().from(), upTo))));
        }
        frames.add(this);
        return frames;
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
