package infoplane.ui.results;

import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.Formula;
import infoplane.figure.chart.UnitFigure;
import infoplane.measuring.Layer;
import infoplane.runs.PointInputs.LayerPlace;
import infoplane.ui.form.Checked;
import infoplane.ui.plot.PictureView;
import infoplane.ui.plot.PlotModels;
import infoplane.ui.plot.ShownRun;
import infoplane.ui.results.PointWindow.Question;
import infoplane.ui.results.UnitModel.FoundUnit;
import infoplane.ui.results.UnitModel.WantedUnit;
import infoplane.ui.run.Run;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import infoplane.ui.work.FurtherWindow;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A window about one unit of a run at the epoch of the time line, beside another epoch or another run if asked. */
public final class UnitWindow {
    /** What stands beside the unit. @param run another run; null for the same at another epoch, or for nothing */
    private record Beside(
            String words, boolean epoch, @Nullable ShownRun run) {
        static final Beside NOTHING = new Beside("Nothing", false, null);
        static final Beside EPOCH = new Beside("Epoch", true, null);
    }

    private final PlotModels models;
    private final UnitModel units;
    private final ObservableValue<FigureStyle> style;
    private final BiConsumer<UnitFigure, List<Run>> export;
    private final Consumer<Question> ask;
    private final PictureView picture;
    private final Label head = new Label();
    private final Label said = new Label();
    private final ComboBox<Layer> layer = new ComboBox<>();
    private final ComboBox<Integer> unit = new ComboBox<>();
    private final ComboBox<Beside> beside = new ComboBox<>();
    private final ComboBox<Integer> epochs = new ComboBox<>();
    private final FurtherWindow window;
    private @Nullable ShownRun subject;
    private Optional<FoundUnit> found = Optional.empty();
    private boolean filling;

    /**
     * @param units looks at units
     * @param background paints
     * @param style of the figure, which follows the theme
     * @param export saves a figure of some runs
     * @param ask opens the window about the inputs of a unit
     */
    public UnitWindow(
            Stage owner,
            PlotModels models,
            UnitModel units,
            Background background,
            ObservableValue<FigureStyle> style,
            BiConsumer<UnitFigure, List<Run>> export,
            Consumer<Question> ask) {
        this.models = models;
        this.units = units;
        this.style = style;
        this.export = export;
        this.ask = ask;
        picture = new PictureView(background);
        picture.setId("unitPicture");
        picture.setMinSize(0, 0);
        said.setId("unitSaid");
        said.setWrapText(true);
        said.setPadding(new Insets(4, 12, 8, 12));
        Controls.showWhile(said.textProperty().isNotEmpty(), said);
        window = new FurtherWindow(
                owner, "A unit", new BorderPane(new StackPane(picture), bar(), null, said, null), 980, 640);
        models.time().cursor().subscribe(this::again);
        style.subscribe(this::paint);
    }

