package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.ProjectionFigure;
import infoplane.runs.RunKind;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.TabLetters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The tabs with charts over the epochs, below the planes. Each chart has buttons that explain and export it. */
final class ChartTabs extends TabPane {
    private final PlotModels models;
    private final ObservableValue<FigureStyle> style;
    private final BiConsumer<Figure, List<ShownRun>> export;

    /**
     * @param open id of the open chart; empty for the first
     * @param export asks the user how and where to save a figure of some runs
     */
    ChartTabs(
            PlotModels models,
            ObservableValue<FigureStyle> style,
            StringProperty open,
            BiConsumer<Figure, List<ShownRun>> export,
            CommandCopy copies) {
        this.models = models;
        PlaneModel plane = models.plane();
        this.style = style;
        this.export = export;
        setId("charts");
        getStyleClass().add("quiet-tabs");
        setMinHeight(60);
        TabLetters.give(
                this,
                Map.of(
                        "Curves", "Curve_s",
                        "Accuracy", "Accurac_y",
                        "Gradients", "_Gradients",
                        "Activations", "_Activations",
                        "Scales", "Sca_les",
                        "Projection", "Pro_jection"));
        Supplier<List<ShownRun>> all = () -> plane.shown().get();
        Supplier<List<ShownRun>> subject = () -> plane.subject().stream().toList();
        ActivationsModel activations = models.activations();
        ActivationsPane picture = new ActivationsPane(
                activations,
                models.time(),
                style,
                models.background(),
                new RunChoice(plane, models.runs(), "activationsRun"));
        picture.setId("activations");
        Tab tab = tab(
                "Activations",
                "activations",
                picture,
                () -> activations.figure().get(),
                subject);
        activations.looking().bind(tab.selectedProperty());
        getTabs()
                .addAll(
                        tab("Curves", "curves", ChartModel.information(plane, models.runs()), all),
                        loss(plane, all),
                        gradients(plane, subject),
                        tab,
                        scales(copies),
                        projection(subject),
                        sweep(all));
        open.subscribe(this::open);
        getSelectionModel().selectedItemProperty().addListener((source, before, now) -> open.set(idOf(now)));
    }

    private void open(String id) {
        getTabs().stream().filter(tab -> idOf(tab).equals(id)).findFirst().ifPresent(getSelectionModel()::select);
    }

    /**
     * The id stands in the tab's user data. JavaFX gives a tab's id to its heading, so that a lookup would not find the
     * plot.
     */
    private static String idOf(Tab tab) {
        return String.valueOf(tab.getUserData());
    }

    /** The layers of one run, or of repeats together, at every scale. */
    private Tab scales(CommandCopy copies) {
        ScalesModel scales = models.scales();
        ScalesPane picture = new ScalesPane(
                scales,
                models.time(),
                style,
                models.background(),
                new RunChoice(models.plane(), models.runs(), "scalesRun", scales.group(), scales.together()),
                copies);
        picture.setId("scales");
        Tab tab = tab("Scales", "scales", picture, () -> scales.figure().get(), scales::subjects);
        scales.looking().bind(tab.selectedProperty());
        return tab;
    }

    /** The rows of a layer of one run on two axes. */
    private Tab projection(Supplier<List<ShownRun>> subject) {
        ProjectionModel model = models.projection();
        ProjectionPane picture = new ProjectionPane(
                model,
                models.time(),
                style,
                models.background(),
                new RunChoice(models.plane(), models.runs(), "projectionRun"));
        picture.setId("projection");
        Tab tab = tab(
                "Projection",
                "projection",
                picture,
                () -> model.figure().get().map(figure -> figure),
                () -> ProjectionFigure.EXPLANATION,
                subject);
        model.looking().bind(tab.selectedProperty());
        return tab;
    }

