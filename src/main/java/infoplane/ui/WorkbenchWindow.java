package infoplane.ui;

import infoplane.backend.LogFolder;
import infoplane.config.FigureSource;
import infoplane.config.FigureView;
import infoplane.core.Version;
import infoplane.estimation.EstimatorName;
import infoplane.experiment.ExperimentSettings;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.store.FigureRuns;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.Shown;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunView;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.effect.BlurType;
import javafx.scene.effect.InnerShadow;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/** The main window: experiment on the left, plots in the middle, runs on the right, time line and status below. */
final class WorkbenchWindow {
    private static final long PULSE_NANOS = 33_000_000;
    private static final double LEAST_WIDTH = 980;
    private static final double LEAST_HEIGHT = 560;
    private static final double[] DIVIDERS = {0.23, 0.8};
    /** Over the window while files are dragged over it; an effect, because another style would be asked of every control. */
    private static final InnerShadow TAKES_FILES =
            new InnerShadow(BlurType.ONE_PASS_BOX, Color.DODGERBLUE, 14, 0.7, 0, 0);

    private final Stage stage;
    private final Session session;
    private final WindowMemory memory;
    private final PlaneModel plane;
    private final TimeLine time;
    private final WindowState state;
    private final Notices notices = new Notices();
    private final Commands commands;
    private final Opening opening;
    private final FileDialogs files;
    private final ObjectProperty<Theme> theme;
    private final AnimationTimer pulse = pulse();
    private final CentrePane centre;
    private final SplitPane columns;
    private final StackPane content;
    private final ExperimentPanel left;
    private final Node right;
    private final ExportWindow exporting;
    private final GuideWindow guide;
    private final KeysWindow keys;
    private boolean asked;

    WorkbenchWindow(Stage stage, Session session, WindowMemory memory, FailureReports reports) {
        this.stage = stage;
        this.session = session;
        this.memory = memory;
        this.theme = new SimpleObjectProperty<>(memory.theme());
        this.plane = new PlaneModel(session.runs(), session.background());
        this.time = new TimeLine(plane);
        RunView list = new RunView(session.runs());
        this.state = new WindowState(session.runs(), session.remembered(), plane, time, list);
        restore();
        this.opening = new Opening(session, memory, this::sayWithWayBack);
        this.files = new FileDialogs(stage, session, memory, opening::open);
        this.commands = new Commands(session, files, this);
        SplitPane runs =
                new RightSide(session, plane, list, state.rightTab(), new WindowRunActions(session, this), theme);
        right = runs;
        left = new ExperimentPanel(session);
        centre = new CentrePane(session, plane, time, theme.map(WorkbenchWindow::figureStyle), state, this::export);
        columns = new SplitPane(left, centre, right);
        columns.setDividerPositions(DIVIDERS);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        CommandBar bar = new CommandBar(session, commands, memory, opening);
        session.background().run(Presets::read, bar::showPresets);
        StatusLine status = new StatusLine(session, notices.line());
        ScrollPane page = page(new BorderPane(columns, bar, null, null, null));
        Region backdrop = new Region();
        backdrop.getStyleClass().add("backdrop");
        content = new StackPane(backdrop, new BorderPane(page, null, null, status, null));
        List<Node> parts = new ArrayList<>(List.of(backdrop, bar, centre, right, status));
        parts.addAll(left.sections());
        session.onFigureOfMore(new FigureOffer(session, state, notices)::say);
        reports.showOn(notices::warn, sentence -> offer(sentence, "Open the log", this::showLog));
        session.onFinished(this::sayFinished);
        session.trial().onEnd(notices.ofTrial());
        stage.setScene(scene());
        Subscription colours = ThemedWindows.follow(
                theme, stage, new ThemedParts(parts, List.of(page, columns, left)), session.background()::show);
        stage.setOnHidden(event -> colours.unsubscribe());
        stage.titleProperty()
                .bind(session.form()
                        .name()
                        .text()
                        .map(name -> name.isBlank() ? "Infoplane" : name.strip() + " – Infoplane"));
        stage.getIcons().setAll(WindowIcon.sizes());
        stage.setOnCloseRequest(this::askBeforeClosing);
        memory.restore(stage, List.of(columns, centre.plots(), runs));
        exporting = new ExportWindow(files::save, stage, session.background(), this::say);
        guide = new GuideWindow(stage, session.background());
        keys = new KeysWindow(stage, commands.all());
    }

