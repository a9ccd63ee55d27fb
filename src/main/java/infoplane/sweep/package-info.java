/** Sweeps: one experiment with many settings, computed by any number of workers, and the table of its outcomes. */
@NullMarked
package infoplane.sweep;

import org.jspecify.annotations.NullMarked;
