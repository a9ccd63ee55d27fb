package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.SweepFigure;
import infoplane.figure.chart.SweepView.SweepKind;
import infoplane.findings.SweepColumn;
import infoplane.ui.form.Chooser;
import infoplane.ui.plot.SweepModel.Span;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what came out of the listed runs over their settings, as a map, curves or parallel axes. Dragging along an axis marks a
 * part of it, and the plots show the runs that cross it there.
 */
final class SweepPane extends VBox {
    private static final double REACH = 24;
    private static final double BRUSH_WIDTH = 12;
    private static final double LEAST_BRUSH = 0.02;

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
            List<Line2D> axes = axes();
            model.brushes().forEach((axis, span) -> {
                if (axis < axes.size()) {
                    drawing.span(box(axes.get(axis), span));
                }
            });
        }
    }

    private final SweepModel model;
    private final ObservableValue<FigureStyle> style;
    private final Picture picture;
    private int axis = -1;
    private double from;

    SweepPane(SweepModel model, ObservableValue<FigureStyle> style, Background background) {
        this.model = model;
        this.style = style;
        picture = new Picture(background);
        picture.setId("sweepPicture");
        picture.setAccessibleText("Outcomes of the runs over the settings in which they differ");
        picture.setOnMousePressed(this::press);
        picture.setOnMouseDragged(this::drag);
        picture.setOnMouseClicked(this::click);
        Label said = new Label();
        said.setId("sweepSaid");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.textProperty().bind(model.said());
        said.getStyleClass().addAll(Styles.TEXT_MUTED, "note");
        Controls.showWhile(model.said().isNotEmpty(), said);
        picture.visibleProperty().bind(model.figure().map(Optional::isPresent));
        StackPane frame = new StackPane(picture);
        frame.setMinSize(0, 0);
        setVgrow(frame, Priority.ALWAYS);
        getChildren().addAll(bar(), said, frame);
        style.subscribe(this::paint);
        model.figure().subscribe(this::paint);
        model.said().subscribe(picture::mark);
    }

    private FlowPane bar() {
        ComboBox<SweepColumn> outcome = new Chooser<>();
        outcome.setId("sweepOutcome");
        outcome.getItems().setAll(SweepColumn.values());
        outcome.setConverter(new Words<>(SweepColumn::label));
        outcome.valueProperty().bindBidirectional(model.outcome());
        outcome.setAccessibleText("What is shown");
        outcome.setTooltip(Controls.tooltip("What came out of the runs: accuracy, or I of the last hidden layer"));
        FlowPane bar = new FlowPane(
                12,
                4,
                kinds(),
                outcome,
                field("over", "sweepAcross", model.across(), "the first setting", "The setting on the first axis"),
                field(
                        "and",
                        "sweepSecond",
                        model.second(),
                        "none",
                        "The second axis of a map; else a curve for each value"));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("plot-bar");
        return bar;
    }

    private HBox kinds() {
        HBox line = new HBox(4);
        ToggleGroup group = new ToggleGroup();
        for (SweepKind kind : SweepKind.values()) {
            ToggleButton button = new ToggleButton(
                    switch (kind) {
                        case MAP -> "Map";
                        case CURVE -> "Curves";
                        case AXES -> "Axes";
                    });
            button.setId("sweep" + kind.name());
            button.getStyleClass().add("tool-toggle");
            button.setTooltip(Controls.tooltip(
                    switch (kind) {
                        case MAP -> "Colours over two settings";
                        case CURVE -> "A curve over one setting, with the 95 % interval over seeds";
                        case AXES -> "An axis for each setting and a line for each run";
                    }));
            button.setToggleGroup(group);
            button.setOnAction(event -> model.kind().set(kind));
            line.getChildren().add(button);
        }
        model.figure()
                .subscribe(now -> now.ifPresent(figure -> group.selectToggle(
                        group.getToggles().get(figure.view().kind().ordinal()))));
        return line;
    }

    private HBox field(String label, String id, StringProperty chosen, String none, String tip) {
        ComboBox<String> box = new Chooser<>();
        box.setId(id);
        box.setTooltip(Controls.tooltip(tip));
        box.setAccessibleText(tip);
        box.setConverter(new Words<>(name -> name.isEmpty() ? none : name));
        model.fields().subscribe(now -> {
            String before = chosen.get();
            box.getItems().setAll("");
            box.getItems().addAll(now);
            box.setValue(now.contains(before) ? before : "");
        });
        box.valueProperty().subscribe(now -> chosen.set(now == null ? "" : now));
        Label words = new Label(label);
        words.setLabelFor(box);
        HBox line = new HBox(6, words, box);
        line.setAlignment(Pos.CENTER_LEFT);
        Controls.showWhile(
                model.figure()
                        .map(now -> now.stream().noneMatch(one -> one.view().kind() == SweepKind.AXES)),
                line);
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

    /** The axes on the screen; none unless the figure has parallel ones. */
    private List<Line2D> axes() {
        return model.figure()
                .get()
                .filter(figure -> figure.view().kind() == SweepKind.AXES)
                .map(this::axes)
                .orElse(List.of());
    }

    private List<Line2D> axes(SweepFigure figure) {
        return figure.axes(Math.floor(picture.getWidth()), Math.floor(picture.getHeight()), present());
    }

    private static Rectangle2D box(Line2D line, Span span) {
        double tall = line.getY2() - line.getY1();
        double top = line.getY2() - tall * Math.max(span.low(), span.high());
        double bottom = line.getY2() - tall * Math.min(span.low(), span.high());
        return new Rectangle2D.Double(line.getX1() - BRUSH_WIDTH / 2, top, BRUSH_WIDTH, bottom - top);
    }

    private static double place(Line2D line, double y) {
        return Math.max(0, Math.min(1, (line.getY2() - y) / (line.getY2() - line.getY1())));
    }

    private void press(MouseEvent event) {
        List<Line2D> axes = axes();
        axis = event.getButton() != MouseButton.PRIMARY
                ? -1
                : IntStream.range(0, axes.size())
                        .filter(one -> Math.abs(axes.get(one).getX1() - event.getX()) <= REACH)
                        .findFirst()
                        .orElse(-1);
        if (axis >= 0) {
            from = place(axes.get(axis), event.getY());
        }
    }

    private void drag(MouseEvent event) {
        List<Line2D> axes = axes();
        if (axis >= 0 && axis < axes.size()) {
            double to = place(axes.get(axis), event.getY());
            model.brush(axis, Math.abs(to - from) < LEAST_BRUSH ? null : new Span(from, to));
            picture.mark();
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            model.clearBrushes();
            picture.mark();
        }
    }

    /** Shows values of a combo box in words. */
    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> words;

        private Words(Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("nobody writes into the box");
        }
    }
}
