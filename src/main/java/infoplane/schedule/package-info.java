/** Which epochs of a trajectory get measured. */
@NullMarked
package infoplane.schedule;

import org.jspecify.annotations.NullMarked;
