package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneSeries;
import infoplane.ui.run.Run;
import infoplane.ui.run.Trial;
import infoplane.ui.run.Tried;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.InPieces;
import infoplane.ui.work.Unseen;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The middle of the window: the planes with their tools, the charts over the epochs, and the time line. */
public final class CentrePane extends VBox {
    private final SplitPane plots;
    private final PlaneTools tools;
    private final TrialBar trial;
    private final BooleanProperty trying = new SimpleBooleanProperty();

    /**
     * @param chart id of the open chart; empty for the first
     * @param tried settings of the trial; null if there is none
     * @param export asks the user how and where to save a figure of some runs
     * @param copies copies what is measured as commands
     */
    public CentrePane(
            PlotModels models,
            Trial measuring,
            ObservableValue<FigureStyle> style,
            StringProperty chart,
            ObjectProperty<@Nullable Tried> tried,
            BiConsumer<Figure, List<ShownRun>> export,
            CommandCopy copies) {
        PlaneModel plane = models.plane();
        getStyleClass().add("centre");
        setMinWidth(444);
        PlanePane planes = new PlanePane(plane, models.time(), style, models.background());
        setVgrow(planes, Priority.ALWAYS);
        Supplier<List<String>> shown =
                () -> plane.series().get().stream().map(PlaneSeries::estimator).toList();
        trial = new TrialBar(
                measuring,
                models.runs(),
                shown,
                trying,
                tried,
                kept -> plane.view().set(plane.view().get().withEstimators(List.of(kept))),
                copies);
        EmptyPlaneHint wayOut = new EmptyPlaneHint(plane, chart, trial::measure);
        tools = new PlaneTools(plane, trying, export);
        VBox upper = new VBox(tools, trial, wayOut, reading(plane), hidden(models), waiting(plane), planes);
        plots = new SplitPane(upper, new ChartTabs(models, style, chart, export, copies));
        plots.setOrientation(Orientation.VERTICAL);
        plots.setDividerPositions(0.6);
        setVgrow(plots, Priority.ALWAYS);
        getChildren().addAll(plots, new TimeLinePane(models.time(), plane));
    }

    /** Says why the plane is empty while the results of the shown runs are read. */
    private static Label reading(PlaneModel plane) {
        Label words = new Label("Reading the runs…");
        words.setId("readingRuns");
        words.getStyleClass().addAll("way-out", Styles.TEXT_MUTED);
        Controls.showWhile(
                Bindings.createBooleanBinding(
                        () -> plane.reading().get() && plane.series().get().isEmpty(), plane.reading(), plane.series()),
                words);
        return words;
    }

    /** Says why the plane is empty while no run of the list is shown. */
    private static Label hidden(PlotModels models) {
        Label words = new Label("No run is shown; the eye beside a run shows it.");
        words.setId("noRunShown");
        words.getStyleClass().addAll("way-out", Styles.TEXT_MUTED);
        PlaneModel plane = models.plane();
        ObservableList<Run> all = models.runs().runs();
        Controls.showWhile(
                Bindings.createBooleanBinding(
                        () -> !all.isEmpty()
                                && !plane.reading().get()
                                && all.stream().noneMatch(run -> run.visible().get()),
                        plane.shown(),
                        plane.reading(),
                        all),
                words);
        return words;
    }

    /** Says why the plane stays empty while a run with a distance schedule trains. */
    private static Label waiting(PlaneModel plane) {
        Label words = new Label(
                "Measured when training has ended: the distances that choose the epochs need bins over the range"
                        + " of the whole run.");
        words.setId("waitsForRange");
        words.setWrapText(true);
        words.getStyleClass().addAll("way-out", Styles.TEXT_MUTED);
        Controls.showWhile(
                plane.shown()
                        .map(shown -> !shown.isEmpty()
                                && shown.stream().allMatch(one -> one.results().waitsForRange())),
                words);
        return words;
    }

    /** The bar that measures again. */
    public TrialBar trial() {
        return trial;
    }

    /** Whether the bar that measures again is open. */
    public BooleanProperty trying() {
        return trying;
    }

    /** Builds the controls of the trial bar in advance, so that the bar opens without delay. */
    public InPieces preparedTrial() {
        return Unseen.in(this).inPieces(trial.pieces());
    }

    /** Builds the pop-over for the limits of the axes in advance, so that it opens without delay. */
    public InPieces preparedLimits() {
        return tools.prepared();
    }

    /** Planes above, charts below. */
    public SplitPane plots() {
        return plots;
    }
}
