package infoplane.ui;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * Sentences for the user, one at a time, some with something to do about them: narrow, at the right, above the time line and
 * the status, so that neither menus nor Run nor what moves time is covered.
 */
final class Notices {
    /** Something to do about what is said. */
    record Offer(String label, Runnable action) {}

    private static final double WIDTH = 330;

    /** The status line and the time line, with a gap. */
    private static final double BELOW = 78;

    private final Label words = new Label();
    private final HBox buttons = new HBox(8);
    private final VBox card;
    private final StackPane pane;
    private final PauseTransition silence = new PauseTransition();

    /** @param content above which sentences are shown */
    Notices(Node content) {
        words.setId("notice");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button close = Icons.tiny(Feather.X, "Close this message");
        close.setOnAction(event -> hide());
        buttons.setAlignment(Pos.CENTER_RIGHT);
        FormPane.showWhile(Bindings.isNotEmpty(buttons.getChildren()), buttons);
        card = new VBox(8, new HBox(6, words, close), buttons);
        card.getStyleClass().add("notice");
        card.setPrefWidth(WIDTH);
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setVisible(false);
        pane = new StackPane(content, card);
        StackPane.setAlignment(card, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(card, new Insets(0, 14, BELOW, 0));
        silence.setOnFinished(event -> hide());
    }

    /** The content and over it what is said. */
    StackPane pane() {
        return pane;
    }

    boolean showing() {
        return card.isVisible();
    }

    void hide() {
        silence.stop();
        card.setVisible(false);
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

    /** Shows a sentence with what there is to do about it; it goes when one of that is done. */
    void offer(String sentence, List<Offer> offers) {
        silence.stop();
        buttons.getChildren().setAll(offers.stream().map(this::button).toList());
        words.setText(sentence);
        card.setVisible(true);
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
