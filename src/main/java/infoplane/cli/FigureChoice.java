package infoplane.cli;

import java.util.List;
import java.util.OptionalInt;

/**
 * What of the runs a figure shows.
 *
 * @param estimators ids; empty for the first of each run
 * @param layer counted from 1; empty for the last hidden one
 */
record FigureChoice(List<String> estimators, OptionalInt layer) {}
