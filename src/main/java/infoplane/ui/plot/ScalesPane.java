package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.chart.ScalesView;
import infoplane.runs.RunCommandLine;
import infoplane.scales.ScaleGrid;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleWords;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows a run at every scale. Dragging in a map moves the σ of the plane and the cursor of all plots; a double click gives the
 * plane back what was measured.
 */
final class ScalesPane extends VBox {
    /** The maps of all layers. */
    private static final class Picture extends PictureView {
        private Picture(Background background) {
            super(background);
        }
    }

    /** Below this height the maps need the room; findings say the same. */
    private static final double ROOM_FOR_WORDS = 300;

    private final ScalesModel model;
    private final CommandCopy copies;
    private final TimeLine time;
    private final ObservableValue<FigureStyle> style;
    private final Picture picture;
    private final Slider sigma = new Slider();

    /** @param run lets the user choose among several runs */
    ScalesPane(
            ScalesModel model,
            TimeLine time,
            ObservableValue<FigureStyle> style,
            Background background,
            RunChoice run,
            CommandCopy copies) {
        this.copies = copies;
        this.model = model;
        this.time = time;
        this.style = style;
        picture = new Picture(background);
        picture.setId("scalesPicture");
        picture.setAccessibleText("What each layer keeps, by the width of noise and the epoch");
        picture.setOnMousePressed(this::drag);
        picture.setOnMouseDragged(this::drag);
        picture.setOnMouseClicked(this::click);
        Label state = new Label();
        state.setId("scalesState");
        state.textProperty().bind(model.computation().state());
        state.setWrapText(true);
        state.getStyleClass().addAll(Styles.TEXT_MUTED, "note");
        Controls.showWhile(model.space().map(Optional::isEmpty), state);
        picture.visibleProperty().bind(model.space().map(space -> space.isPresent()));
        StackPane frame = new StackPane(picture, state);
        frame.setMinSize(0, 0);
        setVgrow(frame, Priority.ALWAYS);
        Label words = new Label();
        words.setId("scalesWords");
        words.textProperty().bind(model.words());
        words.setWrapText(true);
        words.setMinHeight(0);
        words.setPadding(new Insets(0, 8, 4, 8));
        words.getStyleClass().add(Styles.TEXT_MUTED);
        words.setTooltip(
                Controls.tooltip(
                        "A layer compresses at a width of noise σ if its I(X;T) falls there by more than half a bit until the end"));
        Controls.showWhile(model.words().isNotEmpty().and(heightProperty().greaterThan(ROOM_FOR_WORDS)), words);
        getChildren().addAll(bar(run), frame, words);
        style.subscribe(this::paint);
        model.figure().subscribe(this::paint);
        model.space().subscribe(this::fitSlider);
        model.scale().subscribe(this::moveSlider);
    }

