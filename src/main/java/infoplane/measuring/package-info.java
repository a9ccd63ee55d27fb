/** Layers, the sources of their rows, and the measuring of epochs. */
@NullMarked
package infoplane.measuring;

import org.jspecify.annotations.NullMarked;
