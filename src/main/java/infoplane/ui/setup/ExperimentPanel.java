package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import infoplane.dataset.DatasetFacts;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.runs.RunCommandLine;
import infoplane.runs.RunLook;
import infoplane.ui.form.Checked;
import infoplane.ui.form.Entry;
import infoplane.ui.form.ExperimentForm;
import infoplane.ui.form.FamilyPane;
import infoplane.ui.form.FormPane;
import infoplane.ui.run.CalibrationRun;
import infoplane.ui.run.Decision;
import infoplane.ui.run.UnitPointing;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.FocusInView;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/** The left-hand side of the window: all settings of an experiment. */
public final class ExperimentPanel extends ScrollPane {
    /**
     * What the panel shows beside the experiment.
     *
     * @param decision how the network of the shown run decides, or why that is not known
     * @param takeData chooses a file as the data set
     * @param fetching fetches published images that are missing
     * @param units what is shown of the units of the network
     * @param marked the inputs that plots mark
     * @param background paints
     * @param copies copies what is looked at as commands
     */
    public record Surroundings(
            ObservableValue<Checked<Decision>> decision,
            ObservableValue<Theme> theme,
            Consumer<Path> takeData,
            Fetching fetching,
            UnitPointing units,
            ObservableValue<Optional<RunLook.Chosen>> marked,
            Background background,
            CommandCopy copies) {}

    /** Experiments, figures, and files of several arrays, which the window opens. */
    private static final Pattern NO_DATA =
            Pattern.compile(".*\\.(json|png|svg|pdf|gif|npz|h5|hdf5|keras|safetensors)", Pattern.CASE_INSENSITIVE);

    private final List<TitledPane> sections;

    /**
     * @param world what the panel shows beside the experiment
     * @param calibrations makes a calibration run for one estimator
     * @param tryOut measures the shown runs with an estimator, without keeping the result
     */
    public ExperimentPanel(
            ExperimentSetup setup,
            Surroundings world,
            Supplier<CalibrationRun> calibrations,
            Consumer<EstimatorSettings> tryOut) {
        ExperimentForm form = setup.form();
        NetworkDrawing drawing = new NetworkDrawing(form.network(), world.units());
        setup.facts()
                .subscribe(
                        now -> now.settings().ifPresent(facts -> drawing.showEnds(facts.columns(), facts.classes())));
        sections = List.of(
                section(
                        "_Data set",
                        FamilyPane.below(form.dataset(), "Which data"),
                        note(setup.facts().map(ExperimentPanel::describe)),
                        new FetchLine(setup.missing(), world.fetching()),
                        new DatasetPane(
                                setup.facts(),
                                setup.preview(),
                                () -> copyData(form, world.copies()),
                                new DataPicture(
                                        setup.look(),
                                        setup.ground(),
                                        world.decision(),
                                        world.marked(),
                                        world.theme(),
                                        world.background()))),
                section(
                        "Net_work",
                        drawing,
                        note(setup.parameters().map(ExperimentPanel::count)),
                        FormPane.folding(form.network().form().entries(), "hidden", "activation")),
                section("_Training", FormPane.folding(training(form), "epochs", "repeats")),
                section(
                        "Esti_mators",
                        new EstimatorsPane(
                                form.estimators(),
                                estimator -> new CalibrationLine(
                                        estimator, calibrations.get(), () -> places(setup), world.copies()),
                                tryOut)),
                section(
                        "Epo_chs",
                        FamilyPane.below(form.schedule(), "Which epochs are measured"),
                        FormPane.folding(form.measured().entries())));
        takeFiles(sections.get(0), world.takeData());
        DataFields.offer(setup);
        VBox content = new VBox(sections.toArray(Node[]::new));
        content.getStyleClass().add("experiment");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(258);
        getStyleClass().addAll("experiment-panel", "edge-to-edge");
        FocusInView.keep(this);
    }

