/**
 * Operations on runs, shared by the command line and the window: start, resume, measure, keep, compare, verify, name, queue,
 * delete.
 */
@NullMarked
package infoplane.runs;

import org.jspecify.annotations.NullMarked;
