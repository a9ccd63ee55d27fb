/** The plane at every scale: what layers keep when noise of any size is added to them. */
@NullMarked
package infoplane.scales;

import org.jspecify.annotations.NullMarked;
