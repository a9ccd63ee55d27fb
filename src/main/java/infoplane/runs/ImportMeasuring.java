package infoplane.runs;

import infoplane.config.SourceNotes;
import infoplane.core.SafeFiles;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.ImportedRun;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.measuring.LayerSource;
import infoplane.network.Evaluation;
import infoplane.network.ParameterLayout.LayerParameters;
import infoplane.network.Trajectory;
import infoplane.store.ArraySource;
import infoplane.store.ImportedRows;
import infoplane.store.RunFolder;
import infoplane.store.SourceSurvey;
import infoplane.store.WatchedSource;
import infoplane.store.WatchedWeights;
import infoplane.store.WeightsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures imported runs: all that is there, or epochs as another program writes them. */
record ImportMeasuring(int threads, SourceWatch.Time time, RunListener listener, RunControl control) {
    /**
     * @param folder of the run whose notes these are
     * @param follow whether epochs that come after those of the notes are measured, too, to the end of their writer
     */
    RunResults measure(Path folder, SourceNotes notes, RunRecorder recorder, boolean follow) {
        return notes.weights()
                ? weights(folder, notes, recorder, follow)
                : activations(folder, notes, recorder, follow);
    }

    private RunResults activations(Path folder, SourceNotes notes, RunRecorder recorder, boolean follow) {
        Path source = ImportedRows.place(notes, folder);
        ImportedRows rows = follow ? ImportedRows.open(notes, source) : ImportedRows.of(folder);
        int fitting = ImportNeeds.threads(rows.layers(), rows.dataset().size(), threads);
        ExperimentSettings settings = RunFolder.open(folder).settings();
        return new ImportedRun(settings, rows.dataset(), rows.layers(), null, fitting)
                .run(recorder, listener, control, feed(folder, source, notes, rows, follow));
    }

    private RunResults weights(Path folder, SourceNotes notes, RunRecorder recorder, boolean follow) {
        RunFolder run = RunFolder.open(folder);
        if (!follow) {
            try (Trajectory kept = run.trajectory()) {
                return weights(run, kept, recorder, null);
            }
        }
        Path source = ImportedRows.place(notes, folder);
        int inputs = run.dataset().inputs().columns();
        WeightsSource written = WeightsSource.open(source, inputs, WeightsSource.layoutOf(source));
        try (WatchedWeights growing = new WatchedWeights(written, folder)) {
            return weights(run, growing, recorder, feed(folder, source, notes, growing, follow));
        }
    }

    private RunResults weights(
            RunFolder run, Trajectory weights, RunRecorder recorder, ImportedRun.@Nullable Feed feed) {
        Dataset dataset = run.dataset();
        LayerSource layers = RunRows.layers(
                run, weights, dataset.inputs(), run.settings().measure().draws());
        List<LayerParameters> parameters = weights.layout().layers();
        Evaluation scores = Evaluation.of(
                run.settings().network(),
                dataset.inputs(),
                dataset.labels().toClasses(),
                parameters.get(parameters.size() - 1).outputs(),
                new Seed(run.settings().seed()));
        return new ImportedRun(
                        run.settings(),
                        dataset,
                        layers,
                        epoch -> scores.ofWeights(epoch, weights.parameters(epoch)),
                        threads)
                .run(recorder, listener, control, feed);
    }

    private ImportedRun.@Nullable Feed feed(
            Path folder, Path source, SourceNotes notes, WatchedSource rows, boolean follow) {
        if (!follow) {
            return null;
        }
        rows.follow(ArraySource.open(source), List.of());
        SourceWatch watch = new SourceWatch(
                source,
                rows,
                SourceSurvey.manifest(source).renamed(),
                time,
                control::stopped,
                epochs -> noteIfThere(
                        folder, notes.with(notes.weights() ? List.of() : epochs, Map.of()))); // not to the end yet
        return new ImportedRun.Feed() {
            @Override
            public List<Integer> next() {
                List<Integer> fresh = watch.next();
                if (fresh.isEmpty() && !rows.epochs().isEmpty()) {
                    noteIfThere(folder, notes.with(rows.epochs(), rows.fingerprints()));
                }
                return fresh;
            }

            @Override
            public boolean changed(List<Integer> given) {
                return watch.changed(given);
            }
        };
    }

    /** Writes nothing where the folder of the run was moved meanwhile; the recorder then says where it is. */
    private static void noteIfThere(Path folder, SourceNotes notes) {
        if (RunFolder.holdsRun(folder)) {
            note(folder, notes);
        }
    }

    static void note(Path folder, SourceNotes notes) {
        SafeFiles.write(folder.resolve(SourceNotes.FILE), notes.write());
    }
}
