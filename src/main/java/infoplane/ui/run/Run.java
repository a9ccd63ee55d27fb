package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.network.TrainingSettings;
import infoplane.runs.RunEntry;
import infoplane.runs.RunKind;
import infoplane.runs.RunNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A run in the list of runs: waiting, computing, ended, or known only from its folder. For the window's thread only. */
public final class Run {
    private ExperimentSettings settings;
    private final Path folder;
    private final StringProperty name;
    private final StringProperty notes = new SimpleStringProperty("");
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final IntegerProperty colour = new SimpleIntegerProperty();
    private OptionalInt ownColour = OptionalInt.empty();
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Optional<RunResults>> results = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunResults>> displayed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RunStatus> status = new ReadOnlyObjectWrapper<>(RunStatus.RUNNING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private Optional<TrialPlane> trial = Optional.empty();
    private RunControl control = new RunControl();
    private boolean computing = true;
    private boolean begun = true;
    private OptionalLong place = OptionalLong.empty();
    private String moved = "";
    private List<String> reading = List.of();
    private RunKind kind = RunKind.TRAINED;
    private boolean watching;

    /** @param folder the run's folder */
    public Run(ExperimentSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.name = new SimpleStringProperty(ownName());
    }

    /**
     * A run of a network that another program trains or trained.
     *
     * @param settings what is known of it
     * @param watching whether it goes on as that program writes epochs
     */
    static Run imported(ExperimentSettings settings, Path folder, RunKind kind, boolean watching) {
        Run run = new Run(settings, folder);
        run.kind = kind;
        run.watching = watching;
        return run;
    }

    /** Returns a hidden run for a folder whose results have not been read yet. */
    public static Run unread(RunEntry entry) {
        Run run = new Run(entry.settings(), entry.folder());
        run.computing = false;
        run.begun = entry.begun();
        run.kind = entry.kind();
        run.place = entry.place();
        run.status.set(entry.status());
        run.message.set(entry.message());
        run.reading = entry.reading();
        run.visible.set(false);
        entry.label().ifPresent(written -> {
            run.name.set(written.name());
            run.notes.set(written.notes());
            run.tags.setAll(written.tags());
            written.colour().ifPresent(run::giveColour);
        });
        return run;
    }

    public ExperimentSettings settings() {
        return settings;
    }

    public Path folder() {
        return folder;
    }

    /** Who trained the network of the run. */
    public RunKind kind() {
        return kind;
    }

    /** Whether the run waits for epochs of another program, so that it can be stopped but not paused. */
    public boolean watching() {
        return watching;
    }

    void watch(boolean now) {
        watching = now;
    }

    /**
     * Name in the list: the name from the settings, with a number if another run has that name, or the user's name for the
     * run.
     */
    public StringProperty name() {
        return name;
    }

    /** What was decided while the run's data were read from files, in words. */
    public List<String> reading() {
        return reading;
    }

    void dataRead(List<String> lines) {
        reading = lines.isEmpty() ? reading : lines;
    }

    /** The name that the run's settings give it. */
    String ownName() {
        return RunNames.of(settings, folder);
    }

    /** The user's notes about the run. */
    public StringProperty notes() {
        return notes;
    }

    /** Words by which the user groups runs. */
    public ObservableList<String> tags() {
        return tags;
    }

    /** Number of the run's colour, from 0. */
    public IntegerProperty colour() {
        return colour;
    }

    /** The colour that the user gave the run; empty if the list chose the colour. */
    public OptionalInt ownColour() {
        return ownColour;
    }

    void giveColour(int number) {
        ownColour = OptionalInt.of(number);
        colour.set(number);
    }

    public BooleanProperty visible() {
        return visible;
    }

    /** The results so far; empty before the run has begun, and until the results of a listed folder have been read. */
    public ReadOnlyObjectProperty<Optional<RunResults>> results() {
        return results.getReadOnlyProperty();
    }

    /** The results that plots show. During a trial, the trial's points replace the points that the run measured. */
    public ReadOnlyObjectProperty<Optional<RunResults>> displayed() {
        return displayed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunStatus> status() {
        return status.getReadOnlyProperty();
    }

    /** Why the run ended early; empty if it did not. */
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /** Whether the run computes or waits in the queue in this program; false for a run that another program computes. */
    public boolean computing() {
        return computing;
    }

    /** Whether the run has ever begun, so that its folder holds results. */
    boolean begun() {
        return begun;
    }

    /** Whether the run finished, stopped, was interrupted or failed. */
    public boolean ended() {
        return !computing && status.get() != RunStatus.RUNNING && status.get() != RunStatus.WAITING;
    }

    /**
     * The place in the queue of a run that waits since an earlier session: a lower place begins earlier.
     * {@link Long#MIN_VALUE} for all other runs.
     */
    public long queuePlace() {
        return place.orElse(Long.MIN_VALUE);
    }

    /** What the run does and its progress, in words; empty before the run has begun and after it has ended. */
    public String activity() {
        return paused.get() ? progress.get().pausedSentence() : progress.get().sentence();
    }

    /** What the run does, without the times left, for one line of a narrow list. */
    public String activityInBrief() {
        return paused.get() ? activity() : progress.get().reached();
    }

    /**
     * Whether the run has kept weights that can be measured again. A run under way can be measured only while it is paused.
     */
    public boolean measurable() {
        boolean still = computing() ? paused.get() && results.get().isPresent() : begun;
        return still && settings.training().keep() != TrainingSettings.Keep.NONE;
    }

    /** Whether the run waits or ended before its last epoch. */
    public boolean unfinished() {
        return switch (status.get()) {
            case WAITING, STOPPED, INTERRUPTED, FAILED -> true;
            case RUNNING, FINISHED -> false;
        };
    }

    /** Sets the number of epochs. */
    void lengthen(int epochs) {
        settings = settings.withTraining(settings.training().withEpochs(epochs));
    }

    public void pause() {
        control.pause();
        paused.set(true);
    }

    /** Resumes the run if it is paused; otherwise pauses it. */
    public void pauseOrContinue() {
        if (paused.get()) {
            resume();
        } else {
            pause();
        }
    }

    /** Resumes a paused run. Hides the points of a trial, because they end at the epoch of the pause. */
    public void resume() {
        control.resume();
        paused.set(false);
        showTrial(Optional.empty());
    }

    /** Stops the run after the current epoch; its results stay. */
    public void stop() {
        control.stop();
        paused.set(false);
    }

    RunControl control() {
        return control;
    }

    /** Marks the run as computing, for the first time or again. */
    public void begin() {
        control = new RunControl();
        computing = true;
        place = OptionalLong.empty();
        status.set(RunStatus.RUNNING);
        message.set("");
        progress.set(Progress.WAITING);
    }

    /** Sets the results and the state of the run. */
    public void show(RunResults now) {
        computing = computing && now.status() == RunStatus.RUNNING;
        begun = true;
        if (kind.imported()) {
            settings = now.settings(); // known, and the number of epochs, only as it goes on
        }
        watching = watching && computing;
        status.set(now.status());
        message.set(now.message());
        if (now.status() != RunStatus.RUNNING) {
            progress.set(Progress.NONE);
            paused.set(false);
        }
        results.set(Optional.of(now));
        refresh();
    }

    /** Sets the final results, in which final points replace provisional ones, and notes how far points moved. */
    void finish(RunResults ended) {
        moved = results.get()
                .map(before -> FinalMeasuring.sentence(before, ended))
                .orElse("");
        show(ended);
    }

    /** A sentence about points that moved visibly when final measuring replaced provisional points; empty if none did. */
    public String movedSentence() {
        return moved;
    }

    public void show(Progress now) {
        if (computing()) {
            progress.set(now);
        }
    }

    /** Takes the run out of the queue, so that it does not begin. */
    void cancel(RunStatus as, String why) {
        computing = false;
        status.set(as);
        message.set(why);
        progress.set(Progress.NONE);
        paused.set(false);
    }

    /** Marks the run as failed; its results so far stay. */
    void fail(String sentence) {
        computing = false;
        watching = false;
        status.set(RunStatus.FAILED);
        message.set(sentence);
        progress.set(Progress.NONE);
        paused.set(false);
    }

    /**
     * Points of a run that a trial measured.
     *
     * @param measure settings of the trial
     * @param plane the points
     */
    record TrialPlane(MeasureSettings measure, MeasuredPlane plane) {}

    /** Shows the points of a trial instead of the run's own; an empty argument shows the run's own points again. */
    void showTrial(Optional<TrialPlane> tried) {
        if (tried.isPresent() || trial.isPresent()) {
            trial = tried;
            refresh();
        }
    }

    private void refresh() {
        displayed.set(results.get()
                .map(own -> trial.map(tried -> own.withMeasured(tried.measure(), tried.plane()))
                        .orElse(own)));
    }
}
