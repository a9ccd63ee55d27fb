/** The window. */
@NullMarked
package infoplane.ui;

import org.jspecify.annotations.NullMarked;
