/** Data sets: settings, generators, readers, the split, the inspector. */
@NullMarked
package infoplane.dataset;

import org.jspecify.annotations.NullMarked;
