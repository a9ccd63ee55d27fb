package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.runs.ImportPreview;
import infoplane.runs.ImportRequest;
import infoplane.runs.Imports;
import infoplane.runs.RunCommandLine;
import infoplane.runs.RunService;
import infoplane.ui.form.FamilyPane;
import infoplane.ui.form.FormPane;
import infoplane.ui.form.ImportForm;
import infoplane.ui.form.ImportForm.ImportChoice;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.FurtherWindow;
import infoplane.ui.work.InPieces;
import infoplane.ui.work.Latest;
import infoplane.ui.work.Repeated;
import infoplane.ui.work.Sparing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A window that imports another program's network: shows what is recognised in a source, takes the choices, and begins the
 * run. It blocks nothing, and stands beside the main window.
 */
public final class ImportWindow {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 600;
    private static final double FORM = 430;
    /** A source of more epochs takes too long to be looked at again and again. */
    private static final int MOST_AGAIN = 500;
    /** How often a source in which nothing is whole yet is looked at again. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** What was found in a source: a preview, or what is wrong about what; neither if looking was given up. */
    private record Look(Optional<ImportPreview> preview, String argument, String problem) {
        static final Look GIVEN_UP = new Look(Optional.empty(), "", "");
    }

    private final Imports imports;
    private final RunService engine;
    private final Background background;
    private final Latest looking;
    private final AtomicInteger wanted = new AtomicInteger();
    private final BiConsumer<ImportChoice, ImportPreview> begin;
    private final CommandCopy copies;
    private final ImportForm form;
    private final RecognisedPane recognised;
    private final ReadOnlyObjectWrapper<Optional<ImportPreview>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Label reason = new Label();
    private final Button go = new Button("Import", new FontIcon(Feather.DOWNLOAD));
    private final ProgressBar progress = new ProgressBar();
    private final VBox side = new VBox(12);
    private final FurtherWindow window;
    private final InPieces content;
    /** What was looked at last. */
    private Optional<Subject> looked = Optional.empty();
    /** The source whose first look has set what is chosen by default. */
    private Path settled = Path.of("");

    /**
     * @param background looks at sources; a look may take seconds
     * @param place gives a new folder for a run of this name
     * @param begin imports what was recognised
     * @param copies copies what is imported as a command
     */
    public ImportWindow(
            Stage owner,
            Imports imports,
            RunService engine,
            Background background,
            Function<String, Path> place,
            BiConsumer<ImportChoice, ImportPreview> begin,
            CommandCopy copies) {
        this.copies = copies;
        this.imports = imports;
        this.engine = engine;
        this.background = background;
        this.looking = new Latest(background);
        this.begin = begin;
        this.form = new ImportForm(place);
        this.recognised = new RecognisedPane(form);
        side.getStyleClass().add("export-side");
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setMinWidth(FORM);
        scroll.setPrefWidth(FORM);
        scroll.getStyleClass().add("edge-to-edge");
        ScrollPane found = new ScrollPane(recognised);
        found.setFitToWidth(true);
        found.getStyleClass().add("edge-to-edge");
        HBox.setHgrow(found, Priority.ALWAYS);
        BorderPane root = new BorderPane(new HBox(scroll, found), null, null, foot(), null);
        root.getStyleClass().add("import");
        window = new FurtherWindow(owner, "Import a network", root, WIDTH, HEIGHT);
        window.stage().setOnHidden(event -> wanted.incrementAndGet());
        content = new InPieces(pieces());
        Repeated.every(AGAIN, window.stage().showingProperty(), this::lookAgain);
    }

    /** The content of the window. It is made in pieces before the window is shown. */
    public InPieces content() {
        return content;
    }

    /** Shows the window. */
    public void show() {
        content.complete();
        window.show();
        look();
    }

    /** Shows the window with a source, whose preview then appears. What was entered for another source is forgotten. */
    public void show(Path source) {
        content.complete();
        if (!form.source().text().get().equals(source.toString())) {
            form.clear();
            settled = Path.of("");
        }
        form.source().text().set(source.toString());
        show();
    }

    private List<Runnable> pieces() {
        FormPane entries = new FormPane();
        List<Runnable> pieces = new ArrayList<>();
        pieces.add(() -> side.getChildren().add(entries));
        form.form().entries().forEach(entry -> pieces.add(() -> entries.add(entry)));
        pieces.add(() -> {
            Region epochs = FamilyPane.below(form.schedule(), "Which epochs are measured");
            Controls.showWhile(form.someEpochs().on(), epochs);
            side.getChildren().add(epochs);
        });
        pieces.add(() -> side.getChildren().add(new EstimatorChoice(form.estimators())));
        pieces.add(this::listen);
        return window.styled(pieces);
    }

    private void listen() {
        form.form().entries().stream()
                .filter(entry -> !entry.name().equals("importName"))
                .forEach(entry -> entry.onChange(this::look));
        form.form().settings().subscribe(now -> sayReason());
        preview.subscribe(now -> sayReason());
        preview.subscribe(recognised::show);
    }

