package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import java.nio.file.Path;

/** What computes a run: the real thing in the window, something quick in tests. */
@FunctionalInterface
public interface RunEngine {
    /**
     * Runs to the end on the calling thread.
     *
     * @param folder where the run is kept; does not exist yet
     */
    RunResults run(ExperimentSettings settings, Path folder, RunListener listener, RunControl control);
}
