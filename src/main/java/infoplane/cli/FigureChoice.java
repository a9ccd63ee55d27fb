package infoplane.cli;

import infoplane.figure.chart.ProjectionView.RowColours;
import java.util.List;
import java.util.OptionalInt;

/**
 * The content of a figure.
 *
 * @param estimators estimator ids; empty for the first estimator of each run
 * @param layer layer, counted from 1; empty for the last hidden layer
 * @param epoch the epoch of plots of one epoch; empty for the last
 * @param colouring what the colours of a projection mean
 * @param look what is shown of it, and how
 */
record FigureChoice(
        List<String> estimators, OptionalInt layer, OptionalInt epoch, RowColours colouring, FigureLook look) {}
