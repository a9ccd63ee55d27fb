/** How work leaves the window's thread and how its results return to it. */
@NullMarked
package infoplane.ui.work;

import org.jspecify.annotations.NullMarked;
