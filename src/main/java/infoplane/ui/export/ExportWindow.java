package infoplane.ui.export;

import atlantafx.base.theme.Styles;
import infoplane.core.Replacement;
import infoplane.core.RunMonitor;
import infoplane.figure.Figure;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureSize;
import infoplane.figure.file.CaptionedFigure;
import infoplane.figure.file.ColumnsOf;
import infoplane.figure.file.FigureExport;
import infoplane.runs.CopiedCommand;
import infoplane.ui.form.ExportChoice;
import infoplane.ui.form.ExportForm;
import infoplane.ui.form.ExportForm.Export;
import infoplane.ui.form.ExportForm.Preset;
import infoplane.ui.form.FormPane;
import infoplane.ui.plot.PictureView;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Images;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.FurtherWindow;
import infoplane.ui.work.InPieces;
import infoplane.ui.work.Sparing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A window that previews a figure as its file will look and writes the file. One window serves all figures in turn. */
public final class ExportWindow {
    private static final double WIDTH = 980;
    private static final double HEIGHT = 620;
    private static final double SIDE = 424;

    /**
     * The figure to export.
     *
     * @param figure the figure
     * @param words file name, caption and note of the figure
     * @param metadata makes the JSON of the experiments for the file; called in the background
     * @param command makes the command that writes the figure, of what is exported and its caption; called in the background
     */
    public record ExportSubject(
            Figure figure,
            FigureWords words,
            Callable<String> metadata,
            BiFunction<Export, String, CopiedCommand> command) {}

    /** Asks for the file to write. */
    @FunctionalInterface
    public interface FileQuestion {
        /** @return the file; empty if the user cancelled */
        Optional<Path> ask(String title, String name, FileChooser.ExtensionFilter kind, Window parent);
    }

    private final FileQuestion question;
    private final Background background;
    private final Consumer<String> say;
    private final CommandCopy copies;
    private final ExportForm form = new ExportForm();
    private final PictureView preview;
    private final TextArea caption = Controls.textArea("");
    private final Label note = new Label();
    private final VBox side = new VBox(12);
    private final FurtherWindow window;
    private final InPieces content;
    private final ProgressBar progress = new ProgressBar(0);
    private final BooleanProperty writing = new SimpleBooleanProperty();
    private Consumer<ExportChoice> remember = choice -> {};
    private @Nullable ExportSubject subject;
    /** Asks the film that is being written to stop. */
    private @Nullable AtomicBoolean cancelled;

    /**
     * @param question asks for the file to write
     * @param say shows the user a message about the outcome
     */
    public ExportWindow(FileQuestion question, Stage owner, Background background, Consumer<String> say) {
        this.question = question;
        this.background = background;
        this.say = say;
        this.copies = new CommandCopy(background, say);
        this.preview = new PictureView(background);
        preview.setId("exportPreview");
        HBox.setHgrow(preview, Priority.ALWAYS);
        side.getStyleClass().add("export-side");
        side.setMinWidth(300);
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setMinWidth(SIDE);
        scroll.setPrefWidth(SIDE);
        scroll.getStyleClass().add("edge-to-edge");
        HBox root = new HBox(preview, scroll);
        root.getStyleClass().add("export");
        window = new FurtherWindow(owner, "Export figure", root, WIDTH, HEIGHT);
        content = new InPieces(pieces());
    }

    /**
     * Shows what was chosen at an earlier start.
     *
     * @param choice what figures were last exported as
     * @param newRemember told of every change of it
     */
    public void remember(ExportChoice choice, Consumer<ExportChoice> newRemember) {
        form.show(choice);
        remember = newRemember;
    }

    /** The content of the window. It is made in pieces before the window is shown. */
    public InPieces content() {
        return content;
    }

    /** Shows the window with a figure. Keeps the last export settings. */
    public void show(ExportSubject now) {
        content.complete();
        form.makeValid();
        subject = now;
        caption.setText(now.words().caption());
        window.show();
        refresh();
    }

