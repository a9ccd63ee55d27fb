package infoplane.ui;

import infoplane.experiment.Ceilings;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureStyle;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.TimeLine;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;

/** The main window: experiment on the left, plots in the middle, runs on the right, time line and status below. */
final class WorkbenchWindow {
    private static final long PULSE_NANOS = 33_000_000;

    private final Stage stage;
    private final Session session;
    private final PlaneModel plane;
    private final TimeLine time;
    private final NotificationPane notices;
    private final StatusLine status;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);

    WorkbenchWindow(Stage stage, Session session, FailureReports reports) {
        this.stage = stage;
        this.session = session;
        this.plane = new PlaneModel(session.runs(), session.background());
        this.time = new TimeLine(plane);
        this.status = new StatusLine(session);
        Commands commands = new Commands(session, new FileDialogs(stage, session), this);
        CommandBar bar = new CommandBar(session, commands);
        session.background().run(Presets::read, bar::showPresets);
        BorderPane root = new BorderPane(content(), bar, null, status, null);
        notices = new NotificationPane(root);
        reports.showOn(this::say);
        Scene scene = new Scene(notices);
        scene.getStylesheets()
                .add(Objects.requireNonNull(WorkbenchWindow.class.getResource("/infoplane/ui/workbench.css"))
                        .toExternalForm());
        stage.setScene(scene);
        stage.setTitle("Infoplane");
    }

    void show() {
        Application.setUserAgentStylesheet(theme.get().styleSheet());
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(1440, screen.getWidth()));
        stage.setHeight(Math.min(900, screen.getHeight()));
        stage.show();
        pulse().start();
    }

    void close() {
        stage.close();
    }

    void switchTheme() {
        theme.set(theme.get().other());
        Application.setUserAgentStylesheet(theme.get().styleSheet());
    }

    void showKeys() {
        say("F5 runs");
    }

    /** Shows a sentence above everything until it is closed. */
    void say(String sentence) {
        notices.getActions().clear();
        notices.setText(sentence);
        notices.show();
    }

    /** Shows a sentence with something to do about it. */
    void offer(String sentence, String label, Runnable action) {
        notices.getActions().setAll(new Action(label, event -> {
            notices.hide();
            action.run();
        }));
        notices.setText(sentence);
        notices.show();
    }

    private SplitPane content() {
        ExperimentPanel experiment = new ExperimentPanel(session);
        Node right = right();
        SplitPane split = new SplitPane(experiment, centre(), right);
        split.setDividerPositions(0.23, 0.8);
        SplitPane.setResizableWithParent(experiment, false);
        SplitPane.setResizableWithParent(right, false);
        return split;
    }

    private Node centre() {
        ObservableValue<FigureStyle> style = theme.map(WorkbenchWindow::figureStyle);
        session.facts()
                .subscribe(facts -> facts.settings()
                        .ifPresent(known -> plane.setEmptyCeilings(
                                new Ceilings(known.inputEntropy(), known.labelEntropy(), known.mutualInformation()))));
        PlaneArea area = new PlaneArea(plane, time, style, session.background());
        VBox.setVgrow(area, Priority.ALWAYS);
        VBox centre = new VBox(new PlaneTools(plane), area, new TimeLinePane(time, plane));
        centre.getStyleClass().add("centre");
        return centre;
    }

    private Node right() {
        RunsPane runs = new RunsPane(session.runs(), new WindowRunActions(session, this));
        VBox lower = new VBox(heading("Inspector"), new InspectorPane(plane));
        VBox upper = new VBox(heading("Runs"), runs);
        VBox.setVgrow(runs, Priority.ALWAYS);
        SplitPane split = new SplitPane(upper, lower);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.45);
        return split;
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("panel-heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        return heading;
    }

    private static FigureStyle figureStyle(Theme theme) {
        FigureColours colours = theme == Theme.LIGHT ? FigureColours.LIGHT : FigureColours.DARK;
        return FigureStyle.light().with(colours).withFontSize(11.5);
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
