package infoplane.ui;

import infoplane.config.WindowView;
import infoplane.figure.ColourMap;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneView;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PlaneModel.Arrangement;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.run.RememberedRuns;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** What the window shows and how, as it is remembered, without its controls. */
final class WindowState {
    private final RunList runs;
    private final RememberedRuns remembered;
    private final PlaneModel plane;
    private final TimeLine time;
    private final StringProperty chart;
    private WindowView restored = WindowView.defaults();

    /** @param chart id of the chart that is open; empty for the first */
    WindowState(RunList runs, RememberedRuns remembered, PlaneModel plane, TimeLine time, StringProperty chart) {
        this.runs = runs;
        this.remembered = remembered;
        this.plane = plane;
        this.time = time;
        this.chart = chart;
    }

    /** Id of the chart that is open; empty for the first. */
    StringProperty chart() {
        return chart;
    }

    /** Shows everything as it was, but the runs, which {@link RememberedRuns} lists. */
    void restore(WindowView view) {
        restored = view;
        look(view);
        chart.set(view.chart());
    }

    /** Makes planes look as they did elsewhere, such as in a figure. */
    void look(WindowView view) {
        plane.arrangement().set(view.sideBySide() ? Arrangement.SIDE_BY_SIDE : Arrangement.OVERLAY);
        plane.means().set(view.means());
        plane.view().set(restored(plane.view().get(), view));
        time.single().set(view.oneEpoch());
    }

    private static PlaneView restored(PlaneView present, WindowView view) {
        PlaneView usual = PlaneView.defaults();
        PlaneView shown = present.withEstimators(view.estimators())
                .withUnit(constant(InformationUnit.values(), view.unit(), usual.unit()))
                .withColouring(constant(PlaneView.Colouring.values(), view.colouring(), usual.colouring()))
                .withMap(constant(ColourMap.values(), view.colours(), usual.map()))
                .withLogarithmic(view.logarithmic());
        List<String> marks = view.marks();
        for (PlaneMark mark : PlaneMark.values()) {
            shown = shown.with(mark, marks == null ? usual.shows(mark) : marks.contains(nameOf(mark)));
        }
        return shown;
    }

    /** How everything is shown now. */
    WindowView now() {
        PlaneView view = plane.view().get();
        Run selected = runs.selected().get();
        return new WindowView(
                remembered.listed()
                        ? runs.visible().stream().map(remembered::nameOf).toList()
                        : restored.shownRuns(),
                remembered.listed() ? selected == null ? "" : remembered.nameOf(selected) : restored.selectedRun(),
                plane.arrangement().get() == Arrangement.SIDE_BY_SIDE,
                plane.means().get(),
                chart.get(),
                view.estimators(),
                nameOf(view.unit()),
                nameOf(view.colouring()),
                nameOf(view.map()),
                view.logarithmic(),
                marks(view),
                time.single().get());
    }

    private static @Nullable List<String> marks(PlaneView view) {
        Set<PlaneMark> usual = PlaneView.defaults().marks();
        return view.marks().equals(usual)
                ? null
                : view.marks().stream().map(WindowState::nameOf).toList();
    }

    /** @param changed hears of every change of what {@link #now()} says */
    void onChange(Runnable changed) {
        InvalidationListener heard = source -> changed.run();
        Stream.<Observable>of(plane.view(), plane.arrangement(), plane.means(), time.single(), chart, runs.selected())
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