    private List<Runnable> pieces() {
        FormPane how = new FormPane();
        List<Runnable> pieces = new ArrayList<>();
        pieces.add(() -> side.getChildren().addAll(presets(), how));
        form.form().entries().forEach(entry -> pieces.add(() -> how.add(entry)));
        pieces.add(() -> side.getChildren().addAll(space(), caption()));
        pieces.add(() -> side.getChildren().addAll(note(), buttons()));
        pieces.add(this::listen);
        return window.styled(pieces);
    }

    private void listen() {
        form.form().settings().subscribe(this::refresh);
        form.form().settings().subscribe(() -> form.choice().ifPresent(remember));
        caption.textProperty().subscribe(this::refresh);
        preview.widthProperty().addListener(changed -> refresh());
        preview.heightProperty().addListener(changed -> refresh());
    }

    private Node presets() {
        HBox presets = new HBox(4);
        for (Preset preset : Preset.values()) {
            Button button = new Button(
                    switch (preset) {
                        case SCREEN -> "Screen";
                        case ONE_COLUMN -> "1 column";
                        case TWO_COLUMNS -> "2 columns";
                    });
            button.setTooltip(Controls.tooltip(preset.label()));
            button.getStyleClass().add(Styles.SMALL);
            button.setOnAction(event -> form.use(preset));
            presets.getChildren().add(button);
        }
        return presets;
    }

    private static Node space() {
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        return space;
    }

    private Node note() {
        note.setId("carries");
        note.setWrapText(true);
        note.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        return note;
    }