    private FlowPane bar(RunChoice run) {
        HBox line = new HBox(4);
        line.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup units = new ToggleGroup();
        line.getChildren()
                .addAll(
                        toggle(
                                "Absolute",
                                "scalesAbsolute",
                                "σ in units of the activation",
                                units,
                                !model.relative().get()),
                        toggle(
                                "Relative",
                                "scalesRelative",
                                "σ in units of the layer’s spread at each epoch, which does not see a layer grow",
                                units,
                                model.relative().get()));
        ToggleButton relative = (ToggleButton) line.getChildren().get(1);
        units.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                model.relative().set(now == relative);
            }
        });
        HBox views = new HBox(4);
        views.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (ScalesView view : ScalesView.values()) {
            ToggleButton button = toggle(
                    view.label(),
                    "scales" + view.name(),
                    view.words(),
                    group,
                    view == model.shown().get());
            button.setUserData(view);
            views.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                model.shown().set((ScalesView) now.getUserData());
            }
        });
        FlowPane bar = new FlowPane(12, 4, line, views, run, cursor(), measuring());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("plot-bar");
        return bar;
    }

    private static ToggleButton toggle(String text, String id, String tip, ToggleGroup group, boolean selected) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().add("tool-toggle");
        button.setTooltip(Controls.tooltip(tip));
        button.setToggleGroup(group);
        button.setSelected(selected);
        return button;
    }

    /** The σ of the plane, for the keyboard and for finding it. */
    private HBox cursor() {
        sigma.setId("scalesSigma");
        sigma.setPrefWidth(130);
        sigma.setBlockIncrement(1);
        sigma.setAccessibleText("Width of the noise at which the plane is shown");
        sigma.setTooltip(Controls.tooltip("Moves the whole plane to another width of noise σ"));
        sigma.valueProperty().addListener((source, before, now) -> {
            int points = model.space().get().map(space -> space.grid().points()).orElse(0);
            int scale = points - 1 - (int) Math.round(now.doubleValue());
            if (points > 0
                    && (sigma.isFocused() || sigma.isValueChanging())
                    && scale != model.scale().get()) {
                model.scale().set(scale);
            }
        });
        Label value = new Label();
        value.setId("scalesValue");
        value.textProperty().bind(Bindings.createStringBinding(this::value, model.scale(), model.space()));
        Button back = new Button("Measured plane");
        back.setId("scalesBack");
        back.setTooltip(Controls.tooltip("The plane shows again what the estimators measured"));
        back.setOnAction(event -> model.scale().set(ScalesModel.NO_SCALE));
        Controls.showWhile(model.scale().isNotEqualTo(ScalesModel.NO_SCALE), back);
        HBox line = new HBox(6, new Label("σ"), sigma, value, back);
        line.setAlignment(Pos.CENTER_LEFT);
        Controls.showWhile(model.space().map(space -> space.isPresent()), line);
        return line;
    }

    private String value() {
        int scale = model.scale().get();
        return model.space()
                .get()
                .filter(space -> scale >= 0 && scale < space.grid().points())
                .map(space -> "Plane at σ = " + ScaleWords.number(space.grid().sigmas()[scale])
                        + (space.grid().relative() ? " of the spread" : ""))
                .orElse("Drag in a map to move the plane");
    }

    private HBox measuring() {
        Button measure = new Button("Measure");
        measure.setId("scalesMeasure");
        measure.setTooltip(Controls.tooltip("Measures all layers at 25 widths of noise and up to 60 epochs"));
        measure.setOnAction(event -> model.start());
        Button stop = new Button("Cancel");
        stop.setId("scalesCancel");
        stop.setOnAction(event -> model.computation().cancel());
        ProgressBar busy = new ProgressBar(0);
        busy.setPrefWidth(110);
        busy.progressProperty().bind(model.computation().progress());
        Controls.showWhile(model.computation().running(), busy, stop);
        Controls.showWhile(model.computation().running().not(), measure);
        Button copy = Icons.tiny(Feather.TERMINAL, "Copy as command: the line that measures this run so");
        copy.setId("scalesCopy");
        copy.setOnAction(event -> {
            List<Path> folders = model.measured();
            boolean relative = model.relative().get();
            if (!folders.isEmpty()) {
                copies.copy(() -> List.of(RunCommandLine.scales(RunCommandLine.together(folders), relative)));
            }
        });
        HBox line = new HBox(6, measure, busy, stop, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void fitSlider() {
        ScaleGrid grid = model.space().get().map(ScaleSpace::grid).orElseGet(() -> ScaleGrid.usual(false));
        sigma.setMax(Math.max(1, grid.points() - 1.0));
        moveSlider();
    }

    /** The greatest σ is the first scale, and at the right. */
    private void moveSlider() {
        int points = model.space().get().map(space -> space.grid().points()).orElse(0);
        int scale = model.scale().get();
        if (scale != ScalesModel.NO_SCALE && !sigma.isValueChanging()) {
            sigma.setValue(points - 1.0 - scale);
        }
    }

    private FigureStyle present() {
        return style.getValue().withTitle(false);
    }

    private void paint() {
        ScalesFigure figure = model.figure().get();
        FigureStyle now = present();
        picture.show((width, height, scale) -> FigureImages.render(figure, width, height, scale, now));
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        model.figure()
                .get()
                .at(event.getX(), event.getY(), picture.getWidth(), picture.getHeight(), present())
                .ifPresent(place -> {
                    model.scale().set(place.scale());
                    time.goTo(place.epoch());
                });
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            model.range().set(EpochRange.ALL);
            model.scale().set(ScalesModel.NO_SCALE);
            time.showAll();
        }
    }
}
