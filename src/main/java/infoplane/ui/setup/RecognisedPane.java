package infoplane.ui.setup;

import atlantafx.base.theme.Styles;
import infoplane.core.PlainText;
import infoplane.measuring.Layer;
import infoplane.runs.ImportPreview;
import infoplane.ui.form.ImportForm;
import infoplane.ui.form.Switch;
import infoplane.ui.theme.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Shows what was recognised in a source, and lets layers be chosen. */
final class RecognisedPane extends VBox {
    private static final int MOST_LAYERS = 60;
    private static final double MOST_NAME = 150;
    private static final int MOST_CLASSES = 8;
    private static final double MEBIBYTE = 1 << 20;

    /** A layer of the source. @param name name of its array */
    private record Row(String name, int width, String range) {}

    private final ImportForm form;
    /** All layers of the source, from the last look at which none was left out. */
    private List<Row> all = List.of();

    RecognisedPane(ImportForm form) {
        this.form = form;
        setId("recognised");
        getStyleClass().add("recognised");
    }

    void show(Optional<ImportPreview> found) {
        getChildren()
                .setAll(found.map(this::parts)
                        .orElseGet(() -> List.of(
                                note("What is recognised in the source is shown here before anything is imported."))));
        setOpacity(1);
    }

    private List<Node> parts(ImportPreview found) {
        if (found.awaited()) {
            return List.of(
                    heading("No epoch is there yet"),
                    note("The run waits for the first epoch, and measures each as it comes."));
        }
        List<Node> parts = new ArrayList<>();
        parts.add(heading(found.weights() ? "Weights of a dense network" : "Activations of a network"));
        parts.add(line(epochs(found.epochs()) + "; "
                + String.format(
                        Locale.ROOT, "%d rows, %s", found.rows(), found.hasInputs() ? "with inputs" : "no inputs")));
        parts.add(line(classes(found.classNames())));
        parts.add(layers(found));
        parts.add(line(
                "About " + Math.max(1, Math.round(found.threadBytes() / MEBIBYTE)) + " MiB for each measuring thread"));
        found.notices().forEach(notice -> parts.add(note(notice)));
        return parts;
    }

    private static String epochs(List<Integer> epochs) {
        return epochs.size() == 1
                ? "One epoch, " + epochs.get(0)
                : epochs.size() + " epochs, " + epochs.get(0) + " to " + epochs.get(epochs.size() - 1);
    }

    private static String classes(List<String> names) {
        String first = names.stream().limit(MOST_CLASSES).map(PlainText::quoted).collect(Collectors.joining(", "));
        return names.size()
                + (names.size() == 1 ? " class: " : " classes: ")
                + first
                + (names.size() > MOST_CLASSES ? ", …" : "");
    }

    private Node layers(ImportPreview found) {
        List<Row> rows = rows(found);
        if (form.layerNames().isEmpty()) {
            all = rows;
        }
        List<Row> known = all.isEmpty() ? rows : all;
        GridPane table = new GridPane();
        table.setId("recognisedLayers");
        table.getStyleClass().add("recognised-layers");
        table.addRow(0, muted(""), muted("Layer"), muted("Units"), muted("Range"));
        List<Switch> boxes = new ArrayList<>();
        for (Row row : known.subList(0, Math.min(MOST_LAYERS, known.size()))) {
            Switch box = new Switch();
            box.setAccessibleText(row.name());
            box.setSelected(rows.stream().anyMatch(one -> one.name().equals(row.name())));
            box.setDisable(found.weights());
            box.setTooltip(Controls.tooltip("Whether this layer is imported; the last one counts as the output"));
            boxes.add(box);
            Label name = new Label(row.name());
            name.setMaxWidth(MOST_NAME);
            table.addRow(boxes.size(), box, name, new Label(Integer.toString(row.width())), new Label(row.range()));
        }
        boxes.forEach(box -> box.selectedProperty().addListener((source, before, now) -> choose(boxes)));
        if (known.size() > MOST_LAYERS) {
            table.addRow(boxes.size() + 1, muted("and " + (known.size() - MOST_LAYERS) + " more"));
        }
        return table;
    }

    /** Takes the marked layers. All layers, or none, are left to the source to name. */
    private void choose(List<Switch> boxes) {
        List<String> chosen = boxes.stream()
                .filter(Switch::isSelected)
                .map(Switch::getAccessibleText)
                .toList();
        boolean whole = chosen.size() == all.size() || chosen.isEmpty();
        form.layers().text().set(whole ? "" : String.join(",", chosen));
    }

    private static List<Row> rows(ImportPreview found) {
        return IntStream.range(0, found.layers().size())
                .mapToObj(layer -> row(name(found, layer), found.layers().get(layer)))
                .toList();
    }

    /** Layers of weights have no names of their own. */
    private static String name(ImportPreview found, int layer) {
        Layer known = found.layers().get(layer);
        return found.weights()
                ? Layer.symbol(known.number()) + " " + known.kind()
                : found.layerNames().get(layer);
    }

    private static Row row(String name, Layer layer) {
        String range = layer.range()
                .map(known -> known.lower() + " to " + known.upper())
                .orElse("from the data");
        return new Row(name, layer.width(), range);
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label note(String text) {
        Label label = line(text);
        label.getStyleClass().addAll("note", Styles.TEXT_MUTED);
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