    /** What came out of the listed runs over the settings in which they differ. */
    private Tab sweep(Supplier<List<ShownRun>> all) {
        SweepModel model = models.sweep();
        SweepPane picture = new SweepPane(model, style, models.background());
        picture.setId("sweep");
        Tab tab = tab(
                "Sweep",
                "sweep",
                picture,
                () -> model.figure().get().map(figure -> figure),
                () -> model.figure()
                        .get()
                        .map(Figure::explanation)
                        .orElse("Runs that differ in a setting are drawn over it."),
                all);
        model.looking().bind(tab.selectedProperty());
        return tab;
    }

    /** The chart of gradient phases, which shows one run; among several, the user chooses it in a combo box. */
    private Tab gradients(PlaneModel plane, Supplier<List<ShownRun>> shown) {
        ChartPane chart =
                new ChartPane(ChartModel.gradients(plane, models.runs()), models.time(), style, models.background());
        chart.setId("gradients");
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox named = new VBox(new RunChoice(plane, models.runs(), "gradientsRun"), chart);
        named.setMinSize(0, 0);
        return tab(
                "Gradients",
                "gradients",
                unless(
                        "Another program trained this network, and does not say its gradients.",
                        one -> one.run().kind().imported(),
                        named,
                        plane,
                        shown),
                chart::figure,
                shown);
    }

    private Tab loss(PlaneModel plane, Supplier<List<ShownRun>> shown) {
        ChartPane chart =
                new ChartPane(ChartModel.loss(plane, models.runs()), models.time(), style, models.background());
        chart.setId("loss");
        return tab(
                "Accuracy",
                "loss",
                unless(
                        "Only activations were imported, which do not say loss and accuracy.",
                        one -> one.run().kind() == RunKind.IMPORTED_ACTIVATIONS,
                        chart,
                        plane,
                        shown),
                chart::figure,
                shown);
    }

    /** Says in place of a chart of training why there is none, where no shown run has what it shows. */
    private static Region unless(
            String reason, Predicate<ShownRun> lacks, Region chart, PlaneModel plane, Supplier<List<ShownRun>> shown) {
        Label why = new Label(reason);
        why.setWrapText(true);
        why.getStyleClass().addAll(Styles.TEXT_MUTED, "note");
        BooleanProperty lacking = new SimpleBooleanProperty();
        Runnable look =
                () -> lacking.set(!shown.get().isEmpty() && shown.get().stream().allMatch(lacks));
        plane.shown().subscribe(now -> look.run());
        plane.selected().subscribe(now -> look.run());
        Controls.showWhile(lacking, why);
        chart.visibleProperty().bind(lacking.not());
        StackPane frame = new StackPane(chart, why);
        frame.setMinSize(0, 0);
        return frame;
    }

    private Tab tab(String title, String id, ChartModel model, Supplier<List<ShownRun>> shown) {
        ChartPane chart = new ChartPane(model, models.time(), style, models.background());
        chart.setId(id);
        return tab(title, id, chart, chart::figure, shown);
    }

    private Tab tab(String title, String id, Region plot, Supplier<Figure> figure, Supplier<List<ShownRun>> shown) {
        return tab(
                title,
                id,
                plot,
                () -> Optional.of(figure.get()),
                () -> figure.get().explanation(),
                shown);
    }

    /**
     * A tab with a plot and, beside the plot, the buttons that explain and export it.
     *
     * @param figure the figure to export; empty while there is none
     */
    private Tab tab(
            String title,
            String id,
            Region plot,
            Supplier<Optional<Figure>> figure,
            Supplier<String> explanation,
            Supplier<List<ShownRun>> shown) {
        Button explain = Explanation.of(Icons.tiny(Feather.INFO, "What this chart shows"), explanation);
        Button save = Icons.tiny(Feather.DOWNLOAD, "Export this chart");
        save.setOnAction(event -> figure.get().ifPresent(one -> export.accept(one, shown.get())));
        VBox buttons = new VBox(explain, save);
        buttons.getStyleClass().add("chart-buttons");
        HBox.setHgrow(plot, Priority.ALWAYS);
        Tab tab = new Tab(title, new HBox(plot, buttons));
        tab.setUserData(id);
        tab.setClosable(false);
        return tab;
    }
}
