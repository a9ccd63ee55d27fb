package infoplane.ui;

import infoplane.ui.plot.TimeLine;
import infoplane.ui.run.Runner;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/**
 * Shows what runs report and moves the time line that plays, some thirty times a second. It beats only while the window is open
 * and there is one or the other: JavaFX draws sixty frames a second for as long as anything is animated, though nothing changes.
 */
final class Pulse extends AnimationTimer {
    private static final long PERIOD_NANOS = 33_000_000;

    private final Runner runner;
    private final TimeLine time;
    private boolean beating;
    private long last;

    Pulse(Runner runner, TimeLine time) {
        this.runner = runner;
        this.time = time;
    }

    void beatWhileNeeded(Stage stage) {
        Runnable follow = () -> {
            beating = stage.isShowing()
                    && (time.playing().get() || !runner.active().get().isEmpty());
            if (beating) {
                start();
            } else {
                stop();
                last = 0;
            }
        };
        stage.showingProperty().subscribe(follow);
        time.playing().subscribe(follow);
        runner.active().subscribe(follow);
    }

    boolean isBeating() {
        return beating;
    }

    @Override
    public void handle(long now) {
        if (now - last >= PERIOD_NANOS) {
            runner.pulse();
            time.advance(last == 0 ? 0 : (now - last) * 1e-9);
            last = now;
        }
    }
}
