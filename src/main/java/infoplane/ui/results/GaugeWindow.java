package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.experiment.RunResults;
import infoplane.figure.Figure;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.Formula;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.Ticks;
import infoplane.figure.chart.GaugeFigure;
import infoplane.figure.plane.PlaneFigure;
import infoplane.measuring.Layer;
import infoplane.runs.GaugeRequest;
import infoplane.ui.form.Chooser;
import infoplane.ui.plot.PictureView;
import infoplane.ui.run.GaugeMeasuring;
import infoplane.ui.run.GaugeMeasuring.TriedFactor;
import infoplane.ui.run.Run;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.FurtherWindow;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A window that measures runs in other coordinates, and lets the user scale the units of a layer while the plane moves. */
public final class GaugeWindow {
    /** The slider reaches from 2^−6 to 2^6. */
    private static final int POWERS = 6;

    /** What the figure shows. @param run null for all */
    private record Part(String name, @Nullable Run run) {}

    private final GaugeMeasuring measuring;
    private final ObservableValue<FigureStyle> style;
    private final BiConsumer<GaugeFigure, List<Run>> export;
    private final CommandCopy copies;
    private final PictureView audit;
    private final PictureView plane;
    private final ComboBox<Integer> orbits = new Chooser<>();
    private final ComboBox<Layer> layer = new Chooser<>();
    private final ComboBox<String> estimator = new Chooser<>();
    private final ComboBox<Part> part = new Chooser<>();
    private final HBox parts = new HBox(8);
    private final Slider factor = new Slider(-POWERS, POWERS, 0);
    private final Label loss = new Label();
    private final Label factorText = new Label("c = 1");
    private final FurtherWindow window;

    /**
     * @param background paints the pictures
     * @param style of the figures, which follows the theme
     * @param export saves the figure of the audit, of the given runs
     * @param copies copies what is measured as a command
     */
    public GaugeWindow(
            Stage owner,
            GaugeMeasuring measuring,
            Background background,
            ObservableValue<FigureStyle> style,
            BiConsumer<GaugeFigure, List<Run>> export,
            CommandCopy copies) {
        this.copies = copies;
        this.measuring = measuring;
        this.style = style;
        this.export = export;
        audit = picture(background, "gaugePicture", "The fall of I(X;T) of each layer in several coordinates");
        plane = picture(background, "gaugePlane", "The information plane with the units of a layer scaled");
        BorderPane trial = new BorderPane(new StackPane(plane), trialHead(), null, trialFoot(), null);
        Label hint = new Label();
        hint.setId("gaugeHint");
        hint.setWrapText(true);
        hint.getStyleClass().addAll(Styles.TEXT_MUTED, "note");
        hint.textProperty().bind(measuring.computation().state());
        Controls.showWhile(measuring.series().map(List::isEmpty), hint);
        audit.visibleProperty().bind(measuring.series().map(series -> !series.isEmpty()));
        BorderPane whole = new BorderPane(new StackPane(audit, hint), null, null, null, null);
        SplitPane split = new SplitPane(whole, trial);
        split.setDividerPositions(0.55);
        window = new FurtherWindow(
                owner, "Other coordinates", new BorderPane(split, head(), null, foot(), null), 1180, 780);
        window.stage().setOnHidden(event -> measuring.leave());
        measuring.series().subscribe(this::paintAudit);
        measuring.tried().subscribe(this::showTried);
        style.subscribe(() -> {
            paintAudit();
            paintPlane();
        });
    }

    private static PictureView picture(Background background, String id, String accessible) {
        PictureView picture = new PictureView(background);
        picture.setId(id);
        picture.setAccessibleText(accessible);
        picture.setMinSize(0, 0);
        return picture;
    }

