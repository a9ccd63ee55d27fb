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

/** The part of the window's state that is remembered: what the window shows and how. Contains no controls. */
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

    /** @param list the sorted and filtered view of the list of runs */
    public WindowState(RunList runs, RememberedRuns remembered, PlaneModel plane, TimeLine time, RunView list) {
        this.runs = runs;
        this.remembered = remembered;
        this.plane = plane;
        this.time = time;
        this.list = list;
    }

    /** Id of the open chart; empty for the first. */
    public StringProperty chart() {
        return chart;
    }

    /** Id of the open tab on the right; empty for the first. */
    public StringProperty rightTab() {
        return rightTab;
    }

    /** Settings of the trial; null if there is none. */
    public ObjectProperty<@Nullable Tried> tried() {
        return tried;
    }

    /** Settings of the trial that was open when the window was closed; it can be resumed when the runs are listed. */
    public Optional<Tried> restoredTrial() {
        return Optional.ofNullable(restored.tried());
    }

    /** Restores everything but the runs; {@link RememberedRuns} restores those. */
    public void restore(WindowView view) {
        restored = view;
        apply(view.figure());
        chart.set(view.chart());
        rightTab.set(view.right().tab());
        list.order().set(constant(RunView.Order.values(), view.right().order(), RunView.Order.NEWEST));
        list.words().set(view.right().words());
        list.look().set(view.right().table());
        list.table().set(view.right().asTable());
    }

    /** Applies a figure's view to the planes. */
    public void apply(FigureView view) {
        plane.arrangement().set(view.sideBySide() ? Arrangement.SIDE_BY_SIDE : Arrangement.OVERLAY);
        plane.means().set(view.means());
        plane.view().set(restored(plane.view().get(), view));
        time.single().set(view.oneEpoch());
        plane.keepHiddenLayers();
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

    /** Returns null if the limits are absent or invalid: not four numbers, or an upper limit that is not above the lower. */
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

    /** The current state of the window. */
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
                        list.words().get(),
                        list.table().get(),
                        list.look().get()),
                remembered.listed() ? tried.get() : restored.tried());
    }

    /** The current view of the planes. */
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

    /** @param changed called after every change of what {@link #now()} returns */
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
                        list.words(),
                        list.table(),
                        list.look())
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
