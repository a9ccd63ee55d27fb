package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.network.Trajectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One run in the list of runs: computing, finished, or opened from its folder. For the window's thread only. */
public final class Run {
    private final ExperimentSettings settings;
    private final @Nullable Path folder;
    private final StringProperty name;
    private final IntegerProperty colour = new SimpleIntegerProperty();
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Optional<RunResults>> results = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RunStatus> status = new ReadOnlyObjectWrapper<>(RunStatus.RUNNING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final RunControl control = new RunControl();
    private @Nullable Supplier<Trajectory> trajectory;

    /** @param folder where the run is kept; null for a run that is kept nowhere */
    public Run(ExperimentSettings settings, @Nullable Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.name = new SimpleStringProperty(settings.name());
    }

    public ExperimentSettings settings() {
        return settings;
    }

    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    public StringProperty name() {
        return name;
    }

    /** Which of the colours that tell runs apart, from 0. */
    public IntegerProperty colour() {
        return colour;
    }

    public BooleanProperty visible() {
        return visible;
    }

    /** What the run has come to so far; empty before it has begun. */
    public ReadOnlyObjectProperty<Optional<RunResults>> results() {
        return results.getReadOnlyProperty();
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

    public BooleanProperty paused() {
        return paused;
    }

    public boolean computing() {
        return status.get() == RunStatus.RUNNING;
    }

    public void pause() {
        control.pause();
        paused.set(true);
    }

    public void goOn() {
        control.resume();
        paused.set(false);
    }

    /** Ends the run after the epoch in hand; what was done stays. */
    public void stop() {
        control.stop();
        paused.set(false);
    }

    public RunControl control() {
        return control;
    }

    /** The kept weights, for measuring again; empty where there are none. Reading them is work for the background. */
    public Optional<Supplier<Trajectory>> trajectory() {
        return Optional.ofNullable(trajectory);
    }

    public void setTrajectory(Supplier<Trajectory> kept) {
        trajectory = kept;
    }

    /** Shows what the run has come to. */
    public void show(RunResults now) {
        results.set(Optional.of(now));
        status.set(now.status());
        message.set(now.message());
        if (now.status() != RunStatus.RUNNING) {
            progress.set(Progress.NONE);
            paused.set(false);
        }
    }

    public void show(Progress now) {
        if (computing()) {
            progress.set(now);
        }
    }

    /** The run ended with an error; what it had come to stays. */
    public void fail(String sentence) {
        status.set(RunStatus.FAILED);
        message.set(sentence);
        progress.set(Progress.NONE);
    }
}
