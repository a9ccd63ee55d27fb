/** Sums and counts over all pairs of rows, tile by tile; never an N by N matrix. */
@NullMarked
package infoplane.pairwise;

import org.jspecify.annotations.NullMarked;
