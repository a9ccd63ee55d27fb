/** The look of the window: themes, icons, and helpers for all controls. */
@NullMarked
package infoplane.ui.theme;

import org.jspecify.annotations.NullMarked;
