package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.figure.CaptionedFigure;
import infoplane.figure.Figure;
import infoplane.figure.FigureExport;
import infoplane.figure.FigureImages;
import infoplane.ui.form.ExportForm;
import infoplane.ui.form.ExportForm.Export;
import infoplane.ui.form.ExportForm.Preset;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a figure as its file will look, and writes the file. */
final class ExportWindow {
    private final Figure figure;
    private final FigureWords words;
    private final FileDialogs files;
    private final Callable<String> metadata;
    private final Background background;
    private final Consumer<String> say;
    private final ExportForm form = new ExportForm();
    private final Stage stage = new Stage();
    private final PictureView preview;
    private final TextArea caption = new TextArea();

    /**
     * @param words what is said of the figure outside it
     * @param files asks where it is to be written
     * @param metadata makes the JSON of the experiments, which the file carries; called in the background
     * @param say tells the user what came of it
     */
    ExportWindow(
            Figure figure,
            FigureWords words,
            FileDialogs files,
            Callable<String> metadata,
            Stage owner,
            Background background,
            Consumer<String> say) {
        this.figure = figure;
        this.words = words;
        this.files = files;
        this.metadata = metadata;
        this.background = background;
        this.say = say;
        this.preview = new PictureView(background);
        stage.initOwner(owner);
        stage.setTitle("Export figure");
        stage.setScene(scene(owner));
        form.form().settings().subscribe(checked -> checked.settings().ifPresent(this::show));
        preview.widthProperty().addListener(changed -> refresh());
        preview.heightProperty().addListener(changed -> refresh());
    }

    void show() {
        stage.show();
        refresh();
    }

    private Scene scene(Stage owner) {
        preview.setId("exportPreview");
        HBox.setHgrow(preview, Priority.ALWAYS);
        ScrollPane side = new ScrollPane(side());
        side.setFitToWidth(true);
        side.setFitToHeight(true);
        side.setMinWidth(424);
        side.setPrefWidth(424);
        side.getStyleClass().add("edge-to-edge");
        HBox root = new HBox(preview, side);
        root.getStyleClass().add("export");
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(root, Math.min(980, screen.getWidth()), Math.min(620, screen.getHeight() - 40));
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        return scene;
    }

    private Node side() {
        HBox presets = new HBox(4);
        for (Preset preset : Preset.values()) {
            Button button = new Button(
                    switch (preset) {
                        case SCREEN -> "Screen";
                        case ONE_COLUMN -> "1 column";
                        case TWO_COLUMNS -> "2 columns";
                    });
            button.setTooltip(FormPane.tooltip(preset.label()));
            button.getStyleClass().add(Styles.SMALL);
            button.setOnAction(event -> form.use(preset));
            presets.getChildren().add(button);
        }
        Button save = new Button("Save…", new FontIcon(Feather.DOWNLOAD));
        save.setId("saveFigure");
        save.setTooltip(FormPane.tooltip("Asks where, and writes the figure (Enter)"));
        save.getStyleClass().add(Styles.ACCENT);
        save.setDefaultButton(true);
        save.disableProperty().bind(form.form().settings().map(checked -> !checked.ok()));
        save.setOnAction(event -> save());
        Button copy = new Button("Copy", new FontIcon(Feather.COPY));
        copy.setTooltip(FormPane.tooltip("Copies the figure as an image"));
        copy.setOnAction(event -> copy());
        Button cancel = new Button("Cancel");
        cancel.setId("cancelExport");
        cancel.setTooltip(FormPane.tooltip("Closes this window and writes nothing (Esc)"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> stage.close());
        HBox buttons = new HBox(8, copy, cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Label note = new Label(words.note());
        note.setId("carries");
        note.setWrapText(true);
        note.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        VBox side = new VBox(12, presets, new FormPane(form.form()), space, caption(), note, buttons);
        side.getStyleClass().add("export-side");
        side.setMinWidth(300);
        return side;
    }

    private Node caption() {
        caption.setText(words.caption());
        caption.setId("caption");
        caption.setAccessibleText("Caption");
        caption.setWrapText(true);
        caption.setPrefRowCount(4);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        caption.setTooltip(FormPane.tooltip("Words for below the figure; change them as you like"));
        caption.textProperty().subscribe(this::refresh);
        Button copy = new Button("Copy caption", new FontIcon(Feather.COPY));
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "quiet");
        copy.setTooltip(FormPane.tooltip("Copies this text, for below the figure in a paper"));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(caption.getText());
            Clipboard.getSystemClipboard().setContent(content);
            say.accept("Copied the caption");
        });
        return new VBox(4, caption, copy);
    }

    /** The figure as its file has it. */
    private Figure figure(Export export) {
        return export.captioned() ? new CaptionedFigure(figure, caption.getText()) : figure;
    }

    private void refresh() {
        form.form().settings().get().settings().ifPresent(this::show);
    }

    /** Paints the figure in its own proportions, as large as the preview allows. */
    private void show(Export export) {
        double width = export.size().width();
        double height = export.size().height();
        Figure whole = figure(export);
        preview.show((available, tall, scale) -> {
            double fit = Math.min((available - 32) / width, (tall - 32) / height);
            return FigurePage.of(
                    FigureImages.render(whole, width, height, Math.max(0.05, fit * scale), export.style()),
                    (int) Math.round(available * scale),
                    (int) Math.round(tall * scale));
        });
    }

    private void save() {
        Export export = form.form().settings().get().get();
        String ending = export.format().extension();
        files.save(
                        "Save figure",
                        words.fileName() + "." + ending,
                        new FileChooser.ExtensionFilter(ExportForm.label(export.format()), "*." + ending),
                        stage)
                .ifPresent(file -> write(ExportForm.target(file, export.format()), export));
    }

    private void write(Path file, Export export) {
        Figure whole = figure(export);
        background.run(
                () -> {
                    FigureExport.write(whole, file, export.format(), export.size(), export.style(), metadata.call());
                    return file;
                },
                written -> {
                    say.accept("Saved " + written);
                    stage.close();
                });
    }

    private void copy() {
        Export export = form.form().settings().get().get();
        Figure whole = figure(export);
        background.run(
                () -> FigureImages.render(
                        whole,
                        export.size().width(),
                        export.size().height(),
                        export.size().scale(),
                        export.style()),
                picture -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putImage(PictureView.wrap(picture));
                    Clipboard.getSystemClipboard().setContent(content);
                    say.accept("Copied the figure");
                });
    }
}
