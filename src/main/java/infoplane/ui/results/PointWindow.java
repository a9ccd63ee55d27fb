package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.core.PlainText;
import infoplane.estimation.WrittenSums.WrittenSum;
import infoplane.measuring.PlanePoint;
import infoplane.runs.PointInputs;
import infoplane.ui.plot.PointedAt;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import infoplane.ui.work.Computation;
import infoplane.ui.work.FurtherWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A window about one point of the plane: which inputs are one to the layer, and the sum that gives the number. */
public final class PointWindow {
    private static final String INPUT = "I(X;T)";
    private static final String LABEL = "I(T;Y)";
    /** Inputs that count less are left out. */
    private static final double LEAST_WEIGHT = 0.01;

    private static final int MOST_GROUPS = 2000;
    private static final int MOST_VALUES = 40;

    /** What the worker found. */
    private record Found(PointInputs inputs, List<PointInputs.Group> groups) {}

    private final Computation computation;
    private final TabPane tabs = new TabPane();
    private final Label head = new Label();
    private final Label said = new Label();
    private final TableView<PointInputs.Group> groups = new TableView<>();
    private final TableView<Integer> members = new TableView<>();
    private final ComboBox<String> quantity = new ComboBox<>();
    private final Label formula = new Label();
    private final Label meanings = new Label();
    private final Label ofInput = new Label();
    private final Label total = new Label();
    private final TableView<Integer> terms = new TableView<>();
    private final FurtherWindow window;
    private @Nullable Found found;

    /** @param measuring computes the rows again */
    public PointWindow(Stage owner, Background measuring) {
        computation = new Computation(measuring);
        head.getStyleClass().add(Styles.TEXT_BOLD);
        head.setWrapText(true);
        head.setPadding(new Insets(10, 12, 4, 12));
        tabs.getStyleClass().add("quiet-tabs");
        tabs.getTabs().setAll(tab("Which inputs?", which()), tab("The sum", sum()));
        window = new FurtherWindow(
                owner, "The inputs of a point", new BorderPane(tabs, head, null, foot(), null), 940, 680);
        window.stage().setOnHidden(event -> computation.cancel());
        groups.getSelectionModel().selectedItemProperty().subscribe(this::showGroup);
        quantity.valueProperty().subscribe(this::showSum);
    }

    private static Tab tab(String title, Region content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private Region which() {
        groups.setId("pointGroups");
        groups.setAccessibleText("Inputs that are one to the layer, largest first");
        groups.setPlaceholder(new Label(""));
        members.setId("pointMembers");
        members.setAccessibleText("The inputs of the chosen line");
        members.setPlaceholder(new Label(""));
        said.setId("pointSaid");
        said.setWrapText(true);
        VBox.setVgrow(members, Priority.ALWAYS);
        VBox right = new VBox(8, said, members);
        right.setPadding(new Insets(8));
        SplitPane split = new SplitPane(groups, right);
        split.setDividerPositions(0.36);
        return split;
    }

    private Region sum() {
        quantity.setId("pointQuantity");
        quantity.setAccessibleText("Which amount is written out");
        formula.setId("pointFormula");
        formula.getStyleClass().add(Styles.TITLE_4);
        total.setId("pointTotal");
        total.getStyleClass().add(Styles.TEXT_BOLD);
        List.of(formula, meanings, ofInput, total).forEach(label -> label.setWrapText(true));
        meanings.getStyleClass().add("quiet");
        ofInput.setId("pointTerm");
        terms.setId("pointTerms");
        terms.setPlaceholder(new Label(""));
        Button text = new Button("Copy as _text");
        text.setId("pointCopyText");
        text.setOnAction(event -> copy(SumText::text));
        Button latex = new Button("Copy as _LaTeX");
        latex.setId("pointCopyLatex");
        latex.setOnAction(event -> copy(SumText::latex));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, quantity, space, text, latex);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(terms, Priority.ALWAYS);
        VBox box = new VBox(8, line, formula, meanings, ofInput, terms, total);
        box.setPadding(new Insets(10, 12, 10, 12));
        return box;
    }

    private HBox foot() {
        ProgressBar busy = new ProgressBar(0);
        busy.progressProperty().bind(computation.progress());
        Button cancel = new Button("_Cancel");
        cancel.setOnAction(event -> computation.cancel());
        Controls.showWhile(computation.running(), busy, cancel);
        Label state = new Label();
        state.setId("pointState");
        state.setWrapText(true);
        state.textProperty().bind(computation.state());
        HBox foot = new HBox(8, busy, cancel, state);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setPadding(new Insets(4, 12, 8, 12));
        return foot;
    }

    /** Shows the window for a point. @param sum whether its sum is shown first, rather than its inputs */
    public void show(PointedAt at, boolean sum) {
        found = null;
        PlanePoint point = at.point();
        head.setText(at.run().name().get() + ", epoch " + point.epoch() + ", layer " + point.layer());
        groups.getItems().clear();
        members.getItems().clear();
        terms.getItems().clear();
        quantity.getItems().clear();
        List.of(said, formula, meanings, ofInput, total).forEach(label -> label.setText(""));
        tabs.getSelectionModel().select(sum ? 1 : 0);
        window.show();
        Path folder = at.run().folder();
        computation.start(
                monitor -> {
                    PointInputs inputs = PointInputs.of(folder, point, monitor);
                    return new Found(inputs, groups(inputs));
                },
                this::show);
    }

