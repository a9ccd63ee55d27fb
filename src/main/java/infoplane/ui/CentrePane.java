package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.experiment.Ceilings;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneSeries;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.Shown;
import infoplane.ui.plot.TimeLine;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The middle of the window: the planes with their tools, the charts over the epochs, and the time line. */
final class CentrePane extends VBox {
    private final SplitPane plots;
    private final PlaneTools tools;
    private final TrialBar trial;

    /**
     * @param state which chart is open, and what is being tried
     * @param export asks how and where a figure of some runs is to be saved
     */
    CentrePane(
            Session session,
            PlaneModel plane,
            TimeLine time,
            ObservableValue<FigureStyle> style,
            WindowState state,
            BiConsumer<Figure, List<Shown>> export) {
        getStyleClass().add("centre");
        setMinWidth(430);
        BooleanProperty trying = new SimpleBooleanProperty();
        session.facts()
                .subscribe(facts -> facts.settings()
                        .ifPresent(known -> plane.setEmptyCeilings(
                                new Ceilings(known.inputEntropy(), known.labelEntropy(), known.mutualInformation()))));
        PlanePane planes = new PlanePane(plane, time, style, session.background());
        setVgrow(planes, Priority.ALWAYS);
        Supplier<List<String>> shown =
                () -> plane.series().get().stream().map(PlaneSeries::estimator).toList();
        trial = new TrialBar(
                session.trial(),
                session.runs(),
                shown,
                trying,
                state.tried(),
                kept -> plane.view().set(plane.view().get().withEstimators(List.of(kept))),
                session.background()::show);
        session.onTryOut(trial::measure);
        WayOut wayOut = new WayOut(plane, state.chart(), trial::measure);
        tools = new PlaneTools(plane, trying, export, session.background()::show);
        VBox upper = new VBox(tools, trial, wayOut, waiting(plane), planes);
        plots = new SplitPane(upper, new ChartTabs(session, plane, time, style, state.chart(), export));
        plots.setOrientation(Orientation.VERTICAL);
        plots.setDividerPositions(0.6);
        setVgrow(plots, Priority.ALWAYS);
        getChildren().addAll(plots, new TimeLinePane(time, plane, session.background()::show));
    }

    /** Why a plane stays empty while its run is well under way. */
    private static Label waiting(PlaneModel plane) {
        Label words = new Label(
                "Measured when training has ended: the distances that choose the epochs need bins over the range"
                        + " of the whole run.");
        words.setId("waitsForRange");
        words.setWrapText(true);
        words.getStyleClass().addAll("way-out", Styles.TEXT_MUTED);
        FormPane.showWhile(
                plane.shown()
                        .map(shown -> !shown.isEmpty()
                                && shown.stream().allMatch(one -> one.results().waitsForRange())),
                words);
        return words;
    }

    /** Measuring again. */
    TrialBar trial() {
        return trial;
    }

    /** The settings that can be tried, to be shown at once when they are asked for. */
    InPieces preparedTrial() {
        return Unseen.in(this).inPieces(trial.pieces());
    }

    /** The same of the question for the limits of the axes. */
    InPieces preparedLimits() {
        return tools.prepared();
    }

    /** Planes above, charts below. */
    SplitPane plots() {
        return plots;
    }
}
