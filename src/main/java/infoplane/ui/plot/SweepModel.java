package infoplane.ui.plot;

import infoplane.figure.chart.SweepFigure;
import infoplane.figure.chart.SweepView;
import infoplane.figure.chart.SweepView.SweepKind;
import infoplane.findings.SweepColumn;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import infoplane.runs.table.RunFacts;
import infoplane.runs.table.RunsAsSweep;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** The runs of the list, as far as its query finds them, over the settings in which they differ. */
public final class SweepModel {
    /** A part of an axis, 0 at its lower end to 1. */
    record Span(double low, double high) {
        boolean holds(double place) {
            return place >= Math.min(low, high) && place <= Math.max(low, high);
        }
    }

    private final RunList runs;
    private final RunView view;
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final ObjectProperty<SweepColumn> outcome = new SimpleObjectProperty<>(SweepColumn.FALL_BITS);
    /** Null for the kind that fits the number of settings. */
    private final ObjectProperty<@Nullable SweepKind> kind = new SimpleObjectProperty<>();

    private final StringProperty across = new SimpleStringProperty("");
    private final StringProperty second = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<SweepFigure>> figure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> fields = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    /** The parts of axes that the user marked, by the number of the axis. */
    private final Map<Integer, Span> brushes = new TreeMap<>();

    public SweepModel(RunList runs, RunView view) {
        this.runs = runs;
        this.view = view;
        looking.subscribe(now -> {
            if (now) {
                view.knowledge().read();
                refresh();
            }
        });
        view.knowledge().version().subscribe(this::refresh);
        view.shown().addListener((ListChangeListener<Run>) change -> refresh());
        for (ObjectProperty<?> choice : List.of(outcome, kind)) {
            choice.subscribe(this::chosen);
        }
        across.subscribe(this::chosen);
        second.subscribe(this::chosen);
    }

    /** Whether the figure is in view; it is made only then. */
    BooleanProperty looking() {
        return looking;
    }

    ObjectProperty<SweepColumn> outcome() {
        return outcome;
    }

    /** The kind of the picture; null for the one that fits the number of settings. */
    ObjectProperty<@Nullable SweepKind> kind() {
        return kind;
    }

    /** The setting on the first axis; empty for the first that varies. */
    StringProperty across() {
        return across;
    }

    /** The setting on the second axis of a map, or of which each value is a curve; empty for none or the next. */
    StringProperty second() {
        return second;
    }

    /** The figure; empty if the runs do not differ, or have no results. */
    public ReadOnlyObjectProperty<Optional<SweepFigure>> figure() {
        return figure.getReadOnlyProperty();
    }

    /** The settings in which the runs differ, without the seed. */
    ReadOnlyObjectProperty<List<String>> fields() {
        return fields.getReadOnlyProperty();
    }

    /** Why there is no figure, or how many runs the marked parts of the axes hold. */
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    Map<Integer, Span> brushes() {
        return brushes;
    }

    private void chosen() {
        brushes.clear();
        refresh();
    }

    private void refresh() {
        if (!looking.get()) {
            return;
        }
        List<RunFacts> facts = view.shown().stream().map(view.knowledge()::of).toList();
        SweepTable table = RunsAsSweep.of(facts);
        if (!table.fields().equals(fields.get())) {
            brushes.clear();
            fields.set(table.fields());
        }
        if (table.fields().isEmpty() || table.rows().isEmpty()) {
            figure.set(Optional.empty());
            said.set(
                    view.knowledge().reading().get().isEmpty()
                            ? "Runs that differ in a setting are drawn here over it: train some, or let Find find them."
                            : view.knowledge().reading().get());
            return;
        }
        figure.set(Optional.of(new SweepFigure(facts.size() + " runs", table, view(table))));
        tell();
    }

    private SweepView view(SweepTable table) {
        SweepView usual =
                SweepFigure.usual(table, outcome.get(), view.knowledge().estimator(), OptionalInt.empty());
        SweepKind wanted = kind.get() == null ? usual.kind() : kind.get();
        if (table.fields().size() < 2 && wanted == SweepKind.MAP) {
            wanted = SweepKind.CURVE;
        }
        return new SweepView(wanted, outcome.get(), over(table, wanted), usual.estimator(), OptionalInt.empty());
    }

    private List<String> over(SweepTable table, SweepKind wanted) {
        if (wanted == SweepKind.AXES) {
            return table.fields();
        }
        List<String> over = new ArrayList<>();
        over.add(
                table.fields().contains(across.get())
                        ? across.get()
                        : table.fields().get(0));
        if (table.fields().contains(second.get()) && !over.contains(second.get())) {
            over.add(second.get());
        } else if (wanted == SweepKind.MAP) {
            table.fields().stream()
                    .filter(field -> !over.contains(field))
                    .limit(1)
                    .forEach(over::add);
        }
        return over;
    }

    /** Marks a part of an axis and shows the runs that cross it there in the plots; null takes the mark away. */
    void brush(int axis, @Nullable Span span) {
        if (span == null) {
            brushes.remove(axis);
        } else {
            brushes.put(axis, span);
        }
        tell();
        if (!brushes.isEmpty()) {
            runs.showOnly(inside().stream().limit(RunList.MOST_SHOWN).toList());
        }
    }

    void clearBrushes() {
        brushes.clear();
        tell();
    }

    /** The runs that cross every axis in its marked part. */
    List<Run> inside() {
        Set<String> names = figure.get().stream()
                .flatMap(drawn -> drawn.rows().stream().filter(row -> inside(drawn, row)))
                .map(SweepRow::run)
                .collect(Collectors.toSet());
        return view.shown().stream()
                .filter(run -> names.contains(run.name().get()))
                .toList();
    }

    private boolean inside(SweepFigure drawn, SweepRow row) {
        return brushes.entrySet().stream().allMatch(brush -> brush.getValue().holds(drawn.place(row, brush.getKey())));
    }

    private void tell() {
        if (brushes.isEmpty()) {
            boolean axes = figure.get().stream().anyMatch(drawn -> drawn.view().kind() == SweepKind.AXES);
            said.set(axes ? "Drag along an axis: the plane shows the runs that cross it there." : "");
            return;
        }
        int found = inside().size();
        said.set(found + " of " + view.shown().size() + " runs"
                + (found > RunList.MOST_SHOWN ? "; the plane shows the first " + RunList.MOST_SHOWN : "")
                + ". A double click takes the marks away.");
    }
}
