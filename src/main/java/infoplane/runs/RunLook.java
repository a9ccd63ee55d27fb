package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.dataset.DatasetSettings;
import infoplane.dataset.RowShape.Picture;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.QuantisedSettings;
import infoplane.experiment.RunResults;
import infoplane.measuring.ActivationReader;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.PlanePoint;
import infoplane.measuring.Projection;
import infoplane.measuring.UnitLook;
import infoplane.runs.RunRows.Measured;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The inputs of one run, held while somebody looks at its layers and units. Files are open only while something is computed.
 * Thread-safe.
 */
public final class RunLook {
    private final RunFolder run;
    private final RunResults results;
    private final Measured measured;
    private final List<Layer> layers;
    private final List<Integer> epochs;

    private RunLook(RunFolder run, RunResults results, Measured measured, LayerSource source) {
        this.run = run;
        this.results = results;
        this.measured = measured;
        this.layers = source.layers();
        Set<Integer> withRows = new HashSet<>(source.epochs());
        List<Integer> shown = results.points().stream()
                .map(PlanePoint::epoch)
                .distinct()
                .sorted()
                .filter(withRows::contains)
                .toList();
        this.epochs = shown.isEmpty() ? List.copyOf(source.epochs()) : shown;
    }

    /**
     * Loads the measured inputs of a run.
     *
     * @throws InvalidInputException if it has kept no weights, or its source is gone
     */
    public static RunLook of(Path folder) {
        RunFolder run = RunFolder.open(folder);
        RunResults results = run.results();
        Measured measured = Measured.of(run, results.settings().measure().on());
        try (RunRows rows = RunRows.of(run, measured.set())) {
            if (rows.source().epochs().isEmpty()) {
                throw new InvalidInputException(
                        PlainText.path(folder) + " has kept no weights, so there are no activations to show");
            }
            return new RunLook(run, results, measured, rows.source());
        }
    }

    public Path folder() {
        return run.path();
    }

    public List<Layer> layers() {
        return layers;
    }

    /** The measured epochs that have rows, ascending; all epochs with rows if none was measured. */
    public List<Integer> epochs() {
        return epochs;
    }

    /** The last epoch with rows up to a given one; the first if there is none. */
    public int epochAt(int epoch) {
        return epochs.stream().filter(one -> one <= epoch).reduce(epochs.get(0), Math::max);
    }

    /** The measured inputs, N × d. */
    public Samples inputs() {
        return measured.set().inputs();
    }

    public Labels labels() {
        return measured.set().labels();
    }

    public List<String> classNames() {
        return measured.dataset().classNames();
    }

    /** The picture that an input is; empty if it is none. */
    public Optional<Picture> picture() {
        return measured.dataset().picture();
    }

    /** The rows; to be closed. */
    RunRows rows() {
        return RunRows.of(run, measured.set());
    }

    /**
     * The estimator whose cells tell inputs apart.
     *
     * @param wanted ids, the most wanted first
     * @return the first of them that counts cells, else the run's first, else binning
     */
    public EstimatorSettings cells(List<String> wanted) {
        return Stream.concat(wanted.stream(), results.estimators().stream())
                .flatMap(id -> results.estimator(id).stream())
                .filter(one -> one instanceof BinningSettings || one instanceof QuantisedSettings)
                .findFirst()
                .orElseGet(BinningSettings::defaults);
    }

    /**
     * A layer's rows on their two principal axes.
     *
     * @param number of the layer, from 1
     * @param shown the epochs that have one basis, among {@link #epochs}; at least one
     * @param cells the estimator whose cells colour the points
     */
    public LayerProjection projection(int number, List<Integer> shown, EstimatorSettings cells, RunMonitor monitor) {
        Layer layer = layer(number);
        MeasuredSet set = measured.set();
        try (RunRows rows = few()) {
            return new LayerProjection(this, Projection.of(rows.source(), layer, shown, monitor), shown, cells, set);
        }
    }

    /** Some of the rows, if leaving out the others saves time. */
    private RunRows few() {
        MeasuredSet set = measured.set();
        if (run.hasActivations()) {
            return rows();
        }
        Samples inputs = ActivationReader.thinned(set.inputs(), ActivationReader.MOST_ROWS);
        RunRows all = rows();
        return new RunRows(
                set,
                RunRows.layers(
                        run,
                        Objects.requireNonNull(all.weights()),
                        inputs,
                        all.source().draws()),
                all.weights());
    }

    /** @throws InvalidInputException if the run has no such layer */
    public Layer layer(int number) {
        if (number < 1 || number > layers.size()) {
            throw new InvalidInputException("the layer is " + number + " but " + PlainText.path(run.path())
                    + " has layers 1 to " + layers.size() + ", the last being the output");
        }
        return layers.get(number - 1);
    }

    /**
     * What stands behind a point, a unit or an input.
     *
     * @throws InvalidInputException if the estimator is no sum over inputs, or the rows are not there
     */
    public PointInputs inputs(PointInputs.LayerPlace place, RunMonitor monitor) {
        EstimatorSettings settings = results.estimator(place.estimator())
                .or(() ->
                        Optional.of(cells(List.of())).filter(cells -> cells.id().equals(place.estimator())))
                .orElseThrow(() -> new InvalidInputException("the run does not know the settings of this estimator"));
        try (RunRows rows = rows()) {
            return PointInputs.of(rows, place, settings, monitor);
        }
    }

    /**
     * A unit at an epoch.
     *
     * @param number of the layer, from 1
     * @param unit from 1
     * @param epoch one of {@link #epochs}
     * @throws InvalidInputException if the layer has no such unit
     */
    public UnitLook unit(int number, int unit, int epoch, EstimatorSettings cells, RunMonitor monitor) {
        Layer layer = layer(number);
        if (unit < 1 || unit > layer.width()) {
            throw new InvalidInputException(
                    "the unit is " + unit + " but " + layer.name() + " has units 1 to " + layer.width());
        }
        try (RunRows rows = rows()) {
            return new UnitReader(run, measured, rows).read(layer, unit, epoch, cells, monitor);
        }
    }

    /**
     * Some inputs of a run, one of which was chosen; the others share its cell, or lie within the noise.
     *
     * @param look the run
     * @param input the chosen one, from 0
     * @param members numbers of all, from 0
     */
    public record Chosen(RunLook look, int input, int[] members) {
        /** For each input whether it is among them. */
        public boolean[] marks() {
            boolean[] marks = new boolean[look.inputs().rows()];
            IntStream.of(members).forEach(member -> marks[member] = true);
            return marks;
        }
    }

    /** The data of the run, by their settings. */
    public DatasetSettings data() {
        return run.settings().dataset();
    }
}
