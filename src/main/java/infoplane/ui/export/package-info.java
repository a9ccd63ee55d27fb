/** The window that exports a figure. */
@NullMarked
package infoplane.ui.export;

import org.jspecify.annotations.NullMarked;
