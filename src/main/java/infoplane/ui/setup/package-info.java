/** Where the user sets an experiment up. */
@NullMarked
package infoplane.ui.setup;

import org.jspecify.annotations.NullMarked;
