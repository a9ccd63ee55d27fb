/** The plane at every scale and in other coordinates of the same network. */
@NullMarked
package infoplane.scales;

import org.jspecify.annotations.NullMarked;