    private static void copyData(ExperimentForm form, CommandCopy copies) {
        long seed =
                form.settings().get().settings().map(ExperimentSettings::seed).orElse(1L);
        form.dataset()
                .settings()
                .get()
                .settings()
                .ifPresent(data -> copies.copy(() -> List.of(RunCommandLine.inspecting(data, seed))));
    }

    /** Chooses a data file that is dropped on the section; what is no data goes to the window, which opens it. */
    private static void takeFiles(Node section, Consumer<Path> takeData) {
        section.setOnDragOver(event -> {
            if (dataFile(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        section.setOnDragDropped(event -> dataFile(event).ifPresent(file -> {
            takeData.accept(file);
            event.setDropCompleted(true);
            event.consume();
        }));
    }

    private static Optional<Path> dataFile(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return Optional.of(files)
                .filter(some -> some.size() == 1)
                .map(some -> some.get(0))
                .filter(file ->
                        !file.isDirectory() && !NO_DATA.matcher(file.getName()).matches())
                .map(File::toPath);
    }

    /** The sections of the panel, from top to bottom. */
    public List<TitledPane> sections() {
        return sections;
    }

    /** The hidden layers as set up, each with the row count of the data set as set up. */
    private static List<CalibrationLine.LayerSize> places(ExperimentSetup setup) {
        int rows = setup.facts().get().settings().map(DatasetFacts::rows).orElse(0);
        List<Integer> hidden = setup.form().network().hiddenOrEmpty();
        return rows < 2
                ? List.of()
                : IntStream.range(0, hidden.size())
                        .mapToObj(layer -> new CalibrationLine.LayerSize("T" + (layer + 1), rows, hidden.get(layer)))
                        .toList();
    }

    private static String count(int parameters) {
        return parameters < 0 ? "" : String.format(Locale.ROOT, "%d parameters", parameters);
    }

    private static String describe(Checked<DatasetFacts> checked) {
        return checked.settings().map(ExperimentPanel::describe).orElse(checked.problem());
    }

    private static String describe(DatasetFacts facts) {
        return String.format(
                Locale.ROOT,
                "%d rows, %d inputs, %d classes%nH(X) = %.4f bits%nH(Y) = %.4f bits%nI(X;Y) = %.4f bits",
                facts.rows(),
                facts.columns(),
                facts.classes(),
                facts.inputEntropy().bits(),
                facts.labelEntropy().bits(),
                facts.mutualInformation().bits());
    }

    /** What decides about training; the name of the experiment has its field above. */
    private static List<Entry> training(ExperimentForm form) {
        return Stream.concat(
                        form.training().entries().stream(),
                        form.identity().entries().stream().filter(entry -> entry != form.name()))
                .toList();
    }

    /**
     * A note that keeps its last text, dimmed, while the text is empty: the controls below must not move under the pointer.
     */
    private static Node note(ObservableValue<String> text) {
        Label label = new Label();
        text.subscribe(now -> {
            if (!now.isEmpty()) {
                label.setText(now);
            }
            label.setOpacity(now.isEmpty() ? Controls.STALE : 1);
        });
        label.setWrapText(true);
        label.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        Controls.showWhile(label.textProperty().isNotEmpty(), label);
        return label;
    }

    private static TitledPane section(String title, Node... parts) {
        VBox content = new VBox(parts);
        content.getStyleClass().add("section");
        TitledPane pane = new TitledPane(title, content);
        pane.setAnimated(false);
        pane.setMnemonicParsing(true);
        pane.addEventHandler(ActionEvent.ACTION, event -> {
            if (event.getTarget() == pane) { // its letter with Alt; what its buttons do comes by here, too
                pane.setExpanded(true);
            }
        });
        Controls.explainTitle(pane, "Open or close (Space; hold Alt to see the letter that leads here)");
        pane.getStyleClass().addAll(Styles.DENSE, Tweaks.ALT_ICON);
        return pane;
    }
}
