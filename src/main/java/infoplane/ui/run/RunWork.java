package infoplane.ui.run;

import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;

/** Computes a run from its beginning to its end. */
@FunctionalInterface
public interface RunWork {
    RunResults run(RunListener listener, RunControl control);
}
