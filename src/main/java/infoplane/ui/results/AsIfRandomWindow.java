package infoplane.ui.results;

import infoplane.estimation.EstimatorSettings;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.figure.chart.ChartView;
import infoplane.measuring.MixtureKind;
import infoplane.runs.AsIfRandomRequest;
import infoplane.ui.plot.PictureView;
import infoplane.ui.run.AsIfRandomMeasuring;
import infoplane.ui.run.Run;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.FurtherWindow;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** A window that shows runs as if their weights were random, and measures them so in the background. */
public final class AsIfRandomWindow {
    private static final String POINT = "Point at a value to read it.";
    private static final String ALL = "All estimators";
    private static final String WINDOWS = "Windows of the last epochs";
    private static final String RESTARTS = "Restarts: the repeats at the last epoch";

    private final AsIfRandomMeasuring measuring;
    private final ObservableValue<FigureStyle> style;
    private final BiConsumer<AsIfRandomFigure, List<Run>> export;
    private final CommandCopy copies;
    private final PictureView picture;
    private final ComboBox<String> kind = new ComboBox<>();
    private final ComboBox<String> estimator = new ComboBox<>();
    private final MenuButton chosen = new MenuButton();
    private final TextField draws = field(
            "asIfRandomDraws",
            "1, 2, 4, …",
            110,
            "How many sets of weights are mixed, each K; empty: 1, 2, 4, … up to 64");
    private final TextField epoch = field(
            "asIfRandomEpoch",
            "last",
            60,
            "The last epoch of the windows, or the epoch of the repeats; empty: the last one");
    private final Label pointed = new Label(POINT);
    private final FurtherWindow window;
    private ChartView view = ChartView.defaults();

    /**
     * @param background paints the picture
     * @param style of the figure, which follows the theme
     * @param export saves the figure that is shown, of the given runs
     * @param copies copies what is measured as a command
     */
    public AsIfRandomWindow(
            Stage owner,
            AsIfRandomMeasuring measuring,
            Background background,
            ObservableValue<FigureStyle> style,
            BiConsumer<AsIfRandomFigure, List<Run>> export,
            CommandCopy copies) {
        this.copies = copies;
        this.measuring = measuring;
        this.style = style;
        this.export = export;
        picture = new PictureView(background);
        picture.setId("asIfRandomPicture");
        picture.setOnMouseClicked(event -> toggle(event.getX(), event.getY()));
        picture.setOnMouseMoved(event -> pointed.setText(wordsAt(event.getX(), event.getY())));
        picture.setOnMouseExited(event -> pointed.setText(POINT));
        pointed.setId("asIfRandomPointed");
        pointed.getStyleClass().add("quiet");
        picture.setAccessibleText("I(X;T) against the number of sets of weights");
        BorderPane root = new BorderPane(new StackPane(picture), null, null, foot(), null);
        root.setTop(head());
        window = new FurtherWindow(owner, "As if the weights were random", root, 980, 760);
        window.stage().setOnHidden(event -> measuring.cancel());
        measuring.series().subscribe(this::offerEstimators);
        style.subscribe(this::paint);
        estimator.valueProperty().subscribe(this::paint);
        kind.valueProperty().addListener((source, before, now) -> {
            if (before != null && now != null) {
                measuring.look(measuring.runs(), kindOf(now));
                weigh();
            }
        });
    }

