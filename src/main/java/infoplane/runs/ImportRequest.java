package infoplane.runs;

import infoplane.estimation.EstimatorSettings;
import infoplane.schedule.ScheduleSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be imported, and how it is measured.
 *
 * @param source a folder of epochs, or a file of arrays
 * @param weights whether the source holds weights rather than activations
 * @param labels file of the labels; empty: what the source says
 * @param inputs file of the inputs; empty: what the source says
 * @param layers names of the layers in their order; empty: what the source says
 * @param estimators the estimators; empty: the usual one
 * @param schedule which epochs are measured; empty: all, or 400 of many
 * @param rows how many rows are measured, the classes in their shares; empty: all
 * @param copy whether the source is copied into the run folder
 */
public record ImportRequest(
        Path source,
        boolean weights,
        Optional<Path> labels,
        Optional<Path> inputs,
        List<String> layers,
        List<EstimatorSettings> estimators,
        Optional<ScheduleSettings> schedule,
        OptionalInt rows,
        boolean copy) {
    public ImportRequest {
        layers = List.copyOf(layers);
        estimators = List.copyOf(estimators);
    }

    /** Activations, and all else as the source says. */
    public static ImportRequest of(Path source) {
        return new ImportRequest(
                source,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                false);
    }
}
