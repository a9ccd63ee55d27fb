/** What both faces do with runs: start, resume, measure, keep, compare, verify, name, queue, delete. */
@NullMarked
package infoplane.runs;

import org.jspecify.annotations.NullMarked;
