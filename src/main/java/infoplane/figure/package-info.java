/** Figures of results, painted with Graphics2D: the same picture on screen and in files. */
@NullMarked
package infoplane.figure;

import org.jspecify.annotations.NullMarked;
