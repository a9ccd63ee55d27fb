/** The measurements of the command {@code benchmark}. */
@NullMarked
package infoplane.benchmark;

import org.jspecify.annotations.NullMarked;
