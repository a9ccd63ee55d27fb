package infoplane.ui.run;

import infoplane.network.NetworkSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.jspecify.annotations.Nullable;

/** A sorted and filtered view of the list of runs, with its selection. */
public final class RunView {
    /** What the list is sorted by. */
    public enum Order {
        NEWEST("Newest first", null),
        NAME("Name", Comparator.comparing(run -> run.name().get(), String.CASE_INSENSITIVE_ORDER)),
        STATUS("How it ended", Comparator.comparing(run -> run.status().get())),
        ACTIVATION("Activation", Comparator.comparing(run -> activation(run))),
        EPOCHS("Epochs", Comparator.comparing(run -> run.settings().training().epochs()));

        private final String label;
        private final @Nullable Comparator<Run> comparator;

        Order(String label, @Nullable Comparator<Run> comparator) {
            this.label = label;
            this.comparator = comparator;
        }

        public String label() {
            return label;
        }
    }

    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.NEWEST);
    private final FilteredList<Run> found;
    private final SortedList<Run> shown;
    private final ObservableList<Run> selection = FXCollections.observableArrayList();

    public RunView(RunList runs) {
        found = new FilteredList<>(runs.runs());
        shown = new SortedList<>(found);
        words.subscribe(now -> found.setPredicate(containing(now)));
        order.subscribe(now -> shown.setComparator(now.comparator));
    }

    /** The search words; a run is shown if its text contains all of them. */
    public StringProperty words() {
        return words;
    }

    public ObjectProperty<Order> order() {
        return order;
    }

    /** The runs that match the search, in the chosen order. */
    public ObservableList<Run> shown() {
        return shown;
    }

    /** The selected runs, in the order of the list. */
    public ObservableList<Run> selection() {
        return selection;
    }

    private static Predicate<Run> containing(String words) {
        List<String> wanted = Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return run -> {
            String text = text(run);
            return wanted.stream().allMatch(text::contains);
        };
    }

    /** The text that the search covers, in lower case: name, notes, status, activations and estimators. */
    private static String text(Run run) {
        String estimators = run.settings().measure().estimators().stream()
                .map(estimator -> estimator.id() + " " + estimator.name().whole())
                .collect(Collectors.joining(" "));
        return String.join(
                        " ",
                        run.name().get(),
                        run.notes().get(),
                        run.status().get().label(),
                        activation(run),
                        estimators)
                .toLowerCase(Locale.ROOT);
    }

    /** The distinct activations of the hidden layers. */
    private static String activation(Run run) {
        NetworkSettings network = run.settings().network();
        return IntStream.range(0, network.hidden().size())
                .mapToObj(layer -> network.activationOf(layer).label())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
