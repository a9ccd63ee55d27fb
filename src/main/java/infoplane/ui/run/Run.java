package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.network.TrainingSettings;
import infoplane.runs.RunEntry;
import infoplane.runs.RunNames;
import java.nio.file.Path;
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

/** One run in the list of runs: computing, finished, or known from its folder. For the window's thread only. */
public final class Run {
    private ExperimentSettings settings;
    private final Path folder;
    private final StringProperty name;
    private final StringProperty notes = new SimpleStringProperty("");
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

    /** @param folder where the run is kept */
    public Run(ExperimentSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.name = new SimpleStringProperty(ownName());
    }

    /** A run that is known from its folder and not read yet, hidden. */
    public static Run unread(RunEntry entry) {
        Run run = new Run(entry.settings(), entry.folder());
        run.computing = false;
        run.begun = entry.begun();
        run.place = entry.place();
        run.status.set(entry.status());
        run.message.set(entry.message());
        run.visible.set(false);
        entry.label().ifPresent(written -> {
            run.name.set(written.name());
            run.notes.set(written.notes());
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

    /** What the list calls it: its own name, with a number if another run has that, or what the user calls it. */
    public StringProperty name() {
        return name;
    }

    /** What its settings call it. */
    String ownName() {
        return RunNames.of(settings, folder);
    }

    /** What the user wrote about the run. */
    public StringProperty notes() {
        return notes;
    }

    /** Which of the colours that tell runs apart, from 0. */
    public IntegerProperty colour() {
        return colour;
    }

    /** The colour that the user gave the run; empty while the list chooses one. */
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

    /** What the run has come to so far; empty before it has begun, and while it has not been read. */
    public ReadOnlyObjectProperty<Optional<RunResults>> results() {
        return results.getReadOnlyProperty();
    }

    /** The results as plots show them: with the points of a trial in place of those measured, while there is one. */
    public ReadOnlyObjectProperty<Optional<RunResults>> displayed() {
        return displayed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunStatus> status() {
        return status.getReadOnlyProperty();
    }

    /** What ended the run; empty if nothing did. */
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /** Whether the run computes or waits for its turn here; one that another program computes does neither. */
    public boolean computing() {
        return computing;
    }

    /** Whether the folder holds results; a run that has never begun has none. */
    boolean begun() {
        return begun;
    }

    /** Whether all was done, or the run ended before that. */
    public boolean ended() {
        return !computing && status.get() != RunStatus.RUNNING && status.get() != RunStatus.WAITING;
    }

    /** The order in which runs that wait since an earlier session were to begin; before them come all others. */
    public long turn() {
        return place.orElse(Long.MIN_VALUE);
    }

    /** What the run does and how far it has come, in words; empty before it has begun and after it has ended. */
    public String activity() {
        return paused.get() ? progress.get().pausedSentence() : progress.get().sentence();
    }

    /** Whether the run kept weights that can be measured again; one under way can be while it is paused. */
    public boolean measurable() {
        boolean still = computing() ? paused.get() && results.get().isPresent() : begun;
        return still && settings.training().keep() != TrainingSettings.Keep.NONE;
    }

    /** Whether the run rests before all was done. */
    public boolean unfinished() {
        return switch (status.get()) {
            case WAITING, STOPPED, INTERRUPTED, FAILED -> true;
            case RUNNING, FINISHED -> false;
        };
    }

    /** The run is to be this long. */
    void lengthen(int epochs) {
        settings = settings.withTraining(settings.training().withEpochs(epochs));
    }

    public void pause() {
        control.pause();
        paused.set(true);
    }

    /** Goes on from a pause; what was tried out meanwhile leaves the plots, because it stops at the pause. */
    public void resume() {
        control.resume();
        paused.set(false);
        tryOut(Optional.empty());
    }

    /** Ends the run after the epoch in hand; what was done stays. */
    public void stop() {
        control.stop();
        paused.set(false);
    }

    RunControl control() {
        return control;
    }

    /** The run computes, again or for the first time. */
    public void begin() {
        control = new RunControl();
        computing = true;
        place = OptionalLong.empty();
        status.set(RunStatus.RUNNING);
        message.set("");
        progress.set(Progress.WAITING);
    }

    /** Shows what the run has come to. */
    public void show(RunResults now) {
        computing = computing && now.status() == RunStatus.RUNNING;
        begun = true;
        status.set(now.status());
        message.set(now.message());
        if (now.status() != RunStatus.RUNNING) {
            progress.set(Progress.NONE);
            paused.set(false);
        }
        results.set(Optional.of(now));
        refresh();
    }

    /** The same at its end, when what was provisional is measured for good. */
    void settle(RunResults ended) {
        moved = results.get()
                .map(before -> FinalMeasuring.sentence(before, ended))
                .orElse("");
        show(ended);
    }

    /** What measuring for good has moved visibly, in a sentence; empty for nothing. */
    public String moved() {
        return moved;
    }

    public void show(Progress now) {
        if (computing()) {
            progress.set(now);
        }
    }

    /** The run is not to begin, or not again. */
    void cancel(RunStatus as, String why) {
        computing = false;
        status.set(as);
        message.set(why);
        progress.set(Progress.NONE);
        paused.set(false);
    }

    /** The run ended with an error; what it had come to stays. */
    void fail(String sentence) {
        computing = false;
        status.set(RunStatus.FAILED);
        message.set(sentence);
        progress.set(Progress.NONE);
        paused.set(false);
    }

    /**
     * The run measured otherwise than it was set up.
     *
     * @param measure how
     */
    record TrialPlane(MeasureSettings measure, MeasuredPlane plane) {}

    /** Shows what came of measuring with other settings in place of the run's own; empty for its own. */
    void tryOut(Optional<TrialPlane> tried) {
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
