/** Maps rows to cells, counts cells, and computes entropies of counts. */
@NullMarked
package infoplane.cells;

import org.jspecify.annotations.NullMarked;
