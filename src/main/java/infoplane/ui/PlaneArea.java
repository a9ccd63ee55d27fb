package infoplane.ui;

import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneFigure;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.SideBySideFigure;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.work.Background;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;

/** All planes of the model in a grid; the arrow keys step through the measured epochs. */
final class PlaneArea extends GridPane {
    private final PlaneModel model;
    private final ObservableValue<FigureStyle> style;
    private final Background background;
    private final TimeLine time;
    private final List<PlanePane> panes = new ArrayList<>();

    PlaneArea(PlaneModel model, TimeLine time, ObservableValue<FigureStyle> style, Background background) {
        this.model = model;
        this.time = time;
        this.style = style;
        this.background = background;
        setId("planes");
        setMinSize(120, 80);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        model.figures().addListener((source, before, now) -> show(now));
        show(model.figures().get());
    }

    private void show(List<PlaneFigure> figures) {
        if (figures.size() != panes.size()) {
            arrange(figures.size());
        } else {
            for (int index = 0; index < figures.size(); index++) {
                panes.get(index).show(figures.get(index));
            }
        }
    }

    private void arrange(int count) {
        panes.forEach(PlanePane::dispose);
        panes.clear();
        getChildren().clear();
        getColumnConstraints().clear();
        getRowConstraints().clear();
        int columns = SideBySideFigure.columns(count);
        int rows = (count + columns - 1) / columns;
        for (int column = 0; column < columns; column++) {
            ColumnConstraints even = new ColumnConstraints();
            even.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(even);
        }
        for (int row = 0; row < rows; row++) {
            RowConstraints even = new RowConstraints();
            even.setPercentHeight(100.0 / rows);
            getRowConstraints().add(even);
        }
        for (int index = 0; index < count; index++) {
            PlanePane pane = new PlanePane(model, index, style, background);
            panes.add(pane);
            add(pane, index % columns, index / columns);
        }
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> time.step(event.isShiftDown() ? -10 : -1);
            case RIGHT -> time.step(event.isShiftDown() ? 10 : 1);
            case HOME -> time.step(Integer.MIN_VALUE / 2);
            case END -> time.showAll();
            case SPACE -> time.playing().set(!time.playing().get());
            case ESCAPE -> model.view().set(model.view().get().withLimits(null));
            default -> {
                return;
            }
        }
        event.consume();
    }
}
