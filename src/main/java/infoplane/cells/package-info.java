/** Rows to cells, counts of cells, and entropies of counts. */
@NullMarked
package infoplane.cells;

import org.jspecify.annotations.NullMarked;
