package infoplane.ui;

import infoplane.backend.LogFolder;
import infoplane.config.Presets;
import infoplane.core.Version;
import infoplane.dataset.DatasetFacts;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.measuring.Ceilings;
import infoplane.runs.RunCommandLine.Act;
import infoplane.ui.export.ExportWindow;
import infoplane.ui.export.FileDialogs;
import infoplane.ui.form.Checked;
import infoplane.ui.guide.GuideWindow;
import infoplane.ui.guide.KeysWindow;
import infoplane.ui.memory.WindowMemory;
import infoplane.ui.memory.WindowState;
import infoplane.ui.plot.CentrePane;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PlotModels;
import infoplane.ui.plot.ShownRun;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.results.RightSide;
import infoplane.ui.run.RunView;
import infoplane.ui.setup.ExperimentPanel;
import infoplane.ui.theme.Theme;
import infoplane.ui.theme.ThemedParts;
import infoplane.ui.theme.ThemedWindows;
import infoplane.ui.theme.WindowIcon;
import infoplane.ui.work.AltKey;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.FirstUses;
import infoplane.ui.work.FocusRing;
import infoplane.ui.work.InPieces;
import infoplane.ui.work.Menus;
import infoplane.ui.work.Sized;
import infoplane.ui.work.WindowThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/** The main window: experiment on the left, plots in the middle, runs on the right, time line and status below. */
public final class WorkbenchWindow implements WindowActions {
    private static final double LEAST_WIDTH = 946;
    private static final double LEAST_HEIGHT = 495;
    private static final double[] DIVIDERS = {0.23, 0.8};

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
    private final SourceSearch search;
    private final CommandCopy copies;
    private final WindowRunActions actions;
    private final ObjectProperty<Theme> theme;
    private final Pulse pulse;
    private final CentrePane centre;
    private final SplitPane columns;
    private final StackPane content;
    private final ExperimentPanel left;
    private final Node right;
    private final ExportWindow exporting;
    private final Importing importing;
    private final GuideWindow guide;
    private final KeysWindow keys;

    public WorkbenchWindow(Stage stage, Session session, WindowMemory memory, FailureReports reports) {
        this.stage = stage;
        this.session = session;
        this.memory = memory;
        this.theme = new SimpleObjectProperty<>(memory.theme());
        this.plane = new PlaneModel(session.runs(), session.background());
        this.time = new TimeLine(plane);
        this.pulse = new Pulse(session.runner(), time);
        pulse.beatWhileNeeded(stage);
        RunView list = new RunView(session.runs(), session.background());
        this.state = new WindowState(session.runs(), session.remembered(), plane, time, list);
        restore();
        this.opening = new Opening(session, memory, this::sayUndoable, notices::say);
        this.files = dialogs();
        this.search = new SourceSearch(session, notices, files::findSource);
        this.commands = new Commands(session, files, opening, this);
        PlotModels models = PlotModels.of(
                plane, time, session.engine(), session.measuring(), session.runs(), list, session.background());
        copies = new CommandCopy(session.background(), notices::say);
        actions = new WindowRunActions(session, notices, opening, search, files, stage, theme, models, copies);
        SplitPane runs = new RightSide(models, list, session.disk(), state.rightTab(), actions, theme);
        right = runs;
        left = new ExperimentPanel(
                session.setup(), surroundings(models, actions), session::calibration, session::tryOut);
        centre = new CentrePane(
                models,
                session.trial(),
                theme.map(WorkbenchWindow::figureStyle),
                state.chart(),
                state.tried(),
                this::export,
                copies);
        columns = new SplitPane(left, centre, right);
        columns.setDividerPositions(DIVIDERS);
        List.of(left, right).forEach(side -> SplitPane.setResizableWithParent(side, false));
        CommandBar bar = new CommandBar(session, commands, memory, opening);
        session.background().run(Presets::settings, bar::showPresets);
        StatusLine status = new StatusLine(session, notices.line());
        ScrollPane page = page(new BorderPane(columns, bar, null, null, null));
        Region backdrop = new Region();
        backdrop.getStyleClass().add("backdrop");
        content = new StackPane(backdrop, new BorderPane(page, null, null, status, null));
        List<Node> parts = new ArrayList<>(List.of(backdrop, bar, centre, right, status));
        parts.addAll(left.sections());
        listen(reports);
        stage.setScene(scene());
        colour(new ThemedParts(parts, List.of(page, columns, left)));
        name();
        stage.setOnCloseRequest(new WindowClosing(session.runner(), notices, this::closeNow));
        memory.restore(stage, List.of(columns, centre.plots(), runs));
        exporting = new ExportWindow(files::save, stage, session.background(), notices::say);
        importing = new Importing(stage, session, notices, copies);
        exporting.remember(memory.preferences().get().export(), memory::remember);
        guide = new GuideWindow(stage, session.background());
        keys = new KeysWindow(stage, commands.keys());
    }