    private Node foot() {
        reason.setId("importReason");
        reason.getStyleClass().add("form-problem");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(reason, Priority.ALWAYS);
        reason.setMaxWidth(Double.MAX_VALUE);
        progress.setId("importProgress");
        progress.setPrefWidth(110);
        progress.setMinWidth(Region.USE_PREF_SIZE);
        progress.setVisible(false);
        progress.setAccessibleText("Epochs that were looked at");
        Button cancel = new Button("Cancel");
        cancel.setId("importCancel");
        cancel.setTooltip(Controls.tooltip("Closes this window; imports nothing (Esc)"));
        cancel.setCancelButton(true);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> window.stage().close());
        go.setId("importGo");
        go.setTooltip(Controls.tooltip("Makes the run, and measures it in the background (Enter)"));
        go.getStyleClass().add(Styles.ACCENT);
        go.setDefaultButton(true);
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setDisable(true);
        go.setOnAction(event -> importIt());
        Button copy = new Button("Copy as co_mmand");
        copy.setId("importCopy");
        copy.setTooltip(Controls.tooltip("Copies the line of the command line that imports this"));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.disableProperty().bind(go.disableProperty());
        copy.setOnAction(event -> {
            ImportChoice choice = form.form().settings().get().get();
            copies.copy(() -> List.of(RunCommandLine.importing(choice.request(), choice.folder(), choice.watch())));
        });
        HBox foot = new HBox(8, reason, progress, copy, cancel, go);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("import-foot");
        return foot;
    }

    private void importIt() {
        ImportChoice choice = form.form().settings().get().get();
        preview.get().ifPresent(found -> {
            window.stage().close();
            form.clear();
            settled = Path.of("");
            begin.accept(choice, found);
        });
    }

    /** What a look depends on. */
    private record Subject(ImportRequest asked, boolean watch, Optional<Path> folder) {}

    /** What is to be looked at; estimators and epochs make no difference. */
    private Optional<Subject> subject() {
        return form.request()
                .map(asked -> new Subject(
                        new ImportRequest(
                                asked.source(),
                                asked.weights(),
                                asked.labels(),
                                asked.inputs(),
                                asked.layers(),
                                List.of(),
                                Optional.empty(),
                                asked.rows(),
                                false),
                        form.watching(),
                        form.folder()));
    }

    private void sayReason() {
        boolean empty = form.source().text().get().isBlank();
        String why = empty ? "Choose a folder of epochs or a file of arrays." : form.problem();
        reason.setText(
                why.isEmpty() && (preview.get().isEmpty() || !subject().equals(looked))
                        ? "Looking at the source…"
                        : why);
        boolean known = preview.get().isPresent() && subject().equals(looked);
        go.setDisable(!form.form().settings().get().ok() || !known);
    }

    private void lookAgain() {
        boolean unsettled = preview.get()
                .map(known -> known.awaited() || known.live() && known.epochs().size() < MOST_AGAIN)
                .orElse(!form.problem().isEmpty());
        if (unsettled && !progress.isVisible()) {
            look();
        }
    }

    private void look() {
        int mine = wanted.incrementAndGet();
        Optional<Subject> subject = subject();
        if (subject.isEmpty() || !window.stage().isShowing()) {
            preview.set(Optional.empty());
            progress.setVisible(false);
            return;
        }
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        progress.setVisible(true);
        sayReason();
        looking.submit(() -> look(mine, subject.get()), found -> {
            if (mine == wanted.get()) {
                progress.setVisible(false);
                looked = subject;
                show(subject.get().asked().source(), found);
            }
        });
    }

    private Look look(int mine, Subject subject) {
        try {
            ImportPreview found = imports.preview(subject.asked(), subject.watch(), monitor(mine));
            Imports.requireMemory(found);
            boolean taken = subject.folder().filter(engine::holdsRun).isPresent();
            return taken
                    ? new Look(
                            Optional.of(found), "folder", "The run folder holds a run already; choose another folder")
                    : new Look(Optional.of(found), "", "");
        } catch (CancellationException e) {
            return Look.GIVEN_UP;
        } catch (InvalidInputException | RunFailedException e) {
            String about = e instanceof InvalidInputException refused
                    ? refused.argument().orElse("source")
                    : "source";
            return new Look(Optional.empty(), about, AdviceWords.sentence("Looking at the source", e));
        }
    }

    /** Tells how far the look is; ends it when another look is wanted. */
    private RunMonitor monitor(int mine) {
        Sparing reports = background.sparing();
        return new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                reports.show(() -> {
                    if (mine == wanted.get() && total > 0) {
                        progress.setProgress((double) done / total);
                    }
                });
            }

            @Override
            public boolean cancelled() {
                return mine != wanted.get() || Thread.currentThread().isInterrupted();
            }
        };
    }

    private void show(Path source, Look found) {
        preview.set(found.preview());
        found.preview().ifPresent(known -> {
            form.watchable(known.watchable());
            if (!settled.equals(source)) {
                settled = source;
                form.watch().show(known.live());
            }
        });
        if (!found.problem().isEmpty()) {
            form.refuse(found.argument(), found.problem());
        }
        sayReason();
    }
}