    private FlowPane bar() {
        layer.setId("unitLayer");
        layer.setConverter(words(one -> Formula.lowered(one.name())));
        layer.valueProperty().subscribe(now -> {
            if (now != null) {
                fill(now.width());
                again();
            }
        });
        unit.setId("unitNumber");
        unit.valueProperty().subscribe(this::again);
        beside.setId("unitBeside");
        beside.setConverter(words(Beside::words));
        beside.valueProperty().subscribe(this::again);
        epochs.setId("unitBesideEpoch");
        epochs.setAccessibleText("Epoch that stands beside");
        epochs.valueProperty().subscribe(this::again);
        Controls.showWhile(beside.valueProperty().map(one -> one.epoch()).orElse(false), epochs);
        Button which = new Button("_Which inputs?");
        which.setId("unitInputs");
        which.setTooltip(Controls.tooltip("The inputs that are one to this unit"));
        which.setOnAction(event -> askInputs());
        Button save = new Button("_Save figure…");
        save.setId("unitSave");
        save.setOnAction(event -> {
            ShownRun shown = subject;
            if (shown != null) {
                found.ifPresent(one -> export.accept(one.figure(), List.of(shown.run())));
            }
        });
        FlowPane bar = new FlowPane(
                12,
                6,
                head,
                named("_Layer", layer),
                named("_Unit", unit),
                named("_Beside", beside),
                epochs,
                which,
                save);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(8, 12, 6, 12));
        return bar;
    }

    private static HBox named(String words, Node control) {
        Label label = new Label(words);
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        HBox line = new HBox(6, label, control);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        };
    }

    /** Shows the window for a unit of the run that charts of one run show. @param number of the layer, and of the unit, from 1 */
    public void show(ShownRun run, int number, int wanted) {
        boolean other = subject == null || subject.run() != run.run();
        filling = true;
        try {
            subject = run;
            head.setText(run.name());
            Beside kept = beside.getValue();
            beside.getItems().setAll(Beside.NOTHING, Beside.EPOCH);
            models.plane().shown().get().stream()
                    .filter(one -> one.run() != run.run())
                    .forEach(one -> beside.getItems().add(new Beside("Run " + one.name(), false, one)));
            beside.setValue(kept == null || other || !beside.getItems().contains(kept) ? Beside.NOTHING : kept);
            epochs.getItems().setAll(models.plane().epochs().get());
            epochs.setValue(epochs.getItems().get(0));
            if (other) {
                found = Optional.empty();
                layer.getItems().clear();
            }
            fill(Math.max(unit.getItems().size(), wanted));
            unit.setValue(wanted);
            layer.getItems().stream()
                    .filter(one -> one.number() == number)
                    .findFirst()
                    .ifPresent(layer::setValue);
        } finally {
            filling = false;
        }
        window.show();
        look(number);
    }

    private void again() {
        Layer chosen = layer.getValue();
        if (chosen != null) {
            look(chosen.number());
        }
    }

    private void look(int number) {
        ShownRun shown = subject;
        if (filling
                || shown == null
                || unit.getValue() == null
                || !window.stage().isShowing()) {
            return;
        }
        WantedUnit wanted = new WantedUnit(
                shown.run(),
                shown.name(),
                number,
                unit.getValue(),
                models.time().cursorEpoch());
        said.setText(found.isEmpty() ? "Reading the run …" : "");
        units.look(wanted, other(wanted), this::show);
    }

    /** Offers so many units; the chosen one stays if there is one of its number. */
    private void fill(int width) {
        Integer kept = unit.getValue();
        if (unit.getItems().size() != width) {
            unit.getItems().setAll(IntStream.rangeClosed(1, width).boxed().toList());
            unit.setValue(kept == null ? 1 : Math.min(width, kept));
        }
    }

    private @Nullable WantedUnit other(WantedUnit wanted) {
        Beside chosen = beside.getValue();
        if (chosen == null || chosen.equals(Beside.NOTHING)) {
            return null;
        }
        ShownRun run = chosen.run();
        if (run != null) {
            return new WantedUnit(run.run(), run.name(), wanted.layer(), wanted.unit(), wanted.epoch());
        }
        Integer epoch = epochs.getValue();
        return new WantedUnit(wanted.run(), wanted.name(), wanted.layer(), wanted.unit(), epoch == null ? 0 : epoch);
    }

    private void show(Checked<FoundUnit> now) {
        found = now.settings();
        said.setText(now.problem());
        picture.setVisible(found.isPresent());
        found.ifPresent(one -> {
            int number = one.figure().layer().number();
            filling = true;
            try {
                if (!layer.getItems().equals(one.layers())) {
                    layer.getItems().setAll(one.layers());
                }
                layer.setValue(one.layers().get(number - 1));
                fill(one.figure().layer().width());
            } finally {
                filling = false;
            }
            paint();
        });
    }

    private void paint() {
        FigureStyle now = style.getValue().withTitle(false);
        found.ifPresent(one -> {
            picture.setAccessibleText(one.figure().title() + ". " + one.figure().words());
            picture.show((width, height, scale) -> FigureImages.render(one.figure(), width, height, scale, now));
        });
    }

    private void askInputs() {
        ShownRun shown = subject;
        if (shown != null) {
            found.ifPresent(one -> ask.accept(new Question(
                    shown.run(),
                    shown.name(),
                    new LayerPlace(
                            one.cells(), one.epoch(), one.figure().layer().number(), unit.getValue()),
                    null)));
        }
    }
}