    private HBox head() {
        orbits.getItems().setAll(20, GaugeRequest.USUAL_ORBITS, 500);
        orbits.setValue(GaugeRequest.USUAL_ORBITS);
        orbits.setId("gaugeOrbits");
        orbits.setTooltip(Controls.tooltip("Random coordinates: a factor for each unit, spread by about two"));
        Label named = new Label("Or_bits");
        named.setMnemonicParsing(true);
        named.setLabelFor(orbits);
        part.setId("gaugePart");
        part.setAccessibleText("Repeats together, or one run");
        part.setConverter(converter(Part::name));
        part.setMaxWidth(260);
        part.setOnAction(event -> {
            Part chosen = part.getValue();
            if (chosen != null && chosen.run() != measuring.only().get()) {
                measuring.only().set(chosen.run());
                tryFactor();
            }
        });
        Label ofRun = new Label("_Run");
        ofRun.setMnemonicParsing(true);
        ofRun.setLabelFor(part);
        parts.getChildren().setAll(ofRun, part);
        parts.setAlignment(Pos.CENTER_LEFT);
        parts.managedProperty().bind(parts.visibleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button save = new Button("_Save figure…");
        save.setId("gaugeSave");
        save.disableProperty().bind(measuring.series().map(List::isEmpty));
        save.setOnAction(event -> export.accept(figure(), measuring.runs()));
        HBox head = new HBox(8, parts, named, orbits, space, save);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(8, 12, 4, 12));
        return head;
    }