    /** Goes on with what was being tried when the window was left; the runs have to be listed by now. */
    void goOn() {
        state.leftTried().ifPresent(tried -> {
            centre.trial().goOn(tried);
            say("Measured again as it was left: "
                    + EstimatorName.of(tried.estimator().id()).enclosed() + ", whose points were not kept.");
        });
    }

    /** Shows everything as it was left, and remembers from now on how it is. */
    private void restore() {
        state.restore(memory.preferences().get().view());
        memory.draft().ifPresent(session::restore);
        memory.follow(state::now, session.form()::draft);
        state.onChange(memory::changed);
        session.form().settings().addListener((InvalidationListener) changed -> {
            session.form().settings().get(); // or it would not tell of the next change
            memory.changed();
        });
    }

    void show() {
        stage.show();
        placeDividersUntilUsed();
        pulse.start();
        session.prepareFirstUses();
        List<MenuButton> menus = content.lookupAll(".menu-button").stream()
                .filter(MenuButton.class::isInstance)
                .map(MenuButton.class::cast)
                .toList();
        List<InPieces> parts = List.of(
                centre.preparedTrial(),
                Menus.of(menus),
                exporting.content(),
                keys.content(),
                guide.frame(),
                centre.preparedLimits());
        FirstUses.usual(parts, session.background()::show).prepare();
        if (!memory.notice().isEmpty()) {
            notices.warn(memory.notice());
        }
    }

    /**
     * A window comes to its size in steps, in which the panes at the sides keep their width and not their share: dividers are
     * put where they were after each, until somebody uses the window.
     */
    private void placeDividersUntilUsed() {
        InvalidationListener sized = size -> Platform.runLater(memory::placeDividers);
        columns.widthProperty().addListener(sized);
        columns.heightProperty().addListener(sized);
        EventHandler<Event> used = new EventHandler<>() {
            @Override
            public void handle(Event event) {
                columns.widthProperty().removeListener(sized);
                columns.heightProperty().removeListener(sized);
                stage.getScene().removeEventFilter(MouseEvent.MOUSE_PRESSED, this);
                stage.getScene().removeEventFilter(KeyEvent.KEY_PRESSED, this);
            }
        };
        stage.getScene().addEventFilter(MouseEvent.MOUSE_PRESSED, used);
        stage.getScene().addEventFilter(KeyEvent.KEY_PRESSED, used);
        Platform.runLater(memory::placeDividers);
    }

    void switchTheme() {
        theme.set(theme.get().other());
        memory.remember(theme.get());
    }

    void exportPlane() {
        export(plane.picture().get().figure(), plane.shown().get());
    }

    /** @param shown the runs in the figure, whose experiments its file is to carry, the newest first as in the list */
    private void export(Figure figure, List<Shown> shown) {
        FigureView view = state.figure();
        List<Shown> drawn = new ArrayList<>(shown);
        Collections.reverse(drawn); // figures begin with the oldest
        FigureWords words = FigureWords.of(figure, drawn, plane.view().get().estimators());
        exporting.show(new ExportWindow.Subject(figure, words, () -> carried(drawn, view)));
    }

    /** What the file of a figure carries; none where there is no run in it. */
    static String carried(List<Shown> shown, FigureView view) {
        List<FigureSource.Shown> runs = shown.stream()
                .map(one -> FigureRuns.of(
                        one.name(), one.results().settings(), one.run().folder()))
                .toList();
        return runs.isEmpty() ? "" : new FigureSource(runs, view).write();
    }

    void showGuide() {
        guide.show();
    }

    void showAbout() {
        say("Infoplane " + Version.current() + ". Apache licence 2.0, without warranty. Java "
                + Runtime.version().feature() + ", JavaFX " + System.getProperty("javafx.runtime.version", "") + ".");
    }

    void showKeys() {
        keys.show();
    }

    /** Shows a sentence in the last line for as long as it takes to read it. */
    void say(String sentence) {
        notices.say(sentence);
    }

