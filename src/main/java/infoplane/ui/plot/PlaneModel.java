package infoplane.ui.plot;

import infoplane.estimation.EstimatorName;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * The information planes of the visible runs: one plane that overlays everything, or one plane for each run and estimator
 * with shared axes. Arranges the points into series in the background; a change of the view alone uses the same series
 * again.
 */
public final class PlaneModel {
    /** Whether several runs and estimators share one plane or have a plane each. */
    public enum Arrangement {
        OVERLAY,
        SIDE_BY_SIDE
    }

    private final RunList runs;
    private final Background background;
    private final Latest layingOut;
    private final SeriesCache cache = new SeriesCache();
    private final ObjectProperty<PlaneView> view = new SimpleObjectProperty<>(PlaneView.defaults());
    /** Also of estimators that were shown before: measuring again replaces them one by one. */
    private final Map<String, EstimatorName> names = new HashMap<>();

    private final ObjectProperty<Arrangement> arrangement = new SimpleObjectProperty<>(Arrangement.OVERLAY);
    private final BooleanProperty means = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper repeated = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper several = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<PlanePicture> picture =
            new ReadOnlyObjectWrapper<>(new PlanePicture(List.of(), List.of(), PlaneView.defaults(), false));
    private final ReadOnlyObjectWrapper<List<ShownRun>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> estimators = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<PlaneSeries>> series = new ReadOnlyObjectWrapper<>(List.of());
    /** Until the first refresh has ended, nothing is known. */
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(true);

    private final ReadOnlyObjectWrapper<List<Integer>> epochs = new ReadOnlyObjectWrapper<>(List.of(0));
    private final ReadOnlyObjectWrapper<Optional<PointedAt>> hovered = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PointedAt>> pinned = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final InvalidationListener rebuild = changed -> refreshSoon();
    /** Whether a refresh is scheduled. */
    private boolean refreshScheduled;
    /** Number of refreshes so far. */
    private int refreshes;

    private PlaneContent content = PlaneContent.NONE;
    private @Nullable PlaneContent lent;
    /** The runs that were shown when the user last hid or showed a layer; empty for those that are shown next. */
    private List<Run> hiddenIn = List.of();

    private Optional<Ceilings> emptyCeilings = Optional.empty();

