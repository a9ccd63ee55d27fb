package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.ui.form.Chooser;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.controlsfx.control.RangeSlider;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The slider and the buttons of the time line. The left thumb sets the first shown epoch, the right thumb the cursor. */
final class TimeLinePane extends HBox {
    /** Below this width, the button for a single epoch is an icon, because the slider needs the room. */
    private static final double WORDS_FROM = 560;

    /** Widths of texts, in pixels at the window's font size. */
    private static final double DIGIT = 8.5;

    private static final double EPOCH_AND_BLANK = 43;
    private static final double PADDING = 12;

    private final TimeLine time;
    private final PlaneModel plane;
    private final RangeSlider slider = new RangeSlider(0, 1, 0, 1);
    private final Label from = new Label();
    private final Label to = new Label();
    private boolean refreshing;

    TimeLinePane(TimeLine time, PlaneModel plane) {
        this.time = time;
        this.plane = plane;
        getStyleClass().add("time-line");
        slider.setId("timeLine");
        slider.setAccessibleText("Epochs shown");
        slider.setTooltip(Controls.tooltip("Epochs shown: from the left thumb to the right one"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        from.getStyleClass().addAll("epoch-number", Styles.TEXT_MUTED);
        to.getStyleClass().add("epoch-number");
        plane.epochs().subscribe(epochs -> keepRoom(epochs.get(epochs.size() - 1)));
        getChildren().addAll(playButton(), step(-1), step(1), from, slider, to, single(), speed());
        plane.epochs().subscribe(this::refresh);
        time.cursor().subscribe(this::refresh);
        time.first().subscribe(this::refresh);
        slider.highValueProperty().addListener((source, before, now) -> moved(time.cursor(), now));
        slider.lowValueProperty().addListener((source, before, now) -> moved(time.first(), now));
        refresh();
    }

    /** Takes over a thumb that the user moved; ignores moves by {@link #refresh()}. */
    private void moved(IntegerProperty place, Number now) {
        if (!refreshing) {
            place.set((int) Math.round(now.doubleValue()));
        }
    }

    /** Gives the two numbers the room of the last epoch, so that the slider keeps its place while the numbers grow. */
    private void keepRoom(int lastEpoch) {
        double digits = Math.max(3, Integer.toString(lastEpoch).length()) * DIGIT;
        from.setMinWidth(digits + PADDING);
        to.setMinWidth(EPOCH_AND_BLANK + digits + PADDING);
    }

    private void refresh() {
        refreshing = true;
        try {
            int last = plane.epochs().get().size() - 1;
            slider.setDisable(last < 1);
            slider.setMax(Math.max(1, last));
            slider.setHighValue(Math.max(last < 1 ? 1 : 0, time.cursor().get()));
            slider.setLowValue(time.first().get());
        } finally {
            refreshing = false;
        }
        from.setText(String.format(Locale.ROOT, "%d", time.firstEpoch()));
        to.setText(String.format(Locale.ROOT, "epoch %d", time.cursorEpoch()));
    }

    private Button playButton() {
        Button play = Icons.button(Feather.PLAY, "Play the epochs (Space)");
        play.setId("play");
        play.setOnAction(event -> time.playing().set(!time.playing().get()));
        time.playing().subscribe(playing -> play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY)));
        return play;
    }

    private Button step(int by) {
        Button step = Icons.button(
                by < 0 ? Feather.SKIP_BACK : Feather.SKIP_FORWARD,
                by < 0 ? "One measured epoch back (Left)" : "One measured epoch on (Right)");
        step.setOnAction(event -> time.step(by));
        return step;
    }

    private ToggleButton single() {
        ToggleButton single = new ToggleButton("One epoch", new FontIcon(Feather.TARGET));
        single.setAccessibleText("One epoch");
        single.setId("singleEpoch");
        single.getStyleClass().addAll(Styles.SMALL);
        single.setMinWidth(USE_PREF_SIZE);
        single.contentDisplayProperty()
                .bind(widthProperty()
                        .map(width -> width.doubleValue() < WORDS_FROM
                                ? ContentDisplay.GRAPHIC_ONLY
                                : ContentDisplay.TEXT_ONLY));
        single.setTooltip(Controls.tooltip("Show the epoch of the cursor alone, its layers joined"));
        single.selectedProperty().bindBidirectional(time.single());
        return single;
    }

    private ComboBox<Double> speed() {
        ComboBox<Double> speed = new Chooser<>();
        speed.getItems().setAll(List.of(0.25, 0.5, 1.0, 2.0, 4.0));
        speed.setValue(time.speed().get());
        speed.setPrefWidth(76);
        speed.setMinWidth(USE_PREF_SIZE);
        speed.setAccessibleText("Speed of playing");
        speed.setTooltip(Controls.tooltip("Speed of playing; 1× takes ten seconds"));
        speed.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double value) {
                return value == null ? "" : (value < 1 ? value.toString() : Integer.toString(value.intValue())) + "×";
            }

            @Override
            public Double fromString(String text) {
                return Double.valueOf(text.replace("×", ""));
            }
        });
        speed.valueProperty().addListener((source, before, now) -> time.speed().set(now));
        return speed;
    }
}
