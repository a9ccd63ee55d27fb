package infoplane.ui;

import infoplane.ui.run.Run;
import infoplane.ui.run.Trial;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows notices to the user, one at a time; a notice is a sentence, with or without buttons. Notices stand in the last line
 * of the window, where they cover nothing. A notice that is too long for one line makes the line higher while it is shown.
 */
final class Notices {
    /** A button beside a notice. */
    record Offer(String label, Runnable action) {}

    private static final double LEAST_WIDTH = 260;

    private final Label words = new Label();
    private final HBox buttons = new HBox(6);
    private final HBox line;
    private final PauseTransition hideTimer = new PauseTransition();

    Notices() {
        words.setId("notice");
        words.setWrapText(true);
        words.setMinSize(0, Region.USE_PREF_SIZE);
        Button close = Icons.tiny(Feather.X, "Close this message");
        close.setOnAction(event -> hide());
        buttons.setAlignment(Pos.CENTER_LEFT);
        Controls.showWhile(Bindings.isNotEmpty(buttons.getChildren()), buttons);
        line = new HBox(8, words, buttons, close);
        List.of(buttons, close).forEach(whole -> whole.setMinWidth(Region.USE_PREF_SIZE));
        line.getStyleClass().add("notice");
        line.setMinWidth(LEAST_WIDTH);
        line.managedProperty().bind(line.visibleProperty());
        line.setVisible(false);
        hideTimer.setOnFinished(event -> hide());
    }

    /** The node for the last line of the window; takes no room while there is no notice. */
    HBox line() {
        return line;
    }

    boolean showing() {
        return line.isVisible();
    }

    void hide() {
        hideTimer.stop();
        line.setVisible(false);
    }

    /** Hides a sentence that is not true any more, if it is the one that is shown. */
    void withdraw(String sentence) {
        if (words.getText().equals(sentence)) {
            hide();
        }
    }

    /** Shows a sentence for as long as it takes to read it. */
    void say(String sentence) {
        say(sentence, List.of());
    }

    /**
     * Shows a sentence with buttons for as long as it takes to read and decide: 4 s, 4 s for each button, 1 s for each
     * 15 characters.
     */
    void say(String sentence, List<Offer> offers) {
        offer(sentence, offers);
        hideTimer.setDuration(Duration.seconds(4 + 4 * offers.size() + sentence.length() / 15.0));
        hideTimer.playFromStart();
    }

    /** Tells that a run has finished, unless another notice is shown: that one may report a failure. */
    void sayFinished(Run run) {
        if (!showing()) {
            say(finished(run));
        }
    }

    static String finished(Run run) {
        return "“" + run.name().get() + "” has finished: "
                + (run.kind().imported()
                        ? "measured to epoch " + run.settings().training().epochs() + "."
                        : run.settings().training().epochs() + " epochs trained and measured.")
                + (run.movedSentence().isEmpty() ? "" : " " + run.movedSentence());
    }

    /** Shows a sentence until the user closes it, because the user may be away from the screen. */
    void warn(String sentence) {
        offer(sentence, List.of());
    }

    /** Shows a sentence with one button until the user presses the button or closes the notice. */
    void offer(String sentence, String label, Runnable action) {
        offer(sentence, List.of(new Offer(label, action)));
    }

    /** Shows a sentence with buttons until the user presses one of them or closes the notice. */
    void offer(String sentence, List<Offer> offers) {
        hideTimer.stop();
        buttons.getChildren().setAll(offers.stream().map(this::button).toList());
        words.setText(sentence);
        line.setVisible(true);
    }

    /** Tells the user whether the points of a trial were kept; if not, offers to keep them. */
    Trial.Listener trialListener(SourceSearch search) {
        return new Trial.Listener() {
            @Override
            public void kept(String sentence) {
                say(sentence);
            }

            @Override
            public void dropped(String sentence, Runnable keep) {
                say(sentence, List.of(new Offer("Keep these points", keep)));
            }

            @Override
            public void sourceGone(Run run, Runnable again) {
                search.offer(run, again);
            }
        };
    }

    private Button button(Offer offer) {
        Button button = new Button(offer.label());
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            hide();
            offer.action().run();
        });
        return button;
    }
}
