package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.ActivationsFigure;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Shows the activations of a layer, with a button for each layer. The mouse wheel zooms the epoch axis, a double click shows
 * all epochs, and a click moves the cursor of all plots.
 */
final class ActivationsPane extends VBox {
    private static final double WHEEL_STEP = 1.2;

    /** The heat map with its histogram. */
    private static final class Picture extends PictureView {
        private Picture(Background background) {
            super(background);
        }
    }

    private final ActivationsModel model;
    private final TimeLine time;
    private final ObservableValue<FigureStyle> style;
    private final Picture picture;

    /** @param run lets the user choose among several runs */
    ActivationsPane(
            ActivationsModel model,
            TimeLine time,
            ObservableValue<FigureStyle> style,
            Background background,
            RunChoice run) {
        this.model = model;
        this.time = time;
        this.style = style;
        picture = new Picture(background);
        picture.setId("activationsPicture");
        picture.setOnMouseClicked(this::click);
        picture.setOnScroll(this::zoom);
        Label problem = new Label();
        problem.textProperty().bind(model.problem());
        problem.setWrapText(true);
        problem.getStyleClass().addAll(Styles.TEXT_MUTED, "note");
        Controls.showWhile(model.problem().isNotEmpty(), problem);
        picture.visibleProperty().bind(model.problem().isEmpty());
        StackPane frame = new StackPane(picture, problem);
        frame.setMinSize(0, 0);
        setVgrow(frame, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new HBox(
                                12,
                                new LayerButtons("activationsOf", "Activations", model.layer(), model.layers()),
                                run),
                        frame);
        style.subscribe(this::paint);
        model.figure().subscribe(this::paint);
    }

    private FigureStyle present() {
        return style.getValue().withTitle(false);
    }

    private void paint() {
        ActivationsFigure figure = model.figure().get();
        FigureStyle now = present();
        picture.show((width, height, scale) -> FigureImages.render(figure, width, height, scale, now));
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || model.layers().get() == 0) {
            return;
        }
        if (event.getClickCount() == 2) {
            model.range().set(EpochRange.ALL);
            time.showAll();
        } else {
            time.goTo(model.figure().get().epoch(event.getX(), picture.getWidth(), picture.getHeight(), present()));
        }
    }

    private void zoom(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            double factor = Math.pow(WHEEL_STEP, Math.signum(event.getDeltaY()));
            model.range()
                    .set(model.figure()
                            .get()
                            .zoomed(event.getX(), factor, picture.getWidth(), picture.getHeight(), present())
                            .epochs());
            event.consume();
        }
    }
}
