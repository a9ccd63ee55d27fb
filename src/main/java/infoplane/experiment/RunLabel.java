package infoplane.experiment;

import java.util.List;
import java.util.OptionalInt;

/**
 * Name, notes, tags and colour that the user gave a run. They do not change the settings of the run.
 *
 * @param name what the user calls the run
 * @param notes free text; may be empty
 * @param tags words that the user groups runs by
 * @param colour number of the colour that the user gave the run, from 0; empty for none
 */
public record RunLabel(String name, String notes, List<String> tags, OptionalInt colour) {
    public RunLabel {
        tags = List.copyOf(tags);
    }

    /** A label without tags. */
    public RunLabel(String name, String notes, OptionalInt colour) {
        this(name, notes, List.of(), colour);
    }
}