    public PlaneModel(RunList runs, Background background) {
        this.runs = runs;
        this.background = background;
        this.layingOut = new Latest(background);
        runs.runs().addListener((ListChangeListener<Run>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::watch);
                change.getRemoved().forEach(this::unwatch);
            }
            refreshSoon();
        });
        runs.reading().subscribe(now -> {
            if (now) {
                reading.set(true);
            } else if (reading.get()) {
                refreshSoon(); // what was read still has to be arranged
            }
        });
        arrangement.addListener(rebuild);
        means.addListener(rebuild);
        view.addListener((source, before, now) -> {
            if (!before.hiddenLayers().equals(now.hiddenLayers())) {
                hiddenIn = shown.get().stream().map(ShownRun::run).toList();
            }
            if (before.estimators().equals(now.estimators())) {
                assemble();
            } else {
                refresh();
            }
        });
        refresh();
    }

    public ObjectProperty<PlaneView> view() {
        return view;
    }

    public ObjectProperty<Arrangement> arrangement() {
        return arrangement;
    }

    /** Whether repeats of an experiment are shown as their mean with its spread. */
    public BooleanProperty means() {
        return means;
    }

    /** Whether any shown run is a repeat, so that {@link #means()} makes a difference. */
    public ReadOnlyBooleanProperty repeated() {
        return repeated.getReadOnlyProperty();
    }

    /** Whether side by side would show more than one plane. */
    public ReadOnlyBooleanProperty several() {
        return several.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<PlanePicture> picture() {
        return picture.getReadOnlyProperty();
    }

    /** The visible runs that have results. */
    public ReadOnlyObjectProperty<List<ShownRun>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The run that charts of a single run show: the selected run if it is shown, otherwise the first shown run. */
    public Optional<ShownRun> subject() {
        return shown.get().stream()
                .filter(one -> one.run() == runs.selected().get())
                .findFirst()
                .or(() -> shown.get().stream().findFirst());
    }

    /** The selected run of the list; null for none. */
    public ReadOnlyProperty<@Nullable Run> selected() {
        return runs.selected();
    }

    /** The ids of all estimators that measured a visible run. */
    public ReadOnlyObjectProperty<List<String>> estimators() {
        return estimators.getReadOnlyProperty();
    }

    /** The chosen estimators; side by side all, if none of them is chosen. A run without any of them shows its first. */
    public List<String> shownEstimators() {
        List<String> present = estimators.get();
        List<String> chosen =
                present.stream().filter(view.get().estimators()::contains).toList();
        return chosen.isEmpty() && arrangement.get() == Arrangement.SIDE_BY_SIDE ? present : chosen;
    }

    /** The name of an estimator for the user. @param id id of an estimator that measured a visible run */
    public EstimatorName estimatorName(String id) {
        shown.get().stream()
                .flatMap(one -> one.results().estimator(id).stream())
                .findFirst()
                .ifPresent(estimator -> names.put(id, estimator.name()));
        return names.getOrDefault(id, EstimatorName.unknown(id));
    }

    /** The shown series, the newest run last. */
    public ReadOnlyObjectProperty<List<PlaneSeries>> series() {
        return series.getReadOnlyProperty();
    }

    /** Whether results of shown runs may still come from the disk, so that nobody says yet that nothing was measured. */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** The measured epochs of all shown series, ascending; at least one. */
    public ReadOnlyObjectProperty<List<Integer>> epochs() {
        return epochs.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<PointedAt>> hovered() {
        return hovered.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<PointedAt>> pinned() {
        return pinned.getReadOnlyProperty();
    }

    public void hover(Optional<PointedAt> point) {
        if (!point.equals(hovered.get())) {
            hovered.set(point);
        }
    }

    /** Pins a point; pinning the pinned point again, or an empty argument, removes the pin. */
    public void pin(Optional<PointedAt> point) {
        pinned.set(point.equals(pinned.get()) ? Optional.empty() : point);
    }

    /** Moves the pin to another epoch of the same layer; does nothing without a pin or if the run has no point there. */
    public void movePin(int epoch) {
        pinned.get().flatMap(pin -> counterpart(pin, epoch)).ifPresent(moved -> pinned.set(Optional.of(moved)));
    }

    /** The point of the same run and layer at another epoch; prefers the same estimator, else takes another shown one. */
    private Optional<PointedAt> counterpart(PointedAt point, int epoch) {
        for (boolean same : new boolean[] {true, false}) {
            for (int number = 0; number < present().owners().size(); number++) {
                PlaneSeries one = present().series().get(number);
                if (present().owners().get(number) == point.run()
                        && (!same || one.estimator().equals(point.point().estimator()))) {
                    Optional<PlanePoint> found = one.point(epoch, point.point().layer());
                    if (found.isPresent()) {
                        return Optional.of(new PointedAt(point.run(), one.name(), found.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Replaces the pinned point by its new measurement; removes the pin if the point no longer exists. */
    private void refreshPin() {
        pinned.get().ifPresent(pin -> {
            Optional<PointedAt> now = counterpart(pin, pin.point().epoch());
            if (!now.equals(pinned.get())) {
                pinned.set(now);
            }
        });
    }

    /** Shows another series of a run in place of what was measured, such as the points of one scale, until it is given back. */
    public void lend(Run owner, PlaneSeries another) {
        List<Integer> own = IntStream.of(another.epochs).distinct().boxed().toList();
        lent = new PlaneContent(List.of(owner), List.of(another), own.isEmpty() ? List.of(0) : own);
        showPresent();
    }

    /** Shows again what was measured. */
    public void giveBack() {
        if (lent != null) {
            lent = null;
            showPresent();
        }
    }

    /** Sets the ceilings that a plane without points shows. */
    public void setEmptyCeilings(Ceilings ceilings) {
        emptyCeilings = Optional.of(ceilings);
        assemble();
    }

    private void watch(Run run) {
        run.displayed().addListener(rebuild);
        run.visible().addListener(rebuild);
        run.name().addListener(rebuild);
        run.colour().addListener(rebuild);
    }

    private void unwatch(Run run) {
        run.displayed().removeListener(rebuild);
        run.visible().removeListener(rebuild);
        run.name().removeListener(rebuild);
        run.colour().removeListener(rebuild);
    }

    /** Schedules one refresh for all changes that happen together, as when the user shows or hides hundreds of runs. */
    private void refreshSoon() {
        if (!refreshScheduled) {
            refreshScheduled = true;
            background.show(() -> {
                refreshScheduled = false;
                refresh();
            });
        }
    }

    /** Leaves the hidden layers of the view to the runs that are shown next, as where a figure brings both. */
    public void keepHiddenLayers() {
        hiddenIn = List.of();
    }

    /** Shows all layers when none of the runs is shown any more whose layers the user hid. */
    private void forgetHiddenLayers(List<ShownRun> now) {
        List<Run> present = now.stream().map(ShownRun::run).toList();
        if (present.isEmpty()) {
            return;
        }
        if (!hiddenIn.isEmpty() && Collections.disjoint(hiddenIn, present)) {
            view.set(view.get().withHiddenLayers(Set.of()));
            hiddenIn = List.of();
        }
        hiddenIn = hiddenIn.isEmpty() ? present : hiddenIn;
    }

    private void refresh() {
        List<ShownRun> now = new ArrayList<>();
        for (Run run : runs.visible()) {
            run.displayed() // reading it makes the value report its next change
                    .get()
                    .ifPresent(results -> now.add(
                            new ShownRun(run, run.name().get(), run.colour().get(), results)));
        }
        forgetHiddenLayers(now);
        PlaneView wanted = view.get();
        boolean apart = arrangement.get() == Arrangement.SIDE_BY_SIDE;
        shown.set(List.copyOf(now));
        repeated.set(now.stream().anyMatch(one -> one.ensemble().isPresent()));
        boolean mean = means.get();
        several.set(PlaneContent.planes(now, wanted, mean) > 1);
        int number = ++refreshes;
        layingOut.submit(() -> PlaneContent.of(now, wanted, apart, mean, cache), laidOut -> {
            content = laidOut;
            estimators.set(idsOf(now));
            epochs.set(present().epochs());
            series.set(laidOut.series());
            refreshPin();
            assemble();
            reading.set(reading.get() && (runs.reading().get() || refreshScheduled || number != refreshes));
        });
    }

    private static List<String> idsOf(List<ShownRun> now) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        now.forEach(one -> ids.addAll(one.results().estimators()));
        return List.copyOf(ids);
    }

    private PlaneContent present() {
        return lent == null ? content : lent;
    }

    private void showPresent() {
        epochs.set(present().epochs());
        refreshPin();
        assemble();
    }

    private void assemble() {
        boolean apart = arrangement.get() == Arrangement.SIDE_BY_SIDE;
        PlaneContent present = present();
        List<PlaneSeries> painted = present.series().isEmpty() ? nothing() : present.series();
        picture.set(new PlanePicture(present.owners(), painted, view.get(), apart));
    }

    private List<PlaneSeries> nothing() {
        return emptyCeilings
                .map(ceilings -> List.of(PlaneSeries.of("", "", List.of(), ceilings, 0, List.of())))
                .orElse(List.of());
    }
}