    private HBox head() {
        kind.setId("asIfRandomKind");
        kind.setTooltip(Controls.tooltip("Where the K sets of weights come from"));
        kind.setAccessibleText("Where the sets of weights come from");
        estimator.setId("asIfRandomEstimator");
        estimator.setAccessibleText("Which estimators are shown");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button save = new Button("_Save figure…");
        save.setId("asIfRandomSave");
        save.disableProperty().bind(measuring.series().map(List::isEmpty));
        save.setOnAction(event -> export.accept(figure(), measuring.runs()));
        HBox head = new HBox(8, kind, estimator, space, save);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(8, 12, 4, 12));
        return head;
    }

    private VBox foot() {
        Label words = new Label(new AsIfRandomFigure(List.of(), ChartView.defaults()).explanation());
        words.setWrapText(true);
        words.getStyleClass().add("quiet");
        Button measure = new Button("_Measure");
        measure.setId("asIfRandomMeasure");
        measure.setDefaultButton(true);
        measure.disableProperty().bind(measuring.running());
        measure.setOnAction(event -> measuring.start(asked()));
        chosen.setId("asIfRandomChosen");
        chosen.setMnemonicParsing(true);
        chosen.setTooltip(Controls.tooltip("The estimators that are measured, one or several"));
        draws.textProperty().subscribe(this::weigh);
        epoch.textProperty().subscribe(this::weigh);
        Button copy = new Button("Copy as co_mmand");
        copy.setId("asIfRandomCopy");
        copy.setTooltip(Controls.tooltip("Copies the line of the command line that measures this"));
        copy.setOnAction(event -> measuring.copy(asked(), copies));
        Button cancel = new Button("_Cancel");
        cancel.setId("asIfRandomCancel");
        cancel.setOnAction(event -> measuring.cancel());
        ProgressBar busy = new ProgressBar(0);
        busy.progressProperty().bind(measuring.progress());
        Controls.showWhile(measuring.running(), busy, cancel);
        Label state = new Label();
        state.setId("asIfRandomState");
        state.setWrapText(true);
        state.textProperty().bind(measuring.state());
        Controls.showWhile(measuring.state().map(text -> !text.isEmpty()), state);
        HBox line = new HBox(8, chosen, new Label("K"), draws, new Label("up to epoch"), epoch);
        line.getChildren().addAll(measure, copy, busy, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().forEach(part -> ((Region) part).setMinWidth(Region.USE_PREF_SIZE));
        Label cost = new Label();
        cost.setId("asIfRandomCost");
        cost.setWrapText(true);
        cost.textProperty().bind(measuring.cost());
        Controls.showWhile(measuring.cost().map(text -> !text.isEmpty()), cost);
        VBox foot = new VBox(6, pointed, words, line, cost, state);
        foot.setPadding(new Insets(4, 12, 10, 12));
        return foot;
    }

    private Optional<AsIfRandomRequest> asked() {
        return measuring.request(draws.getText(), epoch.getText(), wanted());
    }

    private List<EstimatorSettings> wanted() {
        return chosen.getItems().stream()
                .filter(item -> ((CheckMenuItem) item).isSelected())
                .map(item -> (EstimatorSettings) item.getUserData())
                .toList();
    }

    private void weigh() {
        List<EstimatorSettings> wanted = wanted();
        chosen.setText(
                wanted.isEmpty()
                        ? "_Estimators of the run"
                        : "_Estimator" + (wanted.size() == 1 ? ": one" : "s: " + wanted.size()));
        measuring.weigh(asked());
    }

    /** Offers the estimators, of which those of the runs are chosen. */
    private void offerChoices() {
        List<EstimatorSettings> own = measuring.own();
        chosen.getItems()
                .setAll(measuring.offered().stream()
                        .map(one -> {
                            CheckMenuItem item = new CheckMenuItem(one.name().whole());
                            item.setMnemonicParsing(false);
                            item.setUserData(one);
                            item.setSelected(own.contains(one));
                            item.selectedProperty().addListener(change -> weigh());
                            return item;
                        })
                        .toList());
        weigh();
    }

    private static TextField field(String id, String prompt, double width, String help) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setPrefWidth(width);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.setTooltip(Controls.tooltip(help));
        field.setAccessibleText(help);
        return field;
    }

    /** Shows the window for some runs: their windows, beside each other. */
    public void show(List<Run> runs) {
        measuring.look(runs, MixtureKind.WINDOW);
        kind.setValue(null);
        kind.getItems().setAll(measuring.canRestart() ? List.of(WINDOWS, RESTARTS) : List.of(WINDOWS));
        kind.setValue(WINDOWS);
        offerChoices();
        String names = runs.stream().map(run -> run.name().get()).collect(Collectors.joining(", "));
        window.stage().setTitle("As if the weights were random: " + names);
        window.show();
    }

    private static MixtureKind kindOf(String label) {
        return label.equals(RESTARTS) ? MixtureKind.RESTARTS : MixtureKind.WINDOW;
    }

    private void offerEstimators(List<AsIfRandomFigure.Series> series) {
        List<String> names = series.stream()
                .map(AsIfRandomFigure.Series::estimatorName)
                .distinct()
                .toList();
        String before = estimator.getValue();
        estimator.getItems().setAll(names);
        if (names.size() > 1) {
            estimator.getItems().add(0, ALL);
        }
        boolean shared = !names.isEmpty()
                && series.stream()
                                .filter(one -> one.estimatorName().equals(names.get(0)))
                                .count()
                        >= series.stream()
                                .map(AsIfRandomFigure.Series::run)
                                .distinct()
                                .count();
        String usual = names.size() < 2 || shared ? names.stream().findFirst().orElse(null) : ALL;
        estimator.setValue(names.contains(before) ? before : usual);
        Controls.showWhile(Bindings.size(estimator.getItems()).greaterThan(1), estimator);
        paint();
    }

    private AsIfRandomFigure figure() {
        String chosen = estimator.getValue();
        return new AsIfRandomFigure(
                measuring.series().get().stream()
                        .filter(one -> chosen == null
                                || chosen.equals(ALL)
                                || one.estimatorName().equals(chosen))
                        .toList(),
                view);
    }

    /** Hides or shows the layer whose entry in the legend is there. */
    private void toggle(double x, double y) {
        figure().legendLayerAt(x, y, Math.floor(picture.getWidth()), style.getValue())
                .ifPresent(layer -> {
                    view = view.toggledLayer(layer);
                    paint();
                });
    }

    private String wordsAt(double x, double y) {
        return figure().wordsAt(x, y, Math.floor(picture.getWidth()), Math.floor(picture.getHeight()), style.getValue())
                .orElse(POINT);
    }

    private void paint() {
        AsIfRandomFigure shown = figure();
        FigureStyle now = style.getValue();
        picture.show((width, height, scale) -> FigureImages.render(shown, width, height, scale, now));
    }
}
