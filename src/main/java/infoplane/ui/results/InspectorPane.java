package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.calibration.SelfCheckWords;
import infoplane.core.Information;
import infoplane.core.Randomness;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.EstimatorName;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.Refusal;
import infoplane.experiment.RefusalWords;
import infoplane.experiment.RunResults;
import infoplane.figure.InformationUnit;
import infoplane.measuring.LayerCheck;
import infoplane.measuring.PlanePoint;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PointedAt;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Reused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows the plane point under the pointer, the pinned point, or both: source, values and warnings. */
final class InspectorPane extends VBox {
    /** Facts whose values are too long for two columns. */
    private static final Set<String> BROAD = Set.of("Run", "Estimator", "Random by", "Saturation");

    private final PlaneModel model;
    private final Label hint =
            new Label("Point at the plane to read a value; click to pin it and compare others with it.");
    private final Reused<InspectorRow, InspectorRow.RowView> facts;
    private final Reused<TextLine, TextLine.LineView> warnings;

    /** @param ask opens what there is to know about a point: its inputs, or with true its sum */
    InspectorPane(PlaneModel model, BiConsumer<PointedAt, Boolean> ask) {
        this.model = model;
        getStyleClass().add("inspector");
        hint.setWrapText(true);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        GridPane table = new GridPane();
        table.getStyleClass().add("facts");
        table.setId("inspector");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        ColumnConstraints others = new ColumnConstraints();
        others.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().addAll(new ColumnConstraints(84), values, others);
        facts = new Reused<>(
                () -> new InspectorRow.RowView(table),
                InspectorRow.RowView::show,
                InspectorRow.RowView::add,
                InspectorRow.RowView::remove,
                Runnable::run);
        VBox doubts = new VBox();
        doubts.getStyleClass().add("warnings");
        warnings = Reused.in(doubts, TextLine.LineView::new, TextLine.LineView::show, Runnable::run);
        Button which = new Button("Which inputs?");
        which.setId("whichInputs");
        which.setTooltip(Controls.tooltip("The inputs that are one to this layer"));
        which.setOnAction(event -> model.pinned().get().ifPresent(point -> ask.accept(point, false)));
        Button sum = new Button("Show the sum");
        sum.setId("showSum");
        sum.setTooltip(Controls.tooltip("The estimate written out, term by term"));
        sum.setOnAction(event -> model.pinned().get().ifPresent(point -> ask.accept(point, true)));
        FlowPane asked = new FlowPane(8, 6, which, sum);
        asked.setPadding(new Insets(8, 0, 0, 0));
        model.pinned().subscribe(pinned -> {
            asked.setVisible(pinned.isPresent());
            asked.setManaged(pinned.isPresent());
        });
        getChildren().addAll(hint, table, asked, doubts);
        model.hovered().subscribe(this::refresh);
        model.pinned().subscribe(this::refresh);
        model.view().subscribe(this::refresh);
    }

    private void refresh() {
        Optional<PointedAt> pinned = model.pinned().get();
        Optional<PointedAt> hovered = model.hovered().get().filter(point -> !pinned.equals(Optional.of(point)));
        boolean empty = pinned.isEmpty() && hovered.isEmpty();
        hint.setVisible(empty);
        hint.setManaged(empty);
        List<InspectorRow> rows = new ArrayList<>();
        List<TextLine> doubts = new ArrayList<>();
        if (pinned.isPresent() && hovered.isPresent()) {
            compare(rows, doubts, pinned.get(), hovered.get());
        } else {
            pinned.ifPresent(point -> rows.add(InspectorRow.pinned("pinned · Esc lets go")));
            pinned.or(() -> hovered).ifPresent(point -> show(rows, doubts, point));
        }
        facts.show(rows);
        warnings.show(doubts);
    }

    private void show(List<InspectorRow> rows, List<TextLine> doubts, PointedAt pointed) {
        facts(pointed).forEach((name, value) -> rows.add(InspectorRow.fact(name, value)));
        pointed.point().estimate().flags().forEach(flag -> doubts.add(explain(flag, "", pointed)));
        addShuffleRefusal(doubts, "", pointed);
    }

