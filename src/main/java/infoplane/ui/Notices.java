package infoplane.ui;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;

/** Sentences for the user, below everything, one at a time, some with something to do about them. */
final class Notices {
    /** Something to do about what is said. */
    record Offer(String label, Runnable action) {}

    private final NotificationPane pane;
    private final PauseTransition silence = new PauseTransition();

    /** @param content above which sentences are shown */
    Notices(Node content) {
        pane = new NotificationPane(content);
        pane.setShowFromTop(false); // above are the menus and Run
        silence.setOnFinished(event -> pane.hide());
    }

    NotificationPane pane() {
        return pane;
    }

    boolean showing() {
        return pane.isShowing();
    }

    /** Shows a sentence for as long as it takes to read it. */
    void say(String sentence) {
        warn(sentence);
        silence.setDuration(Duration.seconds(4 + sentence.length() / 15.0));
        silence.playFromStart();
    }

    /** Shows a sentence until it is closed, because nobody may be there to read it. */
    void warn(String sentence) {
        offer(sentence, List.of());
    }

    /** Shows a sentence with what there is to do about it; it goes when one of that is done. */
    void offer(String sentence, List<Offer> offers) {
        silence.stop();
        pane.getActions()
                .setAll(offers.stream()
                        .map(offer -> new Action(offer.label(), event -> {
                            pane.hide();
                            offer.action().run();
                        }))
                        .toList());
        pane.setText(sentence);
        pane.show();
    }
}
