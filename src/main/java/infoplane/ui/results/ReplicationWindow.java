package infoplane.ui.results;

import infoplane.core.UserPath;
import infoplane.report.Replication;
import infoplane.report.ReplicationLine;
import infoplane.report.ReplicationListener;
import infoplane.report.ReplicationPlan;
import infoplane.report.ReplicationReport;
import infoplane.runs.CopiedCommand;
import infoplane.ui.form.Switch;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.Computation;
import infoplane.ui.work.FurtherWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A window that tries the claims of the literature in the background, as {@code replicate} does, and opens the report. */
public final class ReplicationWindow {
    private static final String WORDS =
            "Trains and measures what the ten claims of the literature need, and writes a report"
                    + " with a verdict on each. Every experiment becomes a run in the folder. It may be stopped at any time: Start in the same"
                    + " folder goes on.";

    private final Computation computation;
    private final int threads;
    private final Consumer<Path> open;
    private final TextField folder = new TextField();
    private final Switch quick = new Switch();
    private final FurtherWindow window;
    /** What is under way; its worker reads it. */
    private volatile @Nullable Replication running;

    /**
     * @param computing computes the replication
     * @param choose asks for a folder
     * @param usual the folder that is suggested
     * @param open opens the report on the desktop
     */
    public ReplicationWindow(
            Stage owner,
            Background computing,
            int threads,
            Supplier<Optional<Path>> choose,
            Path usual,
            Consumer<Path> open,
            CommandCopy copies) {
        this.computation = new Computation(computing);
        this.threads = threads;
        this.open = open;
        folder.setId("replicationFolder");
        folder.setText(usual.toString());
        folder.setAccessibleText("Folder of the replication");
        HBox.setHgrow(folder, Priority.ALWAYS);
        quick.setId("replicationQuick");
        quick.setText("Quick: fewer networks and epochs, some minutes instead of hours");
        quick.setSelected(true);
        Label words = new Label(WORDS);
        words.setWrapText(true);
        words.getStyleClass().add("quiet");
        Label name = new Label("Folder");
        Button browse = new Button("_Browse…");
        browse.setOnAction(event -> choose.get().ifPresent(path -> folder.setText(path.toString())));
        HBox where = new HBox(8, name, folder, browse);
        where.setAlignment(Pos.CENTER_LEFT);
        VBox root = new VBox(12, words, where, quick, buttons(copies), state());
        root.setPadding(new Insets(16));
        root.getChildren().forEach(part -> ((Region) part).setMinHeight(Region.USE_PREF_SIZE));
        window = new FurtherWindow(owner, "Replicate the literature", root, 620, 300);
    }

    private HBox buttons(CommandCopy copies) {
        Button start = new Button("_Start");
        start.setId("replicationStart");
        start.setDefaultButton(true);
        start.disableProperty()
                .bind(computation.running().or(folder.textProperty().isEmpty()));
        start.setOnAction(event -> start());
        Button copy = new Button("Copy as co_mmand");
        copy.setOnAction(event -> {
            CopiedCommand command = command();
            copies.copy(() -> List.of(command));
        });
        Button cancel = new Button("S_top");
        cancel.setId("replicationStop");
        cancel.setOnAction(event -> stop());
        ProgressBar busy = new ProgressBar(0);
        busy.progressProperty().bind(computation.progress());
        Controls.showWhile(computation.running(), busy, cancel);
        HBox buttons = new HBox(8, start, copy, cancel, busy);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private Label state() {
        Label state = new Label();
        state.setId("replicationState");
        state.setWrapText(true);
        state.textProperty().bind(computation.state());
        return state;
    }

    private CopiedCommand command() {
        return ReplicationLine.resuming(plan(), folder.getText());
    }

    private ReplicationPlan plan() {
        return quick.isSelected() ? ReplicationPlan.quick() : ReplicationPlan.full();
    }

    private void start() {
        String text = folder.getText().strip();
        ReplicationPlan plan = plan();
        computation.start(
                monitor -> {
                    Path path = UserPath.of(text);
                    Replication replication = Replication.resume(path, Optional.of(plan));
                    running = replication;
                    monitor.check("replication");
                    Replication.End end = replication.run(threads, new ReplicationListener() {
                        private volatile String step = "";

                        @Override
                        public void begins(String words) {
                            step = words;
                        }

                        @Override
                        public void progressed(int done, int total) {
                            monitor.progressed(done, total, step);
                        }
                    });
                    if (end.stopped()) {
                        throw new CancellationException("replication");
                    }
                    return end;
                },
                end -> {
                    Path page = UserPath.of(text).resolve(ReplicationReport.PAGE);
                    computation.say("Done: " + page
                            + (end.failed().isEmpty()
                                    ? ""
                                    : ". Failed: "
                                            + String.join(", ", end.failed().keySet())));
                    open.accept(page);
                });
    }

    private void stop() {
        Replication now = running;
        if (now != null) {
            now.stop();
        }
        computation.cancel();
        computation.say("Stopped; what was done is kept, and Start goes on.");
    }

    public void show() {
        window.show();
    }
}
