package infoplane.figure.chart;

import infoplane.findings.SweepColumn;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a figure of a sweep shows.
 *
 * @param kind the kind of picture
 * @param outcome the number that it shows
 * @param over fields on the axes: two for a map, one or two for curves, any for parallel axes
 * @param estimator id of the estimator; empty for that of a field of estimators, or the first
 * @param layer the layer from 1; empty for the last hidden layer of each run
 */
public record SweepView(SweepKind kind, SweepColumn outcome, List<String> over, String estimator, OptionalInt layer) {
    /** The kinds of pictures. */
    public enum SweepKind {
        /** Colours over two fields. */
        MAP,
        /** Lines over one field, one for each value of a second. */
        CURVE,
        /** A line for each run through all its settings. */
        AXES
    }

    public SweepView {
        over = List.copyOf(over);
    }
}
