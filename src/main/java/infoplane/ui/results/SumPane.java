package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.core.PlainText;
import infoplane.estimation.WrittenSums.Fact;
import infoplane.estimation.WrittenSums.WrittenSum;
import infoplane.runs.PointInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows the sum of an estimate, term by term, and copies it. */
final class SumPane extends VBox {
    private static final String INPUT = "I(X;T)";
    private static final String LABEL = "I(T;Y)";

    /** Stands for the terms between the largest and the smallest. */
    private static final int BETWEEN = -1;

    private final ComboBox<String> quantity = new ComboBox<>();
    private final TypesetText formula = new TypesetText();
    private final TypesetText meanings = new TypesetText();
    private final TypesetText ofInput = new TypesetText();
    private final Label total = new Label();
    private final TableView<Integer> terms = new TableView<>();
    private @Nullable PointInputs inputs;
    private int chosen = -1;

    SumPane() {
        super(8);
        quantity.setId("pointQuantity");
        quantity.setAccessibleText("Which amount is written out");
        formula.setId("pointFormula");
        formula.getStyleClass().add(Styles.TITLE_4);
        total.setId("pointTotal");
        total.getStyleClass().add(Styles.TEXT_BOLD);
        total.setWrapText(true);
        meanings.getStyleClass().add("quiet");
        ofInput.setId("pointTerm");
        terms.setId("pointTerms");
        terms.setPlaceholder(new Label(""));
        terms.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
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
        setVgrow(terms, Priority.ALWAYS);
        getChildren().addAll(line, formula, meanings, ofInput, terms, total);
        setPadding(new Insets(10, 12, 10, 12));
        quantity.valueProperty().subscribe(this::showSum);
    }

    /** Shows nothing. */
    void clear() {
        inputs = null;
        chosen = -1;
        terms.getItems().clear();
        quantity.getItems().clear();
        List.of(formula, meanings, ofInput).forEach(text -> text.setText(""));
        total.setText("");
    }

    void show(PointInputs now) {
        inputs = now;
        List<String> sums = new ArrayList<>();
        if (now.sums().input() != null) {
            sums.add(INPUT);
        }
        if (now.sums().label() != null) {
            sums.add(LABEL);
        }
        if (!quantity.getItems().equals(sums)) {
            quantity.getItems().setAll(sums);
            quantity.setValue(sums.isEmpty() ? null : sums.get(0));
        }
        showSum();
    }

    /** Shows the term of an input too. @param input from 0 */
    void choose(int input) {
        chosen = input;
        showTerm();
    }

    private @Nullable SumText text() {
        PointInputs now = inputs;
        String wanted = quantity.getValue();
        if (now == null || wanted == null) {
            return null;
        }
        boolean input = wanted.equals(INPUT);
        WrittenSum sum = input ? now.sums().input() : now.sums().label();
        return new SumText(now, Objects.requireNonNull(sum), input);
    }

    private void showSum() {
        SumText text = text();
        if (text == null) {
            return;
        }
        formula.setText(text.formula());
        meanings.setText(text.meanings() + "; the largest and the smallest terms:");
        total.setText(text.total());
        List<TableColumn<Integer, String>> columns = new ArrayList<>();
        columns.add(column("Input", input -> Integer.toString(input + 1)));
        for (Fact fact : text.facts()) {
            TableColumn<Integer, String> column = column("", input -> SumText.number(fact.ofInput()[input]));
            column.setGraphic(TypesetText.of(fact.symbol()));
            columns.add(column);
        }
        columns.add(column(
                "Term [bits]",
                input ->
                        String.format(Locale.ROOT, "%.6f", text.termBits(input)).replace('-', '−')));
        columns.add(column("Inputs alike", input -> Integer.toString(text.alike(input))));
        terms.getColumns().setAll(columns);
        List<Integer> shown = new ArrayList<>(text.shown());
        if (text.between() > 0) {
            shown.add(shown.size() / 2, BETWEEN);
        }
        terms.getItems().setAll(shown);
        showTerm();
    }

    private static TableColumn<Integer, String> column(String title, Function<Integer, String> words) {
        return PointWindow.column(title, 100, input -> input == BETWEEN ? "…" : words.apply(input));
    }

    /** The term of the input that is chosen beside. */
    private void showTerm() {
        SumText text = text();
        ofInput.setText(text == null || chosen < 0 ? "" : PlainText.drawn("Chosen " + text.line(chosen)));
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
