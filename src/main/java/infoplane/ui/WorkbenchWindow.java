package infoplane.ui;

import infoplane.dataset.DatasetFacts;
import infoplane.network.ParameterLayout;
import infoplane.ui.form.Checked;
import infoplane.ui.run.Progress;
import infoplane.ui.run.Run;
import java.util.Locale;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.controlsfx.control.NotificationPane;

/** The main window: experiment on the left, plots in the middle, runs on the right, time line and status below. */
final class WorkbenchWindow {
    private static final long PULSE_NANOS = 33_000_000;

    private final Stage stage;
    private final Session session;
    private final NotificationPane notices;
    private final StatusBar status;
    private Theme theme = Theme.LIGHT;

    WorkbenchWindow(Stage stage, Session session, FailureReports reports) {
        this.stage = stage;
        this.session = session;
        ExperimentPanel experiment =
                new ExperimentPanel(session.form(), session.facts().map(WorkbenchWindow::describe), parameters());
        session.facts()
                .addListener((source, before, now) -> now.settings()
                        .ifPresent(facts -> experiment.drawing().showEnds(facts.columns(), facts.classes())));
        PictureView plane = new PictureView(session.background());
        SplitPane split = new SplitPane(experiment, plane);
        split.setDividerPositions(0.25);
        SplitPane.setResizableWithParent(experiment, false);
        status = statusBar();
        Commands commands = new Commands(session, new FileDialogs(stage, session), this);
        CommandBar bar = new CommandBar(session, commands);
        session.background().run(Presets::read, bar::showPresets);
        BorderPane root = new BorderPane(split, bar, null, status, null);
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
        Application.setUserAgentStylesheet(theme.styleSheet());
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(1440, screen.getWidth()));
        stage.setHeight(Math.min(900, screen.getHeight()));
        stage.show();
        pulse().start();
    }

    void close() {
        stage.close();
    }

    void showKeys() {
        say("F5 runs");
    }

    void switchTheme() {
        theme = theme.other();
        Application.setUserAgentStylesheet(theme.styleSheet());
    }

    /** Shows a sentence above everything until it is closed. */
    void say(String sentence) {
        notices.setText(sentence);
        notices.show();
    }

    private AnimationTimer pulse() {
        return new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                if (now - last >= PULSE_NANOS) {
                    last = now;
                    session.runner().pulse();
                    status.showMemory();
                }
            }
        };
    }

    private StatusBar statusBar() {
        ObservableValue<Progress> progress =
                session.runner().current().flatMap(run -> run.map(Run::progress).orElse(null));
        return new StatusBar(
                progress.map(Progress::sentence).orElse("Ready"),
                progress.map(now -> (Number) now.share()).orElse(0),
                session.runner().current().map(run -> run.isPresent()),
                new javafx.beans.property.SimpleStringProperty("CPU"));
    }

    private ObservableValue<String> parameters() {
        return session.form()
                .network()
                .settings()
                .flatMap(network -> session.facts().map(facts -> {
                    if (network.value() == null || facts.value() == null) {
                        return "";
                    }
                    int size = ParameterLayout.of(
                                    network.get(),
                                    facts.get().columns(),
                                    facts.get().classes())
                            .size();
                    return String.format(Locale.ROOT, "%,d parameters", size);
                }));
    }

    private static String describe(Checked<DatasetFacts> checked) {
        return checked.settings().map(WorkbenchWindow::describe).orElse(checked.problem());
    }

    private static String describe(DatasetFacts facts) {
        return String.format(
                Locale.ROOT,
                "%,d rows of %d inputs, %d classes\nH(X) %.4f   H(Y) %.4f   I(X;Y) %.4f bits",
                facts.rows(),
                facts.columns(),
                facts.classes(),
                facts.inputEntropy().bits(),
                facts.labelEntropy().bits(),
                facts.mutualInformation().bits());
    }
}
