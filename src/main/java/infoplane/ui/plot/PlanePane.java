package infoplane.ui.plot;

import infoplane.figure.Figure;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneView;
import infoplane.figure.plane.PlaneGeometry;
import infoplane.ui.work.Background;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows the information planes. The mouse wheel zooms at the pointer, dragging pans, dragging with Shift zooms into a box, a
 * double click shows all points, a click pins a point, a click on the legend shows or hides a layer, and the arrow keys step
 * through the measured epochs.
 */
public final class PlanePane extends PictureView {
    private static final double REACH = 12;
    private static final double WHEEL_STEP = 1.15;
    /** Two turns of the wheel. */
    private static final double KEY_STEP = WHEEL_STEP * WHEEL_STEP;
    /** Share of the plane that one key moves it by. */
    private static final double KEY_PAN = 0.1;

    private final PlaneModel model;
    private final TimeLine time;
    private final ObservableValue<FigureStyle> style;
    private final PlaneOverlay drawing;
    private PlanePicture picture;
    private @Nullable List<PlaneGeometry> geometries;
    private @Nullable PlaneGeometry dragged;
    private @Nullable Point2D dragStart;
    private boolean boxing;
    private boolean moved;

    PlanePane(PlaneModel model, TimeLine time, ObservableValue<FigureStyle> style, Background background) {
        super(background);
        this.model = model;
        this.time = time;
        this.style = style;
        this.picture = model.picture().get();
        this.drawing = new PlaneOverlay(overlay());
        setFocusTraversable(true);
        setId("plane");
        setAccessibleText("Information plane");
        setOnScroll(this::zoom);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseClicked(this::click);
        setOnMouseMoved(this::point);
        setOnMouseExited(event -> model.hover(Optional.empty()));
        setOnKeyPressed(this::key);
        style.subscribe(() -> show(picture));
        model.hovered().subscribe(() -> mark());
        model.pinned().subscribe(() -> mark());
        model.picture().subscribe(this::show);
    }

    public PlaneModel model() {
        return model;
    }

    private void show(PlanePicture newPicture) {
        picture = newPicture;
        geometries = null;
        Figure figure = newPicture.figure();
        FigureStyle present = style.getValue();
        show((width, height, scale) -> FigureImages.render(figure, width, height, scale, present));
    }

    @Override
    void repainted() {
        geometries = null;
        mark();
    }

    /** The geometry of each plane; computed at the first call after a new picture. */
    private List<PlaneGeometry> geometries() {
        if (geometries == null) {
            geometries = picture.geometries(Math.floor(getWidth()), Math.floor(getHeight()), style.getValue());
        }
        return geometries;
    }

    /** The plane whose plot contains (x, y). */
    private Optional<PlaneGeometry> planeAt(double x, double y) {
        return geometries().stream().filter(plane -> plane.inPlot(x, y)).findFirst();
    }

    private void mark() {
        drawing.clear();
        Optional<PointedAt> pinned = model.pinned().get();
        pinned.ifPresent(point -> mark(point, true));
        model.hovered()
                .get()
                .filter(point -> !pinned.equals(Optional.of(point)))
                .ifPresent(point -> mark(point, false));
    }

    private void mark(PointedAt point, boolean pinned) {
        List<PlaneGeometry> planes = geometries();
        for (int plane = 0; plane < planes.size(); plane++) {
            drawing.point(planes.get(plane), picture.seriesOf(plane), picture.view(), point, pinned);
        }
    }

    private void zoom(ScrollEvent event) {
        double factor = Math.pow(WHEEL_STEP, Math.signum(event.getDeltaY()));
        planeAt(event.getX(), event.getY()).ifPresent(plane -> {
            apply(plane.zoomed(event.getX(), event.getY(), factor));
            event.consume();
        });
    }

    private void press(MouseEvent event) {
        requestFocus();
        moved = false;
        Optional<PlaneGeometry> plane = planeAt(event.getX(), event.getY());
        if (event.getButton() == MouseButton.PRIMARY && plane.isPresent()) {
            dragStart = new Point2D(event.getX(), event.getY());
            dragged = plane.get();
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
        OptionalInt layer = legendLayer(event);
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
        setCursor(legendLayer(event).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void key(KeyEvent event) {
        Optional<PlaneView> moved = moved(event);
        if (moved.isPresent()) {
            moved.ifPresent(this::apply);
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case LEFT -> step(event.isShiftDown() ? -10 : -1);
            case RIGHT -> step(event.isShiftDown() ? 10 : 1);
            case HOME -> time.step(Integer.MIN_VALUE / 2);
            case END -> time.showAll();
            case SPACE -> time.playing().set(!time.playing().get());
            case ESCAPE -> unpinOrShowAll();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The view that a key zooms or pans to; empty for other keys and while no plane is shown. */
    private Optional<PlaneView> moved(KeyEvent event) {
        Optional<PlaneGeometry> first = geometries().stream().findFirst();
        return switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> first.map(plane -> zoomed(plane, KEY_STEP));
            case MINUS, SUBTRACT -> first.map(plane -> zoomed(plane, 1 / KEY_STEP));
            case DIGIT0, NUMPAD0 -> Optional.of(model.view().get().withLimits(null));
            case LEFT -> panned(event, first, KEY_PAN, 0);
            case RIGHT -> panned(event, first, -KEY_PAN, 0);
            case UP -> panned(event, first, 0, KEY_PAN);
            case DOWN -> panned(event, first, 0, -KEY_PAN);
            default -> Optional.empty();
        };
    }

    /** Zooms at the pinned point if the plane has it, otherwise at the middle. */
    private PlaneView zoomed(PlaneGeometry plane, double factor) {
        Rectangle2D plot = plane.plot();
        return plane.zoomed(plot.getCenterX(), plot.getCenterY(), factor);
    }

    /** @param x share of the width by which the picture moves to the right; {@code y} is the same downwards */
    private static Optional<PlaneView> panned(KeyEvent event, Optional<PlaneGeometry> first, double x, double y) {
        return first.filter(plane -> event.isControlDown())
                .map(plane -> plane.panned(
                        x * plane.plot().getWidth(), y * plane.plot().getHeight()));
    }

    /** Moves the cursor by so many measured epochs. With a pin, starts at the pin's epoch and moves the pin along. */
    private void step(int by) {
        model.pinned().get().ifPresent(pinned -> time.goTo(pinned.point().epoch()));
        time.step(by);
        model.movePin(time.cursorEpoch());
    }

    /** Removes the pin; without a pin, resets the limits. */
    private void unpinOrShowAll() {
        if (model.pinned().get().isPresent()) {
            model.pin(Optional.empty());
        } else {
            model.view().set(model.view().get().withLimits(null));
        }
    }

    private OptionalInt legendLayer(MouseEvent event) {
        return geometries().stream()
                .map(plane -> plane.legendLayer(event.getX(), event.getY()))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private Optional<PointedAt> at(MouseEvent event) {
        return picture.nearest(geometries(), event.getX(), event.getY(), REACH);
    }

    /** Applies only the limits of a view, because the rest of the view may have changed since the figure was made. */
    private void apply(PlaneView changed) {
        model.view().set(model.view().get().withLimits(changed.limits()));
    }
}
