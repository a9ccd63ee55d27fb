/** What the command {@code benchmark} measures. */
@NullMarked
package infoplane.benchmark;

import org.jspecify.annotations.NullMarked;
