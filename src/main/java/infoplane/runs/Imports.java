package infoplane.runs;

import infoplane.config.SourceNotes;
import infoplane.config.SourceNotes.ArrayPlace;
import infoplane.core.Advice;
import infoplane.core.InvalidInputException;
import infoplane.core.NotAllowedException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.dataset.FileSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.measuring.Layer;
import infoplane.measuring.MeasureSettings;
import infoplane.schedule.ScheduleSettings;
import infoplane.store.ArraySource;
import infoplane.store.ImportedRows;
import infoplane.store.RunFolder;
import infoplane.store.SourceSurvey;
import infoplane.store.WeightsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes runs of networks that other programs trained: of their activations, which are read where they lie whenever they are
 * measured, or of their weights, which are kept as a trajectory. Thread-safe.
 */
public final class Imports {
    /** The most epochs that are all measured unless the user says otherwise. */
    private static final int MOST_EPOCHS = 400;

    private final int threads;
    private final SourceWatch.Time time;

    /** @param threads number of measuring threads, at least 1 */
    public Imports(int threads) {
        this(threads, SourceWatch.Time.SYSTEM);
    }

    Imports(int threads, SourceWatch.Time time) {
        this.threads = threads;
        this.time = time;
    }

    /**
     * Looks at a source, and changes nothing.
     *
     * @throws InvalidInputException if it holds nothing that can be imported: what, where, what is allowed
     */
    public ImportPreview preview(ImportRequest request, RunMonitor monitor) {
        return preview(request, false, monitor);
    }

    /** Looks at a source. @param watch whether a folder without epochs is fine, because a program is to write them */
    public ImportPreview preview(ImportRequest request, boolean watch, RunMonitor monitor) {
        boolean weights = request.weights();
        boolean watchable = Files.isDirectory(request.source());
        boolean live = watchable
                && SourceSurvey.manifest(request.source()).renamed()
                && !SourceWatch.finished(request.source());
        if ((watch || live)
                && watchable
                && ArraySource.open(request.source()).epochs().isEmpty()) {
            ExperimentSettings settings = ExperimentSettings.defaults()
                    .withName(name(request))
                    .withMeasure(measure(request, ScheduleSettings.Every.defaults()));
            return new ImportPreview(
                    weights, List.of(), List.of(), List.of(), 0, List.of(), false, 0, List.of(), settings, true, live);
        }
        Recognised found = Recognised.recognise(request, true, monitor);
        int widest = found.layers().stream().mapToInt(Layer::width).max().orElse(1);
        return new ImportPreview(
                weights,
                found.layers(),
                weights
                        ? Layer.names(found.layers())
                        : found.notes().layers().stream()
                                .map(SourceNotes.NotedLayer::name)
                                .toList(),
                found.notes().epochs(),
                found.dataset().size(),
                found.dataset().classNames(),
                found.notes().inputs() != null,
                ImportNeeds.bytes(widest, found.dataset().size()),
                found.notices(),
                settings(request, found, watch),
                watchable,
                live);
    }

    /**
     * Refuses a source of which Java's memory does not hold one layer.
     *
     * @throws infoplane.core.RunFailedException with what to do
     */
    public static void requireMemory(ImportPreview found) {
        if (!found.weights()) {
            ImportNeeds.require(found.threadBytes(), found.rows());
        }
    }

