package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.figure.FigureColours;
import infoplane.runs.RunLook;
import infoplane.ui.form.Checked;
import infoplane.ui.run.Decision;
import infoplane.ui.run.DecisionModel.Ground;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Images;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

/** Shows the chosen data as a picture: images as such, two inputs as points with the network's decision behind them. */
final class DataPicture extends VBox {
    private static final double WIDTH = DataPainter.SIDE / 2.0;

    private final ObservableValue<Optional<DataLook>> look;
    private final ObservableValue<Checked<Decision>> decision;
    private final ObservableValue<Optional<Ground>> ground;
    private final ObservableValue<Optional<RunLook.Chosen>> marked;
    private final ObservableValue<Theme> theme;
    private final Latest painting;
    private final ImageView view = new ImageView();
    private final Label note = new Label();

    /**
     * @param ground the data of the look, if they have two inputs
     * @param decision how the shown run decides, or why that is not known
     * @param marked inputs of a run, which are marked among points if they are of these data
     */
    DataPicture(
            ObservableValue<Optional<DataLook>> look,
            ObservableValue<Optional<Ground>> ground,
            ObservableValue<Checked<Decision>> decision,
            ObservableValue<Optional<RunLook.Chosen>> marked,
            ObservableValue<Theme> theme,
            Background background) {
        super(3);
        this.look = look;
        this.decision = decision;
        this.ground = ground;
        this.marked = marked;
        this.theme = theme;
        this.painting = new Latest(background);
        view.setId("dataPicture");
        view.setFitWidth(WIDTH);
        view.setPreserveRatio(true);
        note.setId("decisionNote");
        note.setWrapText(true);
        note.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        Controls.showWhile(note.textProperty().isNotEmpty(), note);
        getChildren().addAll(view, note);
        setVisible(false);
        setManaged(false);
        look.subscribe(now -> refresh());
        decision.subscribe(now -> refresh());
        marked.subscribe(now -> refresh());
        theme.subscribe(now -> refresh());
        Tooltip.install(
                view,
                Controls.tooltip("The data as they are. Behind two inputs stands what the shown run's network"
                        + " says of every place, at the epoch of the time line, if it was trained on these data."));
    }

    private void refresh() {
        Optional<DataLook> shown = look.getValue();
        if (shown.isEmpty()) {
            return; // the picture of the last sound settings stays while others are typed
        }
        Checked<Decision> made = decision.getValue();
        FigureColours colours = theme.getValue().colours();
        note.setText(made.settings().map(DataPicture::words).orElse(made.problem()));
        Optional<RunLook.Chosen> own = marked.getValue()
                .filter(chosen -> ground.getValue()
                        .filter(one -> one.data().equals(chosen.look().data()))
                        .isPresent());
        painting.submit(() -> DataPainter.paint(shown.get(), made.settings(), own, colours), picture -> {
            if (look.getValue().filter(now -> now == shown.get()).isEmpty()) {
                return; // other data have been chosen since
            }
            view.setImage(Images.wrap(picture));
            view.setAccessibleText(
                    shown.get() instanceof DataLook.Scatter ? "The rows as points" : "The rows as pictures");
            setVisible(true);
            setManaged(true);
        });
    }

    /** Hides the picture of other data, when the chosen data are known and are no picture. */
    void hideUnlessShown() {
        boolean shown = look.getValue().isPresent() && view.getImage() != null;
        setVisible(shown);
        setManaged(shown);
    }

    private static String words(Decision made) {
        return String.format(
                Locale.ROOT,
                "Behind: the decision of “%s” at epoch %d",
                made.run(),
                made.outputs().epoch());
    }
}
