/** The information plane as a picture. */
@NullMarked
package infoplane.figure.plane;

import org.jspecify.annotations.NullMarked;
