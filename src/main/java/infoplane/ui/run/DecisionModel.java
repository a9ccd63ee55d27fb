package infoplane.ui.run;

import infoplane.dataset.DatasetSettings;
import infoplane.runs.Decisions;
import infoplane.ui.form.Checked;
import infoplane.ui.run.Decision.Area;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How the network of the shown run decides over the plane of the two inputs of a data set, at the epoch of the time line.
 * Computes in the background, and only for a run of that data set.
 */
public final class DecisionModel {
    /**
     * The data set that is looked at.
     *
     * @param data its settings
     * @param area the part of the plane in which it lies
     */
    public record Ground(DatasetSettings data, Area area) {}

    /** The run whose network decides. @param trained number of epochs that it has so far */
    public record Subject(Run run, String name, int trained) {}

    /** What the decision shown was computed for. */
    private record Wanted(Subject subject, int epoch, Ground ground) {}

    private final Latest deciding;
    private final ReadOnlyObjectWrapper<Checked<Decision>> decision = new ReadOnlyObjectWrapper<>(Checked.wrong(""));
    private Optional<Ground> ground = Optional.empty();
    private Optional<Subject> subject = Optional.empty();
    private int epoch;
    private @Nullable Wanted last;

    /** @param background feeds the networks */
    public DecisionModel(Background background) {
        this.deciding = new Latest(background);
    }

    /** The decision; else why there is none, which is empty where nobody expects one. */
    public ReadOnlyObjectProperty<Checked<Decision>> decision() {
        return decision.getReadOnlyProperty();
    }

    /** @param shown the data set that is looked at; empty if it has no two inputs */
    public void lookAt(Optional<Ground> shown) {
        ground = shown;
        refresh();
    }

    /** @param run the run that charts of one run show @param atEpoch the epoch of the time line */
    public void follow(Optional<Subject> run, int atEpoch) {
        subject = run;
        epoch = atEpoch;
        refresh();
    }

    private void refresh() {
        Optional<Subject> fitting = subject.filter(one -> ground.filter(
                        shown -> shown.data().equals(one.run().settings().dataset()))
                .isPresent());
        if (ground.isEmpty() || fitting.isEmpty()) {
            last = null;
            decision.set(Checked.wrong(""));
            return;
        }
        Wanted wanted = new Wanted(fitting.get(), epoch, ground.get());
        if (wanted.equals(last)) {
            return;
        }
        last = wanted;
        Path folder = wanted.subject().run().folder();
        deciding.submit(() -> decide(wanted, folder), made -> {
            Run run = wanted.subject().run();
            if (last == null
                    || !last.ground().equals(wanted.ground())
                    || last.subject().run() != run) {
                return; // something else is looked at since
            }
            if (made.ok() || !run.computing()) {
                decision.set(made);
            } else {
                last = null; // its weights are written only every few seconds
            }
        });
    }

    private static Checked<Decision> decide(Wanted wanted, Path folder) {
        Area area = wanted.ground().area();
        try {
            return Checked.of(
                    new Decision(wanted.subject().name(), area, Decisions.of(folder, wanted.epoch(), area.places())));
        } catch (RuntimeException e) { // also of a run that has not written its folder yet
            return Checked.wrong(AdviceWords.sentence("The decision", e));
        }
    }
}