    /**
     * Imports a source into a new folder, and measures it.
     *
     * @param watch whether to go on as new epochs appear, until the writer says that it has finished or the control stops it
     * @param notices receives what the user should know, in sentences
     * @throws InvalidInputException if the source cannot be imported, or the folder holds a run
     */
    public RunResults run(
            ImportRequest request,
            Path folder,
            boolean watch,
            RunListener listener,
            RunControl control,
            java.util.function.Consumer<String> notices) {
        if (RunFolder.holdsRun(folder)) {
            String there = PlainText.path(folder) + " holds a run already; choose another folder";
            throw isUnfinished(folder)
                    ? new InvalidInputException(there + ", or go on")
                            .with(new Advice(Advice.Means.RESUME, PlainText.path(folder)))
                    : new InvalidInputException(there);
        }
        if (watch && (request.copy() || !Files.isDirectory(request.source()))) {
            throw new InvalidInputException("watching follows a folder where it lies, and so makes no copy");
        }
        RunMonitor monitor = monitor(listener, control);
        Recognised found =
                watch ? awaited(request, control).withoutEpochs() : Recognised.recognise(request, true, monitor);
        if (!request.weights()) {
            ImportNeeds.threads(
                    ImportedRows.open(found.notes(), request.source()).layers(),
                    found.dataset().size(),
                    threads);
        }
        RunRecorder recorder = RunFolder.create(
                folder, settings(request, found, watch), draft -> prepare(request, found, draft, folder));
        try (recorder) {
            found.notices().forEach(notices); // after all refusals
            SourceNotes notes = SourceNotes.read(folder.resolve(SourceNotes.FILE));
            return measuring(listener, control).measure(folder, notes, recorder, watch);
        }
    }

    private static boolean isUnfinished(Path folder) {
        return RunFolder.imported(folder) && !RunFolder.open(folder).finished();
    }

    /** Waits for the first epoch of a folder that is watched. */
    private Recognised awaited(ImportRequest request, RunControl control) {
        while (true) {
            boolean any = !ArraySource.open(request.source()).epochs().isEmpty();
            if (any || SourceWatch.finished(request.source())) {
                try {
                    return Recognised.recognise(request, false, RunMonitor.SILENT);
                } catch (InvalidInputException e) {
                    if (settled(request.source())) {
                        throw e;
                    }
                }
            }
            if (control.stopped()) {
                throw new java.util.concurrent.CancellationException("stopped before the first epoch");
            }
            time.pause(250);
        }
    }

    /** Whether the first epoch of a source stays as it is for two seconds, so that what is wrong with it is no half file. */
    private boolean settled(Path source) {
        String before = ArraySource.open(source).stamp();
        time.pause(2000);
        return before.equals(ArraySource.open(source).stamp());
    }

    private static ExperimentSettings settings(ImportRequest request, Recognised found, boolean watch) {
        List<Integer> epochs = found.notes().epochs();
        boolean all = watch || epochs.size() <= MOST_EPOCHS;
        MeasureSettings measure =
                measure(request, all ? ScheduleSettings.Every.defaults() : new ScheduleSettings.Log(MOST_EPOCHS));
        try {
            ExperimentSettings.requireNoise(found.network(), measure.estimators());
        } catch (NotAllowedException e) {
            throw new InvalidInputException(e.messageAt("the estimators"), e);
        }
        ExperimentSettings defaults = ExperimentSettings.defaults();
        Path source = request.source().toAbsolutePath().normalize();
        return new ExperimentSettings(
                defaults.schemaVersion(),
                name(request),
                defaults.seed(),
                defaults.backend(),
                new FileSettings(
                        text(source, found.notes().inputs()),
                        text(source, found.notes().labels()),
                        0,
                        1),
                found.network(),
                defaults.training().withEpochs(epochs.stream().reduce(1, Math::max)),
                measure,
                1);
    }

    private static MeasureSettings measure(ImportRequest request, ScheduleSettings usualSchedule) {
        MeasureSettings usual = MeasureSettings.defaults();
        return new MeasureSettings(
                usual.on(),
                request.schedule().orElse(usualSchedule),
                request.estimators().isEmpty() ? usual.estimators() : request.estimators());
    }

    /** The name of a run unless the user gives it another: that of its source. */
    private static String name(ImportRequest request) {
        return String.valueOf(request.source().toAbsolutePath().normalize().getFileName());
    }

    private static String text(Path source, @org.jspecify.annotations.Nullable ArrayPlace place) {
        return place == null || place.file().isEmpty()
                ? source.toString()
                : source.resolve(place.file()).toString();
    }

