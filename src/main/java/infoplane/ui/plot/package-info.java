/** The plots in the middle of the window: view models (shown runs, epochs, points under the pointer) and their controls. */
@NullMarked
package infoplane.ui.plot;

import org.jspecify.annotations.NullMarked;