    private HBox trialHead() {
        estimator.setId("gaugeEstimator");
        estimator.setAccessibleText("Which estimator measures the plane");
        estimator.setConverter(converter(this::nameOf));
        estimator.setOnAction(event -> tryFactor());
        HBox head = new HBox(8, new Label("Plane by"), estimator);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(6, 12, 2, 12));
        return head;
    }

    private VBox trialFoot() {
        layer.setId("gaugeLayer");
        layer.setConverter(converter(one -> Formula.lowered(one.name())));
        layer.setOnAction(event -> tryFactor());
        Label named = new Label("Scale _units of");
        named.setMnemonicParsing(true);
        named.setLabelFor(layer);
        named.setMinWidth(Region.USE_PREF_SIZE);
        factor.setId("gaugeFactor");
        factor.setAccessibleText("Factor of the units, as a power of two");
        factor.setBlockIncrement(1);
        factor.setMajorTickUnit(1);
        factor.setMinorTickCount(0);
        factor.setSnapToTicks(false);
        factor.valueProperty().subscribe(this::tryFactor);
        HBox.setHgrow(factor, Priority.ALWAYS);
        factorText.setMinWidth(64);
        Button back = new Button("c = 1");
        back.setId("gaugeReset");
        back.setTooltip(Controls.tooltip("Back to the coordinates that training found"));
        back.setOnAction(event -> factor.setValue(0));
        HBox line = new HBox(8, named, layer, factor, factorText, back);
        line.setAlignment(Pos.CENTER_LEFT);
        loss.setId("gaugeLoss");
        loss.setWrapText(true);
        VBox foot = new VBox(4, line, loss);
        foot.setPadding(new Insets(2, 12, 8, 12));
        return foot;
    }

    private static <T> StringConverter<T> converter(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }

    private VBox foot() {
        Label words = new Label(new GaugeFigure(List.of(), InformationUnit.BITS).explanation());
        words.setWrapText(true);
        words.getStyleClass().add("quiet");
        var computation = measuring.computation();
        Button measure = new Button("_Measure");
        measure.setId("gaugeMeasure");
        measure.setDefaultButton(true);
        measure.disableProperty().bind(computation.running());
        measure.setOnAction(event -> measuring.start(orbits.getValue()));
        Button copy = new Button("Copy as co_mmand");
        copy.setId("gaugeCopy");
        copy.setTooltip(Controls.tooltip("Copies the line of the command line that measures this"));
        copy.setOnAction(event -> measuring.copy(orbits.getValue(), copies));
        Button cancel = new Button("_Cancel");
        cancel.setId("gaugeCancel");
        cancel.setOnAction(event -> computation.cancel());
        ProgressBar busy = new ProgressBar(0);
        busy.progressProperty().bind(computation.progress());
        Controls.showWhile(computation.running(), busy, cancel);
        Label state = new Label();
        state.setId("gaugeState");
        state.setWrapText(true);
        state.textProperty().bind(computation.state());
        Controls.showWhile(measuring.series().map(series -> !series.isEmpty()), state);
        HBox line = new HBox(8, measure, copy, busy, cancel, state);
        List.of(measure, copy, cancel).forEach(whole -> whole.setMinWidth(Region.USE_PREF_SIZE));
        line.setAlignment(Pos.CENTER_LEFT);
        VBox foot = new VBox(6, words, line);
        foot.setPadding(new Insets(4, 12, 10, 12));
        return foot;
    }

    /** Shows the window for some runs, repeats together; the first one, or the one that is chosen, can be tried. */
    public void show(List<Run> runs) {
        measuring.look(runs);
        part.getItems()
                .setAll(new Part(
                        measuring.repeats() ? "All " + runs.size() + " together" : "All " + runs.size(), null));
        runs.forEach(run -> part.getItems().add(new Part(run.name().get(), run)));
        part.setValue(part.getItems().get(0));
        parts.setVisible(runs.size() > 1);
        layer.getItems().clear();
        factor.setValue(0);
        estimator.getItems().setAll(measuring.estimators());
        String names = runs.stream().map(run -> run.name().get()).collect(Collectors.joining(", "));
        window.stage().setTitle("Other coordinates: " + names);
        loss.setText("");
        window.show();
        if (!estimator.getItems().isEmpty()) {
            estimator.setValue(estimator.getItems().get(0)); // measures
        }
    }

    private String nameOf(String id) {
        return measuring
                .triedResults()
                .map(results -> results.estimatorName(id).brief())
                .orElse(id);
    }

    private void tryFactor() {
        double c = Math.pow(2, factor.getValue());
        factorText.setText("c = " + Ticks.brief(c));
        String id = estimator.getValue();
        if (id != null) {
            measuring.tryFactor(
                    id, layer.getValue() == null ? 0 : layer.getValue().number(), c);
        }
    }

    private void showTried() {
        TriedFactor tried = measuring.tried().get();
        layer.setDisable(tried == null || tried.layers().isEmpty());
        factor.setDisable(layer.isDisable());
        if (tried != null) {
            if (!layer.getItems().equals(tried.layers())) {
                layer.getItems().setAll(tried.layers());
                layer.setValue(
                        tried.layers().isEmpty()
                                ? null
                                : tried.layers().get(tried.layers().size() - 1));
            }
            loss.setText(words(tried));
        }
        paintPlane();
    }

    private static String words(TriedFactor tried) {
        if (tried.layers().isEmpty()) {
            return "No layer has units that can be scaled: their functions have a scale of their own, so there is nothing to"
                    + " audit.";
        }
        var moved = tried.moved();
        return moved == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Loss at the last epoch: %.7f nats as trained, %.7f with these units scaled.%s",
                        moved.lossAsTrained(),
                        moved.loss(),
                        moved.followed() ? " Bins over the run follow the units: this plane stays." : "");
    }

    private GaugeFigure figure() {
        return new GaugeFigure(measuring.series().get(), InformationUnit.BITS);
    }

    private void paintAudit() {
        show(audit, figure());
    }

    private void paintPlane() {
        TriedFactor tried = measuring.tried().get();
        String id = estimator.getValue();
        if (tried == null || id == null) {
            return;
        }
        RunResults shown =
                tried.moved() == null ? tried.asTrained() : tried.moved().plane();
        var ceilings = shown.ceilings();
        double input = Math.max(1e-3, ceilings.inputEntropy().nats());
        double label = Math.max(1e-3, ceilings.labelEntropy().nats());
        PlaneView view = PlaneView.defaults()
                .withLimits(new PlaneLimits(-0.03 * input, 1.05 * input, -0.03 * label, 1.08 * label));
        show(plane, new PlaneFigure(List.of(PlaneSeries.of(shown, id)), view));
    }

    private void show(PictureView picture, Figure figure) {
        FigureStyle now = style.getValue();
        picture.show((width, height, scale) -> FigureImages.render(figure, width, height, scale, now));
    }
}
