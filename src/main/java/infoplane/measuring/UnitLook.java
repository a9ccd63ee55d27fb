package infoplane.measuring;

import infoplane.core.Information;
import infoplane.core.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a network at one epoch.
 *
 * @param layer of the unit
 * @param unit from 1
 * @param epoch of the weights
 * @param weights of the connections that lead to it, one for each unit of the layer below or each input; empty if
 *     only activations are known
 * @param bias 0 if only activations are known
 * @param values the activations that the cells of the histogram divide equally
 * @param shares of the inputs in each cell; they add to 1
 * @param entropy H of the unit in the cells of the estimator
 * @param label what the unit tells of the label, in the same cells
 * @param cells name of the estimator that cuts the cells
 * @param responses pictures of what the unit responds to; empty if there are none
 */
public record UnitLook(
        Layer layer,
        int unit,
        int epoch,
        double[] weights,
        double bias,
        Range values,
        double[] shares,
        @Nullable Information entropy,
        @Nullable Information label,
        String cells,
        List<Response> responses) {
    public UnitLook {
        responses = List.copyOf(responses);
    }

    /**
     * A picture of what a unit responds to.
     *
     * @param kind what the values are
     * @param width in places
     * @param height in places
     * @param values row by row from the upper left
     * @param ends the inputs at the ends of a plane, first and second; empty for pictures
     */
    public record Response(ResponseKind kind, int width, int height, double[] values, List<Range> ends) {
        public Response {
            ends = List.copyOf(ends);
        }
    }

    /** What the values of a response are. */
    public enum ResponseKind {
        /** The activation at each place of the plane of two inputs. */
        PLANE,
        /** The mean of the inputs, each weighted by how far the unit's activation is above its least. */
        MEAN_PICTURE,
        /** The weights from the pixels of the input. */
        WEIGHTS
    }
}
