package infoplane.ui;

import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneFigure;
import infoplane.figure.PlaneGeometry;
import infoplane.figure.PlaneHit;
import infoplane.figure.PlaneView;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PointedAt;
import infoplane.ui.work.Background;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One information plane under the pointer: the wheel zooms where it points, dragging pans, dragging with Shift zooms into
 * a box, a double click resets, a click pins a point or hides the layer of a legend entry.
 */
final class PlanePane extends PictureView {
    private static final double REACH = 12;
    private static final double WHEEL_STEP = 1.15;

    private final PlaneModel model;
    private final int panel;
    private final ObservableValue<FigureStyle> style;
    private final PlaneOverlay drawing;
    private final Subscription listening;
    private PlaneFigure figure;
    private @Nullable PlaneGeometry geometry;
    private @Nullable PlaneGeometry dragged;
    private @Nullable Point2D dragStart;
    private boolean boxing;
    private boolean moved;

    /** @param panel which of the planes of the model */
    PlanePane(PlaneModel model, int panel, ObservableValue<FigureStyle> style, Background background) {
        super(background);
        this.model = model;
        this.panel = panel;
        this.style = style;
        this.figure = model.figures().get().get(panel);
        this.drawing = new PlaneOverlay(overlay());
        setFocusTraversable(true);
        setId("plane" + panel);
        setAccessibleText("Information plane");
        setOnScroll(this::zoom);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseClicked(this::click);
        setOnMouseMoved(this::point);
        setOnMouseExited(event -> model.hover(Optional.empty()));
        listening = style.subscribe(() -> show(figure))
                .and(model.hovered().subscribe(this::mark))
                .and(model.pinned().subscribe(this::mark));
        show(figure);
    }

    PlaneModel model() {
        return model;
    }

    /** Stops listening to the model; the pane is not shown again. */
    void dispose() {
        listening.unsubscribe();
    }

    void show(PlaneFigure newFigure) {
        figure = newFigure;
        geometry = null;
        FigureStyle present = style.getValue();
        show((width, height, scale) -> FigureImages.render(newFigure, width, height, scale, present));
    }

    @Override
    void repainted() {
        geometry = null;
        mark();
    }

    /** Where things are; computed when first asked for. */
    private PlaneGeometry geometry() {
        if (geometry == null) {
            geometry = figure.geometry(Math.floor(getWidth()), Math.floor(getHeight()), style.getValue());
        }
        return geometry;
    }

    private void mark() {
        drawing.clear();
        model.pinned().get().ifPresent(point -> drawing.point(geometry(), figure, point, true));
        model.hovered().get().ifPresent(point -> drawing.point(geometry(), figure, point, false));
    }

    private void zoom(ScrollEvent event) {
        if (event.getDeltaY() != 0 && geometry().inPlot(event.getX(), event.getY())) {
            double factor = Math.pow(WHEEL_STEP, Math.signum(event.getDeltaY()));
            apply(geometry().zoomed(event.getX(), event.getY(), factor));
            event.consume();
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        moved = false;
        if (event.getButton() == MouseButton.PRIMARY && geometry().inPlot(event.getX(), event.getY())) {
            dragStart = new Point2D(event.getX(), event.getY());
            dragged = geometry();
            boxing = event.isShiftDown();
        }
    }

    private void drag(MouseEvent event) {
        if (dragStart == null || dragged == null || dragStart.distance(event.getX(), event.getY()) < 3 && !moved) {
            return;
        }
        moved = true;
        if (boxing) {
            mark();
            drawing.box(dragged.plot(), dragStart, event.getX(), event.getY());
        } else {
            setCursor(Cursor.CLOSED_HAND);
            apply(dragged.panned(event.getX() - dragStart.getX(), event.getY() - dragStart.getY()));
        }
    }

    private void release(MouseEvent event) {
        if (boxing && moved && dragStart != null && dragged != null) {
            apply(dragged.boxed(dragStart.getX(), dragStart.getY(), event.getX(), event.getY()));
        }
        dragStart = null;
        dragged = null;
        boxing = false;
        setCursor(Cursor.DEFAULT);
        mark();
    }

    private void click(MouseEvent event) {
        if (moved || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        OptionalInt layer = geometry().legendLayer(event.getX(), event.getY());
        if (layer.isPresent()) {
            model.view().set(model.view().get().toggledLayer(layer.getAsInt()));
        } else if (event.getClickCount() == 2) {
            model.view().set(model.view().get().withLimits(null));
        } else {
            model.pin(at(event));
        }
    }

    private void point(MouseEvent event) {
        model.hover(at(event));
        boolean legend = geometry().legendLayer(event.getX(), event.getY()).isPresent();
        setCursor(legend ? Cursor.HAND : Cursor.DEFAULT);
    }

    private Optional<PointedAt> at(MouseEvent event) {
        Optional<PlaneHit> hit = geometry().nearest(event.getX(), event.getY(), REACH);
        return hit.map(found -> new PointedAt(model.runOf(panel, found.series()), found.point()));
    }

    /** Takes the limits alone: the rest of the view may have changed since the figure was made. */
    private void apply(PlaneView changed) {
        model.view().set(model.view().get().withLimits(changed.limits()));
    }
}
