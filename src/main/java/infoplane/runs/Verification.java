package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.core.TemporaryFolder;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunStatus;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunCheck;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Repeats runs from their settings and compares the results bit for bit. */
record Verification(RunService runs, RunListener listener, RunControl control) {
    /** The first difference of a run or of repeats; empty if there is none or the control stopped the verification. */
    Optional<String> firstDifference(Path folder) {
        EnsembleFolder.refresh(folder);
        List<Path> repeats = EnsembleFolder.repeats(folder);
        List<Path> all = repeats.isEmpty() ? List.of(folder) : repeats;
        all.forEach(RunCheck::requireIntact);
        if (!repeats.isEmpty()) {
            RunCheck.requireWholeRepeats(folder);
            refuseMissing(folder, repeats.size());
        }
        all.forEach(this::refuseUnfinished);
        for (Path run : all) {
            Optional<String> difference = ofOne(run);
            if (control.stopped()) {
                return Optional.empty();
            }
            if (difference.isPresent()) {
                return difference.map(text -> repeats.isEmpty() ? text : run.getFileName() + ": " + text);
            }
        }
        return Optional.empty();
    }

    private static void refuseMissing(Path folder, int repeats) {
        int all = RunFolder.open(folder).settings().repeats();
        if (repeats < all) {
            throw new InvalidInputException(PlainText.path(folder) + " holds " + repeats + " of its " + all
                    + " repeats but only whole ones can be verified; make the others with run --resume");
        }
    }

    private void refuseUnfinished(Path run) {
        RunStatus status = runs.status(run);
        if (status != RunStatus.FINISHED) {
            throw new InvalidInputException(PlainText.path(run) + " is " + status.label()
                    + " but only a finished run can be verified; finish it with run --resume");
        }
    }

    private Imports imports() {
        return new Imports(runs.threads());
    }

    private Optional<String> ofOne(Path run) {
        try {
            try (TemporaryFolder folder = TemporaryFolder.create("verify")) {
                Path again = folder.path();
                RunFolder kept = RunFolder.open(run);
                ExperimentSettings settings = kept.settings();
                settings = settings.withTraining(
                        settings.training().withRecorded(kept.provenance().engine()));
                if (RunFolder.imported(run)) {
                    Optional<String> other = imports().again(run, again, listener, control);
                    if (other.isPresent()) {
                        return other;
                    }
                } else {
                    runs.startRepeat(settings, again, EnsembleFolder.repeatOf(run), listener, control);
                }
                // both results are read from files, because files hold amounts with 12 decimals
                return control.stopped()
                        ? Optional.empty()
                        : ResultComparison.firstDifference(runs.results(run), runs.results(again), run, again);
            }
        } catch (IOException e) {
            throw new RunFailedException("Cannot compare " + run + ": " + e.getMessage(), e);
        }
    }
}
