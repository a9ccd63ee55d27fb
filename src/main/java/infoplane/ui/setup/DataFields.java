package infoplane.ui.setup;

import infoplane.dataset.DatasetFacts;
import infoplane.dataset.TableReading;
import infoplane.dataset.TableReading.ColumnName;
import infoplane.dataset.TableReading.LeftOut;
import infoplane.ui.form.DatasetForms;
import infoplane.ui.form.TextEntry.Offer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Offers the columns of the chosen table, as its reader found them, in the fields that name columns. */
final class DataFields {
    private DataFields() {}

    static void offer(ExperimentSetup setup) {
        setup.facts()
                .subscribe(now -> now.settings()
                        .map(DataFields::labelled)
                        .ifPresent(table -> table.ifPresentOrElse(
                                found -> offer(setup, found),
                                () -> DatasetForms.offerColumns(setup.form().dataset(), Offer.NONE, List.of()))));
    }

    private static Optional<TableReading> labelled(DatasetFacts facts) {
        return facts.reading().tables().stream()
                .filter(table -> table.label().isPresent())
                .findFirst();
    }

    private static void offer(ExperimentSetup setup, TableReading table) {
        List<ColumnName> label =
                table.label().map(TableReading.LabelFacts::column).stream().toList();
        List<ColumnName> leftOut = table.leftOut().stream().map(LeftOut::column).toList();
        List<ColumnName> all = Stream.of(label, leftOut, table.inputs())
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(ColumnName::number))
                .toList();
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        all.stream()
                .map(ColumnName::heading)
                .filter(heading -> !once.add(heading))
                .forEach(twice::add);
        DatasetForms.offerColumns(
                setup.form().dataset(),
                new Offer(names(all, twice), names(label, twice), false),
                names(leftOut, twice));
    }

    /** The heading of each column; its number where the heading is not its own, or reads as something else in a list. */
    private static List<String> names(List<ColumnName> columns, Set<String> ambiguous) {
        return columns.stream()
                .map(column -> {
                    String heading = column.heading().strip();
                    boolean plain = !heading.isEmpty()
                            && !ambiguous.contains(column.heading())
                            && !heading.contains(",")
                            && !heading.equals("none")
                            && !heading.matches("[+-]?\\d+");
                    return plain ? heading : Integer.toString(column.number());
                })
                .toList();
    }
}
