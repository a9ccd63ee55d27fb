package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.backend.Backend;
import infoplane.ui.run.Progress;
import infoplane.ui.run.Run;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Repeated;
import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The last line of the window: the active runs and their progress, notices, the computing device and memory in use. */
final class StatusLine extends HBox {
    /** The text about the active runs keeps at least this width (in pixels) beside a long notice. */
    private static final double LEAST_WORDS = 300;

    /** @param notice the node that shows notices */
    StatusLine(Session session, Node notice) {
        getStyleClass().add("status-line");
        ObservableValue<@Nullable Run> first =
                session.runner().active().map(active -> active.isEmpty() ? null : active.get(0));
        ObservableValue<Progress> progress = first.flatMap(run -> run == null ? null : run.progress());
        Label what = new Label() {
            @Override
            protected double computeMinWidth(double height) {
                return Math.min(LEAST_WORDS, computePrefWidth(height));
            }
        };
        what.setId("status");
        // each listener reads the value: an observable that nobody reads after a change does not report the next change
        Runnable say = () -> what.setText(sentence(
                session.runner().active().get(), session.runs().reading().get()));
        session.runs().reading().subscribe(say);
        session.runner().active().subscribe(active -> say.run());
        progress.subscribe(now -> say.run());
        first.flatMap(run -> run == null ? null : run.paused()).subscribe(paused -> say.run());
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add(Styles.SMALL);
        bar.setPrefWidth(160);
        bar.progressProperty().bind(progress.map(Progress::share).orElse(0.0));
        Controls.showWhile(session.runner().active().map(active -> !active.isEmpty()), bar);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label machine =
                muted("CPU, " + Runtime.getRuntime().availableProcessors() + " threads", "Where arrays are computed");
        if (Backend.mayUseCuda()) { // without CUDA, starting ND4J early would gain nothing
            session.background().run(Backend::start, facts -> {
                if (facts.isCuda()) {
                    machine.setText("CUDA, " + facts.device());
                }
            });
        }
        Label memory = muted(memory(), "Memory in use, of what Java may take");
        Repeated.every(
                Duration.ofSeconds(1),
                sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false),
                () -> memory.setText(memory()));
        getChildren().addAll(bar, what, notice, space, machine, memory);
    }

    private static String sentence(List<Run> active, boolean reading) {
        if (active.isEmpty()) {
            return reading ? "Reading runs…" : "Ready";
        }
        String others = active.size() == 1 ? "" : "; " + (active.size() - 1) + " more";
        return active.get(0).name().get() + ": " + active.get(0).activity() + others;
    }

    private static Label muted(String text, String help) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        label.setTooltip(Controls.tooltip(help));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static String memory() {
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        return used + " of " + (runtime.maxMemory() >> 20) + " MiB";
    }
}
