package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.PlanePoint;
import infoplane.figure.InformationUnit;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PointedAt;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is under the pointer, or pinned: where it comes from, its values, what they are worth. */
final class InspectorPane extends VBox {
    private final PlaneModel model;
    private final Label hint = new Label("Point at the plane to read a value; click to keep it here.");
    private final GridPane facts = new GridPane();
    private final VBox warnings = new VBox();

    InspectorPane(PlaneModel model) {
        this.model = model;
        getStyleClass().add("inspector");
        hint.setWrapText(true);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        facts.getStyleClass().add("facts");
        facts.setId("inspector");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(new ColumnConstraints(84), values);
        warnings.getStyleClass().add("warnings");
        getChildren().addAll(hint, facts, warnings);
        model.hovered().subscribe(this::refresh);
        model.pinned().subscribe(this::refresh);
        model.view().subscribe(this::refresh);
    }

    private void refresh() {
        Optional<PointedAt> point =
                model.hovered().get().or(() -> model.pinned().get());
        facts.getChildren().clear();
        warnings.getChildren().clear();
        hint.setVisible(point.isEmpty());
        hint.setManaged(point.isEmpty());
        point.ifPresent(this::show);
    }

    private void show(PointedAt pointed) {
        PlanePoint point = pointed.point();
        PlaneEstimate estimate = point.estimate();
        String layer = pointed.run()
                .results()
                .get()
                .map(results -> results.layers())
                .filter(names -> point.layer() <= names.size())
                .map(names -> names.get(point.layer() - 1))
                .orElse("T" + point.layer());
        fact("Run", pointed.name());
        fact("Estimator", point.estimator());
        fact("Epoch", String.format(Locale.ROOT, "%,d", point.epoch()));
        fact("Layer", layer);
        fact("I(X;T)", amount(estimate.inputInformation(), estimate.inputStandardError()));
        fact("I(T;Y)", amount(estimate.labelInformation(), estimate.labelStandardError()));
        fact("H(T)", amount(estimate.entropy(), null));
        fact("Ceiling", amount(estimate.ceiling(), null));
        fact("Saturation", Double.isNaN(estimate.saturation()) ? "" : percent(estimate.saturation()));
        fact("Cells", count(estimate.cells()));
        fact("Singletons", count(estimate.singletons()));
        estimate.flags().forEach(this::warn);
    }

    private void fact(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label label = new Label(name);
        label.getStyleClass().add("form-label");
        Label text = new Label(value);
        text.setWrapText(true);
        text.setId("fact-" + name);
        facts.addRow(facts.getRowCount(), label, text);
    }

    private void warn(EstimateFlag flag) {
        Label words = new Label(flag.explanation(), new FontIcon(Feather.ALERT_TRIANGLE));
        words.setWrapText(true);
        words.getStyleClass().add("warning");
        warnings.getChildren().add(words);
    }

    private String amount(@Nullable Information information, @Nullable Information error) {
        if (information == null) {
            return "";
        }
        InformationUnit unit = model.view().get().unit();
        String spread = error == null ? "" : String.format(Locale.ROOT, " ± %.4f", unit.of(error));
        return String.format(Locale.ROOT, "%.4f%s %s", unit.of(information), spread, unit.label());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %% of the ceiling", 100 * share);
    }

    private static String count(@Nullable Integer number) {
        return number == null ? "" : String.format(Locale.ROOT, "%,d", number);
    }
}
