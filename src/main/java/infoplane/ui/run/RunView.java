package infoplane.ui.run;

import infoplane.core.InvalidInputException;
import infoplane.network.NetworkSettings;
import infoplane.runs.table.RunFacts;
import infoplane.runs.table.RunQuery;
import infoplane.ui.work.Background;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.jspecify.annotations.Nullable;

/** A sorted and filtered view of the list of runs, with its selection, as a list or a table. */
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

    private final RunKnowledge knowledge;
    private final StringProperty words = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.NEWEST);
    private final BooleanProperty table = new SimpleBooleanProperty();
    private final ObjectProperty<TableLook> look = new SimpleObjectProperty<>(TableLook.defaults());
    private final FilteredList<Run> found;
    private final SortedList<Run> shown;
    private final ObservableList<Run> selection = FXCollections.observableArrayList();

    /** @param background reads what came out of the runs, once a table or a query asks for it */
    public RunView(RunList runs, Background background) {
        found = new FilteredList<>(runs.runs());
        knowledge =
                new RunKnowledge(runs, background); // hears of a change after the filtered list, which it filters again
        shown = new SortedList<>(found);
        words.subscribe(this::find);
        knowledge.version().subscribe(this::find);
        order.subscribe(now -> shown.setComparator(now.comparator));
        look.subscribe(now -> knowledge.choose(now.estimator()));
        table.subscribe(now -> {
            if (now) {
                knowledge.read();
            }
        });
    }

    /** Keeps the runs that were found while a query makes no sense, as it does while it is being written. */
    private void find() {
        String query = words.get();
        try {
            if (query.isBlank()) {
                found.setPredicate(run -> true);
            } else {
                knowledge.read();
                Predicate<RunFacts> wanted = RunQuery.of(query, knowledge.fields());
                found.setPredicate(run -> wanted.test(knowledge.of(run)));
            }
            problem.set("");
        } catch (InvalidInputException e) {
            String sentence = String.valueOf(e.getMessage());
            problem.set(Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1));
        }
    }

    /** What is known of the runs. */
    public RunKnowledge knowledge() {
        return knowledge;
    }

    /** Whether the runs are shown as a table rather than a list. */
    public BooleanProperty table() {
        return table;
    }

    /** How the table looks, which it tells and, when it is made, takes up. */
    public ObjectProperty<TableLook> look() {
        return look;
    }

    /** What is wrong with the query, in a sentence; empty if nothing is. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** The query, or words that the text of a run must contain to be shown. */
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

    /** The distinct activations of the hidden layers. */
    private static String activation(Run run) {
        NetworkSettings network = run.settings().network();
        return IntStream.range(0, network.hidden().size())
                .mapToObj(layer -> network.activationOf(layer).label())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