    private FileDialogs dialogs() {
        return new FileDialogs(
                stage,
                () -> memory.preferences().get().recent(),
                opening::open,
                file -> session.saveExperiment(file, memory::rememberOpened));
    }

    private ExperimentPanel.Surroundings surroundings(PlotModels models, WindowRunActions actions) {
        return new ExperimentPanel.Surroundings(
                DecisionLink.of(session, plane, time).decision(),
                theme,
                opening::takeData,
                session.fetching(),
                actions.units(),
                models.chosen(),
                session.background(),
                copies);
    }

    /** Registers what the window shows when work in the background ends. */
    private void listen(FailureReports reports) {
        session.onTryOut(centre.trial()::measure);
        session.setup().facts().subscribe(this::showCeilings);
        session.onFigure(new FigureOffer(session, state, notices)::say);
        session.onFinished(notices::sayFinished);
        session.trial().onEnd(notices.trialListener(search));
        session.runner()
                .onSourceGone(run -> search.offer(run, () -> session.runner().resume(run)));
        Runnable log = () -> session.background().run(() -> Folders.show(LogFolder.path()), shown -> {});
        reports.showOn(notices::warn, sentence -> notices.offer(sentence, "Open the log", log));
    }

    /** Keeps the window in the colours of the theme until it is closed. */
    private void colour(ThemedParts parts) {
        Subscription colours =
                ThemedWindows.follow(theme, stage, parts, WindowThread::later).and(FocusRing.everywhere());
        stage.setOnHidden(event -> colours.unsubscribe());
    }

    private void name() {
        stage.titleProperty()
                .bind(session.form()
                        .name()
                        .text()
                        .map(name -> name.isBlank() ? "Infoplane" : name.strip() + " – Infoplane"));
        stage.getIcons().setAll(WindowIcon.sizes());
    }

    /** Resumes the trial that was open when the window was closed, and opens what it was started with. Call it when the runs are listed. */
    void resume(List<String> given) {
        given.forEach(path -> opening.takeAlone(Path.of(path).toAbsolutePath(), importing::show));
        state.restoredTrial().ifPresent(tried -> {
            centre.trial().resume(tried);
            notices.say("Measured again as it was left: "
                    + tried.estimator().name().enclosed() + ", whose points were not kept.");
        });
    }

    /** Makes a plane without points show the ceilings H(X), H(Y) and I(X;Y) of the chosen data set. */
    private void showCeilings(Checked<DatasetFacts> facts) {
        facts.settings()
                .ifPresent(known -> plane.setEmptyCeilings(
                        new Ceilings(known.seenInputEntropy(), known.labelEntropy(), known.seenMutualInformation())));
    }

    /** Restores the remembered view and draft, and starts to remember their changes. */
    private void restore() {
        state.restore(memory.preferences().get().view());
        memory.draft().ifPresent(session.setup()::restore);
        memory.follow(state::now, session.form()::draft);
        state.onChange(memory::changed);
        session.form().settings().addListener((InvalidationListener) changed -> {
            session.form().settings().get(); // reading makes the value report its next change
            memory.changed();
        });
    }

