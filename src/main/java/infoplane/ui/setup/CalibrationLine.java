package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.calibration.CalibrationReport;
import infoplane.calibration.CalibrationResult;
import infoplane.core.Information;
import infoplane.estimation.EstimatorSettings;
import infoplane.figure.Formula;
import infoplane.runs.RunCommandLine;
import infoplane.ui.form.FamilyForm;
import infoplane.ui.run.CalibrationRun;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.PopOvers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Calibrates an estimator at the row and column count of a chosen layer, on problems whose true I is known. */
final class CalibrationLine extends VBox {
    private static final double DETAILS_WIDTH = 420;
    private static final double DETAILS_HEIGHT = 230;

    /**
     * A layer whose size the calibration can use.
     *
     * @param name such as {@code T1}
     * @param rows N
     * @param columns d
     */
    record LayerSize(String name, int rows, int columns) {}

    /**
     * @param places supplies the layers of the network as set up; called when the menu opens
     * @param copies copies the calibration as a command
     */
    CalibrationLine(
            FamilyForm<EstimatorSettings> estimator,
            CalibrationRun calibration,
            Supplier<List<LayerSize>> places,
            CommandCopy copies) {
        MenuButton here = new MenuButton("Calibrate here");
        here.getStyleClass().add(Styles.SMALL);
        here.setTooltip(Controls.tooltip("Tries the estimator on problems with known answers, with as many rows and"
                + " columns as a layer of this experiment, until a verdict stands, and counts how many wrong"
                + " estimates say so once they are held against twins of their data"));
        here.setOnShowing(event -> here.getItems()
                .setAll(places.get().stream()
                        .map(place -> item(place, estimator, calibration))
                        .toList()));
        here.getItems().add(new MenuItem("No layers")); // JavaFX does not open a menu without items
        here.disableProperty().bind(estimator.settings().map(checked -> !checked.ok()));
        Button cancel = Icons.tiny(Feather.X, "Give up calibrating");
        cancel.setOnAction(event -> calibration.cancel());
        Button copy = Icons.tiny(Feather.TERMINAL, "Copy as command: the line that calibrates so");
        copy.setOnAction(event -> estimator
                .settings()
                .getValue()
                .settings()
                .ifPresent(settings -> copies.copy(() ->
                        List.of(RunCommandLine.calibrating(settings, calibration.rows(), calibration.columns())))));
        Controls.showWhile(calibration.state().isNotEmpty(), copy, cancel);
        HBox line = new HBox(4, here, copy, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        Button state = new Button();
        state.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "quiet", "calibration-state");
        state.setMinWidth(0);
        state.setTooltip(Controls.tooltip("Shows what the estimator said of each problem, beside the truth"));
        state.setOnAction(event -> show(calibration, state));
        calibration.state().subscribe(said -> state.setText(Formula.lowered(brief(calibration, said))));
        calibration
                .report()
                .subscribe(report -> state.setText(
                        Formula.lowered(brief(calibration, calibration.state().get()))));
        Controls.showWhile(calibration.state().isNotEmpty(), state);
        estimator.settings().addListener(changed -> calibration.cancel()); // the result belongs to other settings
        line.getChildren().add(1, state); // in the same line, so that the controls below keep their place
        getChildren().add(line);
    }

    private static String brief(CalibrationRun calibration, String said) {
        return calibration
                .report()
                .get()
                .map(report -> {
                    long good = report.results().stream()
                            .filter(result -> result.verdict() == CalibrationResult.Judgement.GOOD)
                            .count();
                    return calibration.where() + ": good on " + good + " of "
                            + report.results().size() + "…";
                })
                .orElse(said);
    }

    /** Shows the complete result in a pop-over, where it can be scrolled. */
    private static void show(CalibrationRun calibration, Button beside) {
        String said = Formula.lowered(calibration.state().get());
        Label words = new Label(calibration
                .report()
                .get()
                .map(report -> String.format(
                        "Tried on %d problems with known answers. %s.%n%n%s",
                        report.results().size(), said, words(report)))
                .orElse(said));
        words.setWrapText(true);
        words.setPrefWidth(DETAILS_WIDTH);
        words.setId("calibrationDetails");
        ScrollPane page = new ScrollPane(words);
        page.setFitToWidth(true);
        page.setPrefViewportWidth(DETAILS_WIDTH + 20);
        page.setPrefViewportHeight(DETAILS_HEIGHT);
        page.getStyleClass().add("edge-to-edge");
        PopOver popOver = PopOvers.of(PopOver.ArrowLocation.LEFT_CENTER, Region.USE_COMPUTED_SIZE, page);
        PopOvers.show(popOver, beside);
    }

    private static MenuItem item(LayerSize place, FamilyForm<EstimatorSettings> estimator, CalibrationRun calibration) {
        MenuItem item = new MenuItem(Formula.lowered(
                String.format(Locale.ROOT, "%s: N = %d, d = %d", place.name(), place.rows(), place.columns())));
        item.setOnAction(event -> estimator
                .settings()
                .getValue()
                .settings()
                .ifPresent(settings -> calibration.start(settings, place.name(), place.rows(), place.columns())));
        return item;
    }

    private static String words(CalibrationReport report) {
        return report.results().stream().map(CalibrationLine::line).collect(Collectors.joining("\n"));
    }

    private static String line(CalibrationResult result) {
        String said = Optional.ofNullable(result.refusal())
                .orElseGet(() -> "said " + bits(result.mean()) + " ± " + bits(result.deviation()) + " bits");
        return result.task().description() + ": truth " + bits(result.task().truth()) + ", " + said + " ("
                + result.verdict().label() + ")" + warnings(result.warnings());
    }

    /**
     * How many wrong and how many right estimates carry a flag after the self-check, which compares them with data whose
     * true I is known. Empty if nothing was counted.
     */
    private static String warnings(CalibrationResult.Warnings count) {
        String off = count.off() == 0
                ? ""
                : "; of " + count.off() + " that are off by more than 0.1 nats and 10 %, "
                        + (count.off() - count.silent()) + " say so";
        return off + (count.warned() == 0 ? "" : "; " + count.warned() + " of " + count.right() + " others warn, too");
    }

    private static String bits(@Nullable Information information) {
        return information == null ? "?" : information.tabled();
    }
}
