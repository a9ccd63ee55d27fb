package infoplane.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source that grows while its epochs are measured. */
public interface WatchedSource {
    /**
     * Takes up an epoch if it is whole.
     *
     * @return why it is not, in a clause; empty if it was taken up
     */
    Optional<String> take(ArraySource listing, int epoch);

    /** Takes up a new listing of the source. @param whole the epochs that are there and were taken up, ascending */
    void follow(ArraySource listing, List<Integer> whole);

    /** The epochs that are to be measured, ascending. */
    List<Integer> epochs();

    /** What to note of the epochs at the end, so that their source is known again. */
    Map<String, String> fingerprints();
}
