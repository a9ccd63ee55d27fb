package infoplane.cli;

import java.util.List;
import java.util.OptionalInt;

/**
 * The content of a figure.
 *
 * @param estimators estimator ids; empty for the first estimator of each run
 * @param layer layer, counted from 1; empty for the last hidden layer
 * @param look what is shown of it, and how
 */
record FigureChoice(List<String> estimators, OptionalInt layer, FigureLook look) {}
