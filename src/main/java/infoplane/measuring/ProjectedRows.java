package infoplane.measuring;

import infoplane.cells.Cells;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a layer at one epoch as points of a picture.
 *
 * @param epoch of the rows
 * @param draws rows of each input, which stand together
 * @param places first and second coordinate of each row in turn; not to be written to
 * @param cells the cell of each row; null where nothing counts cells
 */
public record ProjectedRows(
        int epoch, int draws, float[] places, @Nullable Cells cells) {
    /** The number of rows. */
    public int rows() {
        return places.length / 2;
    }
}
