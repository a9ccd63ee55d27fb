package infoplane.ui.run;

import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.runs.Decisions.Outputs;

/**
 * How a network decides over a part of the plane, at one epoch.
 *
 * @param run name of its run
 * @param area the part of the plane
 * @param outputs p(class | place), row by row of {@link #GRID} × {@link #GRID} places, from the lower left
 */
public record Decision(String run, Area area, Outputs outputs) {
    /** Places along each side. */
    public static final int GRID = 100;

    /** A part of the plane of two inputs. */
    public record Area(Range first, Range second) {
        /** The middles of the places, two columns, row by row from the lower left. */
        Samples places() {
            float[] places = new float[2 * GRID * GRID];
            for (int place = 0; place < GRID * GRID; place++) {
                places[2 * place] = at(first, place % GRID);
                places[2 * place + 1] = at(second, place / GRID);
            }
            return Samples.ofOwnedFloats(places, GRID * GRID, 2);
        }

        private static float at(Range range, int step) {
            return (float) (range.lower() + (step + 0.5) / GRID * (range.upper() - range.lower()));
        }
    }
}
