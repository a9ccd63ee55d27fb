/** The command line. */
@NullMarked
package infoplane.cli;

import org.jspecify.annotations.NullMarked;