    /** Writes what the folder of a run holds before the run begins. */
    private static void prepare(ImportRequest request, Recognised found, Path draft, Path folder) {
        Path source =
                request.copy() ? SourceCopy.make(request.source(), draft.resolve(SourceNotes.COPY)) : request.source();
        Path place = request.copy() ? folder.resolve(draft.relativize(source).toString()) : source;
        SourceNotes notes = ImportedRows.placed(found.notes(), place, folder);
        if (request.weights()) {
            WeightsSource.open(
                            request.source(),
                            WeightsSource.inputs(request.source(), Recognised.asked(request)),
                            WeightsSource.layoutOf(request.source()))
                    .write(draft, notes.epochs());
        } else {
            notes = notes.with(notes.epochs(), ImportedRows.open(notes, source).fingerprints());
        }
        ImportMeasuring.note(draft, notes);
    }

    private ImportMeasuring measuring(RunListener listener, RunControl control) {
        return new ImportMeasuring(threads, time, listener, control);
    }

    /** Measures a run that was imported but not measured to its end. One that watched watches to the end of its writer. */
    RunResults resume(Path folder, RunListener listener, RunControl control) {
        SourceNotes notes = SourceNotes.read(folder.resolve(SourceNotes.FILE));
        try (RunRecorder recorder = RunFolder.resume(folder)) {
            return measuring(listener, control).measure(folder, notes, recorder, notes.watching());
        }
    }

    /** The folder that a run goes on to watch when it is resumed; empty for all other runs. */
    public static Optional<Path> watched(Path folder) {
        return isUnfinished(folder)
                        && SourceNotes.read(folder.resolve(SourceNotes.FILE)).watching()
                ? source(folder).filter(source -> !SourceWatch.finished(source))
                : Optional.empty();
    }

    /**
     * Measures a run again from its source, into another folder.
     *
     * @return how the source differs from what was imported; empty if it does not
     * @throws InvalidInputException if the source is no longer there
     */
    Optional<String> again(Path run, Path folder, RunListener listener, RunControl control) {
        SourceNotes notes = SourceNotes.read(run.resolve(SourceNotes.FILE));
        Path source = ImportedRows.place(notes, run);
        Optional<String> difference =
                notes.weights() ? WeightsSource.difference(run, source) : ImportedRows.difference(run);
        if (difference.isPresent()) {
            return difference;
        }
        SourceNotes there = ImportedRows.placed(notes, source, folder);
        RunRecorder recorder =
                RunFolder.create(folder, RunFolder.open(run).settings(), draft -> ImportMeasuring.note(draft, there));
        try (recorder) {
            measuring(listener, control).measure(run, notes, recorder, false);
        }
        return Optional.empty();
    }

    /** Notes that the source of a run lies somewhere else now. */
    public void move(Path folder, Path source) {
        ImportedRows.move(folder, source);
    }

    private static RunMonitor monitor(RunListener listener, RunControl control) {
        return new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                listener.progressed(what, done, total);
            }

            @Override
            public boolean cancelled() {
                return control.stopped();
            }
        };
    }

    /** Whether another program trained the network of a run: it cannot be trained further here. */
    public static boolean isImported(Path folder) {
        return RunFolder.imported(folder);
    }

    /** Whether something failed because the source of an imported run is no longer where it was. */
    public static boolean isSourceGone(Throwable failure) {
        return failure instanceof InvalidInputException refused
                && refused.argument().filter(ImportedRows.SOURCE::equals).isPresent();
    }

    /** Where the source of an imported run lay when it was last noted. */
    public static Path noted(Path folder) {
        return Path.of(SourceNotes.read(folder.resolve(SourceNotes.FILE)).absolute());
    }

    /** Where the source of an imported run lies; empty for other runs. */
    public static Optional<Path> source(Path folder) {
        return isImported(folder)
                ? Optional.of(ImportedRows.place(SourceNotes.read(folder.resolve(SourceNotes.FILE)), folder))
                : Optional.empty();
    }
}