    private Node buttons() {
        Button save = new Button("Save…", new FontIcon(Feather.DOWNLOAD));
        save.setId("saveFigure");
        save.setTooltip(Controls.tooltip("Asks where, and writes the figure (Enter)"));
        save.getStyleClass().add(Styles.ACCENT);
        save.setDefaultButton(true);
        save.setOnAction(event -> save());
        Button copy = new Button("Copy", new FontIcon(Feather.COPY));
        copy.setId("copyFigure");
        copy.setTooltip(Controls.tooltip("Copies the figure as an image"));
        copy.setOnAction(event -> copy());
        Button line = new Button("Copy as co_mmand");
        line.setId("copyFigureCommand");
        line.setTooltip(Controls.tooltip("Copies the line of the command line that writes this figure"));
        line.setOnAction(event -> copyCommand());
        List.of(save, copy, line)
                .forEach(button -> button.disableProperty()
                        .bind(writing.or(Bindings.createBooleanBinding(
                                () -> !form.form().settings().get().ok(),
                                form.form().settings()))));
        Button cancel = new Button("Cancel");
        cancel.setId("cancelExport");
        cancel.setTooltip(Controls.tooltip("Stops the writing of a film, or closes this window; writes nothing (Esc)"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> cancel());
        progress.setId("exportProgress");
        progress.setAccessibleText("Frames of the film that are written");
        progress.visibleProperty().bind(writing);
        progress.setPrefWidth(90);
        HBox buttons = new HBox(8, progress, copy, cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return new VBox(8, buttons, line);
    }

    private Node caption() {
        caption.setId("caption");
        caption.setAccessibleText("Caption");
        caption.setPrefRowCount(4);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        caption.setTooltip(Controls.tooltip("Words for below the figure; change them as you like"));
        Button copy = new Button("Copy caption", new FontIcon(Feather.COPY));
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "quiet");
        copy.setTooltip(Controls.tooltip("Copies this text, for below the figure in a paper"));
        copy.setOnAction(event -> {
            CommandCopy.put(caption.getText());
            say.accept("Copied the caption");
        });
        return new VBox(4, caption, copy);
    }

    private void cancel() {
        AtomicBoolean underWay = cancelled;
        if (underWay == null) {
            window.stage().close();
        } else {
            underWay.set(true);
        }
    }

    /** The figure of the file: with or without a caption, with all columns or some. */
    private Figure figure(ExportSubject shown, Export export) {
        Figure chosen = export.columns().isEmpty() ? shown.figure() : new ColumnsOf(shown.figure(), export.columns());
        return export.captioned() ? new CaptionedFigure(chosen, caption.getText()) : chosen;
    }

    private void refresh() {
        ExportSubject shown = subject;
        if (shown != null) {
            form.form().settings().get().settings().ifPresent(export -> show(shown, export));
        }
    }

    /** Paints the figure as large as the preview allows, with unchanged proportions. */
    private void show(ExportSubject shown, Export export) {
        FigureSize size = export.size();
        Figure whole = figure(shown, export);
        List<String> notes =
                new ArrayList<>(whole.remarks(export.format(), size.width(), size.height(), export.style()));
        switch (export.format()) {
            case CSV ->
                notes.add("All numbers behind this picture; beside the file stands one with the ending .csv.json, which"
                        + " holds the experiment.");
            case LATEX -> notes.add("A table of the numbers behind this picture, at some epochs.");
            case GIF -> notes.add("The film ends with this picture.");
            case PNG, SVG, PDF -> {}
        }
        notes.add(shown.words().note());
        note.setText(String.join(" ", notes));
        preview.show((available, tall, scale) -> {
            double fit = Math.min((available - 32.0) / size.width(), (tall - 32.0) / size.height());
            return FigurePage.of(
                    FigureImages.render(
                            whole, size.width(), size.height(), Math.max(0.05, fit * scale), export.style()),
                    (int) Math.round(available * scale),
                    (int) Math.round(tall * scale));
        });
    }

    private void save() {
        ExportSubject shown = subject;
        if (shown == null) {
            return;
        }
        Export export = form.form().settings().get().get();
        String ending = export.format().extension();
        question.ask(
                        "Save figure",
                        shown.words().fileName() + "." + ending,
                        new FileChooser.ExtensionFilter(ExportForm.label(export.format()), "*." + ending),
                        window.stage())
                .ifPresent(file -> write(shown, ExportForm.target(file, export.format()), export));
    }

    private void write(ExportSubject shown, Path file, Export export) {
        Figure whole = figure(shown, export);
        Replacement place = Replacement.of(file);
        AtomicBoolean stop = new AtomicBoolean();
        cancelled = stop;
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        writing.set(true);
        background.run(
                () -> {
                    FigureExport.write(
                            whole,
                            place,
                            export.format(),
                            export.size(),
                            export.style(),
                            shown.metadata().call(),
                            monitor(stop));
                    return file;
                },
                written -> {
                    ended();
                    say.accept("Saved " + written);
                    window.stage().close();
                },
                failure -> {
                    ended();
                    if (failure instanceof CancellationException) {
                        say.accept("Cancelled: " + file.getFileName() + " was not written");
                    } else {
                        background.report(failure);
                    }
                });
    }

    private void ended() {
        cancelled = null;
        writing.set(false);
    }

    private RunMonitor monitor(AtomicBoolean stop) {
        Sparing reports = background.sparing();
        return new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                reports.show(() -> {
                    if (cancelled == stop) {
                        progress.setProgress((double) done / total);
                    }
                });
            }

            @Override
            public boolean cancelled() {
                return stop.get() || Thread.currentThread().isInterrupted();
            }
        };
    }

    private void copyCommand() {
        ExportSubject shown = subject;
        if (shown != null) {
            Export export = form.form().settings().get().get();
            String words = caption.getText();
            copies.copy(() -> List.of(shown.command().apply(export, words)));
        }
    }

    private void copy() {
        ExportSubject shown = subject;
        if (shown == null) {
            return;
        }
        Export export = form.form().settings().get().get();
        Figure whole = figure(shown, export);
        FigureSize size = export.size();
        background.run(
                () -> FigureImages.render(whole, size.width(), size.height(), size.scale(), export.style()),
                picture -> {
                    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, Images.wrap(picture)));
                    say.accept("Copied the figure");
                });
    }
}
