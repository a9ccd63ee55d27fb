/** The commands and the console of the command line. */
@NullMarked
package infoplane.cli;

import org.jspecify.annotations.NullMarked;
