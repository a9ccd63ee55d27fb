/** How work leaves the window's thread and how its results come back. */
@NullMarked
package infoplane.ui.work;

import org.jspecify.annotations.NullMarked;