    /** Compares two points: shows differing facts side by side and adds the differences of I(X;T) and I(T;Y). */
    private void compare(List<InspectorRow> rows, List<TextLine> doubts, PointedAt pinned, PointedAt hovered) {
        Map<String, String> kept = facts(pinned);
        Map<String, String> other = facts(hovered);
        rows.add(InspectorRow.headings("pinned", "pointer"));
        Set<String> names = new LinkedHashSet<>(kept.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            String one = kept.getOrDefault(name, "–");
            String two = other.getOrDefault(name, "–");
            if (one.equals(two)) {
                rows.add(InspectorRow.fact(name, one));
            } else if (BROAD.contains(name)) {
                rows.add(InspectorRow.fact(name, one));
                rows.add(InspectorRow.other(name, two));
            } else {
                rows.add(InspectorRow.both(name, one, two));
            }
        }
        PlaneEstimate from = pinned.point().estimate();
        PlaneEstimate to = hovered.point().estimate();
        difference(rows, "I(X;T)", from.inputInformation(), to.inputInformation());
        difference(rows, "I(T;Y)", from.labelInformation(), to.labelInformation());
        Set<EstimateFlag> both = new LinkedHashSet<>(from.flags());
        both.addAll(to.flags());
        for (EstimateFlag flag : both) {
            boolean one = from.flags().contains(flag);
            boolean two = to.flags().contains(flag);
            doubts.add(explain(flag, one && two ? "" : one ? "Pinned: " : "At the pointer: ", two ? hovered : pinned));
        }
        addShuffleRefusal(doubts, "Pinned: ", pinned);
        addShuffleRefusal(doubts, "At the pointer: ", hovered);
    }

    /** Adds the refusal of the shuffled-label measurement. No flag reports it. */
    private static void addShuffleRefusal(List<TextLine> doubts, String whose, PointedAt pointed) {
        Refusal refusal = pointed.point().estimate().refusal();
        if (refusal != null && refusal.shuffled()) {
            String words = RefusalWords.of(refusal);
            doubts.add(new TextLine(
                    Feather.ALERT_TRIANGLE, List.of("warning"), whose.isEmpty() ? capital(words) : whose + words));
        }
    }

    /** The facts of a point by name, in display order. */
    private Map<String, String> facts(PointedAt pointed) {
        PlanePoint point = pointed.point();
        PlaneEstimate estimate = point.estimate();
        Optional<RunResults> shown = pointed.run().displayed().get();
        String layer = shown.map(results -> results.layers())
                .filter(names -> point.layer() <= names.size())
                .map(names -> names.get(point.layer() - 1))
                .orElse("T" + point.layer());
        Map<String, String> known = new LinkedHashMap<>();
        known.put("Run", pointed.name());
        known.put(
                "Estimator",
                shown.map(results -> results.estimatorName(point.estimator()))
                        .orElseGet(() -> EstimatorName.unknown(point.estimator()))
                        .whole());
        shown.flatMap(results -> results.randomness(point.estimator()))
                .ifPresent(random -> known.put("Random by", Randomness.words(random)));
        known.put("Epoch", String.format(Locale.ROOT, "%d", point.epoch()));
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

    private void difference(
            List<InspectorRow> rows, String name, @Nullable Information from, @Nullable Information to) {
        if (from != null && to != null) {
            InformationUnit unit = model.view().get().unit();
            double change = unit.of(to) - unit.of(from);
            rows.add(InspectorRow.difference(name, String.format(Locale.ROOT, "%+.4f %s", change, unit.label())));
        }
    }

    /** Explains a flag. Informative flags look different from warnings. */
    private TextLine explain(EstimateFlag flag, String whose, PointedAt pointed) {
        boolean informs = flag.informs();
        return new TextLine(
                informs ? Feather.INFO : Feather.ALERT_TRIANGLE,
                List.of(informs ? "flag-note" : "warning"),
                whose.isEmpty() ? capital(words(flag, pointed)) : whose + words(flag, pointed));
    }

    /** Text of a flag. Includes the numbers of the layer's self-check, if any, and the reason of a refusal. */
    private String words(EstimateFlag flag, PointedAt pointed) {
        Refusal refusal = pointed.point().estimate().refusal();
        if (flag == EstimateFlag.REFUSED && refusal != null) {
            return RefusalWords.of(refusal);
        }
        InformationUnit unit = model.view().get().unit();
        return check(pointed)
                .map(found -> SelfCheckWords.of(
                                flag,
                                found.check(),
                                amount -> String.format(Locale.ROOT, "%.2f %s", unit.of(amount), unit.label()))
                        + (flag.ofLayer() ? String.format(Locale.ROOT, " (found at epoch %d)", found.epoch()) : ""))
                .orElse(flag.explanation());
    }

    private static Optional<LayerCheck> check(PointedAt pointed) {
        PlanePoint point = pointed.point();
        return pointed.run()
                .displayed()
                .get()
                .flatMap(results -> results.checks().stream()
                        .filter(check -> check.layer() == point.layer()
                                && check.estimator().equals(point.estimator()))
                        .findFirst());
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
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
        return number == null ? "" : String.format(Locale.ROOT, "%d", number);
    }
}