    public void show() {
        Sized.show(stage);
        placeDividersUntilUsed();
        session.prepareFirstUses();
        List<MenuButton> menus = content.lookupAll(".menu-button").stream()
                .filter(MenuButton.class::isInstance)
                .map(MenuButton.class::cast)
                .toList();
        List<InPieces> parts = List.of(
                centre.preparedTrial(),
                Menus.of(menus),
                exporting.content(),
                importing.content(),
                keys.content(),
                guide.frame(),
                centre.preparedLimits());
        FirstUses.usual(parts).prepare();
        if (!memory.notice().isEmpty()) {
            notices.warn(memory.notice());
        }
    }

    /**
     * Restores the divider positions after each change of the window's size, until the user first presses a mouse button or
     * key. A window reaches its size in steps, and at each step the side panes keep their width and not their share of it.
     */
    private void placeDividersUntilUsed() {
        InvalidationListener sized = size -> WindowThread.soon(memory::placeDividers);
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
        WindowThread.soon(memory::placeDividers);
    }

    @Override
    public void switchTheme() {
        theme.set(theme.get().other());
        memory.remember(theme.get());
    }

    @Override
    public void exportPlane() {
        export(plane.picture().get().figure(), plane.shown().get());
    }

    @Override
    public void importNetwork() {
        importing.show();
    }

    @Override
    public void openOrCloseMeasuring() {
        centre.trial().openOrClose();
    }

    private void export(Figure figure, List<ShownRun> shown) {
        exporting.show(FigureSubject.of(figure, shown, plane.shownEstimators(), state.figure()));
    }

    @Override
    public void copyAsCommand() {
        session.runs().selection().ifPresent(run -> actions.copyCommand(List.of(run), Act.AGAIN));
    }

    @Override
    public void copyExperiment() {
        actions.copyExperiment();
    }

    @Override
    public void replicate() {
        actions.replicate();
    }

    @Override
    public void showGuide() {
        guide.show();
    }

    @Override
    public void showAbout() {
        notices.say("Infoplane " + Version.current() + ". Apache licence 2.0, without warranty. Java "
                + Runtime.version().feature() + ", JavaFX " + System.getProperty("javafx.runtime.version", "") + ".");
    }

    @Override
    public void showKeys() {
        keys.show();
    }

    private void sayUndoable(String sentence, Runnable back) {
        notices.say(sentence, List.of(new Notices.Offer("Undo", back)));
    }

    @Override
    public void close() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void closeNow() {
        memory.rememberLayout(stage);
        stage.close();
    }

    private Scene scene() {
        Scene scene = new Scene(content);
        scene.getStylesheets().setAll(ThemedWindows.STYLE_SHEETS);
        FileDrop.into(scene, content, path -> opening.take(path, importing::show));
        EditSteps.settle(scene, session.history());
        AltKey.settle(scene);
        return scene;
    }

    /** Lets the window scroll if it is smaller than its content, as on a small screen at twice the scale. */
    private static ScrollPane page(BorderPane everything) {
        everything.setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
        ScrollPane page = new ScrollPane(everything);
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        page.setFocusTraversable(false);
        page.getStyleClass().add("edge-to-edge");
        return page;
    }

    @Override
    public void showOrHideExperiment() {
        if (!columns.getItems().remove(left)) {
            columns.getItems().add(0, left);
            columns.setDividerPosition(0, DIVIDERS[0]);
        }
    }

    @Override
    public void showOrHideRuns() {
        if (!columns.getItems().remove(right)) {
            columns.getItems().add(right);
            columns.setDividerPosition(columns.getItems().size() - 2, DIVIDERS[1]);
        }
    }

    /** Whether JavaFX draws frame after frame for the window, which it should not while nothing moves. */
    boolean isAnimated() {
        return pulse.isBeating();
    }

    static FigureStyle figureStyle(Theme theme) {
        return FigureStyle.light().with(theme.colours()).withFontSize(11.5).withHiddenListed(true);
    }
}
