package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.dataset.ImageSettings;
import infoplane.ui.theme.Controls;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Offers to fetch the chosen published images while their files are missing, and says how far that is. */
final class FetchLine extends VBox {
    /** @param missing the chosen images, if their files are missing */
    FetchLine(ObservableValue<Optional<ImageSettings>> missing, Fetching fetching) {
        super(4);
        Button fetch = new Button("Fetch");
        fetch.setId("fetchData");
        fetch.getStyleClass().add(Styles.SMALL);
        fetch.setTooltip(
                Controls.tooltip(
                        "Fetches the files from the network, once (MNIST some 12 MB, Fashion-MNIST some 31 MB), and checks them"));
        fetch.setOnAction(event -> missing.getValue().ifPresent(fetching::start));
        ProgressBar bar = new ProgressBar();
        bar.setId("fetchProgress");
        bar.setPrefWidth(150);
        bar.setAccessibleText("How much of the file has come");
        bar.progressProperty().bind(fetching.progress());
        Button cancel = new Button("Cancel");
        cancel.setId("cancelFetch");
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setTooltip(Controls.tooltip("Ends the fetch; what has come is kept"));
        cancel.setOnAction(event -> fetching.cancel());
        Label state = new Label();
        state.setId("fetchState");
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        state.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        state.textProperty().bind(fetching.state());
        Controls.showWhile(fetching.state().isNotEmpty(), state);
        Controls.showWhile(fetching.progress().lessThan(0), fetch);
        Controls.showWhile(fetching.progress().greaterThanOrEqualTo(0), bar, cancel);
        HBox line = new HBox(8, fetch, bar, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, state);
        missing.subscribe(now -> fetching.forget());
        ObservableValue<Boolean> wanted =
                missing.flatMap(now -> fetching.progress().map(far -> now.isPresent() || far.doubleValue() >= 0));
        Controls.showWhile(wanted, this);
    }
}
