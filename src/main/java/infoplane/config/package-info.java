/** Reads and writes settings as JSON; messages name the place and the error. */
@NullMarked
package infoplane.config;

import org.jspecify.annotations.NullMarked;
