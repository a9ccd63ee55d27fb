package infoplane.ui.results;

import infoplane.runs.RunCommandLine.Act;
import infoplane.ui.results.PointWindow.Question;
import infoplane.ui.run.Run;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** The actions on runs of the list. */
public interface RunActions {
    /** Removes the runs from the list. The user can undo this. */
    void delete(List<Run> runs);

    /** Opens a pop-over for the run's name and notes. @param beside node that the pop-over points at */
    void describe(Run run, Node beside);

    /** Opens a pop-over for the tags of runs. @param beside node that the pop-over points at */
    void tag(List<Run> runs, Node beside);

    /** Shows the run's experiment in the forms. */
    void reuse(Run run);

    /** Shows these runs and hides all other runs. */
    void showOnly(Collection<Run> runs);

    /** Resumes a stopped or interrupted run. */
    void resume(Run run);

    void stop(Run run);

    void pauseOrContinue(Run run);

    /** Whether the run is queued. */
    boolean waits(Run run);

    /**
     * Moves a queued run.
     *
     * @param places number of places in the queue; negative towards the front; limited to the queue's ends
     */
    void move(Run run, int places);

    /** Sets the run's colour. @param number index of the colour, from 0 */
    void colour(Run run, int number);

    /** Whether the run can be trained for more epochs. */
    boolean extendable(Run run);

    /** Opens a pop-over that asks how many more epochs an ended run and all its repeats train. */
    void lengthen(Run run, Node beside);

    void openFolder(Run run);

    /** Copies the lines of the command line that do something with the runs. */
    void copyCommand(List<Run> runs, Act act);

    /** The run of the same network without noise and quantisation, if it is in the list. */
    Optional<Run> twin(Run run);

    /** Trains the same network without noise and quantisation, and shows both. */
    void trainTwin(Run run);

    /** Opens a window that shows the runs, side by side, as if their weights were random. */
    void asIfRandom(List<Run> runs);

    /** Opens the window that measures runs in other coordinates of the same network. */
    void otherCoordinates(List<Run> runs);

    /** Opens the window about a point, a unit or an input. @param sum whether its sum is shown first, rather than its inputs */
    void ask(Question question, boolean sum);

    /** Asks where the source of an imported run lies now. */
    void findSource(Run run);
}
