package infoplane.ui;

import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.ui.plot.ChartModel;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.TimeLine;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The charts over the epochs, below the planes. */
final class ChartTabs extends TabPane {
    private final Session session;
    private final TimeLine time;
    private final ObservableValue<FigureStyle> style;
    private final Consumer<Figure> export;

    /** @param export asks how and where a figure is to be saved */
    ChartTabs(
            Session session,
            PlaneModel plane,
            TimeLine time,
            ObservableValue<FigureStyle> style,
            Consumer<Figure> export) {
        this.session = session;
        this.time = time;
        this.style = style;
        this.export = export;
        setId("charts");
        getStyleClass().add("quiet-tabs");
        setMinHeight(60);
        getTabs()
                .addAll(
                        tab("I against epoch", "curves", ChartModel.information(plane, session.runs())),
                        tab("Loss and accuracy", "loss", ChartModel.loss(plane, session.runs())),
                        tab("Gradient phases", "gradients", ChartModel.gradients(plane, session.runs())));
    }

    private Tab tab(String title, String id, ChartModel model) {
        ChartPane chart = new ChartPane(model, time, style, session.background());
        chart.setId(id);
        Button explain = Icons.tiny(Feather.INFO, "");
        Tooltip words = FormPane.tooltip(model.figure().get().explanation());
        explain.setTooltip(words);
        explain.setOnAction(event -> {
            var place = explain.localToScreen(0, explain.getHeight());
            words.show(explain, place.getX() - 200, place.getY());
        });
        Button save = Icons.tiny(Feather.DOWNLOAD, "Export this chart");
        save.setOnAction(event -> export.accept(chart.figure()));
        VBox buttons = new VBox(explain, save);
        buttons.getStyleClass().add("chart-buttons");
        HBox.setHgrow(chart, Priority.ALWAYS);
        Tab tab = new Tab(title, new HBox(chart, buttons));
        tab.setClosable(false);
        return tab;
    }
}
