package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.core.PlainText;
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

    private final ComboBox<String> quantity = new ComboBox<>();
    private final Label formula = new Label();
    private final Label meanings = new Label();
    private final Label ofInput = new Label();
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
        List.of(formula, meanings, ofInput, total).forEach(label -> label.setText(""));
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
        terms.getColumns().setAll(List.of(PointWindow.column("Input", 70, input -> Integer.toString(input + 1))));
        text.facts()
                .forEach(fact -> terms.getColumns()
                        .add(PointWindow.column(fact.symbol(), 90, input -> SumText.number(fact.ofInput()[input]))));
        terms.getColumns()
                .add(PointWindow.column(
                        "Term [bits]", 110, input -> String.format(Locale.ROOT, "%.6f", text.termBits(input))));
        terms.getColumns().add(PointWindow.column("Inputs alike", 110, input -> Integer.toString(text.alike(input))));
        terms.getItems().setAll(text.shown());
        showTerm();
    }

    /** The term of the input that is chosen beside. */
    private void showTerm() {
        SumText text = text();
        ofInput.setText(text == null || chosen < 0 ? "" : PlainText.drawn("Chosen: " + text.line(chosen)));
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
