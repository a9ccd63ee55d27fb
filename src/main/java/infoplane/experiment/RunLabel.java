package infoplane.experiment;

import java.util.OptionalInt;

/**
 * Name, notes and colour that the user gave a run. They do not change the settings of the run.
 *
 * @param name what the user calls the run
 * @param notes free text; may be empty
 * @param colour number of the colour that the user gave the run, from 0; empty for none
 */
public record RunLabel(String name, String notes, OptionalInt colour) {}
