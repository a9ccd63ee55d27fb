/** The right side of the window: runs, inspector, findings, comparison. */
@NullMarked
package infoplane.ui.results;

import org.jspecify.annotations.NullMarked;
