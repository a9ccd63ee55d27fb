package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.ProjectionFigure;
import infoplane.figure.chart.ProjectionView.RowColours;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Shows the rows of a layer on two axes, with a button for each layer. Pointing at a point names its input, a click chooses it.
 * With the keyboard, the arrows up and down go from input to input, left and right through the epochs, and Enter chooses.
 */
final class ProjectionPane extends VBox {
    private static final double REACH = 14;

    /** The points; a ring and words show the one that is pointed at. */
    private final class Picture extends PictureView {
        private final ChartOverlay drawing = new ChartOverlay(overlay());

        private Picture(Background background) {
            super(background);
        }

        @Override
        void repainted() {
            mark();
        }

        private void mark() {
            drawing.clear();
            model.figure().get().filter(figure -> row.isPresent()).ifPresent(figure -> {
                if (row.getAsInt() >= figure.rows().rows()) {
                    return;
                }
                double[] place = figure.place(row.getAsInt(), getWidth(), getHeight(), present());
                drawing.words(capital(figure.words(row.getAsInt())), place[0], place[1], getWidth());
            });
        }
    }

    private final ProjectionModel model;
    private final TimeLine time;
    private final ObservableValue<FigureStyle> style;
    private final Picture picture;
    /** The row that is pointed at. */
    private OptionalInt row = OptionalInt.empty();

    /** @param run lets the user choose among several runs */
    ProjectionPane(
            ProjectionModel model,
            TimeLine time,
            ObservableValue<FigureStyle> style,
            Background background,
            RunChoice run) {
        this.model = model;
        this.time = time;
        this.style = style;
        picture = new Picture(background);
        picture.setId("projectionPicture");
        picture.setFocusTraversable(true);
        picture.setAccessibleText("The rows of a layer on the two axes along which they spread most");
        picture.setOnMouseMoved(this::point);
        picture.setOnMouseExited(event -> point(OptionalInt.empty()));
        picture.setOnMouseClicked(this::click);
        picture.setOnKeyPressed(this::key);
        picture.focusedProperty().subscribe(focused -> {
            if (!focused) {
                point(OptionalInt.empty());
            }
        });
        Label problem = new Label();
        problem.setId("projectionProblem");
        problem.textProperty().bind(model.problem());
        problem.setWrapText(true);
        problem.getStyleClass().addAll(Styles.TEXT_MUTED, "note");
        Controls.showWhile(model.problem().isNotEmpty(), problem);
        picture.visibleProperty().bind(model.figure().map(Optional::isPresent));
        StackPane frame = new StackPane(picture, problem);
        frame.setMinSize(0, 0);
        setVgrow(frame, Priority.ALWAYS);
        LayerButtons layers = new LayerButtons("projectionOf", "Rows", model.layer(), model.layers());
        FlowPane bar = new FlowPane(12, 4, layers, colourings(), run);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("plot-bar");
        getChildren().addAll(bar, frame);
        style.subscribe(this::paint);
        model.figure().subscribe(this::paint);
    }

    private HBox colourings() {
        HBox line = new HBox(4);
        line.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (RowColours one : RowColours.values()) {
            ToggleButton button = new ToggleButton(one.label());
            button.setId("projectionBy" + one.name());
            button.getStyleClass().add("tool-toggle");
            button.setTooltip(Controls.tooltip(one.words()));
            button.setToggleGroup(group);
            button.setSelected(model.colouring().get() == one);
            button.setUserData(one);
            line.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                model.colouring().set((RowColours) now.getUserData());
            }
        });
        return line;
    }

    private FigureStyle present() {
        return style.getValue().withTitle(false);
    }

    private void paint() {
        FigureStyle now = present();
        model.figure()
                .get()
                .ifPresent(figure ->
                        picture.show((width, height, scale) -> FigureImages.render(figure, width, height, scale, now)));
    }

    private void point(MouseEvent event) {
        point(model.figure().get().map(figure -> at(figure, event)).orElse(OptionalInt.empty()));
    }

    private OptionalInt at(ProjectionFigure figure, MouseEvent event) {
        return figure.nearest(event.getX(), event.getY(), REACH, picture.getWidth(), picture.getHeight(), present());
    }

    private void point(OptionalInt newRow) {
        row = newRow;
        picture.setCursor(row.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        picture.mark();
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            picture.requestFocus();
            point(event);
            row.ifPresent(model::ask);
        }
    }

    private void key(KeyEvent event) {
        int rows = model.figure().get().map(figure -> figure.rows().rows()).orElse(0);
        switch (event.getCode()) {
            case LEFT -> time.step(-1);
            case RIGHT -> time.step(1);
            case UP, DOWN -> {
                int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
                if (rows > 0) {
                    point(OptionalInt.of(Math.floorMod(row.orElse(step > 0 ? -1 : 0) + step, rows)));
                }
            }
            case ENTER -> row.ifPresent(model::ask);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
