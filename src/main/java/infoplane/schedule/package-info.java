/** Schedules: which epochs of a trajectory are measured. */
@NullMarked
package infoplane.schedule;

import org.jspecify.annotations.NullMarked;
