/** Infoplane: what a neural network remembers and forgets while it learns. */
@NullMarked
package infoplane;

import org.jspecify.annotations.NullMarked;
