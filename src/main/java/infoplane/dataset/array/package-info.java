/** Arrays in files of other programs: names, shapes, and rows on demand. */
@NullMarked
package infoplane.dataset.array;

import org.jspecify.annotations.NullMarked;
