package infoplane.ui;

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
 * Sentences for the user, one at a time, some with something to do about them. They have a place of their own in the last line
 * of the window, so that they cover nothing; what is too long for it makes the line higher while it is there.
 */
final class Notices {
    /** Something to do about what is said. */
    record Offer(String label, Runnable action) {}

    private static final double LEAST_WIDTH = 260;

    private final Label words = new Label();
    private final HBox buttons = new HBox(6);
    private final HBox line;
    private final PauseTransition silence = new PauseTransition();

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
        silence.setOnFinished(event -> hide());
    }

    /** What is said, for the last line of the window; takes no room while nothing is. */
    HBox line() {
        return line;
    }

    boolean showing() {
        return line.isVisible();
    }

    void hide() {
        silence.stop();
        line.setVisible(false);
    }

    /** Shows a sentence for as long as it takes to read it. */
    void say(String sentence) {
        say(sentence, List.of());
    }

    /** The same, with what there is to do about it. */
    void say(String sentence, List<Offer> offers) {
        offer(sentence, offers);
        silence.setDuration(Duration.seconds(4 + 4 * offers.size() + sentence.length() / 15.0));
        silence.playFromStart();
    }

    /** Shows a sentence until it is closed, because nobody may be there to read it. */
    void warn(String sentence) {
        offer(sentence, List.of());
    }

    /** Shows a sentence with one thing to do about it. */
    void offer(String sentence, String label, Runnable action) {
        offer(sentence, List.of(new Offer(label, action)));
    }

    /** Shows a sentence with what there is to do about it; it goes when one of that is done. */
    void offer(String sentence, List<Offer> offers) {
        silence.stop();
        buttons.getChildren().setAll(offers.stream().map(this::button).toList());
        words.setText(sentence);
        line.setVisible(true);
    }

    /** Says what becomes of points that were looked at. */
    Trial.Listener ofTrial() {
        return new Trial.Listener() {
            @Override
            public void kept(String sentence) {
                say(sentence);
            }

            @Override
            public void dropped(String sentence, Runnable keep) {
                say(sentence, List.of(new Offer("Keep these points", keep)));
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
