package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.core.PlainText;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.DatasetPreview;
import infoplane.dataset.DatasetPreview.ClassShare;
import infoplane.dataset.DatasetPreview.PreviewRow;
import infoplane.dataset.ReadingWords;
import infoplane.dataset.TableReading;
import infoplane.dataset.TableReading.ColumnName;
import infoplane.figure.FigureColours;
import infoplane.ui.form.Checked;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.PopOvers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** Shows the class balance of the data set and, on request, its first rows and fingerprint. */
final class DatasetPane extends VBox {
    private static final double WIDTH = 236;
    private static final int MOST_CLASSES = 40;
    private static final double MOST_HEADING = 110;

    private final ObservableValue<Checked<DatasetFacts>> facts;
    private final HBox balance = new HBox();
    private final Label reading = new Label();

    /**
     * @param copy copies the command that inspects the data
     * @param picture shows the data as a picture where they are one
     */
    DatasetPane(
            ObservableValue<Checked<DatasetFacts>> facts,
            ObservableValue<Optional<DatasetPreview>> preview,
            Runnable copy,
            DataPicture picture) {
        this.facts = facts;
        getStyleClass().add("section");
        balance.setId("classBalance");
        balance.getStyleClass().add("balance");
        Button look = new Button("Loo_k at the rows…");
        look.setId("previewData");
        look.setMnemonicParsing(true);
        look.getStyleClass().add(Styles.SMALL);
        look.setTooltip(Controls.tooltip("The first rows with their labels, duplicates, and the fingerprint"));
        look.setOnAction(event -> preview.getValue().ifPresent(rows -> show(rows, look)));
        reading.setId("dataReading");
        reading.setWrapText(true);
        reading.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        reading.opacityProperty().bind(preview.map(now -> now.isPresent() ? 1 : Controls.STALE));
        Controls.showWhile(reading.textProperty().isNotEmpty(), reading);
        facts.subscribe(now -> now.settings().ifPresent(known -> reading.setText(readingOf(known))));
        Button line = Icons.tiny(Feather.TERMINAL, "Copy as command: the line that inspects this data set");
        line.setId("copyData");
        line.setOnAction(event -> copy.run());
        HBox buttons = new HBox(4, look, line);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(reading, balance, picture, buttons);
        look.disableProperty().bind(preview.map(Optional::isEmpty));
        balance.opacityProperty().bind(preview.map(now -> now.isPresent() ? 1 : Controls.STALE));
        setVisible(false);
        setManaged(false);
        preview.subscribe(now -> now.ifPresent(this::showBalance));
        preview.subscribe(now -> now.ifPresent(rows -> picture.hideUnlessShown()));
    }

    /** Shows a bar with one piece for each class. The tooltip of a piece gives the class's name, rows and share. */
    private void showBalance(DatasetPreview now) {
        setVisible(true); // stays visible from here on, so that nothing moves while the settings are invalid
        setManaged(true);
        balance.getChildren().clear();
        List<ClassShare> classes = now.balance();
        for (int index = 0; index < Math.min(MOST_CLASSES, classes.size()); index++) {
            ClassShare share = classes.get(index);
            Region piece = new Region();
            piece.setPrefSize(Math.max(1, WIDTH * share.share()), 8);
            int rgb = FigureColours.LIGHT.category(index).getRGB() & 0xffffff;
            piece.setStyle(String.format("-fx-background-color: #%06x;", rgb));
            Tooltip.install(
                    piece,
                    Controls.tooltip(String.format(
                            Locale.ROOT,
                            "Class %s: %d rows, %.1f %%",
                            share.name(),
                            share.rows(),
                            100 * share.share())));
            balance.getChildren().add(piece);
        }
    }

    private void show(DatasetPreview rows, Button beside) {
        PopOver popOver = PopOvers.of(PopOver.ArrowLocation.LEFT_TOP, Region.USE_COMPUTED_SIZE, table(rows, tables()));
        VBox page = (VBox) popOver.getContentNode();
        facts.getValue().settings().ifPresent(known -> page.getChildren().addAll(leftOut(), words(known)));
        PopOvers.show(popOver, beside);
    }

    private List<TableReading> tables() {
        return facts.getValue()
                .settings()
                .map(known -> known.reading().tables())
                .orElse(List.of());
    }

    /** The columns of the tables that are neither inputs nor labels. */
    private Label leftOut() {
        String names = tables().stream()
                .flatMap(table -> table.leftOut().stream())
                .map(one -> heading(one.column()))
                .collect(Collectors.joining(", "));
        Label words = muted("Left out: " + names);
        words.setId("leftOutColumns");
        Controls.showWhile(new SimpleBooleanProperty(!names.isEmpty()), words);
        return words;
    }

    /** The heading of a column, or its number where there is none. */
    private static String heading(ColumnName column) {
        return column.heading().isEmpty() ? "column " + column.number() : PlainText.quoted(column.heading());
    }

    /** The headings of the inputs; empty for data that are no table. */
    private static List<String> inputs(List<TableReading> tables) {
        return tables.stream()
                .map(TableReading::inputs)
                .filter(columns -> !columns.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(DatasetPane::heading)
                .toList();
    }

    private static String label(List<TableReading> tables) {
        return tables.stream()
                .flatMap(table -> table.label().stream())
                .map(label -> heading(label.column()))
                .findFirst()
                .orElse("label");
    }

    /** Shows each column as one label of many lines. Separate labels for some 200 values took 90 ms to show. */
    private static HBox table(DatasetPreview rows, List<TableReading> tables) {
        List<String> headings = inputs(tables);
        HBox table = new HBox();
        table.setId("dataRows");
        table.getStyleClass().add("data-rows");
        List<PreviewRow> all = rows.rows();
        int columns = all.isEmpty() ? 0 : all.get(0).inputs().size();
        for (int column = 0; column < columns; column++) {
            int shown = column;
            table.getChildren()
                    .add(column(
                            shown < headings.size() ? headings.get(shown) : "",
                            all,
                            row -> row.inputs().get(shown)));
        }
        if (rows.columnsLeftOut() > 0) {
            Node more = column("", all, row -> "+ " + rows.columnsLeftOut());
            more.getStyleClass().add(Styles.TEXT_MUTED);
            table.getChildren().add(more);
        }
        Node labels = column("→ " + label(tables), all, row -> "→ " + row.label());
        labels.getStyleClass().add("run-name");
        table.getChildren().add(labels);
        return table;
    }

    private static Node column(String heading, List<PreviewRow> rows, Function<PreviewRow, String> value) {
        Label title = new Label(heading);
        title.getStyleClass().add(Styles.TEXT_MUTED);
        title.setMaxWidth(MOST_HEADING);
        title.setTooltip(Controls.tooltip(heading));
        Label column = new Label(rows.stream().map(value).collect(Collectors.joining("\n")));
        column.setMinWidth(USE_PREF_SIZE);
        return new VBox(title, column);
    }

    private static Label words(DatasetFacts facts) {
        String all = facts.exhaustive() ? "all possible inputs" : "a sample of the possible inputs";
        return muted(String.format(
                Locale.ROOT,
                "%d rows, %s; %d of them equal to an earlier one%s%nSHA-256 of the labels %s…",
                facts.rows(),
                all,
                facts.duplicates(),
                facts.softLabels() ? "; labels are probabilities" : "",
                facts.labelsSha256().substring(0, 16)));
    }

    /** What was decided while the files were read, each decision on a line of its own. */
    private static String readingOf(DatasetFacts facts) {
        return String.join("\n", ReadingWords.shortLines(facts));
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
