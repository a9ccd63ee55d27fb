/** How everything in the window looks: colours, icons, and what every control has. */
@NullMarked
package infoplane.ui.theme;

import org.jspecify.annotations.NullMarked;
