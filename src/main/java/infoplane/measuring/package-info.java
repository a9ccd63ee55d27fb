/** Layers, where their rows come from, and how they are measured. */
@NullMarked
package infoplane.measuring;

import org.jspecify.annotations.NullMarked;
