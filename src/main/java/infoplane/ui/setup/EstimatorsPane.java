package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.estimation.EstimatorDescription;
import infoplane.estimation.EstimatorName;
import infoplane.estimation.EstimatorSettings;
import infoplane.ui.form.EstimatorListForm;
import infoplane.ui.form.FamilyForm;
import infoplane.ui.form.FamilyPane;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.FocusInView;
import infoplane.ui.work.WindowThread;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The estimators of an experiment, one below the other, with buttons to add and remove estimators. */
final class EstimatorsPane extends VBox {
    private final EstimatorListForm form;
    private final Function<FamilyForm<EstimatorSettings>, Node> calibration;
    private final Consumer<EstimatorSettings> measure;
    private final VBox list = new VBox();
    private final Map<FamilyForm<EstimatorSettings>, Node> panes = new IdentityHashMap<>();

    /**
     * @param calibration makes the calibration line of an estimator
     * @param measure measures the shown runs with an estimator
     */
    EstimatorsPane(
            EstimatorListForm form,
            Function<FamilyForm<EstimatorSettings>, Node> calibration,
            Consumer<EstimatorSettings> measure) {
        this.form = form;
        this.calibration = calibration;
        this.measure = measure;
        getStyleClass().add("estimators");
        list.getStyleClass().add("estimator-list");
        Label problem = new Label();
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(form.settings().map(checked -> checked.problem()));
        Controls.showWhile(problem.textProperty().isNotEmpty(), problem);
        Button add = new Button("Add an estimator", new FontIcon(Feather.PLUS));
        add.setId("addEstimator");
        add.getStyleClass().add(Styles.SMALL);
        add.setTooltip(Controls.tooltip("Measures every run with one estimator more"));
        add.setOnAction(event -> show(form.addAnother()));
        getChildren().addAll(list, add, problem); // the problem comes last, so that its text does not move the button
        form.estimators().addListener((ListChangeListener<FamilyForm<EstimatorSettings>>) change -> refresh());
        makeNextPane();
    }

    /** Scrolls to an estimator and focuses its chooser. */
    private void show(FamilyForm<EstimatorSettings> estimator) {
        while (!panes.containsKey(estimator)) {
            makeNextPane();
        }
        Node pane = panes.get(estimator);
        if (pane != null) {
            WindowThread.later(() -> reveal(pane));
        }
    }

    /** Scrolls to the pane and focuses its chooser. Styles and lays out the window first. */
    private void reveal(Node pane) {
        if (pane.getScene() != null) {
            getScene().getRoot().applyCss();
            getScene().getRoot().layout();
            pane.lookup(".combo-box").requestFocus();
            FocusInView.reveal(pane);
        }
    }

    /** Removes the panes of removed estimators at once. Makes the missing panes later, each in a separate turn. */
    private void refresh() {
        panes.keySet().retainAll(form.estimators());
        list.getChildren().retainAll(panes.values());
        WindowThread.later(this::makeNextPane);
    }

    /**
     * Makes the first missing pane, one part in each turn of the window's thread. Opening a preset blocked that thread for
     * 54 ms when each pane was made whole, and blocks it for 21 ms in parts (medians of three rounds of {@code benchmark
     * --only window}).
     */
    private void makeNextPane() {
        List<FamilyForm<EstimatorSettings>> all = form.estimators();
        for (int place = 0; place < all.size(); place++) {
            if (!panes.containsKey(all.get(place))) {
                FamilyForm<EstimatorSettings> estimator = all.get(place);
                VBox pane = new VBox(head(estimator), FamilyPane.below(estimator, "Type of estimator"));
                pane.getStyleClass().add("estimator");
                panes.put(estimator, pane);
                list.getChildren().add(place, pane);
                WindowThread.later(pane::applyCss);
                WindowThread.later(() -> pane.getChildren()
                        .addAll(formula(estimator), measureButton(estimator), calibration.apply(estimator)));
                WindowThread.later(pane::applyCss);
                WindowThread.later(this::makeNextPane);
                return;
            }
        }
    }

    private HBox head(FamilyForm<EstimatorSettings> estimator) {
        Label name = new Label();
        name.getStyleClass().addAll("estimator-name", "text-muted");
        Tooltip whole = Controls.tooltip("");
        name.setTooltip(whole);
        estimator.settings().subscribe(checked -> {
            Optional<EstimatorName> said = checked.settings().map(EstimatorSettings::name);
            name.setText(said.map(EstimatorName::brief).orElse(""));
            whole.setText(said.map(EstimatorName::whole).orElse(""));
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button remove = Icons.tiny(Feather.X, "Remove this estimator");
        remove.setOnAction(event -> form.remove(estimator));
        HBox head = new HBox(name, space, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Label formula(FamilyForm<EstimatorSettings> estimator) {
        Label formula = new Label();
        formula.getStyleClass().addAll("formula", "text-muted");
        formula.setWrapText(true);
        Tooltip more = Controls.tooltip("");
        formula.setTooltip(more);
        estimator
                .settings()
                .subscribe(checked -> checked.settings()
                        .map(EstimatorSettings::description)
                        .ifPresent(description -> {
                            formula.setText(
                                    description.formula().replace(" | ", "\u00a0|\u00a0")); // no line begins with it
                            more.setText(words(description));
                        }));
        return formula;
    }

    private Button measureButton(FamilyForm<EstimatorSettings> estimator) {
        Button measureButton = new Button("Measure the shown runs so", new FontIcon(Feather.REFRESH_CW));
        measureButton.getStyleClass().addAll(Styles.SMALL, "measure-shown");
        measureButton.setTooltip(
                Controls.tooltip("Measures the visible runs again with this estimator, from what they keep:"
                        + " nothing is trained, and nothing is changed until it is kept"));
        measureButton.setOnAction(event -> estimator.settings().get().settings().ifPresent(measure));
        measureButton
                .disableProperty()
                .bind(estimator.settings().map(checked -> checked.settings().isEmpty()));
        return measureButton;
    }

    private static String words(EstimatorDescription description) {
        return "Good for: " + description.goodFor() + "\nFails when: " + description.failsWhen() + "\nCost: "
                + description.cost() + "\nSource: " + description.source();
    }
}
