/** The right side: runs, inspector, findings. */
@NullMarked
package infoplane.ui.results;

import org.jspecify.annotations.NullMarked;