    private void sayWithWayBack(String sentence, Runnable back) {
        notices.say(sentence, List.of(new Notices.Offer("Undo", back)));
    }

    /** Sets an experiment up. @param from what it comes from, such as {@code the presets} */
    void setUp(ExperimentSettings settings, String from) {
        opening.setUp(settings, from);
    }

    /** Shows a sentence with something to do about it. */
    void offer(String sentence, String label, Runnable action) {
        notices.offer(sentence, List.of(new Notices.Offer(label, action)));
    }

    /** Where nothing else is being said: a failure must not be lost to good news. */
    private void sayFinished(Run run) {
        if (!notices.showing()) {
            say("“" + run.name().get() + "” has finished: "
                    + String.format(
                            Locale.ROOT, "%,d", run.settings().training().epochs()) + " epochs trained and measured."
                    + (run.moved().isEmpty() ? "" : " " + run.moved()));
        }
    }

    private void showLog() {
        session.background().run(() -> Folders.show(LogFolder.path()), shown -> {});
    }

    void close() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    /** Asks once while runs compute; then, or when asked again, stops them, keeps what is done, and closes. */
    private void askBeforeClosing(WindowEvent request) {
        if (session.runner().active().get().isEmpty()) {
            closeNow();
            return;
        }
        request.consume();
        if (asked) {
            stopAndClose();
        } else {
            asked = true;
            offer("A run is still computing. What it has done is kept.", "Stop it and close", this::stopAndClose);
        }
    }

    private void stopAndClose() {
        session.runner().active().addListener((source, before, now) -> {
            if (now.isEmpty()) {
                closeNow();
            }
        });
        session.runner().stopAll();
        say("Stopping after the epoch in hand …");
    }

    private void closeNow() {
        pulse.stop();
        memory.rememberLayout(stage);
        stage.close();
    }

    private Scene scene() {
        Scene scene = new Scene(content);
        scene.getStylesheets().setAll(ThemedWindows.STYLE_SHEETS);
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragEntered(event -> content.setEffect(event.getDragboard().hasFiles() ? TAKES_FILES : null));
        scene.setOnDragExited(event -> content.setEffect(null));
        scene.setOnDragDropped(this::drop);
        settleEdits(scene);
        return scene;
    }

    /** An edit, one step of Undo, ends when a control has done its thing, the focus moves, or a slider is taken again. */
    private void settleEdits(Scene scene) {
        scene.focusOwnerProperty().subscribe(session.history()::settle);
        scene.addEventFilter(ActionEvent.ACTION, event -> session.history().settle());
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (!(scene.getFocusOwner() instanceof TextInputControl)) { // in a text a click only sets the caret
                session.history().settle();
            }
        });
    }

    private void drop(DragEvent event) {
        content.setEffect(null);
        List<File> dropped = event.getDragboard().getFiles();
        dropped.forEach(file -> opening.open(file.toPath()));
        event.setDropCompleted(!dropped.isEmpty());
        event.consume();
    }

    /** A window smaller than everything in it, as on a small screen at twice the scale, scrolls. */
    private static ScrollPane page(BorderPane everything) {
        everything.setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
        ScrollPane page = new ScrollPane(everything);
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        page.setFocusTraversable(false);
        page.getStyleClass().add("edge-to-edge");
        return page;
    }

    void showOrHideExperiment() {
        if (!columns.getItems().remove(left)) {
            columns.getItems().add(0, left);
            columns.setDividerPosition(0, DIVIDERS[0]);
        }
    }

    void showOrHideRuns() {
        if (!columns.getItems().remove(right)) {
            columns.getItems().add(right);
            columns.setDividerPosition(columns.getItems().size() - 2, DIVIDERS[1]);
        }
    }

    private static FigureStyle figureStyle(Theme theme) {
        return FigureStyle.light().with(theme.colours()).withFontSize(11.5).withChoosing(true);
    }

    private AnimationTimer pulse() {
        return new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                if (now - last >= PULSE_NANOS) {
                    session.runner().pulse();
                    time.advance(last == 0 ? 0 : (now - last) * 1e-9);
                    last = now;
                }
            }
        };
    }
}
