package infoplane.ui;

import infoplane.ui.run.Runner;
import javafx.event.EventHandler;
import javafx.stage.WindowEvent;

/**
 * Handles requests to close the main window. Closes at once if no run computes. Otherwise asks the user first; when the user
 * agrees, or requests to close again, stops all runs, which keep what they have done, and closes the window when they have
 * ended.
 */
final class WindowClosing implements EventHandler<WindowEvent> {
    private final Runner runner;
    private final Notices notices;
    private final Runnable close;
    private boolean asked;
    /** Whether the window closes as soon as no run computes. */
    private boolean closing;

    /** @param close closes the window without asking */
    WindowClosing(Runner runner, Notices notices, Runnable close) {
        this.runner = runner;
        this.notices = notices;
        this.close = close;
    }

    @Override
    public void handle(WindowEvent request) {
        if (runner.active().get().isEmpty()) {
            close.run();
            return;
        }
        request.consume();
        if (asked) {
            stopAndClose();
        } else {
            asked = true;
            notices.offer(
                    "A run is still computing. What it has done is kept.", "Stop it and close", this::stopAndClose);
        }
    }

    private void stopAndClose() {
        if (runner.active().get().isEmpty()) { // the runs ended while the user was asked
            close.run();
            return;
        }
        if (!closing) {
            closing = true;
            runner.active().addListener((source, before, now) -> {
                if (now.isEmpty()) {
                    close.run();
                }
            });
        }
        runner.stopAll();
        notices.say("Stopping after the epoch in hand …");
    }
}
