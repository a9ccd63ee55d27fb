package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.NotAllowedException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.dataset.Dataset;
import infoplane.experiment.ExperimentData;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.measuring.ActivationHistograms;
import infoplane.measuring.ActivationReader;
import infoplane.measuring.EstimateCache;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasureSettings.MeasuredInputs;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.PlanePoint;
import infoplane.network.Trajectory;
import infoplane.store.ImportedRows;
import infoplane.store.RunFolder;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a run, whatever their source: its kept weights, or the activations of another program.
 *
 * @param set inputs and labels of the rows
 * @param source the rows
 * @param weights what must be closed; null for activations
 */
record RunRows(
        MeasuredSet set, LayerSource source, @Nullable Trajectory weights) implements AutoCloseable {
    /**
     * What rows belong to.
     *
     * @param dataset all rows of the data, before some of them were chosen for measuring
     */
    record Measured(Dataset dataset, MeasuredSet set) {
        static Measured of(RunFolder run, MeasuredInputs on) {
            if (run.hasActivations()) {
                Dataset dataset = ImportedRows.of(run.path()).dataset();
                return new Measured(dataset, imported(run, dataset, on));
            }
            if (run.imported()) {
                Dataset dataset = run.dataset();
                return new Measured(dataset, imported(run, dataset, on));
            }
            ExperimentData data = ExperimentData.of(run.settings());
            return new Measured(data.dataset(), data.measured(on));
        }
    }

    /** The rows of inputs that are known already. */
    static RunRows of(RunFolder run, MeasuredSet set) {
        if (run.hasActivations()) {
            return new RunRows(set, ImportedRows.of(run.path()).layers(), null);
        }
        Trajectory weights = run.trajectory();
        int draws = run.settings().measure().draws();
        return new RunRows(set, layers(run, weights, set.inputs(), draws), weights);
    }

    /** The rows of the inputs that {@code on} names. */
    static RunRows of(RunFolder run, MeasuredInputs on) {
        return of(run, on, run.settings().measure().draws());
    }

    /** @param draws rows for each input, if the network has noise */
    private static RunRows of(RunFolder run, MeasuredInputs on, int draws) {
        if (!run.hasActivations()) {
            MeasuredSet set = run.imported()
                    ? imported(run, run.dataset(), on)
                    : ExperimentData.of(run.settings()).measured(on);
            Trajectory weights = run.trajectory();
            return new RunRows(set, layers(run, weights, set.inputs(), draws), weights);
        }
        ImportedRows rows = ImportedRows.of(run.path());
        return new RunRows(imported(run, rows.dataset(), on), rows.layers(), null);
    }

    /** Measures the rows of a run. @param complete as for {@link Measurement} */
    static Measurement.Result measure(
            RunFolder run,
            MeasureSettings measure,
            int threads,
            Consumer<List<PlanePoint>> points,
            RunMonitor monitor,
            EstimateCache cache,
            boolean complete) {
        try {
            ExperimentSettings.requireNoise(run.settings().network(), measure.estimators());
        } catch (NotAllowedException e) {
            throw new InvalidInputException(
                    PlainText.path(run.path()) + " cannot be measured so: " + e.getMessage(), e);
        }
        try (RunRows rows = of(run, measure.on(), measure.draws())) {
            int fitting = ImportNeeds.threads(rows.source(), rows.set().labels().count(), threads);
            return Measurement.measure(
                    run.settings(), rows.set(), rows.source(), measure, fitting, points, monitor, cache, complete);
        }
    }

    /** Histograms of the activations of a layer. @param layer number of the layer, from 1 */
    static ActivationHistograms histograms(RunFolder run, int layer, RunMonitor monitor) {
        if (run.hasActivations()) {
            return ActivationReader.read(ImportedRows.of(run.path()).layers(), layer, monitor);
        }
        Samples inputs = run.imported()
                ? run.dataset().inputs()
                : ExperimentData.of(run.settings()).dataset().inputs();
        try (Trajectory weights = run.trajectory()) {
            if (weights.epochs().isEmpty()) {
                throw new InvalidInputException(
                        PlainText.path(run.path()) + " has kept no weights, so there are no activations to show");
            }
            Samples few = ActivationReader.thinned(inputs, ActivationReader.MOST_ROWS);
            return ActivationReader.read(layers(run, weights, few, 1), layer, monitor);
        }
    }

    /** The layers that kept weights give for some inputs. @param draws rows for each input, if the network has noise */
    static LayerSource layers(RunFolder run, Trajectory weights, Samples inputs, int draws) {
        int layers = weights.layout().layers().size();
        int classes = weights.layout().layers().get(layers - 1).outputs();
        return ExperimentData.layers(run.settings(), weights, inputs, classes, draws);
    }

    private static MeasuredSet imported(RunFolder run, Dataset dataset, MeasuredInputs on) {
        if (on != MeasuredInputs.ALL) {
            throw new InvalidInputException(
                    PlainText.path(run.path()) + " was imported, and its source does not say which rows the"
                            + " network was trained on: measure all of them");
        }
        return MeasuredSet.of(dataset, ExperimentData.whole(dataset), on);
    }

    @Override
    public void close() {
        if (weights != null) {
            weights.close();
        }
    }
}
