package infoplane.runs;

import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.ProjectedRows;
import infoplane.measuring.Projection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a run on two axes. The points of an epoch are computed when they are asked for; those asked for last are kept.
 * Thread-safe.
 */
public final class LayerProjection {
    /** Rows of all epochs that are kept together: about 100 MB. */
    private static final long MOST_KEPT = 6_000_000;

    private final RunLook look;
    private final Projection basis;
    private final List<Integer> epochs;
    private final EstimatorSettings cells;
    private final MeasuredSet set;
    private final Map<Integer, ProjectedRows> kept = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable List<Range> ranges;

    LayerProjection(RunLook look, Projection basis, List<Integer> epochs, EstimatorSettings cells, MeasuredSet set) {
        this.look = look;
        this.basis = basis;
        this.epochs = List.copyOf(epochs);
        this.cells = cells;
        this.set = set;
    }

    public Projection basis() {
        return basis;
    }

    /** The epochs that can be shown, ascending. */
    public List<Integer> epochs() {
        return epochs;
    }

    /** The estimator whose cells colour the points. */
    public EstimatorSettings cells() {
        return cells;
    }

    public Labels labels() {
        return set.labels();
    }

    public List<String> classNames() {
        return look.classNames();
    }

    /** The points of an epoch if they are kept; never waits for a computation. */
    public Optional<ProjectedRows> known(int epoch) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(epoch));
        }
    }

    /** The points of an epoch. @param epoch one with rows */
    public ProjectedRows at(int epoch) {
        return known(epoch).orElseGet(() -> {
            ProjectedRows read = read(epoch);
            keep(read);
            return read;
        });
    }

    private void keep(ProjectedRows read) {
        synchronized (kept) {
            kept.put(read.epoch(), read);
            long most = Math.max(1, MOST_KEPT / Math.max(1, read.rows()));
            if (kept.size() > most) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }

    private ProjectedRows read(int epoch) {
        try (RunRows rows = look.rows()) {
            LayerSource source = rows.source();
            Layer layer = basis.layer();
            Samples all = source.rows(epoch, layer);
            LayerSample sample = new LayerSample(
                    all,
                    set.labels(),
                    layer.binned(cells, ranges(source)),
                    set.exhaustive(),
                    set.distinctInputs(),
                    source.draws());
            return new ProjectedRows(
                    epoch,
                    source.draws(),
                    basis.places(all, source.draws()),
                    cells.estimator().cells(sample).orElse(null));
        }
    }

    private synchronized List<Range> ranges(LayerSource source) {
        List<Range> known = ranges;
        if (known == null) {
            known = PointInputs.ranges(source, basis.layer(), cells, RunMonitor.current());
            ranges = known;
        }
        return known;
    }
}
