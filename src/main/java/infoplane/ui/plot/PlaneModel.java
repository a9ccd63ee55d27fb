package infoplane.ui.plot;

import infoplane.experiment.Ceilings;
import infoplane.experiment.PlanePoint;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

/**
 * The information planes of the visible runs: one with everything overlaid, or one for each run and estimator with
 * shared axes. Points are laid out in the background; a change of the view alone needs none of that.
 */
public final class PlaneModel {
    /** How several runs and estimators share the space. */
    public enum Arrangement {
        OVERLAY,
        SIDE_BY_SIDE
    }

    private record Content(List<Run> owners, List<PlaneSeries> series, List<Integer> epochs) {}

    private final RunList runs;
    private final Latest layingOut;
    private final SeriesCache cache = new SeriesCache();
    private final ObjectProperty<PlaneView> view = new SimpleObjectProperty<>(PlaneView.defaults());
    private final ObjectProperty<Arrangement> arrangement = new SimpleObjectProperty<>(Arrangement.OVERLAY);
    private final ReadOnlyObjectWrapper<PlanePicture> picture =
            new ReadOnlyObjectWrapper<>(new PlanePicture(List.of(), List.of(), PlaneView.defaults(), false));
    private final ReadOnlyObjectWrapper<List<Shown>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> estimators = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<PlaneSeries>> series = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Integer>> epochs = new ReadOnlyObjectWrapper<>(List.of(0));
    private final ReadOnlyObjectWrapper<Optional<PointedAt>> hovered = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PointedAt>> pinned = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final InvalidationListener rebuild = changed -> refresh();
    private Content content = new Content(List.of(), List.of(), List.of(0));
    private Optional<Ceilings> emptyCeilings = Optional.empty();

    public PlaneModel(RunList runs, Background background) {
        this.runs = runs;
        this.layingOut = new Latest(background);
        runs.runs().addListener((ListChangeListener<Run>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::watch);
                change.getRemoved().forEach(this::unwatch);
            }
            refresh();
        });
        arrangement.addListener(rebuild);
        view.addListener((source, before, now) -> {
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

    public ReadOnlyObjectProperty<PlanePicture> picture() {
        return picture.getReadOnlyProperty();
    }

    /** The runs that are visible and have come to anything. */
    public ReadOnlyObjectProperty<List<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The ids of all estimators that measured a visible run. */
    public ReadOnlyObjectProperty<List<String>> estimators() {
        return estimators.getReadOnlyProperty();
    }

    /** Everything shown, the newest run last. */
    public ReadOnlyObjectProperty<List<PlaneSeries>> series() {
        return series.getReadOnlyProperty();
    }

    /** The measured epochs of everything shown, ascending; at least one. */
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

    /** Keeps a point marked; the same point again, or none, lets it go. */
    public void pin(Optional<PointedAt> point) {
        pinned.set(point.equals(pinned.get()) ? Optional.empty() : point);
    }

    /** The limits of the plane while there is nothing to show in it. */
    public void setEmptyCeilings(Ceilings ceilings) {
        emptyCeilings = Optional.of(ceilings);
        assemble();
    }

    private void watch(Run run) {
        run.displayed().addListener(rebuild);
        run.visible().addListener(rebuild);
        run.name().addListener(rebuild);
    }

    private void unwatch(Run run) {
        run.displayed().removeListener(rebuild);
        run.visible().removeListener(rebuild);
        run.name().removeListener(rebuild);
    }

    private void refresh() {
        List<Shown> now = new ArrayList<>();
        for (Run run : runs.visible()) {
            run.displayed() // read as well as listened to: an invalid value tells no listener of its next change
                    .get()
                    .ifPresent(results -> now.add(new Shown(run, run.name().get(), results)));
        }
        PlaneView wanted = view.get();
        boolean apart = arrangement.get() == Arrangement.SIDE_BY_SIDE;
        shown.set(List.copyOf(now));
        layingOut.submit(() -> layOut(now, wanted, apart), laidOut -> {
            content = laidOut;
            estimators.set(idsOf(now));
            epochs.set(laidOut.epochs());
            series.set(laidOut.series());
            assemble();
        });
    }

    private Content layOut(List<Shown> now, PlaneView wanted, boolean apart) {
        List<Run> owners = new ArrayList<>();
        List<PlaneSeries> all = new ArrayList<>();
        for (int index = now.size() - 1; index >= 0; index--) { // the newest run is painted last, on top
            Shown one = now.get(index);
            List<String> measured = one.results().estimators();
            List<String> chosen =
                    measured.stream().filter(wanted.estimators()::contains).toList();
            List<String> usual = apart ? measured : measured.stream().limit(1).toList();
            for (String id : chosen.isEmpty() ? usual : chosen) {
                owners.add(one.run());
                all.add(cache.of(one.results(), one.name(), id));
            }
        }
        cache.forgetUnused();
        return new Content(owners, all, epochsOf(all));
    }

    private static List<Integer> epochsOf(List<PlaneSeries> all) {
        List<Integer> measured = all.stream()
                .flatMap(series -> series.points().stream().map(PlanePoint::epoch))
                .distinct()
                .sorted()
                .toList();
        return measured.isEmpty() ? List.of(0) : measured;
    }

    private static List<String> idsOf(List<Shown> now) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        now.forEach(one -> ids.addAll(one.results().estimators()));
        return List.copyOf(ids);
    }

    private void assemble() {
        boolean apart = arrangement.get() == Arrangement.SIDE_BY_SIDE;
        List<PlaneSeries> painted = content.series().isEmpty() ? nothing() : content.series();
        picture.set(new PlanePicture(content.owners(), painted, view.get(), apart));
    }

    private List<PlaneSeries> nothing() {
        return emptyCeilings
                .map(ceilings -> List.of(PlaneSeries.of("", "", List.of(), ceilings, 0, List.of())))
                .orElse(List.of());
    }
}
