package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorName;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.PlanePoint;
import infoplane.figure.InformationUnit;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PointedAt;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** What is too long to stand side by side. */
    private static final Set<String> BROAD = Set.of("Run", "Estimator", "Saturation");

    private final PlaneModel model;
    private final Label hint =
            new Label("Point at the plane to read a value; click to pin it and compare others with it.");
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
        ColumnConstraints others = new ColumnConstraints();
        others.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(new ColumnConstraints(84), values, others);
        warnings.getStyleClass().add("warnings");
        getChildren().addAll(hint, facts, warnings);
        model.hovered().subscribe(this::refresh);
        model.pinned().subscribe(this::refresh);
        model.view().subscribe(this::refresh);
    }

    private void refresh() {
        Optional<PointedAt> pinned = model.pinned().get();
        Optional<PointedAt> hovered = model.hovered().get().filter(point -> !pinned.equals(Optional.of(point)));
        facts.getChildren().clear();
        warnings.getChildren().clear();
        boolean empty = pinned.isEmpty() && hovered.isEmpty();
        hint.setVisible(empty);
        hint.setManaged(empty);
        if (pinned.isPresent() && hovered.isPresent()) {
            compare(pinned.get(), hovered.get());
        } else {
            pinned.ifPresent(point -> facts.add(heading("pinned", "pin-heading", "Esc lets go"), 0, 0, 3, 1));
            pinned.or(() -> hovered).ifPresent(this::show);
        }
    }

    private void show(PointedAt pointed) {
        facts(pointed).forEach((name, value) -> row(name, value(name, "fact-", value)));
        pointed.point().estimate().flags().forEach(flag -> explain(flag, ""));
    }

    /** Side by side where they differ, with the differences of what is measured. */
    private void compare(PointedAt pinned, PointedAt hovered) {
        Map<String, String> kept = facts(pinned);
        Map<String, String> other = facts(hovered);
        facts.addRow(0, new Label(), heading("pinned", "pin-heading", ""), heading("pointer", "pointer-heading", ""));
        Set<String> names = new LinkedHashSet<>(kept.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            String one = kept.getOrDefault(name, "–");
            String two = other.getOrDefault(name, "–");
            if (one.equals(two) || BROAD.contains(name)) {
                row(name, value(name, "fact-", one));
                if (!one.equals(two)) {
                    row("", value(name, "other-", two), "pointer-value");
                }
            } else {
                row(name, value(name, "fact-", one), value(name, "other-", two));
            }
        }
        PlaneEstimate from = pinned.point().estimate();
        PlaneEstimate to = hovered.point().estimate();
        difference("I(X;T)", from.inputInformation(), to.inputInformation());
        difference("I(T;Y)", from.labelInformation(), to.labelInformation());
        Set<EstimateFlag> both = new LinkedHashSet<>(from.flags());
        both.addAll(to.flags());
        for (EstimateFlag flag : both) {
            boolean one = from.flags().contains(flag);
            boolean two = to.flags().contains(flag);
            explain(flag, one && two ? "" : one ? "Pinned: " : "At the pointer: ");
        }
    }

    /** What is known of a point, by name, in order. */
    private Map<String, String> facts(PointedAt pointed) {
        PlanePoint point = pointed.point();
        PlaneEstimate estimate = point.estimate();
        String layer = pointed.run()
                .results()
                .get()
                .map(results -> results.layers())
                .filter(names -> point.layer() <= names.size())
                .map(names -> names.get(point.layer() - 1))
                .orElse("T" + point.layer());
        Map<String, String> known = new LinkedHashMap<>();
        known.put("Run", pointed.name());
        known.put("Estimator", EstimatorName.of(point.estimator()).whole());
        known.put("Epoch", String.format(Locale.ROOT, "%,d", point.epoch()));
        known.put("Layer", layer);
        known.put("I(X;T)", amount(estimate.inputInformation(), estimate.inputStandardError()));
        known.put("I(T;Y)", amount(estimate.labelInformation(), estimate.labelStandardError()));
        known.put("H(T)", amount(estimate.entropy(), null));
        known.put("Ceiling", amount(estimate.ceiling(), null));
        known.put("Saturation", Double.isNaN(estimate.saturation()) ? "" : percent(estimate.saturation()));
        known.put("Cells", count(estimate.cells()));
        known.put("Singletons", count(estimate.singletons()));
        known.values().removeIf(String::isEmpty);
        return known;
    }

    private static Label heading(String text, String style, String help) {
        Label heading = new Label(help.isEmpty() ? text : text + " · " + help);
        heading.setId(style);
        heading.getStyleClass().addAll("point-heading", style);
        heading.setMinWidth(USE_PREF_SIZE);
        return heading;
    }

    private static Label value(String name, String prefix, String value) {
        Label text = new Label(value);
        text.setWrapText(true);
        text.setId(prefix + name);
        return text;
    }

    /** @param value over both columns of values */
    private void row(String name, Label value, String... styles) {
        Label label = new Label(name);
        label.getStyleClass().add("form-label");
        value.getStyleClass().addAll(styles);
        int row = facts.getRowCount();
        facts.add(label, 0, row);
        facts.add(value, 1, row, 2, 1);
    }

    private void row(String name, Label one, Label two) {
        Label label = new Label(name);
        label.getStyleClass().add("form-label");
        two.getStyleClass().add("pointer-value");
        facts.addRow(facts.getRowCount(), label, one, two);
    }

    private void difference(String name, @Nullable Information from, @Nullable Information to) {
        if (from != null && to != null) {
            InformationUnit unit = model.view().get().unit();
            double change = unit.of(to) - unit.of(from);
            String amount = String.format(Locale.ROOT, "%+.4f %s", change, unit.label());
            row("Δ " + name, value(name, "difference-", amount), "pointer-value");
        }
    }

    /** What is no more than good to know looks different from a warning. */
    private void explain(EstimateFlag flag, String whose) {
        boolean informs = flag.informs();
        Label words =
                new Label(whose + flag.explanation(), new FontIcon(informs ? Feather.INFO : Feather.ALERT_TRIANGLE));
        words.setWrapText(true);
        words.getStyleClass().add(informs ? "flag-note" : "warning");
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
