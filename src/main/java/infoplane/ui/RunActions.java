package infoplane.ui;

import infoplane.ui.run.Run;

/** What can be done with a run of the list. */
interface RunActions {
    /** Takes the run out of the list, with a way back. */
    void delete(Run run);

    void rename(Run run);

    /** Shows the run's experiment in the forms. */
    void reuse(Run run);

    /** Hides all others. */
    void showOnly(Run run);

    /** Goes on with a run that was stopped or interrupted. */
    void goOn(Run run);

    void openFolder(Run run);
}
