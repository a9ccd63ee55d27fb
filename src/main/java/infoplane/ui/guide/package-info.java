/** The guide and the list of keys. */
@NullMarked
package infoplane.ui.guide;

import org.jspecify.annotations.NullMarked;
