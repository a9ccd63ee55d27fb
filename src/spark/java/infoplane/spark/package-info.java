/** Sweeps on a Spark cluster. Compiled by the profile {@code spark} alone; the rest of the program knows nothing of it. */
@NullMarked
package infoplane.spark;

import org.jspecify.annotations.NullMarked;