    /** Each input belongs to one group if inputs are one or not; with kernels and neighbours each has a group of its own. */
    private static List<PointInputs.Group> groups(PointInputs inputs) {
        int count = inputs.labels().count();
        boolean[] taken = new boolean[count];
        List<PointInputs.Group> groups = new ArrayList<>();
        boolean cells = Stream.ofNullable(inputs.sums().input())
                .anyMatch(sum -> sum.facts().get(0).symbol().equals("n"));
        int step = cells ? 1 : Math.max(1, count / MOST_GROUPS);
        for (int input = 0; input < count; input += step) {
            if (!taken[input]) {
                PointInputs.Group group = inputs.group(input);
                groups.add(group);
                if (cells) {
                    for (int member : group.members(0)) {
                        taken[member] = true;
                    }
                }
            }
        }
        groups.sort(Comparator.comparingDouble(PointInputs.Group::size).reversed());
        return List.copyOf(groups.subList(0, Math.min(MOST_GROUPS, groups.size())));
    }

    private void show(Found now) {
        found = now;
        PointInputs inputs = now.inputs();
        head.setText(inputs.layer() + ", epoch " + inputs.point().epoch() + " · " + inputs.estimator());
        groups.getColumns()
                .setAll(List.of(
                        column("Input", 70, group -> Integer.toString(group.first() + 1)),
                        column("Counts as", 100, group -> SumText.number(group.size())),
                        column("Classes", 150, group -> classes(inputs, group))));
        groups.getItems().setAll(now.groups());
        groups.getSelectionModel().select(0);
        List<String> sums = new ArrayList<>();
        if (inputs.sums().input() != null) {
            sums.add(INPUT);
        }
        if (inputs.sums().label() != null) {
            sums.add(LABEL);
        }
        quantity.getItems().setAll(sums);
        quantity.setValue(sums.isEmpty() ? null : sums.get(0));
    }

    private static String classes(PointInputs inputs, PointInputs.Group group) {
        double[] classes = group.classes(inputs.labels());
        return IntStream.range(0, classes.length)
                .filter(label -> classes[label] > LEAST_WEIGHT)
                .mapToObj(label -> label + ": " + SumText.number(classes[label]))
                .collect(Collectors.joining(", "));
    }

    private static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private void showGroup() {
        PointInputs.Group group = groups.getSelectionModel().getSelectedItem();
        Found now = found;
        if (group == null || now == null) {
            return;
        }
        PointInputs inputs = now.inputs();
        int[] own = group.members(LEAST_WEIGHT);
        boolean whole = Arrays.stream(own).allMatch(input -> group.weights()[input] == 1);
        said.setText((own.length == 1
                        ? "Input " + (group.first() + 1) + " is like no other to this layer"
                        : whole
                                ? "These " + own.length + " inputs are one to this layer"
                                : own.length + " inputs lie within the noise of input " + (group.first() + 1)
                                        + "; together they count as " + SumText.number(group.size()))
                + " (" + classes(inputs, group) + " by class).");
        int columns = inputs.inputs().columns();
        members.getColumns()
                .setAll(List.of(
                        column("Input", 70, input -> Integer.toString(input + 1)),
                        column("Weight", 80, input -> SumText.number(group.weights()[input])),
                        column(
                                "Class",
                                60,
                                input -> Integer.toString(inputs.labels().classOf(input))),
                        column(
                                "Values",
                                400,
                                input -> IntStream.range(0, Math.min(columns, MOST_VALUES))
                                                .mapToObj(value -> SumText.number(
                                                        inputs.inputs().at(input, value)))
                                                .collect(Collectors.joining("  "))
                                        + (columns > MOST_VALUES ? "  …" : ""))));
        members.getItems().setAll(Arrays.stream(own).boxed().toList());
        showTerm();
    }

    private @Nullable SumText text() {
        Found now = found;
        String chosen = quantity.getValue();
        if (now == null || chosen == null) {
            return null;
        }
        boolean input = chosen.equals(INPUT);
        WrittenSum sum =
                input ? now.inputs().sums().input() : now.inputs().sums().label();
        return new SumText(now.inputs(), Objects.requireNonNull(sum), input);
    }

    private void showSum() {
        SumText text = text();
        if (text == null) {
            return;
        }
        formula.setText(text.formula());
        meanings.setText(text.meanings() + "; the largest and the smallest terms:");
        total.setText(text.total());
        terms.getColumns().setAll(List.of(column("Input", 70, input -> Integer.toString(input + 1))));
        text.facts()
                .forEach(fact -> terms.getColumns()
                        .add(column(fact.symbol(), 90, input -> SumText.number(fact.ofInput()[input]))));
        terms.getColumns()
                .add(column("Term [bits]", 110, input -> String.format(Locale.ROOT, "%.6f", text.termBits(input))));
        terms.getColumns().add(column("Inputs alike", 110, input -> Integer.toString(text.alike(input))));
        terms.getItems().setAll(text.shown());
        showTerm();
    }

    /** The term of the input that is chosen beside. */
    private void showTerm() {
        SumText text = text();
        PointInputs.Group group = groups.getSelectionModel().getSelectedItem();
        ofInput.setText(text == null || group == null ? "" : PlainText.drawn("Chosen: " + text.line(group.first())));
    }

    private void copy(Function<SumText, String> how) {
        SumText text = text();
        if (text != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(how.apply(text));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
