package infoplane.ui.results;

import infoplane.ui.run.Run;
import java.util.Collection;
import java.util.List;
import javafx.scene.Node;

/** What can be done with runs of the list. */
public interface RunActions {
    /** Takes the runs out of the list, with a way back. */
    void delete(List<Run> runs);

    /** Asks for name and notes, beside the run. */
    void describe(Run run, Node beside);

    /** Shows the run's experiment in the forms. */
    void reuse(Run run);

    /** Hides all others. */
    void showOnly(Collection<Run> runs);

    /** Goes on with a run that was stopped or interrupted. */
    void resume(Run run);

    void stop(Run run);

    void pauseOrContinue(Run run);

    /** Whether the run waits for its turn. */
    boolean waits(Run run);

    /** Moves a run by so many places among those that wait: below 0 towards its turn, as far as there are places. */
    void move(Run run, int places);

    /** Gives the run another colour. @param number of the colour, from 0 */
    void colour(Run run, int number);

    /** Whether more epochs can follow those that the run has trained. */
    boolean extendable(Run run);

    /** Asks how many epochs more an ended run is to train, with all its repeats, beside the run. */
    void lengthen(Run run, Node beside);

    void openFolder(Run run);
}
