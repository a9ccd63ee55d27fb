package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.estimation.EstimatorSettings;
import infoplane.ui.form.EstimatorListForm;
import infoplane.ui.form.FamilyForm;
import infoplane.ui.form.FamilyPane;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The estimators of a run, each with its fields: to choose, add and remove. */
final class EstimatorChoice extends VBox {
    private final EstimatorListForm form;
    private final VBox list = new VBox(8);
    private final Map<FamilyForm<EstimatorSettings>, Node> panes = new IdentityHashMap<>();

    EstimatorChoice(EstimatorListForm form) {
        super(8);
        this.form = form;
        Label heading = new Label("Estimators");
        heading.getStyleClass().add("heading");
        Button add = new Button("Add an estimator", new FontIcon(Feather.PLUS));
        add.setId("importAddEstimator");
        add.getStyleClass().add(Styles.SMALL);
        add.setTooltip(Controls.tooltip("Measures with one estimator more"));
        add.setOnAction(event -> form.addAnother());
        getChildren().addAll(heading, list, add);
        form.estimators().addListener((ListChangeListener<FamilyForm<EstimatorSettings>>) change -> refresh());
        refresh();
    }

    private void refresh() {
        List<FamilyForm<EstimatorSettings>> all = form.estimators();
        panes.keySet().retainAll(all);
        list.getChildren()
                .setAll(all.stream()
                        .map(one -> panes.computeIfAbsent(one, this::pane))
                        .toList());
    }

    private Node pane(FamilyForm<EstimatorSettings> estimator) {
        Node fields = FamilyPane.below(estimator, "Type of estimator");
        HBox.setHgrow(fields, Priority.ALWAYS);
        Button remove = Icons.tiny(Feather.X, "Remove this estimator");
        remove.setOnAction(event -> form.remove(estimator));
        return new HBox(4, fields, remove);
    }
}
