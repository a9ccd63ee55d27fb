package infoplane.ui.plot;

import infoplane.figure.EpochRange;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.ChartFigure;
import infoplane.figure.chart.ChartGeometry;
import infoplane.figure.chart.ChartHit;
import infoplane.ui.work.Background;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows a chart over the epochs. The mouse wheel zooms, dragging pans, dragging with Shift zooms into a span, a double click
 * shows all epochs, a click moves the cursor of all plots, and a click on the legend shows or hides a layer.
 */
final class ChartPane extends PictureView {
    private static final double REACH = 14;
    private static final double WHEEL_STEP = 1.2;

    private final ChartModel model;
    private final TimeLine time;
    private final ObservableValue<FigureStyle> style;
    private final ChartOverlay drawing = new ChartOverlay(overlay());
    private ChartFigure figure;
    /** Geometry of the picture that was painted last; written by the painting thread. */
    private volatile Optional<ChartGeometry> painted = Optional.empty();

    private Optional<ChartGeometry> geometry = Optional.empty();
    private @Nullable ChartGeometry dragged;
    private Optional<ChartHit> hit = Optional.empty();
    private double startX;
    private boolean boxing;
    private boolean moved;

    ChartPane(ChartModel model, TimeLine time, ObservableValue<FigureStyle> style, Background background) {
        super(background);
        this.model = model;
        this.time = time;
        this.style = style;
        this.figure = model.figure().get();
        setOnScroll(this::zoom);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseClicked(this::click);
        setOnMouseMoved(this::point);
        setOnMouseExited(event -> {
            hit = Optional.empty();
            mark();
        });
        style.subscribe(() -> show(figure));
        model.figure().subscribe(this::show);
    }

    ChartFigure figure() {
        return figure;
    }

    private void show(ChartFigure newFigure) {
        figure = newFigure;
        FigureStyle present = style.getValue().withTitle(false);
        show((width, height, scale) -> {
            // computed on the painting thread, because it is slow for long runs
            painted = Optional.of(newFigure.geometry(width, height, present));
            return FigureImages.render(newFigure, width, height, scale, present);
        });
    }

    @Override
    void repainted() {
        geometry = painted;
        hit = Optional.empty();
        mark();
    }

    private boolean inPlot(double x, double y) {
        return geometry.filter(chart -> chart.inPlot(x, y)).isPresent();
    }

    private OptionalInt legendLayer(MouseEvent event) {
        return geometry.map(chart -> chart.legendLayer(event.getX(), event.getY()))
                .orElse(OptionalInt.empty());
    }

    private void mark() {
        drawing.clear();
        hit.ifPresent(found -> drawing.value(found, getWidth()));
    }

    private void zoom(ScrollEvent event) {
        if (event.getDeltaY() != 0 && inPlot(event.getX(), event.getY())) {
            double factor = Math.pow(WHEEL_STEP, Math.signum(event.getDeltaY()));
            geometry.ifPresent(
                    chart -> model.range().set(chart.zoomed(model.range().get(), event.getX(), factor)));
            event.consume();
        }
    }

    private void press(MouseEvent event) {
        moved = false;
        dragged = event.getButton() == MouseButton.PRIMARY && inPlot(event.getX(), event.getY())
                ? geometry.orElse(null)
                : null;
        startX = event.getX();
        boxing = event.isShiftDown();
    }

    private void drag(MouseEvent event) {
        if (dragged == null || !moved && Math.abs(event.getX() - startX) < 3) {
            return;
        }
        moved = true;
        if (boxing) {
            drawing.clear();
            for (Rectangle2D span : dragged.spans(startX, event.getX())) {
                drawing.span(span);
            }
        } else {
            model.range().set(dragged.panned(event.getX() - startX).epochs());
        }
    }

    private void release(MouseEvent event) {
        if (boxing && moved && dragged != null) {
            model.range().set(dragged.boxed(startX, event.getX()).epochs());
        }
        dragged = null;
        mark();
    }

    private void click(MouseEvent event) {
        if (moved || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        OptionalInt layer = legendLayer(event);
        if (layer.isPresent()) {
            model.toggleLayer(layer.getAsInt());
        } else if (event.getClickCount() == 2) {
            model.range().set(EpochRange.ALL);
            time.showAll();
        } else if (inPlot(event.getX(), event.getY())) {
            geometry.ifPresent(chart -> time.goTo(chart.epoch(event.getX())));
        }
    }

    private void point(MouseEvent event) {
        hit = geometry.flatMap(chart -> chart.nearest(event.getX(), event.getY(), REACH));
        setCursor(legendLayer(event).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        mark();
    }
}
