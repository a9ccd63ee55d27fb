/** The main window: puts the parts of the other ui packages together. */
@NullMarked
package infoplane.ui;

import org.jspecify.annotations.NullMarked;
