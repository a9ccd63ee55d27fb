package infoplane.experiment;

import java.util.OptionalInt;

/**
 * What the user wrote about a run. The settings stay as they were run.
 *
 * @param name what the user calls the run
 * @param notes free text; may be empty
 * @param colour the number of the colour that the user gave the run, from 0; empty where none was given
 */
public record RunLabel(String name, String notes, OptionalInt colour) {}
