package infoplane.ui.memory;

import infoplane.config.FigureView;
import infoplane.figure.ColourMap;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneView;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PlaneModel.Arrangement;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.run.RememberedRuns;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.RunView;
import infoplane.ui.run.Tried;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** What the window shows and how, as it is remembered, without its controls. */
public final class WindowState {
    private final RunList runs;
    private final RememberedRuns remembered;
    private final PlaneModel plane;
    private final TimeLine time;
    private final RunView list;
    private final StringProperty chart = new SimpleStringProperty("");
    private final StringProperty rightTab = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Tried> tried = new SimpleObjectProperty<>();
    private WindowView restored = WindowView.defaults();

    /** @param list how the list of runs is looked at */
    public WindowState(RunList runs, RememberedRuns remembered, PlaneModel plane, TimeLine time, RunView list) {
        this.runs = runs;
        this.remembered = remembered;
        this.plane = plane;
        this.time = time;
        this.list = list;
    }

    /** Id of the chart that is open; empty for the first. */
    public StringProperty chart() {
        return chart;
    }

    /** Id of the tab that is open on the right; empty for the first. */
    public StringProperty rightTab() {
        return rightTab;
    }

    /** What the runs shown are being measured with for looking at; null where nothing is tried. */
    public ObjectProperty<@Nullable Tried> tried() {
        return tried;
    }

    /** What was being tried when the window was left, which can be gone on with once the runs are listed. */
    public Optional<Tried> leftTried() {
        return Optional.ofNullable(restored.tried());
    }

    /** Shows everything as it was, but the runs, which {@link RememberedRuns} lists. */
    public void restore(WindowView view) {
        restored = view;
        look(view.figure());
        chart.set(view.chart());
        rightTab.set(view.right().tab());
        list.order().set(constant(RunView.Order.values(), view.right().order(), RunView.Order.NEWEST));
        list.words().set(view.right().words());
    }

    /** Makes planes look as they did elsewhere, such as in a figure. */
    public void look(FigureView view) {
        plane.arrangement().set(view.sideBySide() ? Arrangement.SIDE_BY_SIDE : Arrangement.OVERLAY);
        plane.means().set(view.means());
        plane.view().set(restored(plane.view().get(), view));
        time.single().set(view.oneEpoch());
    }

    private static PlaneView restored(PlaneView present, FigureView view) {
        PlaneView usual = PlaneView.defaults();
        PlaneView shown = present.withEstimators(view.estimators())
                .withUnit(constant(InformationUnit.values(), view.unit(), usual.unit()))
                .withColouring(constant(PlaneView.Colouring.values(), view.colouring(), usual.colouring()))
                .withMap(constant(ColourMap.values(), view.colours(), usual.map()))
                .withLogarithmic(view.logarithmic())
                .withHiddenLayers(Set.copyOf(view.hiddenLayers()))
                .withLimits(limits(view.limits()));
        List<String> marks = view.marks();
        for (PlaneMark mark : PlaneMark.values()) {
            shown = shown.with(mark, marks == null ? usual.shows(mark) : marks.contains(nameOf(mark)));
        }
        return shown;
    }

    /** Limits that make no sense are none. */
    private static @Nullable PlaneLimits limits(@Nullable List<Double> ends) {
        boolean sound = ends != null && ends.size() == 4 && isRange(ends.subList(0, 2)) && isRange(ends.subList(2, 4));
        return sound && ends != null ? new PlaneLimits(ends.get(0), ends.get(1), ends.get(2), ends.get(3)) : null;
    }

    private static boolean isRange(List<Double> ends) {
        return ends.get(1) > ends.get(0) && Double.isFinite(ends.get(1) - ends.get(0));
    }

    private static @Nullable List<Double> limits(PlaneView view) {
        PlaneLimits shown = view.limits();
        return shown == null
                ? null
                : List.of(shown.inputLower(), shown.inputUpper(), shown.labelLower(), shown.labelUpper());
    }

    /** How everything is shown now. */
    public WindowView now() {
        Run selected = runs.selected().get();
        return new WindowView(
                remembered.listed()
                        ? runs.visible().stream().map(remembered::nameOf).toList()
                        : restored.shownRuns(),
                remembered.listed() ? selected == null ? "" : remembered.nameOf(selected) : restored.selectedRun(),
                chart.get(),
                figure(),
                new WindowView.RunsView(
                        rightTab.get(),
                        list.order().get() == RunView.Order.NEWEST
                                ? ""
                                : nameOf(list.order().get()),
                        list.words().get()),
                remembered.listed() ? tried.get() : restored.tried());
    }

    /** How the planes look now. */
    public FigureView figure() {
        PlaneView view = plane.view().get();
        return new FigureView(
                plane.arrangement().get() == Arrangement.SIDE_BY_SIDE,
                plane.means().get(),
                view.estimators(),
                nameOf(view.unit()),
                nameOf(view.colouring()),
                nameOf(view.map()),
                view.logarithmic(),
                marks(view),
                time.single().get(),
                List.copyOf(view.hiddenLayers()),
                limits(view));
    }

    private static @Nullable List<String> marks(PlaneView view) {
        Set<PlaneMark> usual = PlaneView.defaults().marks();
        return view.marks().equals(usual)
                ? null
                : view.marks().stream().map(WindowState::nameOf).toList();
    }

    /** @param changed hears of every change of what {@link #now()} says */
    public void onChange(Runnable changed) {
        InvalidationListener heard = source -> changed.run();
        Stream.<Observable>of(
                        plane.view(),
                        plane.arrangement(),
                        plane.means(),
                        time.single(),
                        chart,
                        runs.selected(),
                        rightTab,
                        list.order(),
                        tried,
                        list.words())
                .forEach(source -> source.addListener(heard));
        runs.runs().forEach(run -> run.visible().addListener(heard));
        runs.runs().addListener((ListChangeListener<Run>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(run -> run.visible().removeListener(heard));
                change.getAddedSubList().forEach(run -> run.visible().addListener(heard));
            }
            changed.run();
        });
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(E[] all, String name, E usual) {
        return Arrays.stream(all)
                .filter(constant -> nameOf(constant).equals(name))
                .findFirst()
                .orElse(usual);
    }
}
